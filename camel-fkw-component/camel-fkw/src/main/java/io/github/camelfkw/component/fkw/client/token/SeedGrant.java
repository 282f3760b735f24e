// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The tokens that the configuration brings: the beginning of a grant.
 *
 * @param shopId       the key under which the grant is kept
 * @param accessToken  may be null: the first call refreshes
 * @param refreshToken required
 */
public record SeedGrant(String shopId, String accessToken, String refreshToken) {

    /** In the place of a fingerprint: no refresh token was configured. */
    static final String NONE = "none";

    AccessGrant toGrant() {
        return new AccessGrant(shopId, null, null, accessToken, null, refreshToken, null, fingerprint(refreshToken), 0);
    }

    /** Enough of a hash to tell two tokens apart, and nothing to guess a token from. */
    static String fingerprint(String token) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** Prints no token. */
    @Override
    public String toString() {
        return "SeedGrant[shopId=" + shopId + "]";
    }
}
