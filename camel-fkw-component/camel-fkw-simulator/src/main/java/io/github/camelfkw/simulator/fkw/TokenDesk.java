// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Codes and tokens of the platform, and counts of what was issued. One answer of {@code getAccessToken} opens a grant;
 * its refreshes stay in the family. What a refresh does beyond giving a new access token is undocumented and therefore
 * up to {@link FkwQuirks}. Thread-safe.
 */
public final class TokenDesk {

    /** How each token begins, so that it can be told apart from anything else: see {@link FkwMarks}. */
    static final String TOKEN_MARK = "fkwSimToken";

    /** How each authorization code begins. */
    static final String CODE_MARK = "fkwSimCode";

    private static final int TOKEN_BYTES = 24;

    private final World world;
    private final Random random;
    private final Map<String, Code> codes = new HashMap<>();
    private final Map<String, Access> accessTokens = new HashMap<>();
    private final Map<String, Refresh> refreshTokens = new HashMap<>();
    private long codesIssued;
    private long exchanges;
    private long refreshAttempts;
    private long refreshes;
    private long accessTokensIssued;

    TokenDesk(World world) {
        this.world = world;
        this.random = new Random(World.mix(world.seed ^ 0x70_6B_65_6EL));
    }

    /** One authorization by one merchant. */
    private static final class Grant {
        private final String shopId;
        private final String platformCode;
        private final List<String> access = new ArrayList<>();
        private boolean dead;

        Grant(String shopId, String platformCode) {
            this.shopId = shopId;
            this.platformCode = platformCode;
        }
    }

    private record Code(Grant grant, Instant expiresAt) {}

    private record Access(Grant grant, Instant expiresAt) {}

    private record Refresh(Grant grant, Instant expiresAt, boolean voided) {}

    /** What a token call answers. */
    record Issued(
            String shopId,
            String platformCode,
            String accessToken,
            long expiresIn,
            String refreshToken,
            long refreshIn) {}

    /** Codes handed out, by the pages or by {@code issueCode}. */
    public synchronized long codesIssued() {
        return codesIssued;
    }

    /** Codes exchanged for tokens over HTTP, successfully. */
    public synchronized long exchanges() {
        return exchanges;
    }

    /** Refreshes over HTTP that gave a token. */
    public synchronized long refreshes() {
        return refreshes;
    }

    /** Refreshes over HTTP with the right client, whether they gave a token or not. */
    public synchronized long refreshAttempts() {
        return refreshAttempts;
    }

    /** Refreshes over HTTP that were refused. */
    public synchronized long refusedRefreshes() {
        return refreshAttempts - refreshes;
    }

    /** Access tokens issued in any way. */
    public synchronized long accessTokensIssued() {
        return accessTokensIssued;
    }

    synchronized String issueCode(String shopId, String platformCode) {
        String code = random(CODE_MARK);
        codes.put(code, new Code(new Grant(shopId, platformCode), world.now().plus(world.quirks.codeLifetime())));
        codesIssued++;
        return code;
    }

    synchronized FkwTokens issue(String shopId) {
        Issued issued = open(new Grant(shopId, "FKW"));
        return new FkwTokens(
                issued.accessToken(),
                issued.refreshToken(),
                accessTokens.get(issued.accessToken()).expiresAt(),
                refreshTokens.get(issued.refreshToken()).expiresAt());
    }

    synchronized Issued exchange(String code) {
        Code known = codes.remove(code);
        if (known == null) {
            throw Refusal.of(Rt.AUTHORIZATION, "授权码无效或已使用。");
        }
        if (!world.now().isBefore(known.expiresAt())) {
            throw Refusal.of(Rt.AUTHORIZATION, "授权码已过期。");
        }
        exchanges++;
        if (world.quirks.endFormerAuthorization()) {
            killTokens(known.grant().shopId);
        }
        return open(known.grant());
    }

    private Issued open(Grant grant) {
        Instant now = world.now();
        String refreshToken = newToken();
        refreshTokens.put(refreshToken, new Refresh(grant, now.plus(world.quirks.refreshTokenLifetime()), false));
        return answer(grant, refreshToken, now, world.quirks.refreshTokenLifetime());
    }

    synchronized Issued refresh(String token) {
        refreshAttempts++;
        Instant now = world.now();
        FkwQuirks quirks = world.quirks;
        Refresh known = refreshTokens.get(token);
        if (known == null) {
            throw Refusal.of(Rt.AUTHORIZATION, "refresh_token无效。");
        }
        Grant grant = known.grant();
        if (known.voided() && quirks.revokeFamilyOnReuse()) {
            grant.dead = true;
        }
        if (grant.dead || known.voided()) {
            throw Refusal.of(Rt.AUTHORIZATION, "refresh_token无效。");
        }
        if (!now.isBefore(known.expiresAt())) {
            throw Refusal.of(Rt.AUTHORIZATION, "refresh_token已过期。");
        }
        Instant expiresAt = quirks.extendRefreshExpiry() ? now.plus(quirks.refreshTokenLifetime()) : known.expiresAt();
        String next = token;
        if (quirks.rotateRefreshToken()) {
            refreshTokens.put(token, new Refresh(grant, known.expiresAt(), true));
            next = newToken();
        }
        refreshTokens.put(next, new Refresh(grant, expiresAt, false));
        if (quirks.voidOldAccessToken()) {
            grant.access.forEach(accessTokens::remove);
            grant.access.clear();
        }
        refreshes++;
        return answer(
                grant,
                next,
                now,
                quirks.repeatRefreshExpiry() ? quirks.refreshTokenLifetime() : Duration.between(now, expiresAt));
    }

    private Issued answer(Grant grant, String refreshToken, Instant now, Duration told) {
        String accessToken = newToken();
        Duration life = world.quirks.accessTokenLifetime();
        accessTokens.put(accessToken, new Access(grant, now.plus(life)));
        grant.access.add(accessToken);
        accessTokensIssued++;
        return new Issued(
                grant.shopId, grant.platformCode, accessToken, life.toSeconds(), refreshToken, told.toSeconds());
    }

    /**
     * The shop that an access token opens.
     *
     * @throws Refusal when it opens none
     */
    synchronized String shopOf(String accessToken) {
        Access known = accessTokens.get(accessToken);
        if (known == null || known.grant().dead) {
            throw Refusal.of(world.quirks.tokenRefusedRt(), "access_token无效");
        }
        if (!world.now().isBefore(known.expiresAt())) {
            throw Refusal.of(world.quirks.tokenRefusedRt(), "access_token已过期");
        }
        return known.grant().shopId;
    }

    synchronized void expireAccessTokens(String shopId) {
        Instant now = world.now();
        accessTokens.replaceAll(
                (token, access) -> access.grant().shopId.equals(shopId) && now.isBefore(access.expiresAt())
                        ? new Access(access.grant(), now)
                        : access);
    }

    synchronized void revoke(String shopId) {
        killTokens(shopId);
        codes.values().removeIf(code -> code.grant().shopId.equals(shopId));
    }

    private void killTokens(String shopId) {
        accessTokens.values().forEach(access -> kill(access.grant(), shopId));
        refreshTokens.values().forEach(refresh -> kill(refresh.grant(), shopId));
    }

    private static void kill(Grant grant, String shopId) {
        if (grant.shopId.equals(shopId)) {
            grant.dead = true;
        }
    }

    private String newToken() {
        return random(TOKEN_MARK);
    }

    private String random(String mark) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return mark + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
