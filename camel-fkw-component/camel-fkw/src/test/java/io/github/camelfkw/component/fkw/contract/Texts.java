// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** The vendor document's examples, and how the tests take them apart: with a plain mapper, not with the connector's. */
final class Texts {

    private static final ObjectMapper PLAIN = new ObjectMapper();

    private Texts() {}

    /** A file below {@code contract/requests}. */
    static String request(String name) {
        return text("requests/" + name);
    }

    /** A file below {@code contract/responses}. */
    static String response(String name) {
        return text("responses/" + name);
    }

    private static String text(String name) {
        try (InputStream in = Texts.class.getResourceAsStream("/contract/" + name)) {
            assertThat(in).as(name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode json(String text) {
        try {
            return PLAIN.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static Map<String, Object> map(String json) {
        return PLAIN.convertValue(json(json), new TypeReference<Map<String, Object>>() {});
    }

    /** Each field as a request parameter: arrays and objects as JSON text. */
    static Map<String, String> parameters(String json) {
        Map<String, String> parameters = new LinkedHashMap<>();
        json(json)
                .properties()
                .forEach(field -> parameters.put(
                        field.getKey(),
                        field.getValue().isContainerNode()
                                ? field.getValue().toString()
                                : field.getValue().asText()));
        return parameters;
    }

    /** The parameters of a query or a form that is percent-encoded UTF-8; each once. */
    static Map<String, String> decoded(String encoded) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (encoded != null && !encoded.isEmpty()) {
            Arrays.stream(encoded.split("&")).forEach(pair -> {
                String[] sides = pair.split("=", 2);
                String before = parameters.put(
                        URLDecoder.decode(sides[0], StandardCharsets.UTF_8),
                        URLDecoder.decode(sides[1], StandardCharsets.UTF_8));
                assertThat(before).as(sides[0] + " is there once").isNull();
            });
        }
        return parameters;
    }

    /** Whether the names are the same, and each value: arrays and objects compared as trees. */
    static void assertSame(Map<String, String> sent, Map<String, String> wanted) {
        assertThat(sent).containsOnlyKeys(wanted.keySet());
        wanted.forEach((name, value) -> {
            if (value.startsWith("[") || value.startsWith("{")) {
                assertThat(json(sent.get(name))).as(name).isEqualTo(json(value));
            } else {
                assertThat(sent.get(name)).as(name).isEqualTo(value);
            }
        });
    }
}
