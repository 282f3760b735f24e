// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

import java.time.Instant;

/** An order in a simulated shop. A live handle: it always tells the present state. Changed through {@link FkwShop}. */
public final class SimOrder {

    private final FkwShop shop;
    private final String id;
    private final long number;
    private final long created;
    private final OrderTraits traits;
    /** Guarded by the order book. */
    private volatile OrderState current;

    /** The version that lists show, null when they show none. Guarded by the order book. */
    OrderState shown;

    /** Position in the book's bucket of this status. Guarded by the order book. */
    int slot;

    /** Epoch milliseconds; 0 = still there. */
    volatile long removedAt;

    SimOrder(FkwShop shop, String id, long number, long created, OrderTraits traits) {
        this.shop = shop;
        this.id = id;
        this.number = number;
        this.created = created;
        this.traits = traits;
    }

    /** The order's id, {@code id} on the wire. */
    public String id() {
        return id;
    }

    /** The id of the shop it belongs to. */
    public String shopId() {
        return shop.id();
    }

    /** The present status, as on the wire, such as {@code wait_seller_ship}. */
    public String status() {
        return current.status.wire();
    }

    /** When it was placed, to the second. */
    public Instant createdAt() {
        return Instant.ofEpochSecond(created);
    }

    /** Its {@code modified_time}. */
    public Instant modifiedAt() {
        return Instant.ofEpochSecond(current.modified);
    }

    /** The present version, counted from 1. */
    public int sequence() {
        return current.sequence;
    }

    /** The waybill; empty before shipping. */
    public String waybillNo() {
        return current.edits.waybillNo();
    }

    /** The carrier's name; empty before shipping. */
    public String logisticsName() {
        return current.edits.logisticsName();
    }

    /** The seller's remark; empty without one. */
    public String sellerRemarks() {
        return current.edits.sellerRemarks();
    }

    /** The refund status of an item, counted from 0; empty without a refund. */
    public String refundStatus(int itemIndex) {
        return current.edits.refunds().getOrDefault(itemIndex, "");
    }

    /** How many items it has. */
    public int itemCount() {
        return OrderDetails.of(this).itemCount();
    }

    /** Whether the shop deleted it. */
    public boolean isRemoved() {
        return removedAt != 0;
    }

    /** The order as {@code order/get} gives it now, JSON text. */
    public String json() {
        return shop.orderJson().text(current);
    }

    FkwShop shop() {
        return shop;
    }

    long number() {
        return number;
    }

    long created() {
        return created;
    }

    OrderTraits traits() {
        return traits;
    }

    OrderState current() {
        return current;
    }

    void current(OrderState state) {
        current = state;
    }

    @Override
    public String toString() {
        return "SimOrder[" + id + " " + status() + " modified " + ShopTime.format(current.modified) + "]";
    }
}
