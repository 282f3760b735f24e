// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.zvcms;

/** How the answers' {@code status} is written. */
public enum StatusForm {
    /** As the document's three examples: text with a success, a boolean with both kinds of errors. */
    AS_DOCUMENTED,
    /** {@code true} and {@code false}, as the document's table says. */
    BOOLEAN,
    /** {@code "true"} and {@code "false"}. */
    TEXT,
    /** {@code 1} and {@code 0}. */
    NUMBER
}
