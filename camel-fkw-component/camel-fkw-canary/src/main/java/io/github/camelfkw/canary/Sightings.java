// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.canary;

import io.github.camelfkw.simulator.fkw.FkwMarks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/**
 * What was looked at in this JVM, and what was found. Each leak is written down when it is seen for the first time, for a JVM
 * may be killed; what was looked at, when the JVM ends. Thread-safe.
 */
final class Sightings {

    /** The beginning of a line that tells how much was looked at. */
    static final String LOOKED_AT = "looked-at";

    /** As much of the text as helps to find the place in the code. It is made up: nobody's secret. */
    private static final int SAMPLE = 400;

    private final Map<Channel, LongAdder> lookedAt = new ConcurrentSkipListMap<>();
    private final Map<Leak, LongAdder> leaks = new ConcurrentHashMap<>();
    private final Path file;

    Sightings(Path file) {
        this.file = file;
    }

    /** Looks at something that was shown. */
    void look(Channel channel, String place, String shown) {
        lookedAt.computeIfAbsent(channel, any -> new LongAdder()).increment();
        for (FkwMarks.Kind kind : FkwMarks.in(shown)) {
            Leak leak = new Leak(channel, place, kind);
            if (!Expected.is(leak)) {
                LongAdder count = leaks.computeIfAbsent(leak, any -> new LongAdder());
                if (count.sum() == 0) {
                    write(leak + "\t" + sample(shown));
                }
                count.increment();
            }
        }
    }

    private static String sample(String shown) {
        return (shown.length() > SAMPLE ? shown.substring(0, SAMPLE) + "…" : shown).replaceAll("\\s+", " ");
    }

    Map<Leak, Long> leaks() {
        return leaks.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue()
                .sum()));
    }

    long lookedAt(Channel channel) {
        LongAdder count = lookedAt.get(channel);
        return count == null ? 0 : count.sum();
    }

    void writeCounts() {
        lookedAt.forEach((channel, count) -> write(LOOKED_AT + "\t" + channel + "\t" + count));
    }

    private synchronized void write(String line) {
        try {
            Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
