// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.zvcms.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelfkw.common.camel.MessageBody;
import io.github.camelfkw.component.zvcms.client.internal.ZvcmsJson;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Message;

/** The body of a message as {@code Params} of any action. */
final class ParamsInput {

    private ParamsInput() {}

    /**
     * Values stay what they are; no body is no parameters.
     *
     * @throws IllegalArgumentException the body is not one object
     */
    static Map<?, ?> params(String action, Message message) {
        MessageBody body = MessageBody.of(message, ZvcmsJson.mapper());
        if (isNothing(body)) {
            return Map.of();
        }
        if (body.json() instanceof ObjectNode object) {
            // Not by way of a map of Java's: numbers are to stay as they were written.
            Map<String, Object> params = new LinkedHashMap<>();
            object.properties().forEach(field -> params.put(field.getKey(), field.getValue()));
            return params;
        }
        if (body.value() instanceof Map || body.value() instanceof Record) {
            return body.fields();
        }
        throw new IllegalArgumentException(
                "The body has to be a Map, a record or the JSON text of one object: it becomes" + " Params of " + action
                        + (body.isList() ? ". It is a list: split it first" : ""));
    }

    static boolean isNothing(MessageBody body) {
        return body.json() == null
                && body.value() == null
                && (body.plainText() == null || body.plainText().isEmpty());
    }
}
