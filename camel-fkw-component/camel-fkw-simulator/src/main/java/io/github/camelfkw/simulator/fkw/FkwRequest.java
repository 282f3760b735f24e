// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelfkw.simulator.Call;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A request on its way through the platform: its parameters, its shop, and what the document holds against it. */
final class FkwRequest {

    private final Call call;
    private final Map<String, String> params;
    private final FkwShop shop;
    private final List<String> violations = new ArrayList<>();

    /** @param shop whose token was sent; null for calls without a token */
    FkwRequest(Call call, Map<String, String> params, FkwShop shop) {
        this.call = call;
        this.params = params;
        this.shop = shop;
    }

    static Refusal missing(String parameter) {
        return Refusal.violation(
                Rt.BAD_ARGUMENT, "参数【" + parameter + "】为必填项", "parameter " + parameter + " is missing");
    }

    Call call() {
        return call;
    }

    /** The call's own parameters: without those that every call may carry. */
    Map<String, String> ownParams() {
        Map<String, String> own = new LinkedHashMap<>(params);
        own.keySet().removeAll(Route.COMMON);
        return own;
    }

    FkwShop shop() {
        return shop;
    }

    List<String> violations() {
        return violations;
    }

    void violation(String what) {
        violations.add(what);
    }

    /** The parameter's value; empty when it was not sent. */
    String text(String name) {
        return params.getOrDefault(name, "").trim();
    }

    /** @throws Refusal "必填项" when it was not sent or is empty */
    String required(String name) {
        String value = text(name);
        if (value.isEmpty()) {
            throw missing(name);
        }
        return value;
    }

    /** @throws Refusal when it is no integer */
    int integer(String name, int absent) {
        String value = text(name);
        if (value.isEmpty()) {
            return absent;
        }
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw malformed(name, value);
        }
    }

    int requiredInteger(String name) {
        required(name);
        return integer(name, 0);
    }

    /** Characters (Unicode code points) of the parameter's value. */
    int length(String name) {
        String value = text(name);
        return value.codePointCount(0, value.length());
    }

    /** @throws Refusal when it has more characters (Unicode code points) than that */
    String atMost(String name, int longest) {
        if (length(name) > longest) {
            throw Refusal.violation(
                    Rt.BAD_ARGUMENT,
                    "参数【" + name + "】长度不能超过" + longest,
                    "parameter " + name + " is longer than " + longest);
        }
        return text(name);
    }

    /**
     * A parameter that holds a JSON array; an empty one when it was not sent.
     *
     * @throws Refusal when it is no JSON or no array
     */
    JsonNode array(String name) {
        String value = text(name);
        if (value.isEmpty()) {
            return Json.object().arrayNode();
        }
        JsonNode node = Json.parse(name, value);
        if (!node.isArray()) {
            throw malformed(name, "no array");
        }
        return node;
    }

    Refusal malformed(String name, String value) {
        return Refusal.violation(
                Rt.BAD_ARGUMENT, "参数【" + name + "】格式错误", "parameter " + name + " has a wrong form: '" + value + "'");
    }

    /** {@code page_no}, from 1. */
    int pageNo() {
        int pageNo = integer("page_no", 1);
        if (pageNo < 1) {
            throw Refusal.violation(Rt.BAD_ARGUMENT, "参数【page_no】必须大于0", "page_no " + pageNo + " is below 1");
        }
        return pageNo;
    }

    /** {@code page_size}, from 1 to the largest allowed. */
    int pageSize(int largest) {
        int pageSize = integer("page_size", 20);
        if (pageSize < 1) {
            throw Refusal.violation(Rt.BAD_ARGUMENT, "参数【page_size】必须大于0", "page_size " + pageSize + " is below 1");
        }
        if (pageSize > largest) {
            throw Refusal.violation(
                    Rt.BAD_ARGUMENT, "参数【page_size】不能超过" + largest, "page_size " + pageSize + " is above " + largest);
        }
        return pageSize;
    }
}
