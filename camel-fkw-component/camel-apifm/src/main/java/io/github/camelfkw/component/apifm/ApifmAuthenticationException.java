// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.apifm;

/**
 * The platform does not accept the login token of the user: it is wrong, or the login is over. The call has done nothing.
 * Let the user log in again. That code 2000 means this is not in the vendor's document.
 */
public class ApifmAuthenticationException extends ApifmException {

    private static final long serialVersionUID = 1L;

    /**
     * @param call       the call that was made
     * @param code       the platform's {@code code}
     * @param apiMessage the platform's {@code msg} without secrets; null where there was none
     */
    public ApifmAuthenticationException(String call, int code, String apiMessage) {
        super(call, code, apiMessage, "refused for its login token");
    }
}
