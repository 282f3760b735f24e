// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

/** How an answer shows a member's own properties; the document's table and its example differ. */
public enum MemberPropsForm {
    /** An array of objects; the table. */
    ARRAY,
    /** One object, the first property; the others are lost. No property: an empty array. */
    OBJECT,
    /**
     * One object after the other, with commas and without brackets; the example, letter by letter. With two or more
     * properties the whole answer is no JSON; with one it looks like {@link #OBJECT}, with none like {@link #ARRAY}.
     */
    WITHOUT_BRACKETS
}
