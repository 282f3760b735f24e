// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import io.github.camelfkw.common.Redactor;
import io.github.camelfkw.component.fkw.client.AuthorizationApi;
import java.util.Optional;
import org.apache.camel.Message;

/** Which shop a call of a producer is for: the endpoint's, or the one that a header chooses where that is allowed. */
final class ShopChoice {

    private final FkwComponent component;
    private final ShopSelection shops;
    private final boolean byHeader;

    /** Whether the merchant chooses: for the first steps of an authorization. */
    private final boolean anyShop;

    private ShopChoice(FkwComponent component, ShopSelection shops, boolean byHeader, boolean anyShop) {
        this.component = component;
        this.shops = shops;
        this.byHeader = byHeader;
        this.anyShop = anyShop;
    }

    /**
     * Reads the options.
     *
     * @throws IllegalArgumentException they do not say which shop
     */
    static ShopChoice of(FkwEndpoint endpoint) {
        ShopSelection shops = endpoint.shops();
        FkwOperation operation = endpoint.getOperation();
        boolean byHeader = endpoint.getConfiguration().isAllowShopHeader();
        boolean anyShop = operation == FkwOperation.authorizationUrl || operation == FkwOperation.exchangeCode;
        if (byHeader && shops.isOne()) {
            throw new IllegalArgumentException("Option allowShopHeader lets the header " + FkwConstants.SHOP_ID
                    + " choose among the shops of option shopId, but that is one: " + shops.text()
                    + ". Set shopId=* for all that are authorized, or name several");
        }
        if (!byHeader && !shops.isOne() && !(anyShop && shops.all())) {
            throw new IllegalArgumentException("Option shopId=" + shops.text() + " is not one shop, but fkw:"
                    + operation.name() + " as a producer is for one. Name it; behind a consumer of several shops set"
                    + " allowShopHeader=true");
        }
        return new ShopChoice(endpoint.getComponent(), shops, byHeader, anyShop);
    }

    /** Fails a route's start early where its one shop has no tokens. */
    void requireGrant() {
        if (shops.isOne()) {
            component.requireGrant(shops.one());
        }
    }

    /**
     * The key of the shop's grant.
     *
     * @throws IllegalArgumentException the header is missing, or names none of the endpoint's shops
     */
    String of(Message message) {
        if (shops.isOne()) {
            return shops.one();
        }
        Optional<String> chosen = byHeader
                ? Optional.ofNullable(message.getHeader(FkwConstants.SHOP_ID, String.class))
                        .map(String::strip)
                        .filter(shop -> !shop.isEmpty())
                : Optional.empty();
        if (chosen.isEmpty() && anyShop && shops.all()) {
            return AuthorizationApi.ANY_SHOP;
        }
        String shop = chosen.orElseThrow(() -> new IllegalArgumentException("The header " + FkwConstants.SHOP_ID
                + " is missing: with allowShopHeader=true it chooses the shop. Nothing was sent"));
        if (shops.all() ? !mayBeChosen(shop) : !shops.keys().contains(shop)) {
            throw new IllegalArgumentException("The header " + FkwConstants.SHOP_ID + " is " + quoted(shop)
                    + ", which is none of the shops of this endpoint (shopId=" + shops.text() + "). Nothing was sent");
        }
        return shop;
    }

    /** A shop that is to be authorized need not be there yet. Asks the store for shops that are not in use yet only. */
    private boolean mayBeChosen(String shop) {
        if (anyShop) {
            return shop.matches("[0-9A-Za-z_-]{1,64}");
        }
        return component.client().tokens().snapshot(shop).isPresent()
                || component.client().tokens().hasGrant(shop);
    }

    /** A header may hold anything, also what looks like an id and is a phone. */
    private static String quoted(String shop) {
        return shop.matches("[0-9A-Za-z_-]{1,64}") ? Redactor.withoutMobiles(shop) : "no id of a shop";
    }
}
