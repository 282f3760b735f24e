// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * One version of one order, as a checker needs it: {@code order/get} gives it from the change on until the next
 * one; lists show it, under {@link #modifiedTime()}, at each moment {@link #visibleAt(Instant)} says so.
 */
public final class OrderVersion {

    private final OrderState state;
    private final Instant visibleUntil;

    private OrderVersion(OrderState state, Instant visibleUntil) {
        this.state = state;
        this.visibleUntil = visibleUntil;
    }

    static List<OrderVersion> of(SimOrder order) {
        Deque<OrderState> states = new ArrayDeque<>();
        for (OrderState state = order.current(); state != null; state = state.previous) {
            states.addFirst(state);
        }
        Deque<OrderVersion> versions = new ArrayDeque<>();
        long until = order.removedAt == 0 ? Long.MAX_VALUE : order.removedAt;
        for (var back = states.descendingIterator(); back.hasNext(); ) {
            OrderState state = back.next();
            versions.addFirst(new OrderVersion(state, until == Long.MAX_VALUE ? null : Instant.ofEpochMilli(until)));
            until = Math.min(until, state.visibleFrom);
        }
        return new ArrayList<>(versions);
    }

    /** The shop. */
    public String shopId() {
        return state.order.shopId();
    }

    /** The order. */
    public String orderId() {
        return state.order.id();
    }

    /** 1 for the order as it was placed, then counted up by each change. */
    public int sequence() {
        return state.sequence;
    }

    /** When the order was placed, to the second. */
    public Instant createdTime() {
        return state.order.createdAt();
    }

    /** The {@code modified_time} this version carries, to the second. */
    public Instant modifiedTime() {
        return Instant.ofEpochSecond(state.modified);
    }

    /** From when lists show this version, by the platform's clock, to the millisecond. */
    public Instant visibleFrom() {
        return Instant.ofEpochMilli(state.visibleFrom);
    }

    /** When a later version or the order's removal took its place in lists; empty while it is shown. */
    public Optional<Instant> visibleUntil() {
        return Optional.ofNullable(visibleUntil);
    }

    /** Whether lists show this version at this moment of the platform's clock. */
    public boolean visibleAt(Instant moment) {
        return !moment.isBefore(visibleFrom()) && (visibleUntil == null || moment.isBefore(visibleUntil));
    }

    /** The status, as on the wire. */
    public String status() {
        return state.status.wire();
    }

    /** When the shop removed the order; empty when it did not. */
    public Optional<Instant> removedAt() {
        long at = state.order.removedAt;
        return at == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(at));
    }

    /** Whether {@code getList} shows the order at all; tenant merchants' orders may be shown elsewhere only. */
    public boolean inOrderList() {
        return state.order.traits().inOrderList();
    }

    /** Whether {@code getMerchantOrderList} shows the order. */
    public boolean inMerchantList() {
        return state.order.traits().inMerchantList();
    }

    /** The waybill of this version; empty before shipping. */
    public String waybillNo() {
        return state.edits.waybillNo();
    }

    /** The seller's remark of this version; empty without one. */
    public String sellerRemarks() {
        return state.edits.sellerRemarks();
    }

    /** The refund status of an item, counted from 0; empty without a refund. */
    public String refundStatus(int itemIndex) {
        return state.edits.refunds().getOrDefault(itemIndex, "");
    }

    /** The whole version as {@code order/get} gave it, JSON text. */
    public String json() {
        return state.order.shop().orderJson().text(state);
    }

    @Override
    public String toString() {
        return "OrderVersion[" + orderId() + " #" + sequence() + " " + status() + " modified "
                + ShopTime.format(state.modified) + "]";
    }
}
