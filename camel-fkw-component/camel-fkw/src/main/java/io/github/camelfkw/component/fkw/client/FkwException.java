// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client;

/** What goes wrong between this client and the platform. Messages hold no secret, no URL and no personal data. */
public class FkwException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String operation;

    /**
     * @param operation the operation of this connector that was asked for, such as {@code ship}
     * @param message   what happened and what to do
     * @param cause     may be null
     */
    public FkwException(String operation, String message, Throwable cause) {
        super(message, cause);
        this.operation = operation;
    }

    /** The operation of this connector that was asked for, such as {@code ship}. */
    public String getOperation() {
        return operation;
    }
}
