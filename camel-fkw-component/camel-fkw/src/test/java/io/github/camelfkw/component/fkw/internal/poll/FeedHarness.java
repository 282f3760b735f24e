// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.poll;

import io.github.camelfkw.common.camel.CamelHttpTransport;
import io.github.camelfkw.component.fkw.client.Carriers;
import io.github.camelfkw.component.fkw.client.ErrorTable;
import io.github.camelfkw.component.fkw.client.FkwClient;
import io.github.camelfkw.component.fkw.client.OrderApi;
import io.github.camelfkw.component.fkw.client.OrderDocument;
import io.github.camelfkw.component.fkw.client.OrderQuery;
import io.github.camelfkw.component.fkw.client.model.TimeType;
import io.github.camelfkw.component.fkw.client.token.MemoryTokenStore;
import io.github.camelfkw.component.fkw.client.token.SeedGrant;
import io.github.camelfkw.simulator.SimulatorClock;
import io.github.camelfkw.simulator.fkw.FkwShop;
import io.github.camelfkw.simulator.fkw.FkwSimulator;
import io.github.camelfkw.simulator.fkw.FkwTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.apache.camel.impl.DefaultCamelContext;

/** A shop on a clock that tests move, a client on a real socket, and feeds over them that can be thrown away and made anew. */
final class FeedHarness implements AutoCloseable {

    static final Instant NOON = Instant.parse("2026-11-20T04:00:00Z");
    static final Duration SETTLE = Duration.ofSeconds(2);

    final SimulatorClock clock = SimulatorClock.fixed(NOON);
    final FkwSimulator simulator;
    final FkwShop shop;
    final OrderApi api;
    final FkwClient client;
    final DeliveryLog log = new DeliveryLog();
    final MemoryPositions positions = new MemoryPositions();

    List<String> statuses = List.of();
    Duration lookback = Duration.ofMinutes(3);
    int maxOrders = 2000;
    int pageSize = 200;
    String startFrom;
    int maxRedeliveries = -1;
    Optional<Duration> reconcile = Optional.empty();
    int concurrency = 1;
    int ahead = 3;
    FeedListener listener = FeedListener.NONE;

    /** How far time goes on after an order is placed. */
    Duration pace = Duration.ZERO;

    UnaryOperator<OrderPages> wrapPages = pages -> pages;

    private final ScheduledExecutorService background = Executors.newSingleThreadScheduledExecutor();
    private final CamelHttpTransport transport;
    private final DefaultCamelContext camel = new DefaultCamelContext();

    FeedHarness(long seed) {
        simulator = FkwSimulator.builder().clock(clock).seed(seed).build().start();
        shop = simulator.shop();
        FkwTokens tokens = simulator.issueTokens();
        transport = new CamelHttpTransport(
                camel, "fkw", simulator.baseUri(), null, Duration.ofSeconds(5), Duration.ofSeconds(20), background);
        transport.start();
        client = new FkwClient(new FkwClient.Parts(
                transport,
                FkwSimulator.DEFAULT_CLIENT_ID,
                FkwSimulator.DEFAULT_CLIENT_SECRET,
                new MemoryTokenStore(),
                Optional.of(new SeedGrant("default", tokens.accessToken(), tokens.refreshToken())),
                Duration.ofMinutes(10),
                4,
                clock,
                time -> {},
                background,
                ErrorTable.standard(),
                Carriers.standard()));
        api = client.orders("default");
    }

    /** A position that says no more than how far it has come. */
    static String positionAt(Instant reached) {
        return "{\"format\":\"camel-fkw-position\",\"version\":2,\"reached\":\"" + reached + "\",\"delivered\":[]}";
    }

    /** A feed as after a start of the process: it knows what the position store holds, and no more. */
    OrderFeed newFeed() {
        OrderFeed feed = unopenedFeed();
        feed.open();
        return feed;
    }

