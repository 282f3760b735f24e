// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.examples.memberbridge;

/** Something that no program can decide. The message is the reason, for a person; without personal data. */
public final class ForPeople extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ForPeople(String reason) {
        super(reason);
    }
}
