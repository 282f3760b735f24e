// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.token;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What there is to begin with: the store's grants, and the tokens of the configuration. Asks the store, not the platform. May be
 * used by several threads.
 */
final class KnownGrants {

    private static final Logger LOG = LoggerFactory.getLogger(TokenManager.class);

    private final TokenStore store;
    private final Optional<SeedGrant> seed;
    private final GrantNews news;

    KnownGrants(TokenStore store, Optional<SeedGrant> seed, GrantNews news) {
        this.store = store;
        this.seed = seed;
        this.news = news;
    }

    /** The store's grant, or the configured tokens where they are newer than what the store grew from. */
    AccessGrant load(ShopTokens shop) {
        Optional<AccessGrant> kept = kept(shop);
        Optional<AccessGrant> configured = configured(shop.shopId);
        AccessGrant grant;
        if (kept.isPresent() && isOfSeed(kept.get(), configured)) {
            shop.seedTaken = true;
        }
        if (kept.isPresent()
                && configured.isPresent()
                && !shop.seedTaken
                && isNewAuthorization(kept.get(), configured.get())) {
            LOG.info("Shop {}: the configured refreshToken is a new one and replaces the kept grant", shop.shopId);
            grant = configured.get().withVersion(kept.get().version());
        } else {
            grant = kept.or(() -> configured).orElseThrow(() -> news.missing(shop));
        }
        shop.learn(grant);
        return grant;
    }

    /** What the store holds. */
    Optional<AccessGrant> kept(ShopTokens shop) {
        try {
            return store.load(shop.shopId);
        } catch (UnreadableGrantException e) {
            news.unreadable(shop, e);
            throw e;
        }
    }

    Optional<AccessGrant> configured(String shopId) {
        return seed.filter(s -> s.shopId().equals(shopId)).map(SeedGrant::toGrant);
    }

    /** To be called with each grant that the platform has just given. */
    void answered(AccessGrant fresh, ShopTokens shop) {
        shop.answered(fresh);
        if (isOfSeed(fresh, configured(shop.shopId))) {
            shop.seedTaken = true;
        }
    }

    private static boolean isOfSeed(AccessGrant grant, Optional<AccessGrant> configured) {
        return configured.filter(begin -> begin.seed().equals(grant.seed())).isPresent();
    }

    private static boolean isNewAuthorization(AccessGrant kept, AccessGrant configured) {
        return kept.seed() != null && !kept.seed().equals(configured.seed());
    }

    /** Else it was encrypted with a key that is lost, and another grant is to take its place. */
    boolean isReadable(String shopId) {
        try {
            store.load(shopId);
            return true;
        } catch (UnreadableGrantException e) {
            return false;
        }
    }
}
