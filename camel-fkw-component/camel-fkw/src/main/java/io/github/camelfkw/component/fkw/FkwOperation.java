// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import io.github.camelfkw.common.NearMatches;
import java.util.Arrays;
import java.util.List;

/**
 * What an endpoint does. Nouns read, verbs write. The constants are the names that stand in a URI, so that Camel's
 * catalog, its editors and its error messages show just these.
 */
public enum FkwOperation {
    /** Consumer: the shop's orders as they change. Producer: one page of the shop's orders, or all of them. */
    orders(true, Polling.CHANGES),
    /** One order by its id. */
    order(true, Polling.NONE),
    /** As {@link #orders}, for the orders of merchants in the shop (入驻商户). */
    merchantOrders(true, Polling.CHANGES),
    /** Marks an order as paid. */
    pay(false, Polling.NONE),
    /** Ships an order with one waybill. */
    ship(false, Polling.NONE),
    /** Completes an order. */
    complete(false, Polling.NONE),
    /** Cancels an order. */
    cancel(false, Polling.NONE),
    /** Consumer: all products, or those that changed. Producer: one page of the products, or all of them. */
    products(true, Polling.SCAN),
    /** Puts a new product on the shelf. */
    addProduct(false, Polling.NONE),
    /** Sets the stock of a sku, or of many. */
    updateStock(false, Polling.NONE),
    /** The libraries that products are put into (产品库). */
    productLibraries(true, Polling.NONE),
    /** The categories of products (产品分类). */
    productGroups(true, Polling.NONE),
    /** Consumer: all members, or those that changed. Producer: one page of the members, or all of them. */
    members(true, Polling.SCAN),
    /** One member by his id. */
    member(true, Polling.NONE),
    /** Adds a member. */
    addMember(false, Polling.NONE),
    /** Adds points to a member or deducts some. */
    adjustPoints(false, Polling.NONE),
    /** Lets the platform fetch a picture or video from an address. */
    uploadMedia(false, Polling.NONE),
    /** Sends a picture or video. */
    uploadMediaFile(false, Polling.NONE),
    /** Gives the address to send a merchant to, who is to authorize the application; calls the platform for nothing. */
    authorizationUrl(true, Polling.NONE),
    /** Makes a grant of the code that a merchant came back with, and keeps it. */
    exchangeCode(false, Polling.NONE),
    /** Refreshes the access token now. Tokens are refreshed by themselves; needed at a change of the token store's key only. */
    refreshToken(false, Polling.NONE),
    /** Looks at the position of a consumer of orders, or changes it; calls the platform for nothing. */
    position(true, Polling.NONE),
    /** Measures what the vendor does not document, and tells the options that fit the shop. */
    doctor(true, Polling.NONE);

    private enum Polling {
        /** Cannot begin a route. */
        NONE,
        /** Reads what changed since the last poll. */
        CHANGES,
        /** Reads the whole list: the platform has no filter. */
        SCAN
    }

    private final boolean read;
    private final Polling polling;

    FkwOperation(boolean read, Polling polling) {
        this.read = read;
        this.polling = polling;
    }

    /** Whether the operation changes nothing on the platform. */
    public boolean isRead() {
        return read;
    }

    /** Whether it is one call of the platform with a shop's access token. */
    public boolean isCall() {
        return this != position && this != doctor && !isAuthorization();
    }

    /** Whether it is about how a shop gets its tokens. */
    public boolean isAuthorization() {
        return this == authorizationUrl || this == exchangeCode || this == refreshToken;
    }

    /** Whether a route can begin with it. */
    public boolean isConsumable() {
        return polling != Polling.NONE;
    }

    /** Whether each poll reads the whole list, because the platform cannot tell what changed. */
    public boolean isScan() {
        return polling == Polling.SCAN;
    }

    /** The operations that a route can begin with. */
    static List<FkwOperation> consumable() {
        return Arrays.stream(values()).filter(FkwOperation::isConsumable).toList();
    }

    /**
     * The operation of that name.
     *
     * @throws IllegalArgumentException if there is none; names what may have been meant
     */
    static FkwOperation of(String name) {
        List<String> names = Arrays.stream(values()).map(Enum::name).toList();
        if (names.contains(name)) {
            return valueOf(name);
        }
        throw new IllegalArgumentException("fkw:" + name + " is not an operation." + NearMatches.hint(name, names)
                + " Operations: " + String.join(", ", names));
    }
}
