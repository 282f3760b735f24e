// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.operation;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelfkw.common.NearMatches;
import io.github.camelfkw.common.camel.MessageBody;
import io.github.camelfkw.component.fkw.client.internal.FkwJson;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Message;

/** The body of a request: nothing, plain text, one object or a list of them, from a record, a map or JSON text. */
final class RequestBody {

    private static final ObjectReader STRICT =
            FkwJson.mapper().reader().with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final MessageBody body;

    private RequestBody(MessageBody body) {
        this.body = body;
    }

    /**
     * Reads it.
     *
     * @throws IllegalArgumentException JSON text that is broken
     */
    static RequestBody of(Message message) {
        return new RequestBody(MessageBody.of(message, FkwJson.mapper()));
    }

    /** The text, where it is no JSON; else null. */
    String plainText() {
        return body.plainText();
    }

    /** Whether there are no fields: nothing, plain text, or something that has none. */
    boolean isEmpty() {
        return body.json() == null && !(body.value() instanceof Map) && !isOurs(body.value());
    }

    private static boolean isOurs(Object body) {
        return body instanceof Record
                && body.getClass().getPackageName().startsWith("io.github.camelfkw.component.fkw.client");
    }

    boolean isA(Class<?> type) {
        return type.isInstance(body.value());
    }

    boolean isList() {
        return body.isList();
    }

    /**
     * The fields of the one object.
     *
     * @throws IllegalArgumentException it is a list
     */
    Map<?, ?> fields() {
        return body.fields();
    }

    private Object content() {
        return body.json() == null ? body.value() : body.json();
    }

    /**
     * The one object as a request record.
     *
     * @throws IllegalArgumentException a field that the record does not know, or a value that does not fit; names the
     *                                  field, not the value
     */
    <T extends Record> T as(Class<T> type) {
        return as(type, content(), "");
    }

    /**
     * The rows of a list.
     *
     * @throws IllegalArgumentException as {@link #as(Class)}; names the row, from 0
     */
    <T extends Record> List<T> listOf(Class<T> type) {
        Object list = content();
        Iterable<?> rows = list instanceof Object[] array ? Arrays.asList(array) : (Iterable<?>) list;
        List<T> all = new ArrayList<>();
        for (Object row : rows) {
            all.add(as(type, row, "[" + all.size() + "]"));
        }
        return all;
    }

    private static <T extends Record> T as(Class<T> type, Object value, String where) {
        if (type.isInstance(value)) {
            return type.cast(value);
        }
        if (!(value instanceof Map) && !(value instanceof ObjectNode)) {
            throw new IllegalArgumentException("The body" + where + " has to be a " + type.getSimpleName()
                    + ", a Map or JSON text with its fields: " + String.join(", ", names(type)));
        }
        JsonNode tree;
        try {
            tree = FkwJson.mapper().valueToTree(value);
        } catch (IllegalArgumentException notJson) {
            throw new IllegalArgumentException("The body" + where + " holds something that is no JSON value");
        }
        try {
            return STRICT.forType(type).readValue(tree);
        } catch (UnrecognizedPropertyException e) {
            throw unknownField(type, e, where);
        } catch (JsonMappingException e) {
            // No cause: its message quotes the value.
            throw new IllegalArgumentException("The body" + where + path(e.getPath()) + " has a value of a wrong kind: "
                    + e.getClass().getSimpleName());
        } catch (IOException e) {
            throw new IllegalArgumentException("The body" + where + " cannot be read");
        }
    }

    private static String path(List<JsonMappingException.Reference> steps) {
        return steps.stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining());
    }

    private static IllegalArgumentException unknownField(
            Class<? extends Record> type, UnrecognizedPropertyException e, String where) {
        List<JsonMappingException.Reference> steps = e.getPath();
        List<String> known = e.getReferringClass() == type
                ? names(type)
                : e.getKnownPropertyIds().stream().map(String::valueOf).toList();
        return new IllegalArgumentException("The body" + where + path(steps.subList(0, steps.size() - 1))
                + " has a field " + e.getPropertyName() + ", which it does not know."
                + NearMatches.hint(e.getPropertyName(), known) + " Fields: " + String.join(", ", known)
                + (known.contains("otherFields")
                        ? ". What the vendor has added since goes into the object otherFields"
                        : ""));
    }

    private static List<String> names(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents())
                .flatMap(RequestBody::names)
                .distinct()
                .toList();
    }

    private static Stream<String> names(RecordComponent component) {
        JsonProperty name = component.getAccessor().getAnnotation(JsonProperty.class);
        JsonAlias aliases = component.getAccessor().getAnnotation(JsonAlias.class);
        return Stream.concat(
                Stream.of(name == null ? component.getName() : name.value()),
                aliases == null ? Stream.empty() : Arrays.stream(aliases.value()));
    }
}
