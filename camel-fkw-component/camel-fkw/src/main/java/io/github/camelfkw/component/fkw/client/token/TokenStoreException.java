// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.token;

import io.github.camelfkw.component.fkw.client.FkwException;

/** Grants cannot be read or kept. */
public class TokenStoreException extends FkwException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what happened and what to do
     * @param cause   may be null
     */
    public TokenStoreException(String message, Throwable cause) {
        super("tokenStore", message, cause);
    }
}
