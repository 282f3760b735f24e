// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * Entries by time in one array: nearly everything arrives in order and is appended; what does not is sorted in at the
 * next look. An entry that died stays until half are dead. Costs a reference per entry where a tree costs a node.
 */
final class TimeIndex<T> {

    private static final int WORTH_SWEEPING = 1024;

    private final ToLongFunction<T> time;
    private final Predicate<T> alive;
    private final List<T> entries = new ArrayList<>();
    private boolean sorted = true;
    private int dead;

    TimeIndex(ToLongFunction<T> time, Predicate<T> alive) {
        this.time = time;
        this.alive = alive;
    }

    void add(T entry) {
        if (sorted && !entries.isEmpty() && time.applyAsLong(last()) > time.applyAsLong(entry)) {
            sorted = false;
        }
        entries.add(entry);
    }

    private T last() {
        return entries.get(entries.size() - 1);
    }

    /** To be called after an entry stopped being alive. */
    void oneDied() {
        dead++;
        if (dead > WORTH_SWEEPING && dead > entries.size() / 2) {
            entries.removeIf(alive.negate());
            dead = 0;
        }
    }

    /** Living entries with {@code from <= time <= to}, by time, equal times as they were added. */
    void forEach(long from, long to, Consumer<T> action) {
        if (!sorted) {
            entries.sort(Comparator.comparingLong(time));
            sorted = true;
        }
        for (int i = firstNotBefore(from); i < entries.size(); i++) {
            T entry = entries.get(i);
            if (time.applyAsLong(entry) > to) {
                return;
            }
            if (alive.test(entry)) {
                action.accept(entry);
            }
        }
    }

    private int firstNotBefore(long from) {
        int low = 0;
        int high = entries.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (time.applyAsLong(entries.get(middle)) < from) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
