// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.examples.memberbridge;

/** It cannot be decided now; the next round tries again. The message says what is waited for; without personal data. */
public final class NotYet extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotYet(String reason) {
        super(reason);
    }
}
