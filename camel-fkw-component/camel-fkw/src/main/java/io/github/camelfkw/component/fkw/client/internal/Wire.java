// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** From a record to request parameters: a value a parameter, arrays and objects as JSON text. */
public final class Wire {

    private static final String OTHER_FIELDS = "other_fields";

    private Wire() {}

    /** The parameters of a request record, in the record's order. */
    public static Map<String, String> parameters(Object request) {
        ObjectNode fields = FkwJson.mapper().valueToTree(request);
        JsonNode others = fields.remove(OTHER_FIELDS);
        Map<String, String> parameters = new LinkedHashMap<>();
        put(fields, parameters);
        if (others instanceof ObjectNode more) {
            put(more, parameters);
        }
        return parameters;
    }

    private static void put(ObjectNode fields, Map<String, String> parameters) {
        for (Map.Entry<String, JsonNode> field : fields.properties()) {
            if (!field.getValue().isNull()) {
                parameters.putIfAbsent(field.getKey(), text(field.getValue()));
            }
        }
    }

    private static String text(JsonNode value) {
        if (value.isNumber()) {
            return value.decimalValue().toPlainString();
        }
        if (value.isValueNode()) {
            return value.asText();
        }
        try {
            return FkwJson.mapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree can always be written", e);
        }
    }
}
