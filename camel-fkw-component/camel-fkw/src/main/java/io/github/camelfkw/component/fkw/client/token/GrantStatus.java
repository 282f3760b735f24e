// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.token;

import java.time.Instant;
import java.util.Optional;

/**
 * How a grant stands, without its tokens: for events, views and answers.
 *
 * @param shopId          the key under which the grant is kept: the configured {@code shopId}, or {@code default}
 * @param platformShopId  the platform's {@code shop_id}; empty before the first answer
 * @param shopName        the platform's {@code shop_name}; empty before the first answer
 * @param accessUntil     end of the access token; empty where it is not known
 * @param authorizedUntil end of the authorization, 28 days after the merchant gave it as far as documented; empty where it
 *                        is not known
 */
public record GrantStatus(
        String shopId,
        Optional<String> platformShopId,
        Optional<String> shopName,
        Optional<Instant> accessUntil,
        Optional<Instant> authorizedUntil) {

    /** Leaves out the tokens. */
    public static GrantStatus of(AccessGrant grant) {
        return new GrantStatus(
                grant.shopId(),
                Optional.ofNullable(grant.platformShopId()),
                Optional.ofNullable(grant.shopName()),
                Optional.ofNullable(grant.accessExpiresAt()),
                Optional.ofNullable(grant.refreshExpiresAt()));
    }
}
