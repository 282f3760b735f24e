// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import io.github.camelfkw.component.fkw.client.FkwException;
import io.github.camelfkw.component.fkw.internal.cure.NamesCure;

/**
 * What views of a person show of a failure: the text of one of the connector's exceptions, which holds no secret, and the
 * class only of any other one. A driver, a repository, a bean of the user may say what it likes; the log has it.
 */
final class ShownFailure extends Exception {

    private static final long serialVersionUID = 1L;

    private final String type;

    private ShownFailure(Throwable failure) {
        super(text(failure));
        this.type = failure.getClass().getName();
        setStackTrace(failure.getStackTrace());
    }

    /** Its text, or its class. */
    static String text(Throwable failure) {
        return hasOurText(failure)
                ? String.valueOf(failure.getMessage())
                : failure.getClass().getName();
    }

    private static boolean hasOurText(Throwable failure) {
        return failure instanceof FkwException || failure instanceof NamesCure || failure instanceof ShownFailure;
    }

    /** The failure, where it and its causes are the connector's own; else what stands for it. */
    static Throwable of(Throwable failure) {
        return failure == null || isOurs(failure) ? failure : new ShownFailure(failure);
    }

    private static boolean isOurs(Throwable failure) {
        return failure instanceof ShownFailure
                || hasOurText(failure)
                        && failure.getSuppressed().length == 0
                        && (failure.getCause() == null || isOurs(failure.getCause()));
    }

    @Override
    public String toString() {
        return type.equals(getMessage()) ? type : type + ": " + getMessage();
    }
}
