// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * A shop that lives: orders are placed, paid, shipped, completed, cancelled, edited and refunded while a client reads,
 * products and members come, change and go. Either by the second, on a thread of its own ({@link #rates} and {@link #start()}), or <em>between the requests</em>
 * of a client: after each answer to a list request and before the next one, on the thread that answers, so that the
 * same seed and the same requests give the same course. Thread-safe.
 */
public final class Life {

    /** What a list is about. */
    enum Subject {
        ORDERS,
        PRODUCTS,
        MEMBERS
    }

    /** What can happen to an order, a product or a member. */
    public enum Event {
        /** A new order is placed. */
        CREATED(Subject.ORDERS, 3.0),
        /** An unpaid order is paid. */
        PAID(Subject.ORDERS, 3.0),
        /** A paid order is shipped. */
        SHIPPED(Subject.ORDERS, 3.0),
        /** A shipped order is completed. */
        COMPLETED(Subject.ORDERS, 1.0),
        /** An unpaid or paid order is cancelled. */
        CANCELLED(Subject.ORDERS, 1.0),
        /** Any order's remark is edited. */
        TOUCHED(Subject.ORDERS, 1.0),
        /** An item of a paid order gets a refund status. */
        REFUNDED(Subject.ORDERS, 0.5),
        /** A new product is put on sale, made today. */
        PRODUCT_ADDED(Subject.PRODUCTS, 1.0),
        /** A product is gone. */
        PRODUCT_DELETED(Subject.PRODUCTS, 1.0),
        /** A product gets another name. */
        PRODUCT_RENAMED(Subject.PRODUCTS, 1.0),
        /** A variant's stock becomes another one. */
        STOCK_CHANGED(Subject.PRODUCTS, 4.0),
        /** A product is shown to buyers or hidden. */
        SHELF_CHANGED(Subject.PRODUCTS, 1.0),
        /** A new member is enrolled. */
        MEMBER_ADDED(Subject.MEMBERS, 1.0),
        /** A member is gone. */
        MEMBER_DELETED(Subject.MEMBERS, 1.0),
        /** A member gets another name. */
        MEMBER_RENAMED(Subject.MEMBERS, 1.0),
        /** A member is given points, or some are taken. */
        POINTS_CHANGED(Subject.MEMBERS, 4.0);

        private final Subject subject;
        private final double usualWeight;

        Event(Subject subject, double usualWeight) {
            this.subject = subject;
            this.usualWeight = usualWeight;
        }

        Subject subject() {
            return subject;
        }
    }

    /** Code of a test's own that runs once, around one of the coming list requests. */
    private static final class Planned {
        private int left;
        private final boolean before;
        private final String path;
        private final Consumer<FkwShop> whatHappens;

        Planned(int left, boolean before, String path, Consumer<FkwShop> whatHappens) {
            if (left < 1) {
                throw new IllegalArgumentException("list requests are counted from 1, not from " + left);
            }
            this.left = left;
            this.before = before;
            this.path = Objects.requireNonNull(path, "path");
            this.whatHappens = Objects.requireNonNull(whatHappens, "whatHappens");
        }
    }

    private static final long TICK_MILLIS = 50;

    private final FkwShop defaultShop;
    private final World world;
    private final Random random;
    private final Map<Event, Double> perSecond = new EnumMap<>(Event.class);
    private final Map<Event, Double> due = new EnumMap<>(Event.class);
    private final Map<Event, Double> mix = new EnumMap<>(Event.class);
    private ScheduledExecutorService ticker;
    private final LifeEvents events;
    private final List<Planned> planned = new ArrayList<>();
    private BiConsumer<FkwShop, Subject> between = (shop, subject) -> {};
    private Duration step = Duration.ZERO;
    private long changes;

    Life(FkwShop defaultShop, World world) {
        this.defaultShop = defaultShop;
        this.world = world;
        this.random = new Random(World.mix(world.seed ^ 0x6C_69_66_65L));
        this.events = new LifeEvents(random);
        for (Event event : Event.values()) {
            mix.put(event, event.usualWeight);
        }
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

    /**
     * The share of an event among the changes of its kind that {@link #betweenRequests(int)} draws. Default: 3 for orders
     * that are placed, paid or shipped, 0.5 for refunds, 4 for stocks and points, 1 for everything else.
     */
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

    /** Ends both ways of living, and forgets what was planned for single list requests. */
    public synchronized Life stop() {
        if (ticker != null) {
            ticker.shutdownNow();
            ticker = null;
        }
        between = (shop, subject) -> {};
        planned.clear();
        step = Duration.ZERO;
        return this;
    }

    /** After each list request of a client, this happens to its shop. */
    public synchronized Life betweenRequests(Consumer<FkwShop> whatHappens) {
        Objects.requireNonNull(whatHappens, "whatHappens");
        between = (shop, subject) -> whatHappens.accept(shop);
        return this;
    }

    /**
     * After each list request of a client, so many random changes happen to its shop, of the kind that was listed: to
     * orders after a list of orders, to products after one of products, to members after one of members; see {@link
     * #weight}.
     */
    public synchronized Life betweenRequests(int randomChanges) {
        between = (shop, subject) -> {
            for (int i = 0; i < randomChanges; i++) {
                draw(subject).ifPresent(event -> happen(shop, event));
            }
        };
        return this;
    }

    /**
     * Right before the {@code n}-th list request from now on is answered, this happens once to the client's shop. May be
     * called for several requests.
     *
     * @param n counts from 1; lists of orders, products and members count alike
     */
    public Life beforeListRequest(int n, Consumer<FkwShop> whatHappens) {
        return beforeListRequest(n, "", whatHappens);
    }

    /** The same, counting only list requests whose path ends with {@code path}. */
    public synchronized Life beforeListRequest(int n, String path, Consumer<FkwShop> whatHappens) {
        planned.add(new Planned(n, true, path, whatHappens));
        return this;
    }

    /**
     * Right after the {@code n}-th list request from now on was answered, and before the client sees the answer, this
     * happens once to the client's shop. May be called for several requests.
     *
     * @param n counts from 1; lists of orders, products and members count alike
     */
    public Life afterListRequest(int n, Consumer<FkwShop> whatHappens) {
        return afterListRequest(n, "", whatHappens);
    }

    /** The same, counting only list requests whose path ends with {@code path}. */
    public synchronized Life afterListRequest(int n, String path, Consumer<FkwShop> whatHappens) {
        planned.add(new Planned(n, false, path, whatHappens));
        return this;
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
     * Makes one event happen to a random order, product or member that it can happen to.
     *
     * @return whether there was one
     */
    public synchronized boolean happen(FkwShop shop, Event event) {
        boolean happened = events.apply(shop, event);
        if (happened) {
            changes++;
        }
        return happened;
    }

    /** A client's list request has arrived. */
    void listRequested(FkwShop shop, String path) {
        due(true, path).forEach(plan -> plan.whatHappens.accept(shop));
    }

    /** The answer to a client's list request is made, and not yet sent. */
    void listAnswered(FkwShop shop, String path, Subject subject) {
        synchronized (this) {
            if (!step.isZero()) {
                world.clock.advance(step);
            }
            between.accept(shop, subject);
        }
        due(false, path).forEach(plan -> plan.whatHappens.accept(shop));
    }

    private synchronized List<Planned> due(boolean before, String path) {
        List<Planned> now = planned.stream()
                .filter(plan -> plan.before == before && path.endsWith(plan.path) && --plan.left == 0)
                .toList();
        planned.removeAll(now);
        return now;
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

    private Optional<Event> draw(Subject subject) {
        Map<Event, Double> shares = new EnumMap<>(mix);
        shares.keySet().removeIf(event -> event.subject() != subject);
        double dart = random.nextDouble()
                * shares.values().stream().mapToDouble(Double::doubleValue).sum();
        for (Map.Entry<Event, Double> share : shares.entrySet()) {
            dart -= share.getValue();
            if (dart < 0) {
                return Optional.of(share.getKey());
            }
        }
        return Optional.empty();
    }
}
