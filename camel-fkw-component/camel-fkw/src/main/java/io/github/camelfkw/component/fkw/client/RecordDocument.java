// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.camelfkw.component.fkw.client.internal.FkwJson;
import java.io.IOException;

/** A product or a member as the platform sent it. */
final class RecordDocument<T> implements FkwDocument<T> {

    private final JsonSlice json;
    private final Class<T> type;
    private final String id;

    private RecordDocument(JsonSlice json, Class<T> type, String id) {
        this.json = json;
        this.type = type;
        this.id = id;
    }

    /**
     * @param operation the operation that was asked for
     * @param what      the thing, for messages: product, member
     */
    static <T> RecordDocument<T> of(String operation, String what, byte[] bytes, Class<T> type) {
        String id = id(bytes);
        if (id == null || id.isBlank()) {
            throw new FkwProtocolException(operation, operation + ": a " + what + " came without an id", null);
        }
        return new RecordDocument<>(new JsonSlice(operation, what + " " + id, bytes), type, id);
    }

    private static String id(byte[] bytes) {
        try (JsonParser parser = FkwJson.mapper().createParser(bytes)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (name.equals("id") && value.isScalarValue()) {
                    return value == JsonToken.VALUE_NULL ? null : parser.getText();
                }
                parser.skipChildren();
            }
            return null;
        } catch (IOException e) {
            throw new IllegalStateException("The text was taken out of JSON that was read before", e);
        }
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String json() {
        return json.text();
    }

    @Override
    public String contentHash() {
        return json.hash();
    }

    @Override
    public T toRecord() {
        return json.read(type);
    }

    /** Prints the id only. */
    @Override
    public String toString() {
        return type.getSimpleName() + "[id=" + id + "]";
    }
}
