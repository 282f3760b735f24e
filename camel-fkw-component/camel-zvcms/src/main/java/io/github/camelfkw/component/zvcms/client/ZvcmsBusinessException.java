// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.zvcms.client;

/**
 * The platform worked on the call and says no: {@code status} true with another {@code code} than 0 (业务异常), such as that
 * there is no such member. Codes are those of each action. Repeating the same call ends the same way.
 */
public final class ZvcmsBusinessException extends ZvcmsException {

    private static final long serialVersionUID = 1L;

    /**
     * @param action     the action that was asked for
     * @param code       the platform's {@code code}
     * @param apiMessage the platform's {@code message}, without secrets
     * @param hint       what else is known, beginning with a full stop; empty: nothing
     */
    public ZvcmsBusinessException(String action, String code, String apiMessage, String hint) {
        super(
                action,
                code,
                apiMessage,
                action + " was refused by the platform: code=" + code + ", message=" + apiMessage + hint,
                null);
    }
}
