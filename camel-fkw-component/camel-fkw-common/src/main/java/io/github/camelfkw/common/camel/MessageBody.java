// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.common.camel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.InputStream;
import java.io.Reader;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.Message;
import org.apache.camel.StreamCache;
import org.apache.camel.WrappedFile;

/**
 * The body of a message as what it says: nothing, plain text, one object or a list of them, whether it came as text, bytes,
 * a stream, a file, a map, a record or a list. At most one of plain text, JSON and value is there.
 */
public final class MessageBody {

    private final ObjectMapper mapper;
    private final Object value;
    private final String plainText;
    private final JsonNode json;

    private MessageBody(ObjectMapper mapper, Object value, String plainText, JsonNode json) {
        this.mapper = mapper;
        this.value = value;
        this.plainText = plainText;
        this.json = json;
    }

    /**
     * Reads it; a stream is at its end afterwards.
     *
     * @param  mapper reads JSON text
     * @throws IllegalArgumentException JSON text that is broken; names line and column, not the text
     */
    public static MessageBody of(Message message, ObjectMapper mapper) {
        Object body = message.getBody();
        if (body instanceof Number) {
            return new MessageBody(mapper, null, body.toString(), null);
        }
        if (!isText(body)) {
            return new MessageBody(mapper, body, null, null);
        }
        String text = message.getBody(String.class);
        String stripped = text == null ? "" : text.strip();
        if (stripped.startsWith("{") || stripped.startsWith("[")) {
            return new MessageBody(mapper, null, null, json(mapper, stripped));
        }
        return new MessageBody(mapper, null, stripped, null);
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

    private static JsonNode json(ObjectMapper mapper, String text) {
        try {
            return mapper.readTree(text);
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            // No cause: a parser's message quotes the text around the error.
            throw new IllegalArgumentException(
                    "The body is not whole JSON (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")");
        }
    }

    /** The text, where it is no JSON, without space around it; a number as text; else null. */
    public String plainText() {
        return plainText;
    }

    /** The tree of JSON text; null for other bodies. */
    public JsonNode json() {
        return json;
    }

    /** The object that is the body: a map, a record, a list or anything else that is no text; null for text and JSON. */
    public Object value() {
        return value;
    }

    /** Whether it is a list: a JSON array, a collection or an array of objects. */
    public boolean isList() {
        return json instanceof ArrayNode || value instanceof Collection || value instanceof Object[];
    }

    /**
     * The fields of the one object.
     *
     * @throws IllegalArgumentException it is a JSON array, or nothing that has fields; or a field holds what is no JSON value:
     *                                  names the field, not the value
     */
    public Map<?, ?> fields() {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        if (json instanceof ArrayNode) {
            throw new IllegalArgumentException(
                    "The body is a JSON array; this operation takes one object. Split it first: split().jsonpath(\"$[*]\")");
        }
        try {
            return mapper.convertValue(json == null ? value : json, new TypeReference<Map<String, Object>>() {});
        } catch (IllegalArgumentException e) {
            // No cause: its message may quote values.
            throw new IllegalArgumentException("The body cannot be read" + at(e.getCause())
                    + ". Give texts, numbers, true/false, lists and maps in it, or a Map with such values");
        }
    }

    private static String at(Throwable failure) {
        String path = failure instanceof JsonMappingException mapping
                ? mapping.getPath().stream()
                        .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                        .collect(Collectors.joining("."))
                : "";
        return path.isEmpty() ? "" : ": " + path + " is no JSON value";
    }
}
