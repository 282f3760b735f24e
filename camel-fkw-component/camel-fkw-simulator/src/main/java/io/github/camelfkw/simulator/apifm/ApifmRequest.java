// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.apifm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelfkw.simulator.Call;
import java.util.List;
import java.util.Map;

/** A request that was found to be right, on its way through the platform: its call, its parameters, its user. */
final class ApifmRequest {

    private static final int USUAL_PAGE = 20;

    private final CallRow row;
    private final Call call;
    private final Map<String, String> params;
    private final Account user;
    private final ApifmQuirks quirks;

    /** @param user null without a token */
    ApifmRequest(CallRow row, Call call, Map<String, String> params, Account user, ApifmQuirks quirks) {
        this.row = row;
        this.call = call;
        this.params = params;
        this.user = user;
        this.quirks = quirks;
    }

    CallRow row() {
        return row;
    }

    Map<String, Call.Upload> uploads() {
        return call.uploads();
    }

    /** The user who is logged in; null without a token. */
    Account user() {
        return user;
    }

    boolean has(String name) {
        return !text(name).isEmpty();
    }

    /** The parameter's value; empty when it was not sent. */
    String text(String name) {
        return params.getOrDefault(name, "").trim();
    }

    /** @throws Refusal when it was not sent */
    String required(String name) {
        if (!has(name)) {
            throw Refusal.missing(name);
        }
        return text(name);
    }

    boolean flag(String name) {
        return text(name).equals("true");
    }

    /** @throws Refusal when it was not sent or is no whole number */
    long id(String name) {
        return number(name, required(name));
    }

    /** @throws Refusal when it is no whole number */
    int integer(String name, int absent) {
        return has(name)
                ? (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, number(name, text(name))))
                : absent;
    }

    private static long number(String name, String value) {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw Refusal.malformed(name, "is no whole number");
        }
    }

    /**
     * A parameter that holds a JSON array; an empty one when it was not sent.
     *
     * @throws Refusal when it is no JSON array
     */
    JsonNode array(String name) {
        if (!has(name)) {
            return Json.array();
        }
        JsonNode node = Json.parse(name, text(name));
        if (!node.isArray()) {
            throw Refusal.malformed(name, "is no JSON array");
        }
        return node;
    }

    /**
     * The page that {@code page} (from 1) and {@code pageSize} ask for.
     *
     * @throws Refusal when there is nothing on it, unless that is to be an empty list
     */
    JsonNode page(List<? extends JsonNode> rows) {
        int page = positive("page", 1);
        int size = Math.min(positive("pageSize", USUAL_PAGE), quirks.largestPage());
        long from = Math.min(rows.size(), (page - 1L) * size);
        long to = Math.min(rows.size(), from + size);
        ArrayNode shown = Json.array();
        rows.subList((int) from, (int) to).forEach(shown::add);
        if (shown.isEmpty() && !quirks.emptyListsSucceed()) {
            throw Refusal.nothing("暂无数据");
        }
        if (quirks.listForm() == ApifmQuirks.ListForm.ARRAY) {
            return shown;
        }
        ObjectNode result = Json.object();
        result.set("result", shown);
        return result.put("totalRow", rows.size()).put("totalPage", (rows.size() + size - 1) / size);
    }

    private int positive(String name, int absent) {
        int value = integer(name, absent);
        if (value < 1) {
            throw Refusal.malformed(name, "is below 1");
        }
        return value;
    }

    /**
     * What a call gives that has nothing to show.
     *
     * @throws Refusal unless that is to be an empty list
     */
    JsonNode nothingOr(JsonNode empty) {
        if (quirks.emptyListsSucceed()) {
            return empty;
        }
        throw Refusal.nothing("暂无数据");
    }
}
