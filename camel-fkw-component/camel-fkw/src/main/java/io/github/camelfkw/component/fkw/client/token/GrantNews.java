// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.token;

import io.github.camelfkw.component.fkw.client.FkwApiException;
import io.github.camelfkw.component.fkw.client.FkwApplication;
import io.github.camelfkw.component.fkw.client.FkwClientListener;
import io.github.camelfkw.component.fkw.client.FkwReauthorizationRequiredException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells log and listener what becomes of grants: of each loss once, until it is over. May be used by several threads. */
final class GrantNews {

    private static final Logger LOG = LoggerFactory.getLogger(TokenManager.class);

    private final FkwApplication application;
    private final FkwClientListener listener;

    GrantNews(FkwApplication application, FkwClientListener listener) {
        this.application = application;
        this.listener = listener;
    }

    /** There is no grant, and never was one as far as is known. */
    FkwReauthorizationRequiredException missing(ShopTokens shop) {
        return lost(shop, "has to be authorized", "there is no token", null, false);
    }

    /**
     * A grant is dead.
     *
     * @param told whether another node has told the listener of it
     */
    FkwReauthorizationRequiredException dead(ShopTokens shop, String why, FkwApiException cause, boolean told) {
        return lost(shop, "has to be authorized again", why, cause, told);
    }

    private FkwReauthorizationRequiredException lost(
            ShopTokens shop, String what, String why, FkwApiException cause, boolean told) {
        lost(shop, why, told);
        return new FkwReauthorizationRequiredException(
                shop.shopId,
                "Shop " + shop.shopId + " " + what + ": " + why + ". " + application.cure(shop.shopId),
                cause);
    }

    private void lost(ShopTokens shop, String why, boolean told) {
        shop.unreadable = false;
        if (shop.lost.getAndSet(why) == null) {
            LOG.error("Shop {} has to be authorized: {}. {}", shop.shopId, why, application.cure(shop.shopId));
            if (!told) {
                shop.toldOfLoss.set(true);
                shop.tell(() -> listener.lost(shop.shopId, why));
            }
        }
    }

    /** A grant cannot be read: as good as lost until it can be, or another one comes. */
    void unreadable(ShopTokens shop, UnreadableGrantException e) {
        boolean found = shop.lost.get() == null || shop.unreadable;
        lost(shop, "its grant cannot be read (" + e.getMessage() + ")", false);
        shop.unreadable = found;
    }

    /** A refreshed grant is saved. */
    void refreshed(ShopTokens shop, AccessGrant saved) {
        shop.tell(() -> listener.refreshed(GrantStatus.of(saved)));
    }

    /** What a merchant has given is kept. */
    void authorized(ShopTokens shop, AccessGrant kept) {
        LOG.info(
                "Shop {} ({}): authorized until {}",
                kept.shopId(),
                kept.platformShopId(),
                GrantStatus.of(kept).authorizationEnd());
        restored(shop, kept);
    }

    /** To be called with each grant that takes the place of another. */
    void restored(ShopTokens shop, AccessGrant grant) {
        shop.unreadable = false;
        if (shop.lost.getAndSet(null) != null) {
            LOG.info("Shop {}: the authorization is restored", grant.shopId());
            if (shop.toldOfLoss.getAndSet(false)) {
                shop.tell(() -> listener.restored(GrantStatus.of(grant)));
            }
        }
    }
}
