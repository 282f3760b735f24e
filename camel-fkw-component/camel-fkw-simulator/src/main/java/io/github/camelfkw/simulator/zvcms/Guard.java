// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.zvcms;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Lets a request in or not: its fields, who sends it, when, its signature, and that it comes once. */
final class Guard {

    /** All are required; {@code Token} is none of those that are signed. */
    private static final List<String> FIELDS = List.of("OpenId", "GrantCode", "Timestamp", "Nonce", "Action");

    private final String openId;
    private final String secret;
    private final String grantCode;
    private final ZvcmsQuirks quirks;
    private final Set<String> usedNonces = ConcurrentHashMap.newKeySet();

    Guard(String openId, String secret, String grantCode, ZvcmsQuirks quirks) {
        this.openId = openId;
        this.secret = secret;
        this.grantCode = grantCode;
        this.quirks = quirks;
    }

    /**
     * Checks a request.
     *
     * @throws Refusal always with {@code status} false
     */
    void check(JsonNode request, Instant now) {
        Map<String, String> fields = fields(request);
        if (!openId.equals(fields.get("OpenId")) || !grantCode.equals(fields.get("GrantCode"))) {
            throw Refusal.system(Codes.WRONG_GRANT, "密钥Id或授权code错误");
        }
        checkTime(fields.get("Timestamp"), now);
        byte[] wanted = quirks.signature().expected(fields, secret).getBytes(StandardCharsets.UTF_8);
        byte[] sent = request.path("Token").asText().getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(wanted, sent)) {
            throw Refusal.system(Codes.WRONG_TOKEN, "签名错误");
        }
        if (!usedNonces.add(fields.get("Nonce")) && quirks.refusesUsedNonces()) {
            throw Refusal.system(Codes.USED_NONCE, "Nonce重复");
        }
    }

    private static Map<String, String> fields(JsonNode request) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String name : FIELDS) {
            fields.put(name, required(request, name));
        }
        required(request, "Token");
        if (!request.path("Params").isObject()) {
            throw Refusal.system(Codes.BAD_REQUEST, "Params错误").violating("Params is not an object");
        }
        if (!fields.get("Nonce").matches("[1-9]\\d*")) {
            throw Refusal.system(Codes.BAD_REQUEST, "Nonce错误").violating("Nonce is not a positive whole number");
        }
        if (!fields.get("Timestamp").matches("\\d{10}")) {
            throw Refusal.system(Codes.BAD_REQUEST, "Timestamp错误").violating("Timestamp is not in seconds");
        }
        fields.put("Params", Json.text(request.path("Params")));
        return fields;
    }

    private static String required(JsonNode request, String name) {
        JsonNode value = request.path(name);
        if (!value.isTextual() || value.asText().isBlank()) {
            throw Refusal.system(Codes.BAD_REQUEST, name + "必填").violating(name + " is missing or no text");
        }
        return value.asText();
    }

    private void checkTime(String timestamp, Instant now) {
        Duration window = quirks.timeWindow();
        Duration off = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now)
                .abs();
        if (!window.isZero() && off.compareTo(window) > 0) {
            throw Refusal.system(Codes.WRONG_TIME, "Timestamp已过期");
        }
    }
}
