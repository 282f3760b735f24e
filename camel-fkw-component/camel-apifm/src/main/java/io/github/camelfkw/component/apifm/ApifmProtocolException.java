// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.apifm;

/** The platform answered in a way that the vendor's document does not describe: no JSON, no code, no list. */
public class ApifmProtocolException extends ApifmException {

    private static final long serialVersionUID = 1L;

    /**
     * @param call    the call that was made
     * @param message what was expected and what came, without the content
     */
    public ApifmProtocolException(String call, String message) {
        super(call, message, (Throwable) null);
    }
}
