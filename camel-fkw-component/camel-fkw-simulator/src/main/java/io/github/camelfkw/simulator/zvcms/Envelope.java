// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.zvcms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelfkw.simulator.Reply;
import java.util.Map;

/** The platform's envelope: {@code status}, {@code code}, {@code message}, {@code data}. */
final class Envelope {

    private final ZvcmsQuirks quirks;

    Envelope(ZvcmsQuirks quirks) {
        this.quirks = quirks;
    }

    /** @param data null: none */
    Reply success(JsonNode data) {
        ObjectNode body = body(true, Codes.OK, "操作成功", quirks.statusForm() == StatusForm.AS_DOCUMENTED);
        if (data != null) {
            body.set("data", quirks.numbersAsText() ? asText(data) : data);
        }
        return Reply.json(Json.bytes(body), Codes.OK);
    }

    Reply refused(boolean system, int code, String message) {
        return Reply.json(Json.bytes(body(!system, code, message, false)), code).refusedBecause(message, code);
    }

    private ObjectNode body(boolean status, int code, String message, boolean statusAsText) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        switch (statusAsText ? StatusForm.TEXT : quirks.statusForm()) {
            case TEXT -> body.put("status", String.valueOf(status));
            case NUMBER -> body.put("status", status ? 1 : 0);
            default -> body.put("status", status);
        }
        if (quirks.numbersAsText()) {
            body.put("code", String.valueOf(code));
        } else {
            body.put("code", code);
        }
        return body.put("message", message);
    }

    /** The same with each number and boolean as text. */
    private static JsonNode asText(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = Json.MAPPER.createObjectNode();
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                copy.set(field.getKey(), asText(field.getValue()));
            }
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = Json.MAPPER.createArrayNode();
            array.forEach(element -> copy.add(asText(element)));
            return copy;
        }
        if (node.isNumber()) {
            return Json.MAPPER.getNodeFactory().textNode(node.decimalValue().toPlainString());
        }
        return node.isBoolean() ? Json.MAPPER.getNodeFactory().textNode(node.asText()) : node;
    }
}
