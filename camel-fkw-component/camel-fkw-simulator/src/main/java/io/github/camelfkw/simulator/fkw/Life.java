// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A shop that lives: orders are placed, paid, shipped, completed, cancelled, edited and refunded while a client reads.
 * Either by the second, on a thread of its own ({@link #rates} and {@link #start()}), or <em>between the requests</em>
 * of a client: after each answer to a list request and before the next one, on the thread that answers, so that the
 * same seed and the same requests give the same course. Thread-safe.
 */
public final class Life {

    /** What can happen to an order. */
    public enum Event {
        /** A new order is placed. */
        CREATED,
        /** An unpaid order is paid. */
        PAID,
        /** A paid order is shipped. */
        SHIPPED,
        /** A shipped order is completed. */
        COMPLETED,
        /** An unpaid or paid order is cancelled. */
        CANCELLED,
        /** Any order's remark is edited. */
        TOUCHED,
        /** An item of a paid order gets a refund status. */
        REFUNDED
    }

    private static final long TICK_MILLIS = 50;

    private final FkwShop defaultShop;
    private final World world;
    private final Random random;
    private final Map<Event, Double> perSecond = new EnumMap<>(Event.class);
    private final Map<Event, Double> due = new EnumMap<>(Event.class);
    private final Map<Event, Double> mix = new EnumMap<>(Event.class);
    private ScheduledExecutorService ticker;
    private Consumer<FkwShop> between = shop -> {};
    private Duration step = Duration.ZERO;
    private long changes;

    Life(FkwShop defaultShop, World world) {
        this.defaultShop = defaultShop;
        this.world = world;
        this.random = new Random(World.mix(world.seed ^ 0x6C_69_66_65L));
        mix.put(Event.CREATED, 3.0);
        mix.put(Event.PAID, 3.0);
        mix.put(Event.SHIPPED, 3.0);
        mix.put(Event.COMPLETED, 1.0);
        mix.put(Event.CANCELLED, 1.0);
        mix.put(Event.TOUCHED, 1.0);
        mix.put(Event.REFUNDED, 0.5);
    }

    /** How many orders are placed, paid and cancelled in a second of real time; other rates become 0. */
    public synchronized Life rates(double createdPerSecond, double paidPerSecond, double cancelledPerSecond) {
        perSecond.clear();
        return rate(Event.CREATED, createdPerSecond)
                .rate(Event.PAID, paidPerSecond)
                .rate(Event.CANCELLED, cancelledPerSecond);
    }

    /** How often this happens in a second of real time. */
    public synchronized Life rate(Event event, double perSecondOfRealTime) {
        if (!(perSecondOfRealTime >= 0)) {
            throw new IllegalArgumentException("a rate is 0 or more, not " + perSecondOfRealTime);
        }
        perSecond.put(Objects.requireNonNull(event, "event"), perSecondOfRealTime);
        return this;
    }

    /** The share of an event among the changes {@link #betweenRequests(int)} draws. */
    public synchronized Life weight(Event event, double weight) {
        if (!(weight >= 0)) {
            throw new IllegalArgumentException("a weight is 0 or more, not " + weight);
        }
        mix.put(Objects.requireNonNull(event, "event"), weight);
        return this;
    }

    /** Lets the default shop live at the given rates until {@link #stop()}. */
    public synchronized Life start() {
        if (ticker == null) {
            ticker = Executors.newSingleThreadScheduledExecutor(task -> {
                Thread thread = new Thread(task, "simulator-life");
                thread.setDaemon(true);
                return thread;
            });
            ticker.scheduleAtFixedRate(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
        }
        return this;
    }

    /** Ends both ways of living. */
    public synchronized Life stop() {
        if (ticker != null) {
            ticker.shutdownNow();
            ticker = null;
        }
        between = shop -> {};
        step = Duration.ZERO;
        return this;
    }

    /** After each list request of a client, this happens to its shop. */
    public synchronized Life betweenRequests(Consumer<FkwShop> whatHappens) {
        between = Objects.requireNonNull(whatHappens, "whatHappens");
        return this;
    }

    /** After each list request of a client, so many random changes happen to its shop; see {@link #weight}. */
    public synchronized Life betweenRequests(int randomChanges) {
        return betweenRequests(shop -> {
            for (int i = 0; i < randomChanges; i++) {
                happen(shop, draw());
            }
        });
    }

    /** After each list request the simulator's clock moves on by this, before the changes happen. */
    public synchronized Life advanceBetweenRequests(Duration duration) {
        step = Objects.requireNonNull(duration, "duration");
        return this;
    }

    /** How many changes were made so far. */
    public synchronized long changes() {
        return changes;
    }

    /**
     * Makes one event happen to a random order that it can happen to.
     *
     * @return whether there was one
     */
    public synchronized boolean happen(FkwShop shop, Event event) {
        boolean happened = apply(shop, event);
        if (happened) {
            changes++;
        }
        return happened;
    }

    synchronized void afterListRequest(FkwShop shop) {
        if (!step.isZero()) {
            world.clock.advance(step);
        }
        between.accept(shop);
    }

    private synchronized void tick() {
        if (ticker == null) {
            return;
        }
        perSecond.forEach((event, rate) -> {
            double owed = due.getOrDefault(event, 0.0) + rate * TICK_MILLIS / 1000;
            for (; owed >= 1; owed--) {
                happen(defaultShop, event);
            }
            due.put(event, owed);
        });
    }

    private Event draw() {
        double dart = random.nextDouble()
                * mix.values().stream().mapToDouble(Double::doubleValue).sum();
        for (Map.Entry<Event, Double> share : mix.entrySet()) {
            dart -= share.getValue();
            if (dart < 0) {
                return share.getKey();
            }
        }
        return Event.CREATED;
    }

    private boolean apply(FkwShop shop, Event event) {
        return switch (event) {
            case CREATED -> {
                shop.addOrder();
                yield true;
            }
            case PAID -> onAny(shop, order -> shop.pay(order.id()), OrderStatus.WAIT_BUYER_PAY);
            case SHIPPED ->
                onAny(
                        shop,
                        order -> shop.ship(
                                order.id(),
                                "SF" + (1_000_000_000L + random.nextInt(1_000_000_000)),
                                "shunfeng",
                                "顺丰速运"),
                        OrderStatus.WAIT_SELLER_SHIP);
            case COMPLETED -> onAny(shop, order -> shop.complete(order.id()), OrderStatus.SHIPPED);
            case CANCELLED ->
                onAny(
                        shop,
                        order -> shop.cancel(order.id()),
                        random.nextInt(4) == 0 ? OrderStatus.WAIT_SELLER_SHIP : OrderStatus.WAIT_BUYER_PAY);
            case TOUCHED ->
                onAny(
                        shop,
                        order -> shop.touch(order.id()),
                        OrderStatus.values()[random.nextInt(OrderStatus.values().length)]);
            case REFUNDED ->
                onAny(
                        shop,
                        order -> shop.refund(order.id(), random.nextInt(order.itemCount()), "wait_seller_agree"),
                        OrderStatus.WAIT_SELLER_SHIP);
        };
    }

    private boolean onAny(FkwShop shop, Consumer<SimOrder> what, OrderStatus status) {
        return shop.onAny(status, random, what);
    }
}
