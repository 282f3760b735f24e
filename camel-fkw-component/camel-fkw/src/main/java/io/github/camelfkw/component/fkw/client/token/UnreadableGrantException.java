// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.token;

/**
 * The tokens of one shop cannot be read, most often because they were encrypted with another key; those of others can. A
 * new authorization takes the place of such a grant.
 */
public class UnreadableGrantException extends TokenStoreException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what happened and what to do
     * @param cause   may be null
     */
    public UnreadableGrantException(String message, Throwable cause) {
        super(message, cause);
    }
}
