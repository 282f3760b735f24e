// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.apifm;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The merchant's shop on the simulated platform: goods, users, coupons, orders and articles. What is called here happens on
 * the platform's side, as if the merchant's staff did it. Something unknown throws {@link IllegalArgumentException}, a step
 * that the platform would refuse {@link IllegalStateException}. Thread-safe: every change and every answer to a client is
 * atomic.
 */
public final class ApifmShop {

    private final World world;
    private final GoodsCalls shelf;
    private final ArticleCalls articles;
    private final CouponCalls coupons;
    private final OrderCalls orders;
    private final PurseCalls purses;
    private final AddressCalls addresses;
    private final FileCalls files = new FileCalls();
    private final Map<Long, Account> accounts = new LinkedHashMap<>();
    private final Map<String, Long> tables = new HashMap<>();

    ApifmShop(World world) {
        this.world = world;
        this.shelf = new GoodsCalls(world);
        this.articles = new ArticleCalls(world);
        this.coupons = new CouponCalls(world);
        this.orders = new OrderCalls(world, shelf);
        this.purses = new PurseCalls(world, orders::terms);
        this.addresses = new AddressCalls(world);
    }

    /** What answers the calls that have a memory, by name of the call. */
    Map<String, Handler> handlers(Tokens tokens) {
        Map<String, Handler> all = new HashMap<>();
        all.putAll(shelf.handlers());
        all.putAll(articles.handlers());
        all.putAll(coupons.handlers());
        all.putAll(orders.handlers());
        all.putAll(purses.handlers());
        all.putAll(addresses.handlers());
        all.putAll(files.handlers());
        all.putAll(new VoteCalls(world).handlers());
        all.putAll(new CartCalls(shelf).handlers());
        all.putAll(new FavouriteCalls(world, shelf, articles).handlers());
        all.putAll(new SessionCalls(tokens, this).handlers());
        return all;
    }

    AddressCalls addressCalls() {
        return addresses;
    }

    /**
     * Puts goods on sale as described.
     *
     * @throws IllegalArgumentException when the id is taken
     */
    public synchronized SimGoods addGoods(Consumer<SimGoodsSpec> description) {
        SimGoodsSpec spec = new SimGoodsSpec();
        description.accept(spec);
        return shelf.add(spec).snapshot();
    }

    /** Puts {@code n} generated goods on sale, named 演示商品1 and so on. */
    public synchronized List<SimGoods> addGoods(int n) {
        List<SimGoods> made = new ArrayList<>(n);
        for (int i = 1; i <= n; i++) {
            int number = i;
            made.add(addGoods(spec -> spec.name("演示商品" + number).price(String.valueOf(number))));
        }
        return made;
    }

    /** All goods, in the order they were put on sale; a snapshot. */
    public synchronized List<SimGoods> goods() {
        return shelf.all().stream().map(Goods::snapshot).toList();
    }

    /** Goods as they stand. */
    public synchronized Optional<SimGoods> goods(long id) {
        return Optional.ofNullable(shelf.get(id)).map(Goods::snapshot);
    }

    /** The goods are gone. */
    public synchronized void deleteGoods(long id) {
        shelf.delete(known(id).id);
    }

    /** Sets the stock of goods without variants. */
    public synchronized SimGoods setStores(long id, int pieces) {
        return setStores(id, "", pieces);
    }

    /** Sets the stock of a variant, such as {@code 4:15,2:10}. */
    public synchronized SimGoods setStores(long id, String propertyChildIds, int pieces) {
        known(id).setStores(propertyChildIds, pieces);
        return known(id).snapshot();
    }

    /** Gives goods another name. */
    public synchronized SimGoods renameGoods(long id, String name) {
        Goods goods = known(id);
        goods.name = name;
        goods.touch();
        return goods.snapshot();
    }

    /** Shows goods to buyers or hides them. */
    public synchronized SimGoods setOnShelf(long id, boolean onShelf) {
        Goods goods = known(id);
        goods.onShelf = onShelf;
        goods.touch();
        return goods.snapshot();
    }

