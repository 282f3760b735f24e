// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.apifm.internal.scan;

/**
 * A row of a list.
 *
 * @param key     tells it from others: its id, or a hash of its content where it has none
 * @param id      its id as the platform gave it; null where it has none
 * @param pageNo  the page that it stood on, from 1
 * @param content a map as a rule
 */
public record Row(String key, Object id, int pageNo, Object content) {

    /** Prints the page only: the rest may be personal. */
    @Override
    public String toString() {
        return "Row of page " + pageNo;
    }
}
