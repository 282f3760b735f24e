// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.poll;

import java.util.function.LongConsumer;

/** A set of numbers without an object for each: 16 bytes or less a number. Not safe for threads. */
final class LongSet {

    private long[] slots = new long[16];
    private boolean zero;
    private int filled;

    int size() {
        return filled + (zero ? 1 : 0);
    }

    boolean contains(long number) {
        return number == 0 ? zero : slots[slot(number)] == number;
    }

    /** Returns whether the number was not there before. */
    boolean add(long number) {
        if (number == 0) {
            boolean added = !zero;
            zero = true;
            return added;
        }
        int slot = slot(number);
        if (slots[slot] == number) {
            return false;
        }
        slots[slot] = number;
        if (++filled > slots.length / 2) {
            grow();
        }
        return true;
    }

    void forEach(LongConsumer what) {
        if (zero) {
            what.accept(0);
        }
        for (long number : slots) {
            if (number != 0) {
                what.accept(number);
            }
        }
    }

    /** Where the number is, or would be. */
    private int slot(long number) {
        int slot = (int) (number * 0x9E3779B97F4A7C15L >>> 32) & slots.length - 1;
        while (slots[slot] != 0 && slots[slot] != number) {
            slot = slot + 1 & slots.length - 1;
        }
        return slot;
    }

    private void grow() {
        long[] old = slots;
        slots = new long[old.length * 2];
        for (long number : old) {
            if (number != 0) {
                slots[slot(number)] = number;
            }
        }
    }
}
