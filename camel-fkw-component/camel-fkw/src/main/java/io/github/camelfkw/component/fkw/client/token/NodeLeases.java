// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.token;

import java.util.Optional;

/**
 * The leases of this node. Where the answer to a refresh could not be saved it keeps the lease for a while: others would find a
 * refresh token that may be spent, and this node would wait for itself. For the leader of a shop's flight.
 */
final class NodeLeases {

    private final TokenStore store;
    private final TokenTiming timing;

    NodeLeases(TokenStore store, TokenTiming timing) {
        this.store = store;
        this.timing = timing;
    }

    /** Empty: another node has it. */
    Optional<RefreshLease> take(ShopTokens shop) {
        if (shop.lease != null && renew(shop)) {
            RefreshLease kept = shop.lease;
            shop.lease = null;
            return Optional.of(kept);
        }
        giveUp(shop);
        return store.tryLease(shop.shopId, timing.lease());
    }

    private boolean renew(ShopTokens shop) {
        try {
            return shop.lease.renew();
        } catch (RuntimeException e) {
            if (!isKept(shop)) {
                giveUp(shop);
            }
            throw e;
        }
    }

    /** Gives it back, or keeps it: for as long as others would wait for a node that has died. */
    void giveBack(RefreshLease held, ShopTokens shop) {
        if (isKept(shop)) {
            shop.lease = held;
        } else {
            held.close();
        }
    }

    private boolean isKept(ShopTokens shop) {
        Unsaved unsaved = shop.unsaved;
        return !shop.ended
                && unsaved != null
                && !unsaved.given()
                && timing.nanoTime().getAsLong() - unsaved.since()
                        < timing.lease().toNanos();
    }

    /** Gives back what was kept. */
    void giveUp(ShopTokens shop) {
        if (shop.lease != null) {
            shop.lease.close();
            shop.lease = null;
        }
    }
}
