// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.token;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * How a grant stands, without its tokens: for events, views and answers.
 *
 * @param shopId          the key under which the grant is kept: the configured {@code shopId}, or {@code default}
 * @param platformShopId  the platform's {@code shop_id}; empty before the first answer
 * @param shopName        the platform's {@code shop_name}; empty before the first answer
 * @param accessUntil     end of the access token; empty where it is not known
 * @param authorizedUntil end of the authorization, 28 days after the merchant gave it as far as documented: the end that the
 *                        platform promised first, until a refresh has worked after that, then the one that its last answer
 *                        told; the earlier one where that is before the first. By the platform's clock; empty where it is
 *                        not known
 * @param toldUntil       the end that the platform's last answer told, where it is later than {@code authorizedUntil}: not
 *                        known whether it is meant; else empty
 */
public record GrantStatus(
        String shopId,
        Optional<String> platformShopId,
        Optional<String> shopName,
        Optional<Instant> accessUntil,
        Optional<Instant> authorizedUntil,
        Optional<Instant> toldUntil) {

    /** Each answer counts the seconds to the end anew, and cuts them. */
    private static final Duration JITTER = Duration.ofMinutes(1);

    /** Leaves out the tokens. */
    public static GrantStatus of(AccessGrant grant) {
        Instant told = grant.refreshExpiresAt();
        boolean unproven = grant.isLaterEndUnproven();
        Instant end = unproven ? grant.firstEnd().at() : told;
        return new GrantStatus(
                grant.shopId(),
                Optional.ofNullable(grant.platformShopId()),
                Optional.ofNullable(grant.shopName()),
                Optional.ofNullable(grant.accessExpiresAt()),
                Optional.ofNullable(end),
                Optional.ofNullable(told).filter(later -> unproven && later.isAfter(end.plus(JITTER))));
    }

    /** The end of the authorization for a person: says what it rests on, where the platform has told two. */
    String authorizationEnd() {
        return authorizedUntil.map(GrantStatus::second).orElse("an end that is not known")
                + toldUntil
                        .map(later -> " by the platform's first promise (it has said " + second(later)
                                + " since, which is not known to be meant)")
                        .orElse("");
    }

    private static String second(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
