// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.token;

import java.util.Objects;
import java.util.Optional;

/**
 * Keeps what merchants have given. At once it goes over whatever is kept; late, after a save that failed, over what is older
 * only. For the leader of a shop's flight.
 */
final class GivenGrants {

    /** Tries to save a new grant over what others save at the same time. */
    private static final int SAVES = 5;

    private final TokenStore store;
    private final KnownGrants known;
    private final GrantNews news;

    /** Finds out whether a grant lives. */
    @FunctionalInterface
    interface Trial {

        /** What a refresh makes of it; empty: the platform refuses it. */
        Optional<Unsaved> of(AccessGrant grant);
    }

    /** What is kept, beside what a merchant gave and a save did not take. */
    private enum Kept {
        OLDER,
        /** Given later, or the very grant, or made of it by another node. */
        NEWER,
        UNKNOWN
    }

    GivenGrants(TokenStore store, KnownGrants known, GrantNews news) {
        this.store = store;
        this.known = known;
        this.news = news;
    }

    /** Saves what the merchant has just given. */
    AccessGrant keep(ShopTokens shop) {
        for (int i = 0; i < SAVES; i++) {
            Optional<AccessGrant> saved = saveOver(store.loadWithoutTokens(shop.shopId), shop);
            if (saved.isPresent()) {
                return authorized(shop, saved.get());
            }
        }
        throw othersWrite(shop);
    }

    /**
     * The same after a save that failed, unless what is kept is newer.
     *
     * @return empty: what is kept was refreshed to find that out, and is now what is to be saved
     */
    Optional<AccessGrant> keepLate(ShopTokens shop, Trial trial) {
        for (int i = 0; i < SAVES; i++) {
            Optional<AccessGrant> old = store.loadWithoutTokens(shop.shopId);
            Optional<AccessGrant> next = old.flatMap(kept -> newer(kept, shop, trial));
            if (next.isEmpty() && shop.unsaved.given()) {
                next = saveOver(old, shop);
            } else if (next.isEmpty()) {
                return Optional.empty();
            }
            if (next.isPresent()) {
                return next.map(kept -> authorized(shop, kept));
            }
        }
        throw othersWrite(shop);
    }

    private AccessGrant authorized(ShopTokens shop, AccessGrant kept) {
        news.authorized(shop, kept);
        return kept;
    }

    private static TokenStoreException othersWrite(ShopTokens shop) {
        return new TokenStoreException(
                "Shop " + shop.shopId
                        + ": the new grant could not be saved, others write to the token store all the time."
                        + " It is kept in memory and saved when the next token is needed",
                null);
    }

    /** Empty: another one was saved meanwhile. */
    private Optional<AccessGrant> saveOver(Optional<AccessGrant> old, ShopTokens shop) {
        AccessGrant given = shop.unsaved.grant();
        AccessGrant fresh = old.map(kept -> over(kept, given)).orElse(given.withVersion(0));
        shop.unsaved = shop.unsaved.with(fresh);
        try {
            if (!store.save(fresh, fresh.version())) {
                return Optional.empty();
            }
        } catch (RuntimeException e) {
            if (!isUnchanged(fresh)) {
                shop.unsaved = shop.unsaved.inDoubt();
            }
            throw e;
        }
        shop.unsaved = null;
        return Optional.of(fresh.withVersion(fresh.version() + 1));
    }

    /** Where no token is configured here, other nodes may have one: the one that the kept grant began with is no new one. */
    private static AccessGrant over(AccessGrant kept, AccessGrant fresh) {
        boolean none = SeedGrant.NONE.equals(fresh.seed());
        return fresh.withSeed(none ? kept.seed() : fresh.seed()).withVersion(kept.version());
    }

    /** Whether it is sure that the save which has just failed had no effect. */
    private boolean isUnchanged(AccessGrant fresh) {
        try {
            return store.loadWithoutTokens(fresh.shopId())
                            .map(AccessGrant::version)
                            .orElse(0L)
                    == fresh.version();
        } catch (RuntimeException e) {
            return false;
        }
    }

    /** What is kept, where that is to stay. Empty as well where it was refreshed: then that is what is unsaved. */
    private Optional<AccessGrant> newer(AccessGrant kept, ShopTokens shop, Trial trial) {
        Kept age = known.isReadable(shop.shopId) ? age(kept, shop) : Kept.OLDER;
        if (age == Kept.OLDER) {
            return Optional.empty();
        }
        AccessGrant theirs = known.load(shop);
        if (age == Kept.UNKNOWN && shop.unsaved.doubtful()) {
            // Never the given one: if the store has taken it after all, another node may have spent its refresh token.
            trial.of(theirs).ifPresent(alive -> shop.unsaved = alive);
            return Optional.empty();
        }
        if (age == Kept.UNKNOWN) {
            Optional<Unsaved> alive = trial.of(shop.unsaved.grant());
            if (alive.isPresent()) {
                shop.unsaved = shop.unsaved.with(alive.get().grant());
                return Optional.empty();
            }
        }
        shop.unsaved = null;
        return Optional.of(theirs);
    }

    private Kept age(AccessGrant kept, ShopTokens shop) {
        Unsaved unsaved = shop.unsaved;
        AccessGrant given = unsaved.grant();
        if (kept.isGivenAfter(given)) {
            return Kept.NEWER;
        }
        if (kept.version() == given.version() || kept.isGivenLongBefore(given)) {
            return Kept.OLDER;
        }
        AccessGrant theirs = known.load(shop);
        if (isOfOneRefreshToken(theirs, given)) {
            return Kept.NEWER;
        }
        if (unsaved.replaces(theirs)) {
            return Kept.OLDER;
        }
        if (unsaved.doubtful()) {
            return kept.firstEnd() != null && given.firstEnd() != null ? Kept.NEWER : Kept.UNKNOWN;
        }
        return kept.isGivenBefore(given) ? Kept.OLDER : Kept.UNKNOWN;
    }

    private static boolean isOfOneRefreshToken(AccessGrant theirs, AccessGrant given) {
        return given.refreshToken() == null
                ? theirs.refreshToken() == null && Objects.equals(theirs.accessToken(), given.accessToken())
                : given.refreshToken().equals(theirs.refreshToken());
    }
}
