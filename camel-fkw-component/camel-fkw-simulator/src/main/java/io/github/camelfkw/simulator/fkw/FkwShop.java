// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/**
 * One shop (站点) on the simulated platform: its orders, products, members and media. What is called here happens on
 * the platform's side, as if a buyer or the merchant's staff did it; a step that the platform would refuse throws
 * {@link IllegalStateException}, an unknown order {@link IllegalArgumentException}. Thread-safe: every change and every
 * answer to a client is atomic.
 */
public final class FkwShop {

    private final String id;
    private final String name;
    private final long seed;
    private final OrderDesk desk;
    private final OrderJson json;
    private final ProductShelf shelf;
    private final ProductGroups groups = new ProductGroups();
    private final MemberRoll roll;
    private final MediaLibrary library;

    FkwShop(World world, String id, String name) {
        this.id = id;
        this.name = name;
        this.seed = World.mix(world.seed ^ id.hashCode());
        this.desk = new OrderDesk(this, world);
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
        return desk.place(spec);
    }

    /** Places {@code n} orders; the description is asked for each, {@link SimOrderSpec#index()} tells them apart. */
    public List<SimOrder> addOrders(int n, Consumer<SimOrderSpec> description) {
        List<SimOrder> orders = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            SimOrderSpec spec = new SimOrderSpec(i);
            description.accept(spec);
            orders.add(desk.place(spec));
        }
        return orders;
    }

    /** The order with this id, unless it was deleted. */
    public Optional<SimOrder> order(String orderId) {
        return desk.order(orderId);
    }

    /** All orders, in the order they were placed; a snapshot. */
    public Collection<SimOrder> orders() {
        return desk.orders();
    }

    /** How many orders there are. */
    public int orderCount() {
        return desk.orderCount();
    }

    /** {@code wait_buyer_pay} → {@code wait_seller_ship}. */
    public SimOrder pay(String orderId) {
        return desk.pay(orderId);
    }

    /**
     * {@code wait_seller_ship} → {@code shipped}; an order paid on delivery also from {@code wait_buyer_pay}.
     *
     * @param logisticsCode the carrier's code; the platform takes it and does not give it back
     */
    public SimOrder ship(String orderId, String waybillNo, String logisticsCode, String logisticsName) {
        return desk.ship(orderId, waybillNo, logisticsCode, logisticsName);
    }

    /** {@code shipped} → {@code finished}. */
    public SimOrder complete(String orderId) {
        return complete(orderId, "", "", "");
    }

    /** {@code shipped} → {@code finished}, or straight from {@code wait_seller_ship} when waybill and carrier are given. */
    public SimOrder complete(String orderId, String waybillNo, String logisticsCode, String logisticsName) {
        return desk.complete(orderId, waybillNo, logisticsCode, logisticsName);
    }

    /** Any state before {@code finished} → {@code canceled}. */
    public SimOrder cancel(String orderId) {
        return desk.cancel(orderId);
    }

    /** The seller's remark is edited: nothing else changes, {@code modified_time} moves. */
    public SimOrder touch(String orderId) {
        return desk.touch(orderId);
    }

    /** All these orders get a new remark in the same second. */
    public void bulkEdit(Collection<String> orderIds) {
        desk.bulkEdit(orderIds);
    }

    /**
     * An item's refund status changes, whatever the order's status.
     *
     * @param itemIndex from 0
     * @param refundStatus as on the wire; empty for none
     */
    public SimOrder refund(String orderId, int itemIndex, String refundStatus) {
        return desk.refund(orderId, itemIndex, refundStatus);
    }

    /** The order is gone at once, from lists too. */
    public void delete(String orderId) {
        desk.delete(orderId);
    }

    OrderBook.Page page(OrderQuery query, int pageNo, int pageSize) {
        return desk.page(query, pageNo, pageSize);
    }

    /** Does something to a random order in this status; false when there is none. */
    boolean onAny(OrderStatus status, Random random, Consumer<SimOrder> what) {
        return desk.onAny(status, random, what);
    }

    void historyOf(List<OrderVersion> target) {
        desk.historyOf(target);
    }

    void historyOf(String orderId, List<OrderVersion> target) {
        desk.historyOf(orderId, target);
    }

    /** Puts {@code n} further generated products on sale; the first 24 are what generated orders consist of. */
    public List<SimProduct> addProducts(int n) {
        return shelf.generate(n);
    }

    /**
     * Puts a product on sale as described, made today unless the description says otherwise.
     *
     * @throws IllegalArgumentException when the id is taken
     */
    public SimProduct addProduct(Consumer<SimProductSpec> description) {
        SimProductSpec spec = new SimProductSpec();
        description.accept(spec);
        return shelf.add(spec);
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

    /** Sets a variant's price in yuan. */
    public SimProduct setPrice(String productId, String skuId, BigDecimal price) {
        return shelf.price(productId, skuId, price);
    }

    /** Gives a product another name. */
    public SimProduct renameProduct(String productId, String name) {
        return shelf.rename(productId, name);
    }

    /** Shows a product to buyers or hides it. */
    public SimProduct setOnShelf(String productId, boolean onShelf) {
        return shelf.shelf(productId, onShelf);
    }

    /** The product is gone. */
    public void deleteProduct(String productId) {
        shelf.delete(productId);
    }

    /** The product libraries, by id; the first is the default one. */
    public List<SimLibrary> libraries() {
        return groups.libraries();
    }

    /** Opens a further product library. */
    public SimLibrary addLibrary(String name) {
        return groups.addLibrary(name);
    }

    /** The product groups, by id. */
    public List<SimGroup> groups() {
        return groups.groups();
    }

    /**
     * Opens a further product group.
     *
     * @param parentId the group above; 0 for one at the top
     * @throws IllegalArgumentException when there is no such group
     */
    public SimGroup addGroup(String name, int parentId) {
        return groups.addGroup(name, parentId);
    }

    /** Enrols {@code n} further generated members. */
    public List<SimMember> addMembers(int n) {
        return roll.generate(n);
    }

    /**
     * Enrols a member as described.
     *
     * @throws IllegalArgumentException when the account is taken
     */
    public SimMember addMember(Consumer<SimMemberSpec> description) {
        SimMemberSpec spec = new SimMemberSpec();
        description.accept(spec);
        return roll.add(spec);
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
        return roll.points(memberId, change, "");
    }

    /** Every giving and taking of points since the member was enrolled, oldest first; kept when he is gone. */
    public List<SimPointChange> pointChanges(int memberId) {
        return roll.pointChanges(memberId);
    }

    /** Gives a member another name. */
    public SimMember renameMember(int memberId, String memberName) {
        return roll.rename(memberId, memberName);
    }

    /** Moves a member to another level, 0 to 9 for VIP1 to VIP10. */
    public SimMember setMemberLevel(int memberId, int level) {
        return roll.toLevel(memberId, level);
    }

    /** The member is gone. */
    public void deleteMember(int memberId) {
        roll.delete(memberId);
    }

    /** Everything that was uploaded, oldest first. */
    public List<SimMedia> media() {
        return library.all();
    }

    /** Space in bytes that the uploads take; see {@link FkwQuirks#mediaSpaceBytes(long)}. */
    public long usedMediaBytes() {
        return library.usedBytes();
    }

    ProductGroups productGroups() {
        return groups;
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
