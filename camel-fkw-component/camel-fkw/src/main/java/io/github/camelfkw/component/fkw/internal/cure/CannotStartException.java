// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.cure;

/** A consumer cannot start as it is configured. */
public final class CannotStartException extends IllegalArgumentException implements NamesCure {

    private static final long serialVersionUID = 1L;

    /** @param message why, and the cure; quotes options only */
    public CannotStartException(String message) {
        super(message);
    }
}
