// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.apifm;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All calls, by name and by path. Made from the resource {@code calls.txt}, which tells its own form. */
final class CallTable {

    private static final String RESOURCE = "calls.txt";

    private final String subDomain;
    private final String merchantId;
    private final Map<String, CallRow> byName = new LinkedHashMap<>();
    private final Map<String, List<CallRow>> byPath = new LinkedHashMap<>();

    CallTable(String subDomain, String merchantId) {
        this.subDomain = subDomain;
        this.merchantId = merchantId;
        for (CallRow row : rows()) {
            byName.put(row.name(), row);
            byPath.computeIfAbsent(pathOf(row), path -> new ArrayList<>()).add(row);
        }
    }

    static List<CallRow> rows() {
        try (InputStream in = CallTable.class.getResourceAsStream(RESOURCE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(CallRow::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The calls at a path of the simulator: none, one, or two that are told apart by their parameters. */
    List<CallRow> at(String path) {
        return byPath.getOrDefault(path, List.of());
    }

    List<String> names() {
        return List.copyOf(byName.keySet());
    }

    /** @throws IllegalArgumentException for a name that no call with a published path has */
    CallRow named(String name) {
        CallRow row = byName.get(name);
        if (row == null) {
            throw new IllegalArgumentException("there is no call " + name + " with a published path");
        }
        return row;
    }

    String pathOf(CallRow row) {
        return row.host().prefix()
                + row.path().replace("{subDomain}", subDomain).replace("{merchantId}", merchantId);
    }

    /** Why nothing is at a path, as far as that can be told. */
    String whyNothingIsAt(String path) {
        for (Host asked : Host.values()) {
            if (path.startsWith(asked.prefix() + "/")) {
                String rest = path.substring(asked.prefix().length());
                for (Host other : Host.values()) {
                    if (byPath.containsKey(other.prefix() + rest)) {
                        return path + " belongs to host " + other.prefix().substring(1) + ", not to "
                                + asked.prefix().substring(1);
                    }
                }
                return accountIsWrong(asked, rest)
                        ? path + " is of another account: here are sub-domain " + subDomain + " and merchant id "
                                + merchantId
                        : "unknown path " + path;
            }
        }
        return "unknown path " + path;
    }

    private boolean accountIsWrong(Host host, String rest) {
        int second = rest.indexOf('/', 1);
        if (second < 0) {
            return false;
        }
        String call = rest.substring(second);
        return byPath.containsKey(host.prefix() + "/" + subDomain + call)
                || byPath.containsKey(host.prefix() + "/" + merchantId + call);
    }
}
