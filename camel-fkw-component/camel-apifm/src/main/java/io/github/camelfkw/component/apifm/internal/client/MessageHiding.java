// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.apifm.internal.client;

import io.github.camelfkw.common.Redactor;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Takes out of a message of the platform what it repeats of a call's parameters: they may be a password, a name, an address.
 * Short numbers stay unless
 * they are a secret by their name, for an id helps to find what is wrong.
 */
final class MessageHiding {

    private static final Pattern SHORT_NUMBER = Pattern.compile("-?\\d{1,10}(\\.\\d{1,4})?");

    /** A flag of one letter is nobody's secret, and would tear holes into each message. */
    private static final int SHORTEST_HIDDEN = 2;

    private final Redactor redactor;
    private final List<String> values;

    MessageHiding(Redactor redactor, Map<String, String> parameters) {
        this.redactor = redactor;
        this.values = longestFirst(parameters);
    }

    private static List<String> longestFirst(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .filter(parameter -> SecretNames.ALL.contains(parameter.getKey())
                        || !SHORT_NUMBER.matcher(parameter.getValue()).matches())
                .map(Map.Entry::getValue)
                .filter(value -> value.length() >= SHORTEST_HIDDEN)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    String hide(String message) {
        if (message == null) {
            return null;
        }
        String hidden = message;
        for (String value : values) {
            hidden = hidden.replace(value, "***");
        }
        return redactor.redact(hidden);
    }
}
