// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.transform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.github.camelfkw.component.fkw.FkwConstants;
import io.github.camelfkw.component.fkw.client.internal.FkwJson;
import io.github.camelfkw.component.fkw.client.model.FkwDateTime;
import io.github.camelfkw.component.fkw.client.model.Order;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.Message;

/**
 * A message's order, in whichever form it came.
 *
 * @param order as a record
 * @param json  as text: the platform's own, where it came as text
 * @param shop  id of the shop that it came from
 */
record OrderBody(Order order, String json, String shop) {

    static final String JSON = "application/json";

    /** Of a SHA-256; enough to tell the versions of one order apart. */
    private static final int HASH_BYTES = 16;

    /**
     * Reads it.
     *
     * @throws IllegalArgumentException the body is no order; says nothing of what is in it
     */
    static OrderBody of(Message message) {
        Object body = message.getBody();
        try {
            if (body instanceof Order order) {
                return of(order, FkwJson.mapper().writeValueAsString(order), message);
            }
            if (body instanceof Map<?, ?> map) {
                return of(
                        FkwJson.mapper().convertValue(map, Order.class),
                        FkwJson.mapper().writeValueAsString(map),
                        message);
            }
            String text = message.getBody(String.class);
            return of(text == null ? null : FkwJson.mapper().readValue(text, Order.class), text, message);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            // No cause: a parser's message quotes the text around the error.
            throw new IllegalArgumentException(
                    "The body is no order: give an Order, its JSON, or a Map of its fields with an id");
        }
    }

    private static OrderBody of(Order order, String json, Message message) {
        if (order == null || order.id() == null) {
            throw new IllegalArgumentException("no id");
        }
        String shop = Stream.of(order.shopId(), message.getHeader(FkwConstants.SHOP_ID, String.class))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("unknown");
        return new OrderBody(order, json, URLEncoder.encode(shop, StandardCharsets.UTF_8));
    }

    /** When it was last changed, or else made. */
    Optional<Instant> changedAt() {
        return Stream.of(order.modifiedTime(), order.createdTime())
                .filter(Objects::nonNull)
                .findFirst()
                .flatMap(FkwDateTime::instant);
    }

    /**
     * What names this version of the order: the same each time that it is read, in whichever form; another one after a
     * change, also after a second change in the same second.
     */
    String version() {
        try {
            byte[] content = FkwJson.mapper()
                    .writer()
                    // Fields that the record does not know come in the order of the answer.
                    .with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .writeValueAsBytes(order);
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            return order.id() + "-" + HexFormat.of().formatHex(hash, 0, HASH_BYTES);
        } catch (JsonProcessingException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
