// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client;

/**
 * The platform answered and refused. Repeating the same call ends the same way, unless a subclass says otherwise
 * (integrators know these as <em>isv</em> errors: fix the call).
 */
public class FkwApiException extends FkwException {

    private static final long serialVersionUID = 1L;

    private final int code;
    private final String apiMessage;
    private final String orderId;

    /**
     * @param operation  the operation that was asked for
     * @param code       the platform's {@code rt}
     * @param apiMessage the platform's {@code msg}, without secrets
     * @param orderId    the order that the call was about; null where there is none
     */
    public FkwApiException(String operation, int code, String apiMessage, String orderId) {
        this(operation, code, apiMessage, orderId, "refused by the platform", null);
    }

    FkwApiException(String operation, int code, String apiMessage, String orderId, String what, Throwable cause) {
        super(operation, describe(operation, code, apiMessage, orderId, what), cause);
        this.code = code;
        this.apiMessage = apiMessage;
        this.orderId = orderId;
    }

    private static String describe(String operation, int code, String apiMessage, String orderId, String what) {
        return operation + (orderId == null ? "" : " of order " + orderId) + " was " + what + ": rt=" + code + ", msg="
                + apiMessage;
    }

    /** The platform's {@code rt}; 0 where the answer was lost and the order was found to stand otherwise. */
    public int getCode() {
        return code;
    }

    /** The platform's {@code msg}, without secrets. */
    public String getApiMessage() {
        return apiMessage;
    }

    /** The order that the call was about; null where there is none. */
    public String getOrderId() {
        return orderId;
    }
}
