// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.camelfkw.component.fkw.client.internal.FkwJson;
import io.github.camelfkw.component.fkw.client.model.FkwDateTime;
import io.github.camelfkw.component.fkw.client.model.Order;
import java.io.IOException;
import java.util.Optional;

/** An order as the very text that the platform sent; read into a record when somebody wants one. */
public final class OrderDocument implements FkwDocument<Order> {

    private final JsonSlice json;
    private final String id;
    private final String status;
    private final FkwDateTime modifiedTime;

    private OrderDocument(JsonSlice json, String id, String status, FkwDateTime modifiedTime) {
        this.json = json;
        this.id = id;
        this.status = status;
        this.modifiedTime = modifiedTime;
    }

    /** Reads just id, status and time of the last change. */
    static OrderDocument of(String operation, byte[] json) {
        String id = null;
        String status = null;
        String modified = null;
        try (JsonParser parser = FkwJson.mapper().createParser(json)) {
            parser.nextToken();
            while ((id == null || status == null || modified == null) && parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (value.isScalarValue() && value != JsonToken.VALUE_NULL) {
                    id = name.equals("id") ? parser.getText() : id;
                    status = name.equals("status") ? parser.getText() : status;
                    modified = name.equals("modified_time") ? parser.getText() : modified;
                } else {
                    parser.skipChildren();
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("The text was taken out of JSON that was read before", e);
        }
        if (id == null || id.isBlank()) {
            throw new FkwProtocolException(operation, operation + ": an order came without an id", null);
        }
        return new OrderDocument(new JsonSlice(operation, "order " + id, json), id, status, FkwDateTime.of(modified));
    }

    @Override
    public String id() {
        return id;
    }

    /** The order's status as it came; empty where the platform did not say. */
    public Optional<String> status() {
        return Optional.ofNullable(status).filter(text -> !text.isBlank());
    }

    /** When the order was last changed; empty where the platform did not say. */
    public Optional<FkwDateTime> modifiedTime() {
        return Optional.ofNullable(modifiedTime);
    }

    @Override
    public String json() {
        return json.text();
    }

    /** A short hash of the content: two changes can share a second, and only the content tells them apart. */
    @Override
    public String contentHash() {
        return json.hash();
    }

    @Override
    public Order toRecord() {
        return json.read(Order.class);
    }

    /** Prints id and time of change only. */
    @Override
    public String toString() {
        return "OrderDocument[id=" + id + ", modifiedTime=" + modifiedTime + "]";
    }
}
