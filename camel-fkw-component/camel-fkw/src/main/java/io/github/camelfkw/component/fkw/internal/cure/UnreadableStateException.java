// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.cure;

/** What an {@code offsetRepository} keeps cannot be read. */
public final class UnreadableStateException extends IllegalStateException implements NamesCure {

    private static final long serialVersionUID = 1L;

    /** @param message which, and the cure; quotes nothing of what is kept */
    public UnreadableStateException(String message) {
        super(message);
    }
}
