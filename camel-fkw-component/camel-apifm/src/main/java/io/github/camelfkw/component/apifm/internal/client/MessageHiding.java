// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.apifm.internal.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelfkw.common.Redactor;
import io.github.camelfkw.component.apifm.internal.call.ApiCall;
import io.github.camelfkw.component.apifm.internal.call.Argument;
import io.github.camelfkw.component.apifm.internal.call.Argument.Encoding;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Takes out of a message of the platform what it repeats of a call's parameters: they may be a password, a name, an address.
 * That goes for a parameter as a whole and for each value in one that holds JSON or a list joined with commas. Short numbers
 * stay unless they are a secret by their name, for an id helps to find what is wrong.
 */
final class MessageHiding {

    private static final Pattern SHORT_NUMBER = Pattern.compile("-?\\d{1,10}(\\.\\d{1,4})?");

    /** A flag of one letter is nobody's secret, and would tear holes into each message. */
    private static final int SHORTEST_HIDDEN = 2;

    private final Redactor redactor;
    private final ObjectMapper mapper;
    private final Set<String> longestFirst = new TreeSet<>(
            (a, b) -> a.length() != b.length() ? Integer.compare(b.length(), a.length()) : a.compareTo(b));

    /**
     * @param redactor   knows secrets of other calls
     * @param mapper     reads parameters that hold JSON
     * @param call       which was made
     * @param parameters by wire name
     */
    MessageHiding(Redactor redactor, ObjectMapper mapper, ApiCall call, Map<String, String> parameters) {
        this.redactor = redactor;
        this.mapper = mapper;
        parameters.forEach(this::add);
        call.arguments().stream()
                .filter(argument -> argument.encoding() == Encoding.COMMA)
                .map(Argument::wireName)
                .filter(parameters::containsKey)
                .forEach(name -> addElements(name, parameters.get(name)));
    }

    private void addElements(String name, String joined) {
        for (String element : joined.split(",")) {
            add(name, element.strip());
        }
    }

    /** The text and, where it is JSON, what is in it. */
    private void add(String name, String text) {
        boolean harmless = SHORT_NUMBER.matcher(text).matches() && !SecretNames.ALL.contains(name);
        if (text.length() >= SHORTEST_HIDDEN && !harmless) {
            longestFirst.add(text);
        }
        if (text.startsWith("{") || text.startsWith("[")) {
            addLeaves(name, parsed(text));
        }
    }

    private JsonNode parsed(String text) {
        try {
            return mapper.readTree(text);
        } catch (JsonProcessingException e) {
            // Only looks like JSON.
            return mapper.missingNode();
        }
    }

    /** Under the name of the field that they stand in; elements of an array, under that of the array. */
    private void addLeaves(String name, JsonNode tree) {
        if (tree.isObject()) {
            tree.properties().forEach(field -> addLeaves(field.getKey(), field.getValue()));
        } else if (tree.isArray()) {
            tree.forEach(element -> addLeaves(name, element));
        } else if (tree.isTextual() || tree.isNumber()) {
            add(name, tree.asText());
        }
    }

    String hide(String message) {
        if (message == null) {
            return null;
        }
        String hidden = message;
        for (String value : longestFirst) {
            hidden = hidden.replace(value, "***");
        }
        return redactor.redact(hidden);
    }
}
