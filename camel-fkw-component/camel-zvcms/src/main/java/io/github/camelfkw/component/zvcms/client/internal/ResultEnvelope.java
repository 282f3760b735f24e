// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.zvcms.client.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** An answer of the platform: {@code status}, {@code code}, {@code message}, {@code data}. */
final class ResultEnvelope {

    private static final Pattern ZERO = Pattern.compile("[+-]?0+(\\.0+)?");

    private final ObjectNode root;

    private ResultEnvelope(ObjectNode root) {
        this.root = root;
    }

    /** @throws IOException if it is not one whole JSON object */
    static ResultEnvelope parse(byte[] body) throws IOException {
        // A byte order mark is the parser's business.
        if (ZvcmsJson.mapper().readTree(body) instanceof ObjectNode object) {
            return new ResultEnvelope(object);
        }
        throw new IOException("not a JSON object");
    }

    /** Whether the platform took the call; empty where the answer does not say so in a form that anybody knows. */
    Optional<Boolean> status() {
        return ZvcmsJson.yesOrNo(text("status"));
    }

    /** As it came; empty text where there is none. */
    String code() {
        return text("code");
    }

    /** The document's example of a success has 0. */
    boolean isCodeOfSuccess() {
        return ZERO.matcher(code()).matches();
    }

    /** Empty text where there is none. */
    String message() {
        return text("message");
    }

    /** Null where there is none. */
    JsonNode data() {
        JsonNode data = root.get("data");
        return data == null || data.isNull() ? null : data;
    }

    /** The names of the root's fields: for error messages. */
    String fieldNames() {
        List<String> names = new ArrayList<>();
        root.fieldNames().forEachRemaining(names::add);
        names.sort(null);
        return String.join(", ", names);
    }

    private String text(String name) {
        JsonNode value = root.path(name);
        return value.isValueNode() && !value.isNull() ? value.asText().strip() : "";
    }

    /** Whether a body looks like a web page: maintenance, or a proxy. */
    static boolean isWebPage(byte[] body) {
        String start = new String(body, 0, Math.min(body.length, 256), StandardCharsets.UTF_8).strip();
        return start.startsWith("<");
    }
}
