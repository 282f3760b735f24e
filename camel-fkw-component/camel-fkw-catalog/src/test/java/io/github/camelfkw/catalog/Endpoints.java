// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The endpoints of routes, as their addresses stand in text. */
final class Endpoints {

    private static final Pattern XML_URI = Pattern.compile("\\suri=\"([^\"]+)\"");
    private static final Pattern JAVA_TEXT = Pattern.compile("(?:from|to|toD)\\(\"((?:[^\"\\\\]|\\\\.)+)\"\\)");

    private Endpoints() {}

    static List<String> ofYaml(String yaml) throws IOException {
        List<String> uris = new ArrayList<>();
        collect(new YAMLMapper().readTree(yaml), uris);
        return uris;
    }

    private static void collect(JsonNode node, List<String> uris) {
        if (node.path("uri").isTextual()) {
            uris.add(withParameters(node.path("uri").asText(), node.path("parameters")));
        }
        node.properties().forEach(field -> {
            if (List.of("to", "toD", "wireTap").contains(field.getKey())
                    && field.getValue().isTextual()) {
                uris.add(field.getValue().asText());
            }
        });
        node.forEach(child -> collect(child, uris));
    }

    private static String withParameters(String uri, JsonNode parameters) {
        if (parameters.isEmpty()) {
            return uri;
        }
        return uri
                + (uri.contains("?") ? "&" : "?")
                + parameters.properties().stream()
                        .map(parameter ->
                                parameter.getKey() + "=" + parameter.getValue().asText())
                        .collect(Collectors.joining("&"));
    }

    static List<String> ofXml(String xml) {
        return all(XML_URI, xml).stream().map(uri -> uri.replace("&amp;", "&")).toList();
    }

    static List<String> ofJava(String java) {
        return all(JAVA_TEXT, java);
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }
}
