// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.internal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An answer of the platform, taken apart in one pass: the fields of the root object, with objects and arrays of objects
 * as the very bytes that came, so that nothing is lost or rewritten on the way to a user who wants them raw.
 */
public final class ResultEnvelope {

    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?\\d{1,18}");
    private static final Pattern ZERO = Pattern.compile("[+-]?0+(\\.0+)?");

    private final Map<String, String> scalars = new HashMap<>();
    private final Map<String, JsonSlice> objects = new HashMap<>();
    private final Map<String, List<JsonSlice>> arrays = new HashMap<>();

    private final byte[] json;

    private ResultEnvelope(byte[] json) {
        this.json = json;
    }

    /**
     * Takes a JSON object apart.
     *
     * @param  body        UTF-8
     * @throws IOException if it is not one whole JSON object
     */
    public static ResultEnvelope parse(byte[] body) throws IOException {
        return parse(body, null);
    }

    /**
     * Takes a JSON object apart, and reads the objects in it, and those in its arrays, into records in the same pass. If
     * one of them does not fit its record, none is read here: each is known by its id then, and fails by itself.
     *
     * @param  body        UTF-8
     * @param  record      the type of the records; null: none
     * @throws IOException if it is not one whole JSON object
     */
    static ResultEnvelope parse(byte[] body, Class<?> record) throws IOException {
        byte[] json = withoutByteOrderMark(body);
        if (record != null) {
            ObjectReader records = FkwJson.mapper().readerFor(record);
            try {
                return takenApart(json, parser -> JsonSlice.record(parser, json, records));
            } catch (JsonProcessingException e) {
                // A value that does not fit or broken JSON, and only a pass that reads no values can tell.
            }
        }
        return takenApart(json, parser -> JsonSlice.head(parser, json));
    }

    private static byte[] withoutByteOrderMark(byte[] body) {
        boolean marked = body.length >= 3 && body[0] == (byte) 0xEF && body[1] == (byte) 0xBB && body[2] == (byte) 0xBF;
        return marked ? Arrays.copyOfRange(body, 3, body.length) : body;
    }

    /** Reads the object that the parser is at. */
    @FunctionalInterface
    private interface ObjectTaker {

        JsonSlice take(JsonParser parser) throws IOException;
    }

    private static ResultEnvelope takenApart(byte[] json, ObjectTaker taker) throws IOException {
        ResultEnvelope envelope = new ResultEnvelope(json);
        try (JsonParser parser = FkwJson.mapper().createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("not a JSON object");
            }
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                switch (parser.nextToken()) {
                    case START_OBJECT -> envelope.objects.put(name, taker.take(parser));
                    case START_ARRAY -> envelope.arrays.put(name, elements(parser, taker));
                    case VALUE_NULL -> {
                        // no value
                    }
                    default -> envelope.scalars.put(name, parser.getText());
                }
            }
            if (parser.nextToken() != null) {
                throw new IOException("something follows the JSON object");
            }
        }
        return envelope;
    }

    /** The objects of an array; other elements say nothing that anyone documented. */
    private static List<JsonSlice> elements(JsonParser parser, ObjectTaker taker) throws IOException {
        List<JsonSlice> elements = new ArrayList<>();
        while (true) {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.END_ARRAY) {
                return elements;
            }
            if (token == null) {
                throw new IOException("the JSON array ends too early");
            }
            if (token == JsonToken.START_OBJECT) {
                elements.add(taker.take(parser));
            } else {
                parser.skipChildren();
            }
        }
    }

    /** The text of a scalar field; empty where it is absent or null. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(scalars.get(name));
    }

    /** A whole number; empty where it is absent, null or not a number. */
    public Optional<Long> number(String name) {
        return text(name).filter(value -> WHOLE_NUMBER.matcher(value).matches()).map(Long::valueOf);
    }

    /** The platform's error code; 0 where there is none, -1 where it is no whole number of a usual size. */
    public int code() {
        return isPlainCode() ? number("rt").map(Long::intValue).orElse(0) : -1;
    }

    /** The platform's message, with the code where that is no number; empty text where there is none. */
    public String message() {
        String message = text("msg").orElse("");
        return isPlainCode() ? message : message + " (rt came as " + text("rt").orElse("") + ")";
    }

    private boolean isPlainCode() {
        return saysZero("rt")
                || text("rt").isEmpty()
                || number("rt").filter(rt -> rt == rt.intValue()).isPresent();
    }

    private boolean saysZero(String name) {
        return text(name)
                .filter(value -> value.equals("0") || ZERO.matcher(value).matches())
                .isPresent();
    }

    /**
     * Whether the platform did what was asked. OAuth answers have neither {@code rt} nor {@code success} when they
     * succeed, but an {@code access_token}.
     */
    public boolean isSuccess() {
        Optional<String> success = text("success");
        if (success.isPresent() && !success.get().equals("true")) {
            return false;
        }
        if (hasToken()) {
            return true;
        }
        return text("rt").isPresent() ? saysZero("rt") : success.isPresent();
    }

    /** Whether the answer says at all how the call ended. */
    public boolean isJudgeable() {
        return text("rt").isPresent() || text("success").isPresent() || hasToken();
    }

    private boolean hasToken() {
        return text("access_token").filter(token -> !token.isBlank()).isPresent();
    }

    /** The whole object as the bytes that came, without a byte order mark. */
    public byte[] json() {
        return json;
    }

    /** The whole object, unread. */
    public JsonSlice whole() {
        return JsonSlice.whole(json);
    }

    /** An object. */
    public Optional<JsonSlice> object(String name) {
        return Optional.ofNullable(objects.get(name));
    }

    /** The objects of an array, under the first of the names that is there. */
    public Optional<List<JsonSlice>> array(String... names) {
        for (String name : names) {
            List<JsonSlice> elements = arrays.get(name);
            if (elements != null) {
                return Optional.of(elements);
            }
        }
        return Optional.empty();
    }

    /** The names of the root's fields: for error messages. */
    public String fieldNames() {
        List<String> names = new ArrayList<>(scalars.keySet());
        names.addAll(objects.keySet());
        names.addAll(arrays.keySet());
        names.sort(null);
        return String.join(", ", names);
    }

    /** Whether a body looks like a web page: the platform answers with one during maintenance. */
    static boolean isWebPage(byte[] body) {
        String start = new String(body, 0, Math.min(body.length, 256), StandardCharsets.UTF_8).strip();
        return start.startsWith("<");
    }
}
