// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.zvcms;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** How the platform reckons the {@code Token} that it expects. */
@FunctionalInterface
public interface ZvcmsSignature {

    /**
     * The token of a request.
     *
     * @param request the fields of the request but {@code Token}, as they came: {@code OpenId}, {@code GrantCode},
     *     {@code Timestamp}, {@code Nonce}, {@code Action}, and {@code Params} as JSON text
     * @param secret the secret that goes with the {@code OpenId}
     */
    String expected(Map<String, String> request, String secret);

    /**
     * The assumption: HMAC-SHA1 with the secret over {@code name=value} of all fields but {@code Params}, in the order of
     * their names, with {@code &} in between; Base64; URL-encoded. The document shows no more than a token of 20 bytes in
     * this encoding.
     */
    static ZvcmsSignature assumed() {
        return (request, secret) -> {
            TreeMap<String, String> sorted = new TreeMap<>(request);
            sorted.remove("Params");
            String text = sorted.entrySet().stream()
                    .map(field -> field.getKey() + "=" + field.getValue())
                    .collect(Collectors.joining("&"));
            try {
                Mac mac = Mac.getInstance("HmacSHA1");
                mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
                byte[] digest = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
                return URLEncoder.encode(Base64.getEncoder().encodeToString(digest), StandardCharsets.UTF_8);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every Java platform has HmacSHA1", e);
            }
        };
    }
}
