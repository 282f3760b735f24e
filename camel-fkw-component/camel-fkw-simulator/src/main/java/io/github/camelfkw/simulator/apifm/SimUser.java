// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.apifm;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/**
 * A user of the shop: shows what the user has now, and changes it as the merchant's staff would. Thread-safe.
 */
public final class SimUser {

    private final ApifmShop shop;
    private final Account account;

    SimUser(ApifmShop shop, Account account) {
        this.shop = shop;
        this.account = account;
    }

    /** The id, {@code uid} on the wire. */
    public long uid() {
        return account.uid;
    }

    /** Money in yuan. */
    public BigDecimal balance() {
        synchronized (shop) {
            return account.balance.left();
        }
    }

    /** Points. */
    public long score() {
        synchronized (shop) {
            return account.score.left().longValueExact();
        }
    }

    /** Every change of the balance, oldest first; a snapshot. */
    public List<SimChange> balanceChanges() {
        synchronized (shop) {
            return account.balance.changes();
        }
    }

    /** Every change of the points, oldest first; a snapshot. */
    public List<SimChange> scoreChanges() {
        synchronized (shop) {
            return account.score.changes();
        }
    }

    /** Adds money, in yuan, such as {@code "100"}. */
    public SimUser topUp(String yuan) {
        synchronized (shop) {
            account.balance.put(new BigDecimal(yuan), "充值");
        }
        return this;
    }

    /** Gives points, or takes them when negative. */
    public SimUser giveScore(long points) {
        synchronized (shop) {
            account.score.put(BigDecimal.valueOf(points), "赠送");
        }
        return this;
    }

    /** The addresses, oldest first; a snapshot. */
    public List<SimAddress> addresses() {
        synchronized (shop) {
            return List.copyOf(account.addresses.values());
        }
    }

    /** Adds an address; the first one is the default one. */
    public SimAddress addAddress(String linkMan, String mobile, String address) {
        synchronized (shop) {
            return shop.addressCalls().add(account, linkMan, mobile, address);
        }
    }

    /** How many pieces are in the cart without a type. */
    public int cartPieces() {
        synchronized (shop) {
            return account.cart("").pieces();
        }
    }

    /** How many coupons there are to use. */
    public int usableCoupons() {
        synchronized (shop) {
            return (int) account.coupons.values().stream()
                    .filter(coupon -> coupon.usedIn == null)
                    .count();
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SimUser user && user.account == account;
    }

    @Override
    public int hashCode() {
        return Objects.hash(account.uid);
    }

    /** The id only: everything else is about a person. */
    @Override
    public String toString() {
        return "SimUser[" + account.uid + "]";
    }
}
