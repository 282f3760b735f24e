// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.apifm.internal.scan;

import java.util.List;
import java.util.OptionalLong;

/**
 * A page of a list.
 *
 * @param rows  in the platform's order
 * @param total how many rows the list has in all; empty where the platform did not say
 */
public record ListPage(List<Row> rows, OptionalLong total) {

    /** Copies the list. */
    public ListPage {
        rows = List.copyOf(rows);
    }

    /** Prints counts only. */
    @Override
    public String toString() {
        return "ListPage[rows=" + rows.size() + ", total=" + total + "]";
    }
}
