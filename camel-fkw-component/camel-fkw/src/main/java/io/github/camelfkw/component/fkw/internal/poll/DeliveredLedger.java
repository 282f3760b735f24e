// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.poll;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelfkw.component.fkw.client.internal.FkwJson;
import io.github.camelfkw.component.fkw.internal.cure.UnreadableStateException;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Iterator;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which order versions were delivered, by the hour in which they were changed: eight bytes of hash each, in memory and
 * beside the position. Only the hours that something was added to are saved, so that a save costs no more than an hour of
 * orders. Not safe for threads: the feed holds its lock.
 *
 * <p>An hour is kept under the position's name with {@code :delivered:} and the number of the hour, modulo {@value #KEYS},
 * since a repository may not be able to remove keys:
 * {@code {"format":"camel-fkw-delivered","version":1,"hour":"2026-11-22T02:00:00Z","hashes":"…Base64…"}}.
 */
final class DeliveredLedger {

    /** More hours than the platform gives orders of. */
    private static final int KEYS = 4096;

    private static final String FORMAT = "camel-fkw-delivered";
    private static final int VERSION = 1;
    private static final long HOUR = Duration.ofHours(1).toSeconds();

    private final PositionStore store;
    private final NavigableMap<Long, LongSet> hours = new TreeMap<>();
    private final Set<Long> unsaved = new TreeSet<>();

    DeliveredLedger(PositionStore store) {
        this.store = store;
    }

    /**
     * Reads what was saved of a stretch of time, of at most as many hours as there are keys.
     *
     * @throws IllegalStateException an hour is corrupt
     */
    void load(Instant from, Instant to) {
        NavigableMap<Long, LongSet> loaded = new TreeMap<>();
        long last = Math.min(hour(to), hour(from) + KEYS - 1);
        for (long hour = hour(from); hour <= last; hour++) {
            long number = hour;
            part(hour).load().filter(text -> !text.isEmpty()).ifPresent(text -> read(number, text, loaded));
        }
        hours.clear();
        hours.putAll(loaded);
        unsaved.clear();
    }

    private PositionStore part(long hour) {
        return store.part("delivered:" + hour % KEYS);
    }

    private static long hour(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), HOUR);
    }

    void add(OrderVersion version, Instant changed) {
        long hour = hour(changed);
        if (hours.computeIfAbsent(hour, h -> new LongSet()).add(number(version))) {
            unsaved.add(hour);
        }
    }

    boolean contains(OrderVersion version, Instant changed) {
        LongSet versions = hours.get(hour(changed));
        return versions != null && versions.contains(number(version));
    }

    /** The hash is one of the whole content, id and time included. */
    private static long number(OrderVersion version) {
        return Long.parseUnsignedLong(version.hash(), 16);
    }

    /** Saves the hours that something was added to. To be called before the position is saved. */
    void save() {
        for (Iterator<Long> each = unsaved.iterator(); each.hasNext(); ) {
            long hour = each.next();
            LongSet versions = hours.get(hour);
            part(hour).save(versions == null ? "" : write(hour, versions));
            each.remove();
        }
    }

    /** Forgets the hours before a time. */
    void forget(Instant before) {
        for (Long gone : hours.headMap(hour(before)).keySet()) {
            unsaved.add(gone);
        }
        hours.headMap(hour(before)).clear();
    }

    int size() {
        return hours.values().stream().mapToInt(LongSet::size).sum();
    }

    private static String write(long hour, LongSet versions) {
        ByteBuffer bytes = ByteBuffer.allocate(versions.size() * Long.BYTES);
        versions.forEach(bytes::putLong);
        return FkwJson.mapper()
                .createObjectNode()
                .put("format", FORMAT)
                .put("version", VERSION)
                .put("hour", Instant.ofEpochSecond(hour * HOUR).toString())
                .put("hashes", Base64.getEncoder().encodeToString(bytes.array()))
                .toString();
    }

    private void read(long hour, String text, NavigableMap<Long, LongSet> loaded) {
        try {
            JsonNode root = FkwJson.mapper().readTree(text);
            if (!FORMAT.equals(root.path("format").asText())
                    || root.path("version").asInt() != VERSION) {
                throw corrupt(hour);
            }
            if (hour(Instant.parse(root.path("hour").asText())) != hour) {
                // Of a time long ago, under the same key.
                return;
            }
            LongSet versions = new LongSet();
            ByteBuffer bytes = ByteBuffer.wrap(
                    Base64.getDecoder().decode(root.path("hashes").asText()));
            while (bytes.remaining() >= Long.BYTES) {
                versions.add(bytes.getLong());
            }
            loaded.put(hour, versions);
        } catch (JsonProcessingException | DateTimeException | IllegalArgumentException e) {
            throw corrupt(hour);
        }
    }

    /** No cause: a parser quotes what it cannot read. */
    private UnreadableStateException corrupt(long hour) {
        return new UnreadableStateException(part(hour).name()
                + " in the offsetRepository is corrupt. It says what was delivered in the hour from "
                + Instant.ofEpochSecond(hour * HOUR)
                + ". Restore it from a copy; or remove it, then reconciliation may deliver orders of that hour again");
    }
}
