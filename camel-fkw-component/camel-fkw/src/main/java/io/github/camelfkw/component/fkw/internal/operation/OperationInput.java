// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.operation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelfkw.component.fkw.client.internal.FkwJson;
import io.github.camelfkw.component.fkw.client.model.CompleteCommand;
import io.github.camelfkw.component.fkw.client.model.Order;
import io.github.camelfkw.component.fkw.client.model.ShipCommand;
import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.camel.Message;
import org.apache.camel.StreamCache;
import org.apache.camel.WrappedFile;

/**
 * What a route gives to an operation: headers, and a body that is a record, a map or JSON text. Where a header and the
 * body both give a value they must agree: a header that an earlier step left behind must not ship another order.
 */
public final class OperationInput {

    private static final Pattern PLAIN_ID = Pattern.compile("[0-9A-Za-z_-]{1,64}");

    private final Message message;
    private final OperationDefaults defaults;
    private final Map<String, String> body;
    private final String plainText;

    private OperationInput(Message message, OperationDefaults defaults, Map<String, String> body, String plainText) {
        this.message = message;
        this.defaults = defaults;
        this.body = body;
        this.plainText = plainText;
    }

    /**
     * Reads the body once.
     *
     * @throws IllegalArgumentException JSON text that is broken or not an object
     */
    public static OperationInput of(Message message, OperationDefaults defaults) {
        Object body = message.getBody();
        if (body instanceof Order order) {
            return new OperationInput(
                    message, defaults, Map.of(Field.ORDER_ID.wireName(), String.valueOf(order.id())), null);
        }
        if (body instanceof ShipCommand || body instanceof CompleteCommand) {
            Map<?, ?> fields = FkwJson.mapper().convertValue(body, new TypeReference<Map<String, Object>>() {});
            return new OperationInput(message, defaults, texts(fields), null);
        }
        if (body instanceof Map<?, ?> map) {
            return new OperationInput(message, defaults, texts(map), null);
        }
        if (isText(body)) {
            String text = message.getBody(String.class);
            String stripped = text == null ? "" : text.strip();
            if (stripped.startsWith("{") || stripped.startsWith("[")) {
                return new OperationInput(message, defaults, json(stripped), null);
            }
            return new OperationInput(message, defaults, Map.of(), stripped);
        }
        return new OperationInput(message, defaults, Map.of(), null);
    }

    private static boolean isText(Object body) {
        return body instanceof CharSequence
                || body instanceof byte[]
                || body instanceof InputStream
                || body instanceof Reader
                || body instanceof StreamCache
                || body instanceof WrappedFile
                || body instanceof JsonNode;
    }

    private static Map<String, String> json(String text) {
        JsonNode root;
        try {
            root = FkwJson.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            // No cause: a parser's message quotes the text around the error.
            throw new IllegalArgumentException(
                    "The body is not whole JSON (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")");
        }
        if (!root.isObject()) {
            throw new IllegalArgumentException(
                    "The body is a JSON array; this operation takes one object. Split it first: split().jsonpath(\"$[*]\")");
        }
        return texts(FkwJson.mapper().convertValue(root, new TypeReference<Map<String, Object>>() {}));
    }

    private static Map<String, String> texts(Map<?, ?> fields) {
        Map<String, String> texts = new LinkedHashMap<>();
        fields.forEach((key, value) -> {
            if (value instanceof BigDecimal number) {
                texts.put(String.valueOf(key), number.toPlainString());
            } else if (value instanceof CharSequence || value instanceof Number || value instanceof Enum) {
                texts.put(String.valueOf(key), value.toString());
            }
        });
        return texts;
    }

    /** What the endpoint's options say. */
    OperationDefaults defaults() {
        return defaults;
    }

    /**
     * The value of a field, from the body or the header.
     *
     * @throws IllegalArgumentException if both give one and they differ
     */
    Optional<String> text(Field field) {
        String fromBody = present(body.get(field.wireName()));
        if (fromBody == null) {
            fromBody = present(body.get(field.ourName()));
        }
        String fromHeader = field.header() == null ? null : present(message.getHeader(field.header(), String.class));
        if (fromBody != null && fromHeader != null && !fromBody.equals(fromHeader)) {
            throw new IllegalArgumentException("The header " + field.header() + " and the body's " + field.ourName()
                    + " differ. Remove the header (removeHeaders pattern CamelFkw*), or make them agree");
        }
        return Optional.ofNullable(fromBody == null ? fromHeader : fromBody);
    }

    /** The order id: as a field, or as the whole of a plain text body. */
    Optional<String> orderId() {
        Optional<String> id = text(Field.ORDER_ID);
        if (id.isEmpty() && plainText != null && PLAIN_ID.matcher(plainText).matches()) {
            return Optional.of(plainText);
        }
        return id;
    }

    /**
     * A whole number.
     *
     * @throws IllegalArgumentException if the value is not one
     */
    Optional<Integer> number(Field field) {
        return text(field).map(text -> {
            try {
                return Integer.valueOf(text);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(field.ourName() + " is not a whole number: " + text
                        + (field.header() == null ? "" : " (header " + field.header() + ")"));
            }
        });
    }

    private static String present(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
