// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One shop (站点) on the simulated platform: its orders, products, members and media. What is called here happens on
 * the platform's side, as if a buyer or the merchant's staff did it; a step that the platform would refuse throws
 * {@link IllegalStateException}, an unknown order {@link IllegalArgumentException}. Thread-safe: every change and every
 * answer to a client is atomic.
 */
public final class FkwShop {

    private static final Set<String> REFUND_STATUSES = Set.of(
            "",
            "wait_seller_agree",
            "wait_buyer_return_goods",
            "wait_seller_confirm_goods",
            "seller_refuse_buyer",
            "closed",
            "success");

    private final World world;
    private final String id;
    private final String name;
    private final long seed;
    private final OrderBook book;
    private final OrderJson json;
    private final ProductShelf shelf;
    private final MemberRoll roll;
    private final MediaLibrary library;

    FkwShop(World world, String id, String name) {
        this.world = world;
        this.id = id;
        this.name = name;
        this.seed = World.mix(world.seed ^ id.hashCode());
        this.book = new OrderBook(seed);
        this.json = new OrderJson(this, world.quirks);
        this.shelf = new ProductShelf(world, seed);
        this.roll = new MemberRoll(seed);
        this.library = new MediaLibrary(world, seed);
    }

    /** The shop's id, {@code shop_id} on the wire. */
    public String id() {
        return id;
    }

    /** The shop's name, {@code shop_name} on the wire. */
    public String name() {
        return name;
    }

    /** Places an order: unpaid, now. */
    public SimOrder addOrder() {
        return addOrder(spec -> {});
    }

    /**
     * Places an order as described.
     *
     * @throws IllegalArgumentException when the id is taken
     */
    public SimOrder addOrder(Consumer<SimOrderSpec> description) {
        SimOrderSpec spec = new SimOrderSpec(0);
        description.accept(spec);
        return place(spec);
    }

