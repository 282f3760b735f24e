// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

import java.time.Instant;

/**
 * A grant as the platform issued it.
 *
 * @param accessToken the access token
 * @param refreshToken the refresh token
 * @param accessExpiresAt when the access token ends, by the platform's clock
 * @param refreshExpiresAt when the refresh token ends, by the platform's clock
 */
public record FkwTokens(String accessToken, String refreshToken, Instant accessExpiresAt, Instant refreshExpiresAt) {

    /** Names the expiry only: tokens do not belong into logs, not even simulated ones. */
    @Override
    public String toString() {
        return "FkwTokens[accessExpiresAt=" + accessExpiresAt + ", refreshExpiresAt=" + refreshExpiresAt + "]";
    }
}