    private Goods known(long id) {
        Goods goods = shelf.get(id);
        if (goods == null) {
            throw new IllegalArgumentException("there are no goods " + id);
        }
        return goods;
    }

    /** A user with nothing. */
    public SimUser addUser() {
        return addUser(spec -> {});
    }

    /**
     * A user as described.
     *
     * @throws IllegalArgumentException when the id is taken
     */
    public synchronized SimUser addUser(Consumer<SimUserSpec> description) {
        SimUserSpec spec = new SimUserSpec();
        description.accept(spec);
        Account account = new Account(world, spec);
        if (accounts.putIfAbsent(account.uid, account) != null) {
            throw new IllegalArgumentException("there already is a user " + account.uid);
        }
        return new SimUser(this, account);
    }

    /**
     * A user.
     *
     * @throws IllegalArgumentException for an unknown id
     */
    public synchronized SimUser user(long uid) {
        return new SimUser(this, account(uid));
    }

    synchronized Account account(long uid) {
        Account account = accounts.get(uid);
        if (account == null) {
            throw new IllegalArgumentException("there is no user " + uid + ": add one with addUser");
        }
        return account;
    }

    Collection<Account> accounts() {
        return accounts.values();
    }

    long tableUser(String table, String key) {
        return tables.computeIfAbsent(table + "|" + key, name -> addUser(spec -> spec.nick("餐桌" + table))
                .uid());
    }

    /**
     * A kind of coupon.
     *
     * @param amount what it takes off, in yuan
     * @param threshold the least amount of goods it can be used for, in yuan
     * @param number how many there are
     */
    public synchronized SimCoupon addCoupon(String name, String amount, String threshold, int number) {
        return coupons.add(name, new BigDecimal(amount), new BigDecimal(threshold), number);
    }

    /** A kind of coupon as it stands. */
    public synchronized Optional<SimCoupon> coupon(long id) {
        return Optional.ofNullable(coupons.get(id));
    }

    /** A number and a password that {@code exchangeCoupons} turns into a coupon, once. */
    public synchronized void addCouponVoucher(long couponId, String number, String password) {
        coupons.addVoucher(couponId, number, password);
    }

    /** A number that {@code scoreExchange} turns into points, once. */
    public synchronized void addScoreVoucher(String number, long score) {
        purses.addVoucher(number, score);
    }

    /** What each order pays for shipping, in yuan. Default: nothing. */
    public synchronized void freight(String yuan) {
        orders.terms(new Bill.Terms(new BigDecimal(yuan), orders.terms().scorePerYuan()));
    }

    /** How many points are worth one yuan. Default: 100. */
    public synchronized void scorePerYuan(long points) {
        if (points < 1) {
            throw new IllegalArgumentException("a yuan is worth at least one point, not " + points);
        }
        orders.terms(new Bill.Terms(orders.terms().freight(), points));
    }

    /** All orders, also deleted ones, in the order they were placed; a snapshot. */
    public synchronized List<SimOrder> orders() {
        return orders.all().stream().map(Order::snapshot).toList();
    }

    /** An order, also a deleted one. */
    public synchronized Optional<SimOrder> order(long id) {
        return Optional.ofNullable(orders.get(id)).map(Order::snapshot);
    }

    /** Paid → shipped. */
    public synchronized SimOrder ship(long orderId, String waybill) {
        orders.ship(knownOrder(orderId), waybill);
        return knownOrder(orderId).snapshot();
    }

    /** Unpaid → closed, as when it was not paid in time. */
    public synchronized SimOrder close(long orderId) {
        orders.close(knownOrder(orderId));
        return knownOrder(orderId).snapshot();
    }

    private Order knownOrder(long id) {
        Order order = orders.get(id);
        if (order == null) {
            throw new IllegalArgumentException("there is no order " + id);
        }
        return order;
    }

    /** Publishes an article. */
    public synchronized SimArticle addArticle(String title, long categoryId, String content) {
        return articles.add(title, categoryId, content);
    }

    /** Everything that {@code uploadFile} brought, oldest first; a snapshot. */
    public synchronized List<SimUpload> uploads() {
        return files.all();
    }
}
