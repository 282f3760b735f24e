// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client;

/**
 * When the rows of a page become records. A row keeps its whole page in memory, except for products and members
 * {@link #ON_DEMAND}: who wants a few orders for long keeps their texts or records instead.
 */
public enum RecordReading {

    /** When somebody asks a row for its record: for pages that are held, sifted or passed on as text. */
    ON_DEMAND,

    /**
     * While the answer is taken apart: about twice as fast for those who want all the records at once. A page with a
     * value that does not fit its record is read as with {@link #ON_DEMAND}.
     */
    AT_ONCE
}
