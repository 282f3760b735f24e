// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.apifm;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Chosen properties as the platform writes them: {@code 4:15,2:10,}. */
final class PropertyPairs {

    private PropertyPairs() {}

    /** One pair. */
    record Pair(String left, String right) {}

    /** With the comma that the platform puts after the last pair too. */
    static String closed(String pairs) {
        return pairs.isEmpty() || pairs.endsWith(",") ? pairs : pairs + ",";
    }

    static List<Pair> pairs(String text) {
        return Arrays.stream(text.split(","))
                .map(String::trim)
                .filter(pair -> !pair.isEmpty())
                .map(pair -> pair.split(":", 2))
                .map(sides -> new Pair(sides[0], sides.length == 2 ? sides[1] : ""))
                .toList();
    }

    /** The same for the same pairs in any order, with or without the last comma. */
    static String key(String text) {
        return pairs(text).stream().map(Pair::toString).sorted().collect(Collectors.joining());
    }
}