    /** A feed whose consumer is just starting. */
    OrderFeed unopenedFeed() {
        return new OrderFeed(
                new FeedSettings(
                        statuses,
                        StartFrom.parse(startFrom)::resolve,
                        SETTLE,
                        lookback,
                        maxOrders,
                        maxRedeliveries,
                        reconcile,
                        Integer.MAX_VALUE,
                        pageSize),
                new Reads(),
                fetch(),
                positions,
                client::serverNow,
                listener);
    }

    private PageFetch fetch() {
        return concurrency == 1
                ? PageFetch.oneByOne()
                : PageFetch.concurrent(
                        Executors.newFixedThreadPool(concurrency),
                        Executors.newFixedThreadPool(1 + ahead),
                        ahead,
                        ExecutorService::shutdownNow);
    }

    /** The reads of the shop. */
    private final class Reads implements OrderReads {

        @Override
        public OrderPages changed() {
            return pages(TimeType.modified);
        }

        @Override
        public OrderPages created() {
            return pages(TimeType.created);
        }

        private OrderPages pages(TimeType time) {
            return wrapPages.apply((window, wanted, pageNo) ->
                    api.list(new OrderQuery(wanted, time, window.from(), window.to(), pageNo, pageSize)));
        }

        @Override
        public Optional<OrderDocument> one(String orderId) {
            return Optional.of(api.get(orderId));
        }
    }

    /** Places an order that waits for shipping, and lets time go on; answers its id. */
    String place() {
        String id = shop.addOrder(order -> order.status("wait_seller_ship")).id();
        clock.advance(pace);
        return id;
    }

    /** One poll whose route accepts what the predicate accepts; answers how many orders it was given. */
    int poll(OrderFeed feed, Predicate<OrderDocument> route) {
        int given = 0;
        feed.begin();
        for (Optional<List<OrderDocument>> slice = feed.next(); slice.isPresent(); slice = feed.next()) {
            for (OrderDocument order : slice.get()) {
                given++;
                Feed.Delivery delivery = feed.deliver(order);
                if (route.test(order)) {
                    log.add(order);
                    delivery.done();
                } else if (delivery.failed() == Feed.Verdict.GIVEN_UP) {
                    delivery.givenUp();
                }
            }
            feed.endSlice();
        }
        return given;
    }

    int poll(OrderFeed feed) {
        return poll(feed, order -> true);
    }

    /** One poll whose route accepts everything; answers what it was given. */
    List<String> idsOfPoll(OrderFeed feed) {
        List<String> ids = new ArrayList<>();
        poll(feed, order -> ids.add(order.id()));
        return ids;
    }

    /** Begins a poll and gives its first order to a route that does not say yet what becomes of it. */
    Feed.Delivery deliverFirst(OrderFeed feed) {
        feed.begin();
        return feed.deliver(feed.next().orElseThrow().get(0));
    }

    /** Lets everything settle and polls until nothing comes any more. */
    void drain(OrderFeed feed) {
        simulator.life().stop();
        simulator.faults().clear();
        Instant stopped = clock.instant();
        for (int quiet = 0; quiet < 2; ) {
            clock.advance(Duration.ofSeconds(30));
            boolean settled = clock.instant().isAfter(stopped.plus(lookback).plus(SETTLE));
            boolean waits = feed.snapshot().filter(s -> s.notAccepted() > 0).isPresent();
            quiet = poll(feed) == 0 && settled && !waits ? quiet + 1 : 0;
        }
    }

    static final class MemoryPositions implements PositionStore {

        final List<String> saved = new ArrayList<>();
        final Map<String, MemoryPositions> parts = new HashMap<>();

        /** Whether it keeps nothing for now. */
        boolean down;

        @Override
        public String name() {
            return "test";
        }

        @Override
        public Optional<String> load() {
            return saved.isEmpty() ? Optional.empty() : Optional.of(saved.get(saved.size() - 1));
        }

        @Override
        public PositionStore part(String key) {
            return parts.computeIfAbsent(key, k -> new MemoryPositions());
        }

        @Override
        public void save(String text) {
            if (down) {
                throw new IllegalStateException("down");
            }
            saved.add(text);
        }
    }

    @Override
    public void close() {
        transport.stop();
        background.shutdownNow();
        camel.stop();
        simulator.close();
    }
}
