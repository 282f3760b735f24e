// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

/** How the platform orders its order lists. The vendor document does not say; a client must live with each. */
public enum ListOrder {
    /** Newest {@code created} first, equal seconds by descending age of the order. Stable. */
    NEWEST_CREATED_FIRST,
    /** Oldest {@code created} first. Stable. */
    OLDEST_CREATED_FIRST,
    /** By id, ascending; numbers by value. Stable. */
    BY_ID,
    /**
     * Newest first by the time that was asked for ({@code time_type}), equal seconds in an order that is drawn afresh
     * for each request: between two pages the same order can come twice and another one never.
     */
    RANDOM_AMONG_EQUAL_SECONDS,
    /** Newest {@code modified} first, equal seconds by descending age of the order. Stable. */
    NEWEST_MODIFIED_FIRST,
    /** Oldest {@code modified} first. Stable. */
    OLDEST_MODIFIED_FIRST
}
