// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfkw.component.fkw.client.ListPage;
import io.github.camelfkw.component.fkw.client.OrderDocument;
import io.github.camelfkw.component.fkw.client.OrderQuery;
import io.github.camelfkw.component.fkw.client.model.TimeType;
import io.github.camelfkw.simulator.Fault;
import io.github.camelfkw.simulator.fkw.FkwShop;
import io.github.camelfkw.simulator.fkw.Life;
import io.github.camelfkw.simulator.fkw.ListOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The feed's promise while orders change between the pages of one read, by random schedules with fixed seeds. */
class OrderFeedUnderChangeTest {

    private static final Instant BEGIN = FeedHarness.NOON.minus(Duration.ofDays(2));

    /** A shop with a past, in a state of the platform that the seed chooses. */
    private static FeedHarness shop(long seed) {
        Random random = new Random(seed);
        FeedHarness harness = new FeedHarness(seed);
        harness.startFrom = "3d";
        harness.pageSize = 20;
        harness.maxOrders = 40 + random.nextInt(80);
        harness.concurrency = seed % 2 == 0 ? 4 : 1;
        harness.simulator
                .quirks()
                .listOrder(ListOrder.values()[random.nextInt(ListOrder.values().length)])
                .timeToInclusive(random.nextBoolean())
                .timeFromInclusive(random.nextBoolean())
                .orderListField(random.nextBoolean() ? "orders" : "order_list")
                .orderItemsField(random.nextBoolean() ? "order_items" : "order_item_list")
                .visibilityLag(random.nextBoolean() ? Duration.ZERO : Duration.ofSeconds(random.nextInt(60)));
        int spread = random.nextBoolean() ? 300 : 2 * 24 * 3600;
        harness.shop.addOrders(240, order -> {
            Instant created = BEGIN.plusSeconds(random.nextInt(spread));
            order.createdAt(created)
                    .modifiedAt(created.plusSeconds(random.nextInt(60)))
                    .status(random.nextInt(4) == 0 ? "wait_buyer_pay" : "wait_seller_ship");
        });
        if (random.nextBoolean()) {
            harness.statuses = List.of("wait_seller_ship");
        }
        return harness;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 10, 15, 18})
    void losesNothingAndRepeatsNothingWhileOrdersChangeBetweenThePages(long seed) {
        try (FeedHarness harness = shop(seed)) {
            Random random = new Random(seed);
            harness.simulator.life().betweenRequests(random.nextInt(3)).advanceBetweenRequests(Duration.ofMillis(150));
            OrderFeed feed = harness.newFeed();
            for (int i = 0; i < 12; i++) {
                harness.poll(feed);
                harness.clock.advance(Duration.ofSeconds(random.nextInt(90)));
            }
            harness.drain(feed);
            assertThat(harness.log.lost(harness.simulator, harness.statuses, BEGIN))
                    .isEmpty();
            assertThat(harness.log.duplicates()).isZero();
            assertThat(harness.simulator.journal().violations()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {101, 102, 103, 104, 105, 106})
    void losesNothingWithFaultsRefusingRoutesAndHardStops(long seed) {
        try (FeedHarness harness = shop(seed)) {
            Random random = new Random(seed);
            harness.simulator.life().betweenRequests(random.nextInt(3)).advanceBetweenRequests(Duration.ofMillis(150));
            harness.simulator
                    .faults()
                    .rate(
                            0.15,
                            Fault.status(502),
                            Fault.maintenancePage(),
                            Fault.throttled(),
                            Fault.truncatedJson(),
                            Fault.resetBeforeEffect(),
                            Fault.unknownResult(-1, "系统繁忙"),
                            Fault.tokenRefused());
            OrderFeed feed = harness.newFeed();
            for (int i = 0; i < 25; i++) {
                try {
                    abortingPoll(harness, feed, random);
                } catch (HardStop | io.github.camelfkw.component.fkw.client.FkwException stop) {
                    feed = harness.newFeed();
                }
                harness.clock.advance(Duration.ofSeconds(random.nextInt(60)));
            }
            harness.drain(feed);
            assertThat(harness.log.lost(harness.simulator, harness.statuses, BEGIN))
                    .isEmpty();
            assertThat(harness.simulator.faults().firedTotal()).isPositive();
        }
    }

    private static final class HardStop extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static void abortingPoll(FeedHarness harness, OrderFeed feed, Random random) {
        harness.poll(feed, order -> {
            if (random.nextInt(150) == 0) {
                throw new HardStop();
            }
            return random.nextInt(10) > 0;
        });
    }

    @Test
    void readsABulkEditInOneSecondOfMoreOrdersThanAPageHoldsThoughTheListHasNoStableOrder() {
        try (FeedHarness harness = new FeedHarness(7)) {
            harness.startFrom = "1d";
            harness.pageSize = 50;
            harness.simulator.quirks().listOrder(ListOrder.RANDOM_AMONG_EQUAL_SECONDS);
            List<String> ids = new ArrayList<>();
            Instant created = FeedHarness.NOON.minusSeconds(7200);
            harness.shop
                    .addOrders(240, order -> order.createdAt(created).status("wait_seller_ship"))
                    .forEach(o -> ids.add(o.id()));
            harness.shop.bulkEdit(ids);
            harness.clock.advance(Duration.ofMinutes(10));
            OrderFeed feed = harness.newFeed();
            harness.poll(feed);
            harness.drain(feed);
            assertThat(harness.log.lost(harness.simulator, harness.statuses, BEGIN))
                    .isEmpty();
            assertThat(harness.log.count()).isEqualTo(240);
        }
    }

    @Test
    void holdsThePositionBeforeASecondThatNeverHoldsStill() {
        try (FeedHarness harness = new FeedHarness(8)) {
            harness.startFrom = "1d";
            harness.pageSize = 10;
            List<String> ids = new ArrayList<>();
            Instant second = FeedHarness.NOON.minusSeconds(7200);
            harness.shop
                    .addOrders(300, order -> order.createdAt(second).status("wait_seller_ship"))
                    .forEach(o -> ids.add(o.id()));
            Random random = new Random(8);
            harness.simulator.life().betweenRequests(shop -> shop.touch(ids.get(random.nextInt(ids.size()))));
            OrderFeed feed = harness.newFeed();
            harness.poll(feed);
            assertThat(feed.reached().orElseThrow()).isBeforeOrEqualTo(second);
            harness.drain(feed);
            assertThat(harness.log.lost(harness.simulator, harness.statuses, BEGIN))
                    .isEmpty();
        }
    }

    /** The control: the same checker finds what the way that people write by hand loses. */
    @Test
    void theNaiveForwardReaderLosesOrdersByTheSameChecker() {
        int lost = 0;
        for (long seed = 1; seed <= 5; seed++) {
            try (FeedHarness harness = shop(seed)) {
                harness.simulator
                        .quirks()
                        .listOrder(ListOrder.OLDEST_CREATED_FIRST)
                        .visibilityLag(Duration.ZERO);
                harness.statuses = List.of("wait_seller_ship");
                harness.simulator
                        .life()
                        .weight(Life.Event.SHIPPED, 20)
                        .betweenRequests(3)
                        .advanceBetweenRequests(Duration.ofMillis(150));
                Instant from = BEGIN.minusSeconds(60);
                for (int i = 0; i < 10; i++) {
                    Instant to = harness.clock.instant().minus(FeedHarness.SETTLE);
                    readForward(harness, from, to);
                    from = to;
                    harness.clock.advance(Duration.ofSeconds(60));
                }
                harness.simulator.life().stop();
                harness.clock.advance(Duration.ofSeconds(60));
                readForward(harness, from, harness.clock.instant());
                lost += harness.log
                        .lost(harness.simulator, harness.statuses, BEGIN)
                        .size();
            }
        }
        assertThat(lost).isPositive();
    }

    private static void readForward(FeedHarness harness, Instant from, Instant to) {
        for (int pageNo = 1; ; pageNo++) {
            ListPage<OrderDocument> page = harness.api.list(
                    new OrderQuery(harness.statuses, TimeType.modified, from, to, pageNo, harness.pageSize));
            page.rows().forEach(harness.log::add);
            if (page.rows().size() < harness.pageSize) {
                return;
            }
        }
    }

    /**
     * While page 2 is about to be read, a row of page 1 leaves and a row that was changed earlier becomes visible: the
     * total stands still, and yet a row has slipped from page 2 to page 1.
     */
    @Test
    void isNotDeceivedByARowThatEntersLateWhileAnotherOneLeaves() {
        try (FeedHarness harness = new FeedHarness(9)) {
            harness.startFrom = "1d";
            harness.pageSize = 10;
            harness.simulator.quirks().listOrder(ListOrder.OLDEST_CREATED_FIRST);
            Instant old = FeedHarness.NOON.minus(Duration.ofHours(5));
            List<String> ids = new ArrayList<>();
            harness.shop
                    .addOrders(20, order -> order.createdAt(old.plusSeconds(order.index()))
                            .status("wait_seller_ship"))
                    .forEach(o -> ids.add(o.id()));
            FkwShop shop = harness.shop;
            int[] requests = {0};
            harness.simulator.life().betweenRequests(s -> {
                requests[0]++;
                if (requests[0] == 1) {
                    shop.delete(ids.get(0));
                    shop.addOrder(order ->
                            order.createdAt(FeedHarness.NOON.minusSeconds(30)).status("wait_seller_ship"));
                }
            });
            OrderFeed feed = harness.newFeed();
            harness.poll(feed);
            harness.drain(feed);
            assertThat(harness.log.lost(harness.simulator, List.of(), BEGIN)).isEmpty();
        }
    }

    @Test
    void aNoticeOfAnOrderInFlightHoldsThePositionAndDoesNotDeliverItTwice() {
        try (FeedHarness harness = new FeedHarness(10)) {
            harness.startFrom = "1h";
            harness.shop.addOrders(3, order -> order.createdAt(FeedHarness.NOON.minusSeconds(600 - order.index() * 60L))
                    .status("wait_seller_ship"));
            OrderFeed feed = harness.newFeed();
            feed.begin();
            List<OrderDocument> orders = feed.next().orElseThrow();
            List<Feed.Delivery> deliveries = orders.stream().map(feed::deliver).toList();
            deliveries.get(0).done();
            deliveries.get(2).done();
            feed.endSlice();
            assertThat(feed.reached()).contains(FeedHarness.NOON.minusSeconds(540));
            harness.clock.advance(Duration.ofMinutes(1));
            assertThat(harness.poll(feed)).isZero();
            deliveries.get(1).failed();
            harness.clock.advance(Duration.ofMinutes(1));
            assertThat(harness.poll(feed)).isEqualTo(1);
            assertThat(feed.reached()).contains(harness.clock.instant().minus(FeedHarness.SETTLE));
            Optional<String> saved = harness.positions.load();
            assertThat(saved).isPresent();
        }
    }
}
