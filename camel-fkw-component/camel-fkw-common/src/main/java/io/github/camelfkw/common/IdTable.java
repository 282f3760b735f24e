// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.common;

import java.util.HashMap;
import java.util.Map;
import java.util.function.ObjLongConsumer;
import java.util.function.Predicate;

/**
 * Ids with a number each, in little memory: a shop may have a million members. Ids that are plain numbers, as
 * platforms' mostly are, take 16 bytes at a load of one half; others are kept as text. Not safe for threads.
 */
public final class IdTable {

    private static final int SMALLEST = 64;

    private long[] keys = new long[SMALLEST];
    private long[] values = new long[SMALLEST];
    private boolean[] used = new boolean[SMALLEST];
    private int numbers;
    private final Map<String, Long> texts = new HashMap<>();

    /** How many ids there are. */
    public int size() {
        return numbers + texts.size();
    }

    /** Whether the id is there. */
    public boolean contains(String id) {
        return isNumber(id) ? used[slot(Long.parseLong(id))] : texts.containsKey(id);
    }

    /** Whether the id is there with that number. */
    public boolean contains(String id, long value) {
        if (isNumber(id)) {
            int slot = slot(Long.parseLong(id));
            return used[slot] && values[slot] == value;
        }
        Long found = texts.get(id);
        return found != null && found == value;
    }

    /** Adds or replaces; returns whether the id was not there before. */
    public boolean put(String id, long value) {
        if (!isNumber(id)) {
            return texts.put(id, value) == null;
        }
        long key = Long.parseLong(id);
        int slot = slot(key);
        boolean added = !used[slot];
        used[slot] = true;
        keys[slot] = key;
        values[slot] = value;
        if (added && ++numbers > keys.length / 2) {
            grow();
        }
        return added;
    }

    /** Forgets the ids that do not pass. */
    public void retain(Predicate<String> kept) {
        IdTable rest = new IdTable();
        forEach((id, value) -> {
            if (kept.test(id)) {
                rest.put(id, value);
            }
        });
        keys = rest.keys;
        values = rest.values;
        used = rest.used;
        numbers = rest.numbers;
        texts.clear();
        texts.putAll(rest.texts);
    }

    /** Forgets all. */
    public void clear() {
        retain(id -> false);
    }

    /** Shows each id with its number, in no order. */
    public void forEach(ObjLongConsumer<String> what) {
        for (int slot = 0; slot < keys.length; slot++) {
            if (used[slot]) {
                what.accept(Long.toString(keys[slot]), values[slot]);
            }
        }
        texts.forEach(what::accept);
    }

    /** A number that is written in the one way that {@link Long#toString(long)} writes it. */
    private static boolean isNumber(String id) {
        int length = id.length();
        if (length == 0 || length > 18 || (id.charAt(0) == '0' && length > 1)) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (id.charAt(i) < '0' || id.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** Where the key is, or would be. */
    private int slot(long key) {
        int slot = (int) (key * 0x9E3779B97F4A7C15L >>> 32) & keys.length - 1;
        while (used[slot] && keys[slot] != key) {
            slot = slot + 1 & keys.length - 1;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        long[] oldValues = values;
        boolean[] oldUsed = used;
        keys = new long[oldKeys.length * 2];
        values = new long[keys.length];
        used = new boolean[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldUsed[i]) {
                int slot = slot(oldKeys[i]);
                used[slot] = true;
                keys[slot] = oldKeys[i];
                values[slot] = oldValues[i];
            }
        }
    }
}
