// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.zvcms.client;

/** The platform answered in a way that the vendor document does not describe: a missing field, a number that is none. */
public final class ZvcmsProtocolException extends ZvcmsException {

    private static final long serialVersionUID = 1L;

    /**
     * @param action  the action that was asked for
     * @param message what was expected and what came, without the content
     * @param cause   may be null
     */
    public ZvcmsProtocolException(String action, String message, Throwable cause) {
        super(action, message, cause);
    }
}
