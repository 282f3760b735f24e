// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.doctor;

import java.math.BigInteger;
import java.util.Collection;
import java.util.Iterator;
import java.util.function.Function;

/** What a list may be sorted by. */
enum SortKey {
    NEWEST_CREATED_FIRST("newest created first", Row::created, true),
    OLDEST_CREATED_FIRST("oldest created first", Row::created, false),
    NEWEST_MODIFIED_FIRST("newest modified first", Row::modified, true),
    OLDEST_MODIFIED_FIRST("oldest modified first", Row::modified, false),
    HIGHEST_ID_FIRST("highest id first", SortKey::number, true),
    LOWEST_ID_FIRST("lowest id first", SortKey::number, false);

    private final String words;
    private final Function<Row, Comparable<?>> value;
    private final boolean descending;

    @SuppressWarnings("unchecked")
    <T extends Comparable<T>> SortKey(String words, Function<Row, T> value, boolean descending) {
        this.words = words;
        this.value = value::apply;
        this.descending = descending;
    }

    private static BigInteger number(Row row) {
        return row.id().matches("\\d{1,40}") ? new BigInteger(row.id()) : null;
    }

    /** As a person says it. */
    String words() {
        return words;
    }

    boolean isById() {
        return this == HIGHEST_ID_FIRST || this == LOWEST_ID_FIRST;
    }

    boolean isDescending() {
        return descending;
    }

    /** What a row is sorted by; null where it does not say. */
    Comparable<?> of(Row row) {
        return value.apply(row);
    }

    /** Whether the rows come in this order. */
    boolean fits(Collection<Row> rows) {
        Iterator<Row> all = rows.iterator();
        Comparable<?> before = null;
        while (all.hasNext()) {
            Comparable<?> now = of(all.next());
            if (now == null || before != null && isAgainst(before, now)) {
                return false;
            }
            before = now;
        }
        return before != null;
    }

    @SuppressWarnings("unchecked")
    private <T> boolean isAgainst(Comparable<T> before, Comparable<?> now) {
        int compared = before.compareTo((T) now);
        return descending ? compared < 0 : compared > 0;
    }

    /** How many values there are: rows that all have the same one are in any order. */
    long values(Collection<Row> rows) {
        return rows.stream().map(this::of).distinct().count();
    }

    /** How many neighbours have the same value. */
    static int ties(SortKey key, Collection<Row> rows) {
        int ties = 0;
        Comparable<?> before = null;
        for (Row row : rows) {
            Comparable<?> now = key.of(row);
            if (now != null && now.equals(before)) {
                ties++;
            }
            before = now;
        }
        return ties;
    }
}
