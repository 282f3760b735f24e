// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.apifm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelfkw.simulator.Reply;

/** The platform's envelope: {@code code}, {@code data}, {@code msg}. */
final class Answers {

    private Answers() {}

    /** @param data null for none */
    static Reply ok(JsonNode data) {
        return reply(envelope(Code.OK, data, "success"));
    }

    static Reply reply(ObjectNode envelope) {
        return Reply.json(Json.bytes(envelope), envelope.path("code").asInt());
    }

    static Reply refusal(Refusal refusal) {
        Reply reply = reply(envelope(refusal.code(), refusal.data(), refusal.getMessage()));
        return refusal.isRefused() ? reply.refusedBecause(refusal.getMessage(), refusal.code()) : reply;
    }

    private static ObjectNode envelope(int code, JsonNode data, String message) {
        ObjectNode envelope = Json.object().put("code", code);
        if (data != null) {
            envelope.set("data", data);
        }
        return envelope.put("msg", message);
    }
}
