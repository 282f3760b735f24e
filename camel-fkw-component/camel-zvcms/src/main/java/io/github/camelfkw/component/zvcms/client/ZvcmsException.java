// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.zvcms.client;

/** What goes wrong between this client and ZVCMS. Messages hold no secret, no URL and no personal data. */
public class ZvcmsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String action;
    private final String code;
    private final String apiMessage;

    /**
     * @param action  the action that was asked for, such as {@code communal.user.identity}
     * @param message what happened and what to do
     * @param cause   may be null
     */
    public ZvcmsException(String action, String message, Throwable cause) {
        this(action, null, null, message, cause);
    }

    ZvcmsException(String action, String code, String apiMessage, String message, Throwable cause) {
        super(message, cause);
        this.action = action;
        this.code = code;
        this.apiMessage = apiMessage;
    }

    /** The action that was asked for, such as {@code communal.user.identity}. */
    public String getAction() {
        return action;
    }

    /** The platform's {@code code} as it came; null where it did not answer with one. */
    public String getCode() {
        return code;
    }

    /** The platform's {@code message}, without secrets and without what was sent to it; null where it gave none. */
    public String getApiMessage() {
        return apiMessage;
    }
}
