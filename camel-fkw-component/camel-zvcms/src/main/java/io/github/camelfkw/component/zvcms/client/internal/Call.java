// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.zvcms.client.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One call on its way.
 *
 * @param action which
 * @param params with what
 * @param read   whether it changes nothing
 */
public record Call(String action, ObjectNode params, boolean read) {

    /** What is shorter is nobody's secret, and would tear holes into each message. */
    private static final int SHORTEST_TEXT = 3;

    /** An amount or a number of pieces is shorter. */
    private static final int SHORTEST_NUMBER = 6;

    /** For a write whose answer was lost; empty for a read. */
    String notKnown() {
        return read ? "" : ". Whether it took effect is not known: look at the shop before it is sent again";
    }

    /** Texts and numbers that are sent: the platform's message may repeat them. */
    Set<String> sent() {
        Set<String> sent = new HashSet<>();
        for (JsonNode value : leaves(params)) {
            int shortest = value.isTextual() ? SHORTEST_TEXT : SHORTEST_NUMBER;
            if (!value.isNull() && value.asText().length() >= shortest) {
                sent.add(value.asText());
            }
        }
        return sent;
    }

    private static List<JsonNode> leaves(JsonNode tree) {
        return tree.isContainerNode()
                ? tree.valueStream().flatMap(value -> leaves(value).stream()).toList()
                : List.of(tree);
    }

    /** Prints the action only. */
    @Override
    public String toString() {
        return "Call[action=" + action + "]";
    }
}
