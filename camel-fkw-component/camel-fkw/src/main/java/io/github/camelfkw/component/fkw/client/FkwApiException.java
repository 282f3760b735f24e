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
    private final ApiSubject subject;

    /**
     * @param operation  the operation that was asked for
     * @param code       the platform's {@code rt}
     * @param apiMessage the platform's {@code msg}, without secrets
     * @param subject    what the call was about
     */
    public FkwApiException(String operation, int code, String apiMessage, ApiSubject subject) {
        this(operation, code, apiMessage, subject, "refused by the platform", null);
    }

    FkwApiException(String operation, int code, String apiMessage, ApiSubject subject, String what, Throwable cause) {
        super(operation, describe(operation, code, apiMessage, subject, what), cause);
        this.code = code;
        this.apiMessage = apiMessage;
        this.subject = subject;
    }

    private static String describe(String operation, int code, String apiMessage, ApiSubject subject, String what) {
        return subject.describe(operation) + " was " + what + ": rt=" + code + ", msg=" + apiMessage;
    }

    /** The platform's {@code rt}; 0 where the connector itself found that the order stands otherwise. */
    public int getCode() {
        return code;
    }

    /** The platform's {@code msg}, without secrets. */
    public String getApiMessage() {
        return apiMessage;
    }

    /** The order that the call was about; null where it was about none. */
    public String getOrderId() {
        return subject.orderId();
    }

    /** The product that the call was about; null where it was about none. */
    public String getProductId() {
        return subject.productId();
    }

    /** The member that the call was about; null where it was about none. */
    public String getMemberId() {
        return subject.memberId();
    }
}
