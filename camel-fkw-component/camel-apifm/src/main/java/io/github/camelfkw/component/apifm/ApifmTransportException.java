// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.apifm;

/**
 * There was no usable answer: no connection, a time-out, a server error, a maintenance page. For a call that writes
 * {@link #isOutcomeUnknown()} tells whether it may have taken effect.
 */
public class ApifmTransportException extends ApifmException {

    private static final long serialVersionUID = 1L;

    private final boolean outcomeUnknown;
    private final boolean worthRepeating;

    /**
     * @param call           the call that was made
     * @param message        what happened and what to do
     * @param outcomeUnknown whether a call that writes may have taken effect
     * @param worthRepeating whether the same call may succeed later
     * @param cause          may be null
     */
    public ApifmTransportException(
            String call, String message, boolean outcomeUnknown, boolean worthRepeating, Throwable cause) {
        super(call, message, cause);
        this.outcomeUnknown = outcomeUnknown;
        this.worthRepeating = worthRepeating;
    }

    /** Whether a call that writes may have taken effect; always false for one that reads. */
    public boolean isOutcomeUnknown() {
        return outcomeUnknown;
    }

    /** Whether the same call may succeed later; false for a certificate that is not trusted, say. */
    public boolean isWorthRepeating() {
        return worthRepeating;
    }
}
