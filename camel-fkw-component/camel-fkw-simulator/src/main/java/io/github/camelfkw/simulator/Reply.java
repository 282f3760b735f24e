// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One HTTP answer, with what the journal notes about it.
 *
 * @param status the HTTP status
 * @param contentType the value of {@code Content-Type}
 * @param body the bytes
 * @param headers further headers
 * @param rt the platform's result code; null when the answer carries none
 * @param refused whether the platform refused the request
 * @param reason why, in the platform's words
 * @param violations what the document does not allow about the request
 */
public record Reply(
        int status,
        String contentType,
        byte[] body,
        Map<String, String> headers,
        Integer rt,
        boolean refused,
        String reason,
        List<String> violations) {

    /** An answer of any type. */
    public static Reply of(int status, String contentType, byte[] body) {
        return new Reply(status, contentType, body, Map.of(), null, status >= 400, "", List.of());
    }

    /** An HTML page in UTF-8. */
    public static Reply html(int status, String html) {
        return of(status, "text/html;charset=UTF-8", html.getBytes(StandardCharsets.UTF_8));
    }

    /** A good answer with a result code. */
    public static Reply json(byte[] json, Integer rt) {
        return new Reply(200, "application/json;charset=UTF-8", json, Map.of(), rt, false, "", List.of());
    }

    /** A redirect. */
    public static Reply redirect(String location) {
        return new Reply(
                302, "text/html;charset=UTF-8", new byte[0], Map.of("Location", location), null, false, "", List.of());
    }

    /** The same answer, noted as a refusal. */
    public Reply refusedBecause(String why, Integer code) {
        return new Reply(status, contentType, body, headers, code, true, why, violations);
    }

    /** The same answer, with violations added. */
    public Reply withViolations(List<String> more) {
        if (more.isEmpty()) {
            return this;
        }
        List<String> all = new ArrayList<>(violations);
        all.addAll(more);
        return new Reply(status, contentType, body, headers, rt, refused, reason, List.copyOf(all));
    }

    Reply withBody(byte[] other) {
        return new Reply(status, contentType, other, headers, rt, refused, reason, violations);
    }
}
