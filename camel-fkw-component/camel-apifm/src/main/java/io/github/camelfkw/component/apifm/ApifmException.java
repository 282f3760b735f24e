// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.apifm;

/**
 * What goes wrong between API Factory and a call. Of this class itself: the platform answered with a code that the document
 * gives no meaning, and repeating the same call ends the same way. Messages hold no secret, no URL and no personal data.
 */
public class ApifmException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String call;
    private final int code;
    private final String apiMessage;

    /**
     * The platform answered and refused.
     *
     * @param call       the call that was made, such as {@code orderPay}
     * @param code       the platform's {@code code}
     * @param apiMessage the platform's {@code msg} without secrets; null where there was none
     */
    public ApifmException(String call, int code, String apiMessage) {
        this(call, code, apiMessage, "refused by the platform");
    }

    ApifmException(String call, int code, String apiMessage, String what) {
        super("apifm:" + call + " was " + what + ": code=" + code + ", msg=" + apiMessage);
        this.call = call;
        this.code = code;
        this.apiMessage = apiMessage;
    }

    ApifmException(String call, String message, Throwable cause) {
        super(message, cause);
        this.call = call;
        this.code = 0;
        this.apiMessage = null;
    }

    /** The call that was made, such as {@code orderPay}. */
    public String getCall() {
        return call;
    }

    /** The platform's {@code code}; 0 where it gave none. */
    public int getCode() {
        return code;
    }

    /** The platform's {@code msg} without secrets; null where it gave none. */
    public String getApiMessage() {
        return apiMessage;
    }
}
