// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.camelfkw.component.fkw.FkwDoctorReport.Finding;
import io.github.camelfkw.component.fkw.client.internal.FkwJson;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The forms in which a thing was seen, and how often. */
final class Forms {

    private static final String NOTHING_TO_SET = "nothing to set: each form is read";

    private final Map<String, Integer> seen = new TreeMap<>();

    void add(String form) {
        if (!form.isEmpty()) {
            seen.merge(form, 1, Integer::sum);
        }
    }

    /** Not known where nothing was seen. */
    Finding finding(String topic, String where, String help) {
        return seen.isEmpty() ? Findings.notKnown(topic, "not seen in " + where, help, List.of()) : found(topic, where);
    }

    /** Where nothing seen is a finding as well. */
    Finding findingOrNone(String topic, String where) {
        return seen.isEmpty()
                ? Findings.found(topic, "none", "none; " + NOTHING_TO_SET, List.of("looked at " + where))
                : found(topic, where);
    }

    private Finding found(String topic, String where) {
        String forms = String.join(", ", seen.keySet());
        return Findings.found(
                topic,
                forms,
                forms + "; " + NOTHING_TO_SET,
                List.of("looked at " + where + ": "
                        + seen.entrySet().stream()
                                .map(form -> form.getKey() + " (" + form.getValue() + ")")
                                .collect(Collectors.joining(", "))));
    }

    static JsonNode tree(String json) {
        try {
            return FkwJson.mapper().readTree(json);
        } catch (JsonProcessingException e) {
            // It was taken apart before, so it is JSON; should it be none after all, nothing is seen in it.
            return MissingNode.getInstance();
        }
    }

    /** The kind of a value; empty where it is not there. */
    static String kind(JsonNode value) {
        if (value.isNumber()) {
            return "number";
        }
        if (value.isTextual()) {
            String text = value.textValue();
            return text.isEmpty() ? "" : text.matches("-?\\d+(\\.\\d+)?") ? "number as text" : "text";
        }
        return value.isNull() || value.isMissingNode() ? "" : "something else";
    }

    /** The form of a time; empty where it is not there. */
    static String time(JsonNode value) {
        if (value.isNumber()) {
            return "number since 1970";
        }
        String text = value.asText("");
        return text.isEmpty()
                ? ""
                : text.matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d") ? "yyyy-MM-dd HH:mm:ss" : "another form";
    }
}
