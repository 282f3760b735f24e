// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.poll;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelfkw.component.fkw.client.internal.FkwJson;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A position as one line of JSON, version 1: {@code {"format":"camel-fkw-position","version":1,
 * "reached":"2026-11-22T02:00:00Z","delivered":[["20261122001","2026-11-22 10:01:07","0f3c…","2026-11-22T02:01:07Z"]]}};
 * an entry is order id, time of change as the platform wrote it, hash of the content, and the instant of the change, by
 * which the entry is forgotten once the position has left it behind.
 */
final class PositionFormat {

    private static final String FORMAT = "camel-fkw-position";
    private static final int VERSION = 1;

    private PositionFormat() {}

    static String write(OrderPosition position) {
        ObjectNode root = FkwJson.mapper()
                .createObjectNode()
                .put("format", FORMAT)
                .put("version", VERSION)
                .put("reached", position.reached().toString());
        ArrayNode delivered = root.putArray("delivered");
        position.delivered().forEach((version, time) -> delivered
                .addArray()
                .add(version.orderId())
                .add(version.modified())
                .add(version.hash())
                .add(time.toString()));
        return root.toString();
    }

    /**
     * @throws IllegalStateException if the text is not a position; names the cure. Never answers with an empty position:
     *                               that would be a silent start from the beginning
     */
    static OrderPosition read(String name, String text) {
        try {
            JsonNode root = FkwJson.mapper().readTree(text);
            if (!FORMAT.equals(root.path("format").asText())
                    || root.path("version").asInt() != VERSION
                    || !root.path("delivered").isArray()) {
                throw corrupt(name, null);
            }
            Map<OrderVersion, Instant> delivered = new LinkedHashMap<>();
            for (JsonNode entry : root.path("delivered")) {
                delivered.put(
                        new OrderVersion(
                                entry.path(0).asText(null),
                                entry.path(1).asText(null),
                                entry.path(2).asText(null)),
                        Instant.parse(entry.path(3).asText()));
            }
            return new OrderPosition(Instant.parse(root.path("reached").asText()), delivered);
        } catch (JsonProcessingException | DateTimeException | NullPointerException e) {
            throw corrupt(name, e);
        }
    }

    private static IllegalStateException corrupt(String name, Exception cause) {
        return new IllegalStateException(
                "The position " + name
                        + " in the offsetRepository is corrupt. Restore it from a copy, or remove it: the"
                        + " consumer then begins at startFrom and delivers those orders again",
                cause);
    }
}
