// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

import java.time.Duration;
import java.util.Objects;

/**
 * The switches of {@link FkwQuirks} that are about tokens and authorization codes. Thread-safe.
 *
 * @param <Q> what the setters return
 */
abstract class TokenQuirks<Q extends TokenQuirks<Q>> {

    private volatile boolean rotateRefreshToken = false;
    private volatile boolean voidOldAccessToken = false;
    private volatile boolean extendRefreshExpiry = false;
    private volatile boolean repeatRefreshExpiry = false;
    private volatile boolean revokeFamilyOnReuse = false;
    private volatile boolean endFormerAuthorization = false;
    private volatile Duration accessTokenLifetime = Duration.ofSeconds(7_200);
    private volatile Duration refreshTokenLifetime = Duration.ofSeconds(2_419_200);
    private volatile Duration codeLifetime = Duration.ofMinutes(10);
    private volatile int tokenRefusedRt = 101;

    TokenQuirks() {}

    abstract Q self();

    /** Whether a refresh gives a new refresh token and voids the old one; undocumented. Default: {@code false}. */
    public Q rotateRefreshToken(boolean rotateRefreshToken) {
        this.rotateRefreshToken = rotateRefreshToken;
        return self();
    }

    /** The present setting. */
    public boolean rotateRefreshToken() {
        return rotateRefreshToken;
    }

    /** Whether a refresh voids the access tokens given before; undocumented. Default: {@code false}. */
    public Q voidOldAccessToken(boolean voidOldAccessToken) {
        this.voidOldAccessToken = voidOldAccessToken;
        return self();
    }

    /** The present setting. */
    public boolean voidOldAccessToken() {
        return voidOldAccessToken;
    }

    /**
     * Whether a refresh starts the 28 days anew; otherwise {@code re_expires_in} counts down, unless {@link
     * #repeatRefreshExpiry(boolean)} has it repeated. Undocumented. Default: {@code false}.
     */
    public Q extendRefreshExpiry(boolean extendRefreshExpiry) {
        this.extendRefreshExpiry = extendRefreshExpiry;
        return self();
    }

    /** The present setting. */
    public boolean extendRefreshExpiry() {
        return extendRefreshExpiry;
    }

    /**
     * Whether the answer to a refresh repeats the whole life of a refresh token as {@code re_expires_in} although the refresh
     * prolongs nothing, so that the end it tells is wrong. Without a meaning where the 28 days do start anew. Undocumented.
     * Default: {@code false}.
     */
    public Q repeatRefreshExpiry(boolean repeatRefreshExpiry) {
        this.repeatRefreshExpiry = repeatRefreshExpiry;
        return self();
    }

    /** The present setting. */
    public boolean repeatRefreshExpiry() {
        return repeatRefreshExpiry;
    }

    /**
     * Whether the use of a voided refresh token kills the whole grant, as OAuth 2.0 security practice has it.
     * Default: {@code false}.
     */
    public Q revokeFamilyOnReuse(boolean revokeFamilyOnReuse) {
        this.revokeFamilyOnReuse = revokeFamilyOnReuse;
        return self();
    }

    /** The present setting. */
    public boolean revokeFamilyOnReuse() {
        return revokeFamilyOnReuse;
    }

    /**
     * Whether a code that is exchanged ends the authorization that the shop gave before; undocumented. Default: {@code
     * false}.
     */
    public Q endFormerAuthorization(boolean endFormerAuthorization) {
        this.endFormerAuthorization = endFormerAuthorization;
        return self();
    }

    /** The present setting. */
    public boolean endFormerAuthorization() {
        return endFormerAuthorization;
    }

    /** Life of an access token; documented as 7 200 s. Default: {@code Duration.ofSeconds(7_200)}. */
    public Q accessTokenLifetime(Duration accessTokenLifetime) {
        this.accessTokenLifetime = Objects.requireNonNull(accessTokenLifetime, "accessTokenLifetime");
        return self();
    }

    /** The present setting. */
    public Duration accessTokenLifetime() {
        return accessTokenLifetime;
    }

    /** Life of a refresh token; documented as 2 419 200 s (28 days). Default: {@code Duration.ofSeconds(2_419_200)}. */
    public Q refreshTokenLifetime(Duration refreshTokenLifetime) {
        this.refreshTokenLifetime = Objects.requireNonNull(refreshTokenLifetime, "refreshTokenLifetime");
        return self();
    }

    /** The present setting. */
    public Duration refreshTokenLifetime() {
        return refreshTokenLifetime;
    }

    /** Life of an authorization code; documented as 10 min. Default: {@code Duration.ofMinutes(10)}. */
    public Q codeLifetime(Duration codeLifetime) {
        this.codeLifetime = Objects.requireNonNull(codeLifetime, "codeLifetime");
        return self();
    }

    /** The present setting. */
    public Duration codeLifetime() {
        return codeLifetime;
    }

    /** {@code rt} for an expired or unknown access token; undocumented. Default: {@code 101}. */
    public Q tokenRefusedRt(int tokenRefusedRt) {
        this.tokenRefusedRt = tokenRefusedRt;
        return self();
    }

    /** The present setting. */
    public int tokenRefusedRt() {
        return tokenRefusedRt;
    }
}
