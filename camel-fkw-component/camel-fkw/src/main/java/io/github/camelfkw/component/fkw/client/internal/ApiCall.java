// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelfkw.common.HttpRequest.Body;
import io.github.camelfkw.common.HttpRequest.FilePart;
import io.github.camelfkw.component.fkw.client.ApiSubject;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One call on its way.
 *
 * @param method     which
 * @param parameters with what
 * @param file       to send
 * @param record     what the objects of the answer are read into while it is taken apart; null: nothing
 */
record ApiCall(ApiMethod method, Map<String, String> parameters, Optional<FilePart> file, Class<?> record) {

    /** A level of one digit is nobody's secret, and would tear holes into each message. */
    private static final int SHORTEST_HIDDEN = 2;

    /**
     * What the request carries.
     *
     * @param form whether the parameters go into it, and not into the query
     */
    Body body(boolean form) {
        if (file.isPresent()) {
            return new Body.Multipart(Map.of(), file.get());
        }
        return form && !parameters.isEmpty() ? new Body.Form(parameters) : Body.EMPTY;
    }

    String operation() {
        return method.operation();
    }

    ApiSubject subject() {
        return switch (method.subject()) {
            case NONE -> ApiSubject.NONE;
            case ORDER -> ApiSubject.order(subjectId());
            case PRODUCT -> ApiSubject.product(subjectId());
            case MEMBER -> ApiSubject.member(subjectId());
        };
    }

    private String subjectId() {
        return parameters.get(method.subject().parameter());
    }

    String describe() {
        return subject().describe(operation());
    }

    /** What the call sends of a customer, or of what is said about him: the platform's message may repeat it. */
    Set<String> personal() {
        Set<String> values = new HashSet<>();
        parameters.forEach((name, value) -> {
            if (method.isPersonal(name)) {
                add(value, values);
            }
        });
        return values;
    }

    /** The text and, where it is JSON, each value in it. */
    private static void add(String text, Set<String> values) {
        if (text.length() >= SHORTEST_HIDDEN) {
            values.add(text);
        }
        if (text.startsWith("{") || text.startsWith("[")) {
            try {
                addLeaves(FkwJson.mapper().readTree(text), values);
            } catch (JsonProcessingException e) {
                // Only looks like JSON, and is a text as any other.
            }
        }
    }

    private static void addLeaves(JsonNode tree, Set<String> values) {
        // The shop has defined the properties of its members: their names are nobody's, and say which one is wrong.
        boolean property = tree.path("name").isTextual() && tree.has("value");
        tree.properties().stream()
                .filter(field -> !(property && field.getKey().equals("name")))
                .forEach(field -> addLeaves(field.getValue(), values));
        if (tree.isArray()) {
            tree.forEach(element -> addLeaves(element, values));
        } else if (tree.isValueNode() && !tree.isBoolean() && !tree.isNull()) {
            add(tree.asText(), values);
        }
    }

    /** For a write whose answer was lost. */
    String notKnown() {
        String thing =
                switch (method.subject()) {
                    case NONE -> "at the shop's back office";
                    case ORDER -> "at the order";
                    case PRODUCT -> "at the product";
                    case MEMBER -> "at the member";
                };
        return ". Whether it took effect is not known: look " + thing + " before it is sent again";
    }

    /** Whether it can be sent (again): the content of a stream is gone once it was read. */
    boolean canBeSent() {
        return file.isEmpty() || file.get().content().canBeOpened();
    }
}
