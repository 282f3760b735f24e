// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.internal;

import io.github.camelfkw.component.fkw.client.FkwAuthorizationRefusedException;
import io.github.camelfkw.component.fkw.client.FkwAuthorizationRefusedException.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The {@code state} that goes with a merchant to the platform and back: 192 random bits, the second of its end, the shop that
 * it is for, and a signature over all of it and its purpose. Any node of the application can check it; that it is used once
 * is remembered by the node that it comes to, until its end.
 */
public final class AuthorizationState {

    /** As long as the platform's code lives. */
    public static final Duration LIFE = Duration.ofMinutes(10);

    private static final String PURPOSE = "camel-fkw connect shop 1";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int RANDOM_BYTES = 24;
    private static final int MAC_BYTES = 32;

    /** Of random bytes, end and signature. */
    private static final int FIXED_BYTES = RANDOM_BYTES + Long.BYTES + MAC_BYTES;

    private static final int LONGEST_SHOP = 64;

    private final SecretKeySpec key;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<ByteBuffer, Instant> used = new HashMap<>();

    /**
     * @param clientSecret signs: whoever knows it could get tokens anyway
     * @param clock        the local clock
     */
    public AuthorizationState(String clientSecret, Clock clock) {
        this.key = new SecretKeySpec(
                mac(
                        new SecretKeySpec(clientSecret.getBytes(StandardCharsets.UTF_8), ALGORITHM),
                        PURPOSE.getBytes(StandardCharsets.UTF_8)),
                ALGORITHM);
        this.clock = clock;
    }

    /** A new one, for the shop of that key. */
    public String issue(String shopId) {
        byte[] shop = shopId.getBytes(StandardCharsets.UTF_8);
        if (shop.length > LONGEST_SHOP) {
            throw new IllegalArgumentException("shopId is longer than " + LONGEST_SHOP + " bytes");
        }
        byte[] nonce = new byte[RANDOM_BYTES];
        random.nextBytes(nonce);
        byte[] content = ByteBuffer.allocate(RANDOM_BYTES + Long.BYTES + shop.length)
                .put(nonce)
                .putLong(clock.instant().plus(LIFE).getEpochSecond())
                .put(shop)
                .array();
        byte[] signature = mac(key, content);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(ByteBuffer.allocate(content.length + MAC_BYTES)
                        .put(signature)
                        .put(content)
                        .array());
    }

    /**
     * Checks one that came back, and takes it: it cannot be used again.
     *
     * @return the key of the shop that it was made for
     * @throws FkwAuthorizationRefusedException it is missing, forged, too old, or was used
     */
    public String take(String state) {
        if (state == null || state.isBlank()) {
            throw refused(
                    Reason.STATE_MISSING,
                    "the redirect has no state. Send merchants to the address that fkw:authorizationUrl gives");
        }
        byte[] bytes = decoded(state);
        if (bytes.length < FIXED_BYTES || bytes.length > FIXED_BYTES + LONGEST_SHOP) {
            throw invalid();
        }
        ByteBuffer all = ByteBuffer.wrap(bytes);
        byte[] signature = new byte[MAC_BYTES];
        all.get(signature);
        byte[] content = new byte[all.remaining()];
        all.get(content);
        if (!MessageDigest.isEqual(signature, mac(key, content))) {
            throw invalid();
        }
        ByteBuffer parts = ByteBuffer.wrap(content);
        byte[] nonce = new byte[RANDOM_BYTES];
        parts.get(nonce);
        Instant end = Instant.ofEpochSecond(parts.getLong());
        if (!clock.instant().isBefore(end)) {
            throw refused(
                    Reason.STATE_EXPIRED,
                    "the link is older than " + LIFE.toMinutes() + " minutes. Let the merchant begin again");
        }
        takeOnce(ByteBuffer.wrap(nonce), end);
        byte[] shop = new byte[parts.remaining()];
        parts.get(shop);
        return new String(shop, StandardCharsets.UTF_8);
    }

    private synchronized void takeOnce(ByteBuffer nonce, Instant end) {
        Instant now = clock.instant();
        used.values().removeIf(over -> !now.isBefore(over));
        if (used.putIfAbsent(nonce, end) != null) {
            throw refused(
                    Reason.STATE_USED,
                    "this redirect came before, as when a page is loaded again. If the shop is not connected, let the"
                            + " merchant begin again");
        }
    }

    private static byte[] decoded(String state) {
        try {
            return Base64.getUrlDecoder().decode(state);
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
    }

    private static FkwAuthorizationRefusedException invalid() {
        return refused(
                Reason.STATE_INVALID,
                "its state is not of this application. If clientSecret was changed just now, let the merchant begin again;"
                        + " otherwise somebody may try to connect a shop of his own");
    }

    private static FkwAuthorizationRefusedException refused(Reason reason, String why) {
        return new FkwAuthorizationRefusedException(reason, "No shop was connected: " + why);
    }

    private static byte[] mac(SecretKeySpec key, byte[] content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, e);
        }
    }
}
