// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.scan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelfkw.common.IdTable;
import io.github.camelfkw.component.fkw.client.internal.FkwJson;
import io.github.camelfkw.component.fkw.internal.cure.UnreadableStateException;
import java.util.Map;

/**
 * What was delivered as one line of JSON, version 1: {@code {"format":"camel-fkw-seen","version":1,
 * "seen":{"25":"0f3c9a1b5d7e2468"}}}; an entry is the id with the hash of the content.
 */
final class SeenFormat {

    private static final String FORMAT = "camel-fkw-seen";
    private static final int VERSION = 1;

    private SeenFormat() {}

    static String write(IdTable seen) {
        ObjectNode root =
                FkwJson.mapper().createObjectNode().put("format", FORMAT).put("version", VERSION);
        ObjectNode entries = root.putObject("seen");
        seen.forEach((id, hash) -> entries.put(id, Long.toHexString(hash)));
        return root.toString();
    }

    /** Whether a text is of this format, of any version. */
    static boolean isFormatOf(String text) {
        try {
            return FORMAT.equals(FkwJson.mapper().readTree(text).path("format").asText());
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    /**
     * Reads it into a table.
     *
     * @throws UnreadableStateException if the text is something else; names the cure. Never reads nothing: that would
     *                               silently deliver everything again
     */
    static void read(String name, String text, IdTable into) {
        try {
            JsonNode root = FkwJson.mapper().readTree(text);
            if (!FORMAT.equals(root.path("format").asText())
                    || root.path("version").asInt() != VERSION
                    || !root.path("seen").isObject()) {
                throw corrupt(name);
            }
            for (Map.Entry<String, JsonNode> entry : root.path("seen").properties()) {
                into.put(entry.getKey(), Long.parseUnsignedLong(entry.getValue().asText(), 16));
            }
        } catch (JsonProcessingException | NumberFormatException e) {
            throw corrupt(name);
        }
    }

    /** No cause: a parser quotes what it cannot read. */
    private static UnreadableStateException corrupt(String name) {
        return new UnreadableStateException("What the offsetRepository keeps under " + name
                + " is corrupt. Restore it from a copy, or remove it: the consumer then delivers everything once"
                + " again");
    }
}
