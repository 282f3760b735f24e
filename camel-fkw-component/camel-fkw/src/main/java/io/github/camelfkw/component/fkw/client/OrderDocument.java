// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonMappingException;
import io.github.camelfkw.component.fkw.client.internal.FkwJson;
import io.github.camelfkw.component.fkw.client.model.FkwDateTime;
import io.github.camelfkw.component.fkw.client.model.Order;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Collectors;

/** An order as the very text that the platform sent; read into a record when somebody wants one. */
public final class OrderDocument {

    private final String operation;
    private final byte[] json;
    private final String id;
    private final String status;
    private final FkwDateTime modifiedTime;

    private OrderDocument(String operation, byte[] json, String id, String status, FkwDateTime modifiedTime) {
        this.operation = operation;
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
        return new OrderDocument(operation, json, id, status, FkwDateTime.of(modified));
    }

    /** The order's id. */
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

    /** The platform's own text of the order. */
    public String json() {
        return new String(json, StandardCharsets.UTF_8);
    }

    /** A short hash of the content: two changes can share a second, and only the content tells them apart. */
    public String contentHash() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(json), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /**
     * The order as a record.
     *
     * @throws FkwProtocolException if a field has a value that does not fit; names the field, not the value
     */
    public Order toOrder() {
        try {
            return FkwJson.mapper().readValue(json, Order.class);
        } catch (JsonMappingException e) {
            String field = e.getPath().stream()
                    .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                    .collect(Collectors.joining("."));
            throw new FkwProtocolException(
                    operation,
                    operation + ": order " + id + " has a value in " + field
                            + " that does not fit the vendor document. rawPayload=true delivers it unread",
                    null);
        } catch (JsonProcessingException e) {
            throw new FkwProtocolException(operation, operation + ": order " + id + " is not JSON", null);
        } catch (IOException e) {
            throw new IllegalStateException("No IO on a byte array", e);
        }
    }

    /** Prints id and time of change only. */
    @Override
    public String toString() {
        return "OrderDocument[id=" + id + ", modifiedTime=" + modifiedTime + "]";
    }
}
