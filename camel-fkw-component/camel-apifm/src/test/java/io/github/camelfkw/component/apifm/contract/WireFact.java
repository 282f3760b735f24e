// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.apifm.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is known of a call on the wire, apart from the connector's table: {@code contract/wire-facts.json}.
 *
 * @param documented the arguments as the document has them, in one text
 */
record WireFact(
        String name,
        String documented,
        String verb,
        String host,
        String path,
        boolean freeForm,
        List<Param> params,
        Map<String, String> constants,
        boolean undocumentedPath) {

    /** A parameter: its name on the wire, the argument's name, and its encoding or empty text. */
    record Param(String name, String argument, String encoding) {}

    private static final ObjectMapper JSON = new ObjectMapper();

    static List<WireFact> all() {
        List<WireFact> all = new ArrayList<>();
        read().path("operations").forEach(row -> all.add(of(row)));
        return all;
    }

    /** The platform's addresses, by the names of its hosts. */
    static Map<String, String> hosts() {
        Map<String, String> hosts = new LinkedHashMap<>();
        read().path("hosts")
                .properties()
                .forEach(host -> hosts.put(host.getKey(), host.getValue().asText()));
        return hosts;
    }

    private static JsonNode read() {
        try (InputStream in = WireFact.class.getResourceAsStream("/contract/wire-facts.json")) {
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static WireFact of(JsonNode row) {
        List<Param> params = new ArrayList<>();
        row.path("params").forEach(param -> {
            String name = param.path("param").asText();
            params.add(new Param(
                    name,
                    param.path("argument").asText(name),
                    param.path("encoding").asText("")));
        });
        Map<String, String> constants = new LinkedHashMap<>();
        row.path("constants")
                .properties()
                .forEach(constant ->
                        constants.put(constant.getKey(), constant.getValue().asText()));
        return new WireFact(
                row.path("name").asText(),
                row.path("documented").asText(),
                row.path("verb").asText(),
                row.path("host").asText(),
                row.path("path").asText(),
                row.path("freeForm").asBoolean(),
                params,
                constants,
                row.path("undocumentedPath").asBoolean());
    }

    /** The arguments that the document names. */
    List<String> documentedArguments() {
        return documented.isEmpty() || documented.equals("Object object") ? List.of() : List.of(documented.split(", "));
    }

    @Override
    public String toString() {
        return name;
    }
}
