// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Leads the orders of one shop from state to state and shows them in lists. Holds its lock around every call, which makes
 * every change and every answer atomic.
 */
final class OrderDesk {

    private static final Set<String> REFUND_STATUSES = Set.of(
            "",
            "wait_seller_agree",
            "wait_buyer_return_goods",
            "wait_seller_confirm_goods",
            "seller_refuse_buyer",
            "closed",
            "success");

    private final FkwShop shop;
    private final World world;
    private final OrderBook book;

    OrderDesk(FkwShop shop, World world) {
        this.shop = shop;
        this.world = world;
        this.book = new OrderBook(shop.seed());
    }

    synchronized SimOrder place(SimOrderSpec spec) {
        Instant now = world.now();
        long created = (spec.createdAt() == null ? now : spec.createdAt()).getEpochSecond();
        long modified = spec.modifiedAt() == null ? created : spec.modifiedAt().getEpochSecond();
        long number = world.orderNumbers.incrementAndGet();
        String orderId = spec.id() != null ? spec.id() : ShopTime.day(created) + threeDigits(number);
        if (book.get(orderId) != null) {
            throw new IllegalArgumentException("shop " + shop.id() + " already has an order " + orderId);
        }
        SimOrder order = new SimOrder(shop, orderId, number, created, spec.traits());
        boolean explicit = spec.modifiedAt() != null || spec.createdAt() != null;
        long changedAt = explicit ? Math.min(now.toEpochMilli(), modified * 1000) : now.toEpochMilli();
        boolean paid = spec.status() != OrderStatus.WAIT_BUYER_PAY && spec.status() != OrderStatus.CANCELED;
        OrderState first = new OrderState(
                order,
                1,
                spec.status(),
                spec.edits(),
                modified,
                paid ? Math.min(created + 60, modified) : 0,
                changedAt + world.quirks.visibilityLag().toMillis(),
                null);
        book.add(first, now.toEpochMilli());
        return order;
    }

    private static String threeDigits(long number) {
        return number > 99 ? Long.toString(number) : (number > 9 ? "0" : "00") + number;
    }

    synchronized Optional<SimOrder> order(String orderId) {
        return Optional.ofNullable(book.get(orderId));
    }

    synchronized Collection<SimOrder> orders() {
        return book.all();
    }

    synchronized int orderCount() {
        return book.size();
    }

    synchronized SimOrder pay(String orderId) {
        SimOrder order = known(orderId);
        OrderState state = order.current();
        if (state.status != OrderStatus.WAIT_BUYER_PAY) {
            throw Refusal.of(Rt.WRONG_STATE, "订单状态不是待付款,无法付款");
        }
        return change(
                order, OrderStatus.WAIT_SELLER_SHIP, state.edits, world.now().getEpochSecond());
    }

    synchronized SimOrder ship(String orderId, String waybillNo, String logisticsCode, String logisticsName) {
        SimOrder order = known(orderId);
        OrderState state = order.current();
        boolean codUnpaid =
                state.status == OrderStatus.WAIT_BUYER_PAY && order.traits().cod();
        if (state.status != OrderStatus.WAIT_SELLER_SHIP && !codUnpaid) {
            throw Refusal.of(Rt.WRONG_STATE, "订单状态不是待发货,无法发货");
        }
        requireText("waybill_no", waybillNo);
        requireText("logistics_code", logisticsCode);
        requireText("logistics_name", logisticsName);
        return change(order, OrderStatus.SHIPPED, state.edits.shippedWith(waybillNo, logisticsName), state.paid);
    }

    synchronized SimOrder complete(String orderId, String waybillNo, String logisticsCode, String logisticsName) {
        SimOrder order = known(orderId);
        OrderState state = order.current();
        OrderEdits edits = state.edits;
        if (state.status == OrderStatus.WAIT_SELLER_SHIP) {
            requireText("waybill_no", waybillNo);
            requireText("logistics_code", logisticsCode);
            requireText("logistics_name", logisticsName);
            edits = edits.shippedWith(waybillNo, logisticsName);
        } else if (state.status != OrderStatus.SHIPPED) {
            throw Refusal.of(Rt.WRONG_STATE, "订单状态不是已发货,无法完成");
        }
        long paid = state.paid == 0 ? world.now().getEpochSecond() : state.paid;
        return change(order, OrderStatus.FINISHED, edits, paid);
    }

