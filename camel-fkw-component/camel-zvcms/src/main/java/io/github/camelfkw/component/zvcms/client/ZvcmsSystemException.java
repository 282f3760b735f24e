// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.zvcms.client;

/**
 * The platform did not take the call: {@code status} false (系统错误), such as for a signature that it does not accept. Codes
 * are those of its list of global codes, which is not published; so nothing is repeated by itself.
 */
public final class ZvcmsSystemException extends ZvcmsException {

    private static final long serialVersionUID = 1L;

    /**
     * @param action     the action that was asked for
     * @param code       the platform's {@code code}; empty where it gave none
     * @param apiMessage the platform's {@code message}, without secrets
     * @param hint       what else is known, beginning with a full stop; empty: nothing
     */
    public ZvcmsSystemException(String action, String code, String apiMessage, String hint) {
        super(
                action,
                code,
                apiMessage,
                action + " ended with a system error of the platform: code=" + code + ", message=" + apiMessage + hint,
                null);
    }
}
