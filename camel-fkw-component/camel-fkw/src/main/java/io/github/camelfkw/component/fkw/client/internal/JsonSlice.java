// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.internal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectReader;
import io.github.camelfkw.component.fkw.client.FkwProtocolException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/**
 * One JSON object out of an answer, as the bytes that came, and what was read of it while the parser went by: either the
 * record, or the few fields by which rows are told apart. A view of the answer, which it keeps in memory.
 */
public final class JsonSlice {

    private final byte[] json;
    private final int from;
    private final int to;
    private final Head head;
    private final Object record;
    private String hash;

    private JsonSlice(byte[] json, int from, int to, Head head, Object record) {
        this.json = json;
        this.from = from;
        this.to = to;
        this.head = head;
        this.record = record;
    }

    /**
     * Fields of the object itself, as text; each null where it is absent, null or no scalar.
     *
     * @param id       {@code id}
     * @param status   {@code status}
     * @param modified {@code modified_time}
     */
    public record Head(String id, String status, String modified) {

        private static final Head NONE = new Head(null, null, null);
    }

    /** The whole of a text. */
    static JsonSlice whole(byte[] json) {
        return new JsonSlice(json, 0, json.length, Head.NONE, null);
    }

    /**
     * Reads the head of the object that the parser is at.
     *
     * @throws IOException broken JSON
     */
    static JsonSlice head(JsonParser parser, byte[] json) throws IOException {
        int from = start(parser);
        String id = null;
        String status = null;
        String modified = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (value == null || value == JsonToken.VALUE_NULL || !value.isScalarValue()) {
                parser.skipChildren();
                continue;
            }
            switch (name) {
                case "id" -> id = parser.getText();
                case "status" -> status = parser.getText();
                case "modified_time" -> modified = parser.getText();
                default -> {
                    // Only the record has it.
                }
            }
        }
        if (parser.currentToken() != JsonToken.END_OBJECT) {
            throw new IOException("the JSON object ends too early");
        }
        return new JsonSlice(json, from, end(parser), new Head(id, status, modified), null);
    }

    /**
     * Reads the object that the parser is at into a record.
     *
     * @throws IOException broken JSON, or a field has a value that does not fit the record
     */
    static JsonSlice record(JsonParser parser, byte[] json, ObjectReader records) throws IOException {
        int from = start(parser);
        Object record = records.readValue(parser);
        return new JsonSlice(json, from, end(parser), Head.NONE, record);
    }

    private static int start(JsonParser parser) throws IOException {
        int start = (int) parser.currentTokenLocation().getByteOffset();
        if (start < 0) {
            throw new IOException("not UTF-8");
        }
        return start;
    }

    private static int end(JsonParser parser) {
        return (int) parser.currentLocation().getByteOffset();
    }

    /** The same with bytes of its own: for a row that may be held for long while others of its page are not. */
    public JsonSlice detached() {
        byte[] own = Arrays.copyOfRange(json, from, to);
        return new JsonSlice(own, 0, own.length, head, record);
    }

    /** The fields by which rows are told apart; all absent where the record was read. */
    public Head head() {
        return head;
    }

    /** The record, if it was read already; else null. */
    public <T> T record(Class<T> type) {
        return type.cast(record);
    }

    /** The text that came. */
    public String text() {
        return new String(json, from, to - from, StandardCharsets.UTF_8);
    }

    /**
     * A short hash of the bytes that came: two checksums over different polynomials, of 32 bits each. It tells changes
     * apart and keeps no secret; a cryptographic one would cost as much as reading the order.
     */
    public String hash() {
        if (hash == null) {
            hash = HexFormat.of().toHexDigits(checksum(new CRC32()) << 32 | checksum(new CRC32C()));
        }
        return hash;
    }

    private long checksum(Checksum sum) {
        sum.update(json, from, to - from);
        return sum.getValue();
    }

    /**
     * As a record.
     *
     * @param  operation the operation that was asked for
     * @param  subject   the thing, for the message
     * @throws FkwProtocolException if a field has a value that does not fit; names the field, not the value
     */
    public <T> T read(Class<T> type, String operation, String subject) {
        if (record != null) {
            return type.cast(record);
        }
        try {
            return FkwJson.mapper().readValue(json, from, to - from, type);
        } catch (JsonMappingException e) {
            String field = e.getPath().stream()
                    .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                    .collect(Collectors.joining("."));
            throw new FkwProtocolException(
                    operation,
                    operation + ": " + subject + " has a value in " + field
                            + " that does not fit the vendor document. rawPayload=true delivers it unread",
                    null);
        } catch (JsonProcessingException e) {
            throw new FkwProtocolException(operation, operation + ": " + subject + " is not JSON", null);
        } catch (IOException e) {
            throw new IllegalStateException("No IO on a byte array", e);
        }
    }
}
