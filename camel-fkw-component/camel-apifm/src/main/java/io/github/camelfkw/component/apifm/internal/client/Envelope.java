// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.apifm.internal.client;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * An answer of the platform: {@code code}, {@code msg} and {@code data}.
 *
 * @param fields of the root object, as plain Java
 */
record Envelope(Map<?, ?> fields) {

    private static final Pattern CODE = Pattern.compile("-?\\d{1,9}");

    /**
     * Reads an answer.
     *
     * @param  body        UTF-8
     * @throws IOException it is not one whole JSON object
     */
    static Envelope parse(byte[] body, ObjectMapper mapper) throws IOException {
        ObjectReader whole = mapper.readerFor(Object.class).with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        if (whole.readValue(withoutByteOrderMark(new String(body, StandardCharsets.UTF_8)))
                instanceof Map<?, ?> fields) {
            return new Envelope(fields);
        }
        throw new IOException("not a JSON object");
    }

    private static String withoutByteOrderMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** The code; empty where it is absent or no whole number. */
    Optional<Integer> code() {
        return Optional.ofNullable(fields.get("code"))
                .map(String::valueOf)
                .filter(text -> CODE.matcher(text).matches())
                .map(Integer::valueOf);
    }

    /** The message; null where there is none. */
    String message() {
        Object message = fields.get("msg");
        return message == null ? null : message.toString();
    }

    Object data() {
        return fields.get("data");
    }

    /** The names of the root's fields: for error messages. */
    String fieldNames() {
        TreeSet<String> names = new TreeSet<>();
        fields.keySet().forEach(name -> names.add(String.valueOf(name)));
        return String.join(", ", names);
    }

    /** Prints the code only: the rest may be personal. */
    @Override
    public String toString() {
        return "code " + code();
    }
}
