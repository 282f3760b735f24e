// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.internal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An answer of the platform, taken apart in one pass: the fields of the root object, with objects and arrays of objects
 * as the very bytes that came, so that nothing is lost or rewritten on the way to a user who wants them raw.
 */
public final class ResultEnvelope {

    private final Map<String, String> scalars = new HashMap<>();
    private final Map<String, byte[]> objects = new HashMap<>();
    private final Map<String, List<byte[]>> arrays = new HashMap<>();

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
        byte[] json = withoutByteOrderMark(body);
        ResultEnvelope envelope = new ResultEnvelope(json);
        try (JsonParser parser = FkwJson.mapper().createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("not a JSON object");
            }
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                switch (parser.nextToken()) {
                    case START_OBJECT -> envelope.objects.put(name, slice(parser, json));
                    case START_ARRAY -> envelope.arrays.put(name, elements(parser, json));
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

    private static byte[] withoutByteOrderMark(byte[] body) {
        boolean marked = body.length >= 3 && body[0] == (byte) 0xEF && body[1] == (byte) 0xBB && body[2] == (byte) 0xBF;
        return marked ? Arrays.copyOfRange(body, 3, body.length) : body;
    }

    private static byte[] slice(JsonParser parser, byte[] json) throws IOException {
        int start = (int) parser.currentTokenLocation().getByteOffset();
        if (start < 0) {
            throw new IOException("not UTF-8");
        }
        parser.skipChildren();
        if (parser.currentToken() != JsonToken.END_OBJECT) {
            throw new IOException("the JSON object ends too early");
        }
        return Arrays.copyOfRange(json, start, (int) parser.currentLocation().getByteOffset());
    }

    /** The objects of an array; other elements say nothing that anyone documented. */
    private static List<byte[]> elements(JsonParser parser, byte[] json) throws IOException {
        List<byte[]> elements = new ArrayList<>();
        while (true) {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.END_ARRAY) {
                return elements;
            }
            if (token == null) {
                throw new IOException("the JSON array ends too early");
            }
            if (token == JsonToken.START_OBJECT) {
                elements.add(slice(parser, json));
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
        return text(name).filter(value -> value.matches("-?\\d{1,18}")).map(Long::valueOf);
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
        return text(name).filter(value -> value.matches("[+-]?0+(\\.0+)?")).isPresent();
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

    /** An object as the bytes that came. */
    public Optional<byte[]> object(String name) {
        return Optional.ofNullable(objects.get(name));
    }

    /** The objects of an array as the bytes that came, under the first of the names that is there. */
    public Optional<List<byte[]>> array(String... names) {
        for (String name : names) {
            List<byte[]> elements = arrays.get(name);
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
