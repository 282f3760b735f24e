// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client;

/** The platform answered in a way that the vendor document does not describe: broken JSON, a missing field, a huge body. */
public class FkwProtocolException extends FkwException {

    private static final long serialVersionUID = 1L;

    /**
     * @param operation the operation that was asked for
     * @param message   what was expected and what came, without the content
     * @param cause     may be null
     */
    public FkwProtocolException(String operation, String message, Throwable cause) {
        super(operation, message, cause);
    }
}
