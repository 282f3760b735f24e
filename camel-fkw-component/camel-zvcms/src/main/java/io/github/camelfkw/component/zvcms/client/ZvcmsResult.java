// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.zvcms.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelfkw.component.zvcms.client.internal.ZvcmsJson;

/** An answer of the platform that says success. */
public final class ZvcmsResult {

    private final String code;
    private final String message;
    private final JsonNode data;

    ZvcmsResult(String code, String message, JsonNode data) {
        this.code = code;
        this.message = message;
        this.data = data;
    }

    /** The platform's {@code code} as it came: 0 in some form. */
    public String code() {
        return code;
    }

    /** The platform's {@code message}, without secrets; empty text where there is none. */
    public String message() {
        return message;
    }

    /** {@code data} as maps, lists, texts, numbers and booleans, as it came; null where there is none. */
    public Object data() {
        return data == null ? null : ZvcmsJson.mapper().convertValue(data, Object.class);
    }

    /** {@code data} as JSON text; null where there is none. */
    public String json() {
        return data == null ? null : ZvcmsJson.text(data);
    }

    JsonNode tree() {
        return data;
    }

    /** Prints the code only: data is a customer's. */
    @Override
    public String toString() {
        return "ZvcmsResult[code=" + code + "]";
    }
}
