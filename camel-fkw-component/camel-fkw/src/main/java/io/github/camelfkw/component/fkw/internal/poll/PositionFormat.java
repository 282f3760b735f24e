// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.poll;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelfkw.component.fkw.client.internal.FkwJson;
import io.github.camelfkw.component.fkw.internal.cure.UnreadableStateException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A position as one line of JSON, version 2:
 *
 * <pre>{@code
 * {"format":"camel-fkw-position","version":2,"reached":"2026-11-22T02:00:00Z","from":"2026-11-22T01:56:58Z",
 *  "delivered":[["20261122001","2026-11-22 10:01:07","0f3c…","2026-11-22T02:01:07Z"]],
 *  "failed":[["20261122002","2026-11-22 10:02:00","77ab…",3,"2026-11-22T02:10:00Z"]],
 *  "again":["20261120007"],
 *  "reconciled":{"since":"2026-11-20T02:00:00Z","until":"2026-11-21T02:00:00Z"}}
 * }</pre>
 *
 * Nothing that was changed before {@code from} is delivered. An entry of {@code delivered} is order id, time of change as the platform wrote it, hash of the content, and the instant
 * of the change, by which the entry is forgotten once the position has left it behind; one of {@code failed} is the same
 * three, how often the route has not accepted it, and when last. Only {@code reached} and {@code delivered} must be there.
 * Version 1 had only these two and is still read.
 */
final class PositionFormat {

    private static final String FORMAT = "camel-fkw-position";
    private static final int VERSION = 2;

    private PositionFormat() {}

    static String write(OrderPosition position) {
        ObjectNode root = FkwJson.mapper()
                .createObjectNode()
                .put("format", FORMAT)
                .put("version", VERSION)
                .put("reached", position.reached().toString());
        if (position.from().isAfter(Instant.MIN)) {
            root.put("from", position.from().toString());
        }
        ArrayNode delivered = root.putArray("delivered");
        position.delivered().forEach((version, time) -> add(delivered, version).add(time.toString()));
        if (!position.failed().isEmpty()) {
            ArrayNode failed = root.putArray("failed");
            position.failed().forEach((version, failures) -> add(failed, version)
                    .add(failures.count())
                    .add(failures.last().toString()));
        }
        if (!position.again().isEmpty()) {
            position.again().forEach(root.putArray("again")::add);
        }
        position.reconciled().ifPresent(reconciled -> root.putObject("reconciled")
                .put("since", reconciled.since().toString())
                .put("until", reconciled.until().toString()));
        return root.toString();
    }

    private static ArrayNode add(ArrayNode array, OrderVersion version) {
        return array.addArray().add(version.orderId()).add(version.modified()).add(version.hash());
    }

    /**
     * @throws UnreadableStateException if the text is not a position; names the cure. Never answers with an empty position:
     *                               that would be a silent start from the beginning
     */
    static OrderPosition read(String name, String text) {
        try {
            JsonNode root = FkwJson.mapper().readTree(text);
            int version = root.path("version").asInt();
            if (!FORMAT.equals(root.path("format").asText())
                    || version < 1
                    || !root.path("delivered").isArray()
                    || !isArrayIfThere(root, "failed")
                    || !isArrayIfThere(root, "again")
                    || !root.path("reconciled").isMissingNode()
                            && !root.path("reconciled").isObject()) {
                throw corrupt(name);
            }
            if (version > VERSION) {
                throw new UnreadableStateException("The position " + name + " is of version " + version
                        + ", written by a later release of the connector; this one reads up to version " + VERSION
                        + ". Use the later release, or restore a position from before");
            }
            return read(root);
        } catch (JsonProcessingException | DateTimeException | NullPointerException e) {
            throw corrupt(name);
        }
    }

    /**
     * Reads the text of a copy that somebody gives.
     *
     * @param  now                      the platform's, as far as it is known
     * @throws UnreadableStateException if the text is not a position
     * @throws IllegalArgumentException if it is one of the future: orders until then would be left out, and nobody be told
     */
    static OrderPosition readCopy(String name, String text, Instant now) {
        OrderPosition copy = read(name, text);
        if (FutureLimit.isExceeded(copy.reached(), now)) {
            throw new IllegalArgumentException("The position in this text is at " + copy.reached()
                    + ", which is in the future (now it is " + now
                    + " by the platform's clock, or by the local one before the platform's first answer): orders until then"
                    + " would be left out. Mend reached in the text, or set a time by option timeFrom");
        }
        return copy;
    }

    private static boolean isArrayIfThere(JsonNode root, String field) {
        return root.path(field).isMissingNode() || root.path(field).isArray();
    }

    private static OrderPosition read(JsonNode root) {
        Map<OrderVersion, Instant> delivered = new LinkedHashMap<>();
        for (JsonNode entry : root.path("delivered")) {
            delivered.put(version(entry), time(entry.path(3)));
        }
        Map<OrderVersion, OrderPosition.Failures> failed = new LinkedHashMap<>();
        for (JsonNode entry : root.path("failed")) {
            failed.put(version(entry), new OrderPosition.Failures(entry.path(3).asInt(), time(entry.path(4))));
        }
        Set<String> again = new LinkedHashSet<>();
        root.path("again").forEach(id -> again.add(id.asText()));
        JsonNode reconciled = root.path("reconciled");
        Instant reached = time(root.path("reached"));
        Instant from = root.hasNonNull("from") ? time(root.path("from")) : Instant.MIN;
        return new OrderPosition(
                reached,
                // Who sets reached back by hand wants what lies behind it.
                from.isAfter(reached) ? reached : from,
                delivered,
                failed,
                again,
                reconciled.isObject()
                        ? Optional.of(new OrderPosition.Reconciled(
                                time(reconciled.path("since")), time(reconciled.path("until"))))
                        : Optional.empty());
    }

    private static OrderVersion version(JsonNode entry) {
        return new OrderVersion(
                entry.path(0).asText(null),
                entry.path(1).asText(null),
                entry.path(2).asText(null));
    }

    private static Instant time(JsonNode text) {
        return Instant.parse(text.asText());
    }

    /** No cause: a parser quotes what it cannot read, and a position may be set to the body of a message. */
    private static UnreadableStateException corrupt(String name) {
        return new UnreadableStateException("The position " + name
                + " in the offsetRepository is corrupt. Restore it from a copy, or remove it: the"
                + " consumer then begins at startFrom and delivers those orders again. To choose another begin,"
                + " set it by fkw:position?action=set");
    }
}
