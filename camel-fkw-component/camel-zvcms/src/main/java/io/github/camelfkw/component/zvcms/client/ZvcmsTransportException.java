// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.zvcms.client;

/**
 * There was no usable answer: no connection, a time-out, a server error, a maintenance page. For a write
 * {@link #isOutcomeUnknown()} tells whether it may have taken effect.
 */
public final class ZvcmsTransportException extends ZvcmsException {

    private static final long serialVersionUID = 1L;

    private final boolean outcomeUnknown;
    private final boolean worthRepeating;

    /**
     * @param action         the action that was asked for
     * @param message        what happened and what to do
     * @param outcomeUnknown whether a write may have taken effect
     * @param worthRepeating whether the same call may succeed later
     * @param cause          may be null
     */
    public ZvcmsTransportException(
            String action, String message, boolean outcomeUnknown, boolean worthRepeating, Throwable cause) {
        super(action, message, cause);
        this.outcomeUnknown = outcomeUnknown;
        this.worthRepeating = worthRepeating;
    }

    /** Whether a write may have taken effect; always false for a read. */
    public boolean isOutcomeUnknown() {
        return outcomeUnknown;
    }

    /** Whether the same call may succeed later; false for a certificate that is not trusted, say. */
    public boolean isWorthRepeating() {
        return worthRepeating;
    }
}