    /** Places {@code n} orders; the description is asked for each, {@link SimOrderSpec#index()} tells them apart. */
    public List<SimOrder> addOrders(int n, Consumer<SimOrderSpec> description) {
        List<SimOrder> orders = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            SimOrderSpec spec = new SimOrderSpec(i);
            description.accept(spec);
            orders.add(place(spec));
        }
        return orders;
    }

    private synchronized SimOrder place(SimOrderSpec spec) {
        Instant now = world.now();
        long created = (spec.createdAt() == null ? now : spec.createdAt()).getEpochSecond();
        long modified = spec.modifiedAt() == null ? created : spec.modifiedAt().getEpochSecond();
        long number = world.orderNumbers.incrementAndGet();
        String orderId = spec.id() != null ? spec.id() : ShopTime.day(created) + threeDigits(number);
        if (book.get(orderId) != null) {
            throw new IllegalArgumentException("shop " + id + " already has an order " + orderId);
        }
        SimOrder order = new SimOrder(this, orderId, number, created, spec.traits());
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

    /** The order with this id, unless it was deleted. */
    public synchronized Optional<SimOrder> order(String orderId) {
        return Optional.ofNullable(book.get(orderId));
    }

    /** All orders, in the order they were placed; a snapshot. */
    public synchronized Collection<SimOrder> orders() {
        return book.all();
    }

    /** How many orders there are. */
    public synchronized int orderCount() {
        return book.size();
    }

    /** {@code wait_buyer_pay} → {@code wait_seller_ship}. */
    public synchronized SimOrder pay(String orderId) {
        SimOrder order = known(orderId);
        OrderState state = order.current();
        if (state.status != OrderStatus.WAIT_BUYER_PAY) {
            throw Refusal.of(Rt.WRONG_STATE, "订单状态不是待付款,无法付款");
        }
        return change(
                order, OrderStatus.WAIT_SELLER_SHIP, state.edits, world.now().getEpochSecond());
    }

    /**
     * {@code wait_seller_ship} → {@code shipped}; an order paid on delivery also from {@code wait_buyer_pay}.
     *
     * @param logisticsCode the carrier's code; the platform takes it and does not give it back
     */
    public synchronized SimOrder ship(String orderId, String waybillNo, String logisticsCode, String logisticsName) {
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

    /** {@code shipped} → {@code finished}. */
    public synchronized SimOrder complete(String orderId) {
        return complete(orderId, "", "", "");
    }

    /** {@code shipped} → {@code finished}, or straight from {@code wait_seller_ship} when waybill and carrier are given. */
    public synchronized SimOrder complete(
            String orderId, String waybillNo, String logisticsCode, String logisticsName) {
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

    /** Any state before {@code finished} → {@code canceled}. */
    public synchronized SimOrder cancel(String orderId) {
        SimOrder order = known(orderId);
        OrderState state = order.current();
        if (state.status == OrderStatus.FINISHED || state.status == OrderStatus.CANCELED) {
            throw Refusal.of(Rt.WRONG_STATE, "订单已完成或已取消,无法取消");
        }
        return change(order, OrderStatus.CANCELED, state.edits, state.paid);
    }

    /** The seller's remark is edited: nothing else changes, {@code modified_time} moves. */
    public synchronized SimOrder touch(String orderId) {
        return remark(known(orderId), world.now());
    }

    /** All these orders get a new remark in the same second. */
    public synchronized void bulkEdit(Collection<String> orderIds) {
        orderIds.forEach(this::known);
        Instant now = world.now();
        orderIds.forEach(orderId -> remark(known(orderId), now));
    }

    private SimOrder remark(SimOrder order, Instant now) {
        OrderState state = order.current();
        return change(order, state.status, state.edits.remarked("备注" + (state.sequence + 1)), now, true, state.paid);
    }

    /**
     * An item's refund status changes, whatever the order's status.
     *
     * @param itemIndex from 0
     * @param refundStatus as on the wire; empty for none
     */
    public synchronized SimOrder refund(String orderId, int itemIndex, String refundStatus) {
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

    /** The order is gone at once, from lists too. */
    public synchronized void delete(String orderId) {
        book.remove(known(orderId), world.now().toEpochMilli(), world.history.enabled());
    }

    private SimOrder known(String orderId) {
        SimOrder order = book.get(orderId);
        if (order == null) {
            throw new IllegalArgumentException("shop " + id + " has no order " + orderId);
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

    /** Puts {@code n} further generated products on sale; the first 24 are what generated orders consist of. */
    public List<SimProduct> addProducts(int n) {
        return shelf.generate(n);
    }

    /** All products, in the order they were made; a snapshot. */
    public List<SimProduct> products() {
        return shelf.all();
    }

    /** A product as it stands. */
    public Optional<SimProduct> product(String productId) {
        return Optional.ofNullable(shelf.get(productId));
    }

    /** Sets a stock, as a sale or the merchant's staff does. */
    public SimProduct setStock(String productId, String skuId, int amount) {
        return shelf.stock(productId, skuId, amount);
    }

    /** Shows a product to buyers or hides it. */
    public SimProduct setOnShelf(String productId, boolean onShelf) {
        return shelf.shelf(productId, onShelf);
    }

    /** The product is gone. */
    public void deleteProduct(String productId) {
        shelf.delete(productId);
    }

    /** Enrols {@code n} further generated members. */
    public List<SimMember> addMembers(int n) {
        return roll.generate(n);
    }

    /** All members, by id; a snapshot. */
    public List<SimMember> members() {
        return roll.all();
    }

    /** A member as he stands. */
    public Optional<SimMember> member(int memberId) {
        return Optional.ofNullable(roll.get(memberId));
    }

    /** Gives a member points, or takes them when {@code change} is negative. */
    public SimMember adjustPoints(int memberId, long change) {
        return roll.points(memberId, change);
    }

    /** The member is gone. */
    public void deleteMember(int memberId) {
        roll.delete(memberId);
    }

    /** Everything that was uploaded, oldest first. */
    public List<SimMedia> media() {
        return library.all();
    }

    ProductShelf shelf() {
        return shelf;
    }

    MemberRoll roll() {
        return roll;
    }

    MediaLibrary library() {
        return library;
    }

    OrderJson orderJson() {
        return json;
    }

    long seed() {
        return seed;
    }

    @Override
    public String toString() {
        return "FkwShop[" + id + " " + name + "]";
    }
}
