// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.apifm.internal.call;

import io.github.camelfkw.common.NearMatches;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The calls of the vendor's document, as {@code calls.txt} beside this class has them. */
public final class CallTable {

    private static final String RESOURCE = "calls.txt";

    private static final CallTable DOCUMENTED = new CallTable(lines());

    private final Map<String, ApiCall> calls = new LinkedHashMap<>();

    /**
     * Reads a table.
     *
     * @param  lines                 in the form that the head of {@code calls.txt} describes
     * @throws IllegalStateException a line that is wrong; tells its number
     */
    CallTable(List<String> lines) {
        List<String> area = List.of();
        for (int number = 1; number <= lines.size(); number++) {
            String line = lines.get(number - 1).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            if (line.startsWith("[") && line.endsWith("]")) {
                area = List.of(line.substring(1, line.length() - 1).split(" > "));
                continue;
            }
            add(line, area, number);
        }
    }

    private void add(String line, List<String> area, int number) {
        try {
            ApiCall call = CallLine.parse(line, area);
            if (calls.putIfAbsent(call.name(), call) != null) {
                throw new IllegalArgumentException("there are two calls " + call.name());
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(RESOURCE + ", line " + number + ": " + e.getMessage(), e);
        }
    }

    private static List<String> lines() {
        try (InputStream in = CallTable.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("The jar is broken: it lacks " + RESOURCE);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The table of the document. */
    public static CallTable documented() {
        return DOCUMENTED;
    }

    /** All calls, in the document's order. */
    public Collection<ApiCall> all() {
        return Collections.unmodifiableCollection(calls.values());
    }

    /**
     * The call of a name.
     *
     * @throws IllegalArgumentException there is none, with names that are near; or its path is published nowhere
     */
    public ApiCall get(String name) {
        ApiCall call = calls.get(name);
        if (call == null) {
            throw new IllegalArgumentException("There is no call apifm:" + name + "."
                    + NearMatches.hint(name, calls.keySet())
                    + " docs/reference/apifm.md lists all of them; for one that is newer than the list use"
                    + " apifm:call with path and verb");
        }
        if (call.target().isEmpty()) {
            throw new IllegalArgumentException(
                    call.describe() + " cannot be called: the document names it, but its path is"
                            + " published nowhere. If the vendor has told you the path, use apifm:call with path and verb=POST");
        }
        return call;
    }
}