    synchronized SimOrder cancel(String orderId) {
        SimOrder order = known(orderId);
        OrderState state = order.current();
        if (state.status == OrderStatus.FINISHED || state.status == OrderStatus.CANCELED) {
            throw Refusal.of(Rt.WRONG_STATE, "订单已完成或已取消,无法取消");
        }
        return change(order, OrderStatus.CANCELED, state.edits, state.paid);
    }

    synchronized SimOrder touch(String orderId) {
        return remark(known(orderId), world.now());
    }

    synchronized void bulkEdit(Collection<String> orderIds) {
        orderIds.forEach(this::known);
        Instant now = world.now();
        orderIds.forEach(orderId -> remark(known(orderId), now));
    }

    private SimOrder remark(SimOrder order, Instant now) {
        OrderState state = order.current();
        return change(order, state.status, state.edits.remarked("备注" + (state.sequence + 1)), now, true, state.paid);
    }

    synchronized SimOrder refund(String orderId, int itemIndex, String refundStatus) {
        SimOrder order = known(orderId);
        OrderState state = order.current();
        if (itemIndex < 0 || itemIndex >= order.itemCount()) {
            throw new IllegalArgumentException(
                    "order " + orderId + " has " + order.itemCount() + " items, none with index " + itemIndex);
        }
        if (!REFUND_STATUSES.contains(refundStatus)) {
            throw new IllegalArgumentException(
                    "no refund status '" + refundStatus + "': use one of " + REFUND_STATUSES);
        }
        return change(
                order,
                state.status,
                state.edits.refund(itemIndex, refundStatus),
                world.now(),
                world.quirks.refundMovesModifiedTime(),
                state.paid);
    }

    synchronized void delete(String orderId) {
        book.remove(known(orderId), world.now().toEpochMilli(), world.history.enabled());
    }

    private SimOrder known(String orderId) {
        SimOrder order = book.get(orderId);
        if (order == null) {
            throw new IllegalArgumentException("shop " + shop.id() + " has no order " + orderId);
        }
        return order;
    }

    private static void requireText(String parameter, String value) {
        if (value == null || value.isBlank()) {
            throw FkwRequest.missing(parameter);
        }
    }

    private SimOrder change(SimOrder order, OrderStatus status, OrderEdits edits, long paid) {
        return change(order, status, edits, world.now(), true, paid);
    }

    private SimOrder change(
            SimOrder order, OrderStatus status, OrderEdits edits, Instant now, boolean moves, long paid) {
        OrderState before = order.current();
        OrderState next = new OrderState(
                order,
                before.sequence + 1,
                status,
                edits,
                moves && world.quirks.movesModifiedTime() ? now.getEpochSecond() : before.modified,
                paid,
                now.plus(world.quirks.visibilityLag()).toEpochMilli(),
                world.history.enabled() ? before : null);
        book.change(next, now.toEpochMilli());
        return order;
    }

    synchronized OrderBook.Page page(OrderQuery query, int pageNo, int pageSize) {
        return book.page(query, pageNo, pageSize, world.now().toEpochMilli());
    }

    /** Does something to a random order in this status; false when there is none. */
    synchronized boolean onAny(OrderStatus status, Random random, Consumer<SimOrder> what) {
        SimOrder order = book.any(status, random);
        if (order != null) {
            what.accept(order);
        }
        return order != null;
    }

    synchronized void historyOf(List<OrderVersion> target) {
        book.removed().forEach(order -> target.addAll(OrderVersion.of(order)));
        book.all().forEach(order -> target.addAll(OrderVersion.of(order)));
    }

    synchronized void historyOf(String orderId, List<OrderVersion> target) {
        book.removed().stream()
                .filter(order -> order.id().equals(orderId))
                .forEach(order -> target.addAll(OrderVersion.of(order)));
        order(orderId).ifPresent(order -> target.addAll(OrderVersion.of(order)));
    }
}
