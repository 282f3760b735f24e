// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.token;

import java.time.Instant;
import java.util.Objects;

/**
 * What a merchant granted: the tokens of one shop.
 *
 * @param shopId           the key under which the grant is kept: the configured {@code shopId}, or {@code default}
 * @param platformShopId   the platform's {@code shop_id}, as the token answer gave it; null before the first answer
 * @param shopName         the platform's {@code shop_name}; null before the first answer
 * @param accessToken      null before the first refresh
 * @param accessExpiresAt  by the platform's clock; null: not known, used until it is refused
 * @param refreshToken     null: none, the grant ends with its access token
 * @param refreshExpiresAt the end of the authorization as the platform's last answer told it, by the platform's clock; null:
 *                         not known
 * @param firstEnd         the end that the platform promised first; null: not known
 * @param seed             fingerprint of the refresh token that was configured when this grant began; {@code none}: none
 *                         was. A configured token with another fingerprint is a new authorization. Null: not known, and no
 *                         configured token takes this grant's place
 * @param version          0 for a grant that was never saved; each save adds one
 */
public record AccessGrant(
        String shopId,
        String platformShopId,
        String shopName,
        String accessToken,
        Instant accessExpiresAt,
        String refreshToken,
        Instant refreshExpiresAt,
        FirstEnd firstEnd,
        String seed,
        long version) {

    /** A grant whose first end is not known: the next refresh takes {@code refreshExpiresAt} for it. */
    public AccessGrant(
            String shopId,
            String platformShopId,
            String shopName,
            String accessToken,
            Instant accessExpiresAt,
            String refreshToken,
            Instant refreshExpiresAt,
            String seed,
            long version) {
        this(
                shopId,
                platformShopId,
                shopName,
                accessToken,
                accessExpiresAt,
                refreshToken,
                refreshExpiresAt,
                null,
                seed,
                version);
    }

    /** Checks that there is a shop. */
    public AccessGrant {
        Objects.requireNonNull(shopId, "shopId");
    }

    /** The same grant under another version. */
    public AccessGrant withVersion(long newVersion) {
        return copy(shopId, seed, newVersion);
    }

    /** The same grant, begun while another refresh token was configured. */
    AccessGrant withSeed(String newSeed) {
        return copy(shopId, newSeed, version);
    }

    /** The same grant under another key. */
    public AccessGrant withShopId(String newShopId) {
        return copy(newShopId, seed, version);
    }

    private AccessGrant copy(String newShopId, String newSeed, long newVersion) {
        return new AccessGrant(
                newShopId,
                platformShopId,
                shopName,
                accessToken,
                accessExpiresAt,
                refreshToken,
                refreshExpiresAt,
                firstEnd,
                newSeed,
                newVersion);
    }

    /** Whether a later end than the first one was told, and no refresh has worked yet that would show it to be meant. */
    boolean isLaterEndUnproven() {
        return firstEnd != null
                && !firstEnd.outlived()
                && refreshExpiresAt != null
                && firstEnd.at().isBefore(refreshExpiresAt);
    }

    /** Whether the merchant gave this one later, as far as both tell when their authorizations were to end at first. */
    boolean isGivenAfter(AccessGrant other) {
        return firstEnd != null
                && other.firstEnd != null
                && firstEnd.at().isAfter(other.firstEnd.at().plus(FirstEnd.SAME));
    }

    /** Whether the ends tell that the merchant did not give this one later: an end that was told last is no earlier. */
    boolean isGivenBefore(AccessGrant other) {
        return latestFirstEnd() != null
                && other.firstEnd != null
                && !latestFirstEnd().isAfter(other.firstEnd.at().plus(FirstEnd.SAME));
    }

    /** The same, and that they are not of one authorization. */
    boolean isGivenLongBefore(AccessGrant other) {
        return isGivenBefore(other)
                && latestFirstEnd().isBefore(other.firstEnd.at().minus(FirstEnd.SAME));
    }

    private Instant latestFirstEnd() {
        return firstEnd == null ? refreshExpiresAt : firstEnd.at();
    }

    /** Prints no token. */
    @Override
    public String toString() {
        return "AccessGrant[shopId=" + shopId + ", accessExpiresAt=" + accessExpiresAt + ", refreshExpiresAt="
                + refreshExpiresAt + ", version=" + version + "]";
    }
}
