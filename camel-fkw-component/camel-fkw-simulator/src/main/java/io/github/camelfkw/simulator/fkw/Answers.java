// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelfkw.simulator.Reply;
import java.util.List;

/** The platform's envelope: {@code rt}, {@code success}, {@code msg}. */
final class Answers {

    private Answers() {}

    static ObjectNode ok(String message) {
        return Json.object().put("rt", Rt.OK).put("success", true).put("msg", message);
    }

    static Reply reply(ObjectNode body) {
        return Reply.json(Json.bytes(body), body.has("rt") ? body.get("rt").asInt() : null);
    }

    /** One page of a whole, counted from 1. */
    static <T> List<T> page(List<T> all, int pageNo, int pageSize) {
        long from = Math.min(all.size(), (pageNo - 1L) * pageSize);
        long to = Math.min(all.size(), from + pageSize);
        return all.subList((int) from, (int) to);
    }

    static Reply refusal(int rt, String message) {
        ObjectNode body = Json.object().put("rt", rt).put("success", false).put("msg", message);
        return reply(body).refusedBecause(message, rt);
    }
}
