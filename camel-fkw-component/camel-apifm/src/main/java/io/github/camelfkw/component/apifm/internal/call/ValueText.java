// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.apifm.internal.call;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelfkw.component.apifm.internal.call.Argument.Encoding;
import java.math.BigDecimal;
import java.time.temporal.TemporalAccessor;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/** The text of a value on the wire. */
final class ValueText {

    /** Names of parameters that hold JSON, as the document builds them: extJsonStr, goodsJsonStr, postJsonString. */
    private static final Pattern JSON_NAME = Pattern.compile("(?i).+Json(Str|String)?");

    private final ApiCall call;
    private final ObjectMapper mapper;

    ValueText(ApiCall call, ObjectMapper mapper) {
        this.call = call;
        this.mapper = mapper;
    }

    /**
     * The text of an argument; null where there is no value.
     *
     * @throws IllegalArgumentException the value does not fit the encoding; names the argument, not the value
     */
    String of(String name, Encoding encoding, Object value) {
        if (value == null) {
            return null;
        }
        return switch (encoding) {
            case TEXT -> plain(name, value);
            case JSON -> json(name, value);
            case COMMA -> joined(name, value);
        };
    }

    /** The text of a parameter that the document does not name: a list or map only where its name says that it is JSON. */
    String ofOther(String name, Object value) {
        return of(name, isScalar(value) || !JSON_NAME.matcher(name).matches() ? Encoding.TEXT : Encoding.JSON, value);
    }

    private String plain(String name, Object value) {
        if (isScalar(value)) {
            return scalar(value);
        }
        throw wrong(
                name,
                "is a " + value.getClass().getSimpleName() + ", not a text, number or true/false."
                        + " Give JSON text where the platform wants JSON");
    }

    private static boolean isScalar(Object value) {
        return value == null
                || value instanceof CharSequence
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof Character
                || value instanceof Enum
                || value instanceof TemporalAccessor;
    }

    private static String scalar(Object value) {
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (value instanceof Double || value instanceof Float) {
            return new BigDecimal(value.toString()).toPlainString();
        }
        return value.toString();
    }

    private String json(String name, Object value) {
        if (value instanceof CharSequence text) {
            if (text.toString().isBlank()) {
                return null;
            }
            JsonNode node = parsed(name, text.toString());
            if (!node.isContainerNode()) {
                throw wrong(name, "is no JSON array or object. Give a list, a Map or JSON text");
            }
            return text.toString();
        }
        if (isScalar(value)) {
            throw wrong(name, "is a " + value.getClass().getSimpleName() + ". Give a list, a Map or JSON text");
        }
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            // No cause: its message quotes values.
            throw wrong(name, "holds something that is no JSON value");
        }
    }

    private JsonNode parsed(String name, String text) {
        try {
            JsonNode node = mapper.readTree(text);
            return node == null ? mapper.nullNode() : node;
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            // No cause: a parser's message quotes the text around the error.
            throw wrong(name, "is not whole JSON (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")");
        }
    }

    private String joined(String name, Object value) {
        if (value instanceof CharSequence text && text.toString().strip().startsWith("[")) {
            return elements(name, mapper.convertValue(parsed(name, text.toString()), Object[].class));
        }
        if (value instanceof Collection<?> list) {
            return elements(name, list.toArray());
        }
        if (value instanceof Object[] array) {
            return elements(name, array);
        }
        if (value instanceof Map || !(isScalar(value) || value.getClass().isArray())) {
            return plain(name, value);
        }
        return value.getClass().isArray() ? elements(name, mapper.convertValue(value, Object[].class)) : scalar(value);
    }

    private String elements(String name, Object[] elements) {
        if (Arrays.stream(elements).anyMatch(element -> element == null || !isScalar(element))) {
            throw wrong(name, "is a list that holds other things than texts and numbers");
        }
        StringJoiner joined = new StringJoiner(",");
        Arrays.stream(elements).map(ValueText::scalar).forEach(joined::add);
        return joined.toString();
    }

    private IllegalArgumentException wrong(String name, String what) {
        return new IllegalArgumentException(call.describe() + ": argument " + name + " " + what + ". Nothing was sent");
    }
}
