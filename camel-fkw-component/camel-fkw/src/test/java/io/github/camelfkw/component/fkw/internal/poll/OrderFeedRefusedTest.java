// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfkw.component.fkw.client.FkwException;
import io.github.camelfkw.component.fkw.client.ListPage;
import io.github.camelfkw.component.fkw.client.OrderDocument;
import io.github.camelfkw.simulator.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What orders cost that the route does not accept, and windows that cannot be proven; and that nothing is lost by sparing. */
class OrderFeedRefusedTest {

    private static final String LIST = "/api/order/getList";
    private static final int BACKLOG = 800;

    @AutoClose
    private final FeedHarness harness = new FeedHarness(1);

    private final List<Instant> tries = new ArrayList<>();
    private String poison;

    @BeforeEach
    void open() {
        harness.startFrom = "2d";
        harness.pageSize = 50;
        harness.maxOrders = 300;
    }

    private void placeBehindAPoisonOrder(int orders) {
        poison = harness.shop
                .addOrder(order ->
                        order.createdAt(FeedHarness.NOON.minusSeconds(86_400)).status("wait_seller_ship"))
                .id();
        harness.shop.addOrders(orders, order -> order.createdAt(
                        FeedHarness.NOON.minusSeconds(80_000).plusSeconds(35L * order.index()))
                .status("wait_seller_ship"));
    }

    private Predicate<OrderDocument> refusingPoison() {
        return order -> {
            if (order.id().equals(poison)) {
                tries.add(harness.clock.instant());
                return false;
            }
            return true;
        };
    }

    private long calls(Runnable what) {
        long before = harness.simulator.journal().count(LIST);
        what.run();
        return harness.simulator.journal().count(LIST) - before;
    }

    @Test
    void anOrderThatIsNeverAcceptedCostsAboutACallAPollHoweverMuchLiesBehindIt() {
        placeBehindAPoisonOrder(BACKLOG);
        OrderFeed feed = harness.newFeed();
        harness.poll(feed, refusingPoison());
        assertThat(harness.log.count()).isEqualTo(BACKLOG);
        int polls = 120;
        long calls = calls(() -> {
            for (int i = 0; i < polls; i++) {
                String fresh = harness.place();
                harness.clock.advance(Duration.ofSeconds(10));
                harness.poll(feed, refusingPoison());
                assertThat(harness.log.has(fresh)).isTrue();
            }
        });
        assertThat(calls).isLessThan(3 * polls);
        assertThat(tries).hasSizeBetween(3, 10);
        assertThat(feed.reached().orElseThrow()).isBeforeOrEqualTo(FeedHarness.NOON.minusSeconds(86_400));

        for (int i = 0; i < 60 && !harness.log.has(poison); i++) {
            harness.clock.advance(Duration.ofSeconds(10));
            harness.poll(feed);
        }
        assertThat(harness.log.has(poison)).isTrue();
        assertThat(feed.reached()).contains(harness.clock.instant().minus(FeedHarness.SETTLE));
        assertThat(harness.log.duplicates()).isZero();
        assertThat(harness.log.count()).isEqualTo(BACKLOG + polls + 1);
    }

    @Test
    void isTriedAgainAfterTenMinutesHoweverSeldomPollsAre() {
        placeBehindAPoisonOrder(BACKLOG);
        OrderFeed feed = harness.newFeed();
        Duration everySoOften = Duration.ofMinutes(4);
        for (int i = 0; i < 15; i++) {
            harness.poll(feed, refusingPoison());
            harness.clock.advance(everySoOften);
        }
        for (int i = 1; i < tries.size(); i++) {
            assertThat(Duration.between(tries.get(i - 1), tries.get(i))).isLessThan(Pause.LONGEST.plus(everySoOften));
        }
        assertThat(tries).hasSizeBetween(4, 8);
    }

    @Test
    void comesWithEachPollWhereThatCostsNoPageMore() {
        placeBehindAPoisonOrder(10);
        OrderFeed feed = harness.newFeed();
        for (int i = 0; i < 30; i++) {
            harness.poll(feed, refusingPoison());
            harness.clock.advance(Duration.ofMinutes(1));
        }
        assertThat(tries).hasSize(30);
    }

    @Test
    void anOrderThatIsUnderWayForLongHasNothingReadAgain() {
        placeBehindAPoisonOrder(BACKLOG);
        OrderFeed feed = harness.newFeed();
        List<Feed.Delivery> slow = new ArrayList<>();
        feed.begin();
        for (var slice = feed.next(); slice.isPresent(); slice = feed.next()) {
            for (OrderDocument order : slice.get()) {
                Feed.Delivery delivery = feed.deliver(order);
                if (order.id().equals(poison)) {
                    slow.add(delivery);
                } else {
                    harness.log.add(order);
                    delivery.done();
                }
            }
            feed.endSlice();
        }
        long calls = calls(() -> {
            for (int i = 0; i < 20; i++) {
                harness.clock.advance(Duration.ofSeconds(10));
                assertThat(harness.poll(feed)).isZero();
            }
        });
        assertThat(calls).isLessThanOrEqualTo(20);
        slow.get(0).failed();
        harness.clock.advance(Duration.ofSeconds(10));
        assertThat(harness.poll(feed)).isEqualTo(1);
        assertThat(harness.log.has(poison)).isTrue();
    }

    /** The reading again is cut short, among other orders that were refused. */
    @Test
    void nothingIsLostWhenTheReadingAgainFails() {
        placeBehindAPoisonOrder(BACKLOG);
        OrderFeed feed = harness.newFeed();
        harness.poll(feed, order -> !order.id().endsWith("3") && !order.id().equals(poison));
        for (int i = 0; i < 10; i++) {
            harness.clock.advance(Duration.ofMinutes(11));
            harness.simulator.faults().rate(0.3, Fault.status(502));
            try {
                harness.poll(
                        feed, order -> !order.id().endsWith("3") && !order.id().equals(poison));
            } catch (FkwException e) {
                // As wanted.
            }
            harness.simulator.faults().clear();
        }
        harness.drain(feed);
        assertThat(harness.log.lost(harness.simulator, List.of(), Instant.EPOCH))
                .isEmpty();
        assertThat(harness.log.duplicates()).isZero();
        assertThat(harness.log.count()).isEqualTo(BACKLOG + 1);
    }

    @Test
    void aSecondThatNeverHoldsStillIsReadLessAndLessOften() {
        harness.maxOrders = 2000;
        harness.pageSize = 10;
        Instant second = FeedHarness.NOON.minusSeconds(7200);
        harness.shop.addOrders(30, order -> order.createdAt(second).status("wait_seller_ship"));
        // The list says that there is one more than it ever shows.
        harness.wrapPages = pages -> (window, wanted, pageNo) -> {
            ListPage<OrderDocument> page = pages.read(window, wanted, pageNo);
            OptionalLong total = page.total() < 30 ? page.knownTotal() : OptionalLong.of(page.total() + 1);
            return new ListPage<>(page.operation(), page.rows(), total, page.serverTime(), page.body());
        };
        OrderFeed feed = harness.newFeed();
        harness.poll(feed);
        assertThat(feed.held()).isPresent();
        int polls = 40;
        long held = calls(() -> {
            for (int i = 0; i < polls; i++) {
                harness.clock.advance(Duration.ofSeconds(10));
                harness.poll(feed);
                assertThat(feed.held()).isPresent();
            }
        });
        long once = calls(() -> harness.poll(harness.newFeed()));
        assertThat(held).isLessThan(8 * once);
    }

    @Test
    void anOrderCountsAsGivenUpOnlyOnceSomebodyWasTold() {
        harness.maxRedeliveries = 0;
        String id = harness.place();
        harness.clock.advance(Duration.ofSeconds(10));
        OrderFeed feed = harness.newFeed();
        Feed.Delivery delivery = harness.deliverFirst(feed);
        assertThat(delivery.failed()).isEqualTo(Feed.Verdict.GIVEN_UP);
        feed.endSlice();
        // The process ends while the error handler is at work.
        assertThat(harness.idsOfPoll(harness.newFeed())).containsExactly(id);

        delivery.givenUp();
        feed.close();
        assertThat(harness.poll(harness.newFeed())).isZero();
    }

    @Test
    void anOrderThatIsBeingGivenUpIsStillUnderWay() {
        harness.maxRedeliveries = 0;
        harness.place();
        harness.clock.advance(Duration.ofSeconds(10));
        OrderFeed feed = harness.newFeed();
        Feed.Delivery delivery = harness.deliverFirst(feed);
        delivery.failed();
        feed.endSlice();
        // The error handler takes longer than a poll.
        assertThat(harness.poll(feed)).isZero();
        delivery.givenUp();
        assertThat(harness.poll(feed)).isZero();
        assertThat(feed.reached()).contains(harness.clock.instant().minus(FeedHarness.SETTLE));
    }

    @Test
    void anOrderThatIsWoundBackToWhileItIsBeingGivenUpComesAgain() {
        harness.maxRedeliveries = 0;
        String id = harness.place();
        harness.clock.advance(Duration.ofSeconds(10));
        OrderFeed feed = harness.newFeed();
        Feed.Delivery delivery = harness.deliverFirst(feed);
        delivery.failed();
        feed.rewindTo(FeedHarness.NOON.minusSeconds(60));
        delivery.givenUp();
        feed.endSlice();
        harness.poll(feed);
        assertThat(harness.log.has(id)).isTrue();
    }

    /** Each of them once had everything since read again. */
    @Test
    void ordersThatThePlatformNoLongerGivesHaveNothingReadAgain() {
        harness.startFrom = "90d";
        Instant limit = FeedHarness.NOON.minus(Duration.ofDays(90)).plus(Duration.ofMinutes(30));
        List<String> never = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            Instant time = limit.plusSeconds(60L * i);
            never.add(harness.shop
                    .addOrder(order -> order.createdAt(time).status("wait_seller_ship"))
                    .id());
        }
        placeBehindAPoisonOrder(BACKLOG);
        OrderFeed feed = harness.newFeed();
        Predicate<OrderDocument> route = order -> !never.contains(order.id());
        harness.poll(feed, route);
        harness.clock.advance(Duration.ofMinutes(20));
        long calls = calls(() -> {
            for (int i = 0; i < 60; i++) {
                harness.clock.advance(Duration.ofMinutes(1));
                harness.poll(feed, route);
            }
        });
        int pages = BACKLOG / harness.pageSize;
        assertThat(calls).isLessThan(60 + 8 * 2 * pages);
        assertThat(feed.reached()).contains(harness.clock.instant().minus(FeedHarness.SETTLE));
    }

    @Test
    void anOrderThatThePlatformNoLongerGivesHoldsNothing() {
        harness.startFrom = "90d";
        harness.shop.addOrder(order -> order.createdAt(
                        FeedHarness.NOON.minus(Duration.ofDays(90)).plus(Duration.ofMinutes(30)))
                .status("wait_seller_ship"));
        placeBehindAPoisonOrder(300);
        OrderFeed feed = harness.newFeed();
        harness.poll(feed, order -> false);
        harness.clock.advance(Duration.ofHours(2));
        harness.poll(feed);
        harness.clock.advance(Duration.ofMinutes(11));
        harness.poll(feed);
        assertThat(harness.log.count()).isEqualTo(301);
        assertThat(feed.reached()).contains(harness.clock.instant().minus(FeedHarness.SETTLE));
    }

    @Test
    void aPositionThatIsSetInTheMidstOfASliceIsNotHeldByTheRestOfIt() {
        placeBehindAPoisonOrder(10);
        OrderFeed feed = harness.newFeed();
        feed.begin();
        List<OrderDocument> orders = List.of();
        while (orders.size() < 2) {
            orders = feed.next().orElseThrow();
        }
        feed.moveTo(FeedHarness.NOON.minusSeconds(60));
        feed.deliver(orders.get(0)).failed();
        feed.endSlice();
        assertThat(feed.next()).isEmpty();
        harness.clock.advance(Duration.ofMinutes(1));
        assertThat(harness.poll(feed)).isZero();
        assertThat(feed.reached()).contains(harness.clock.instant().minus(FeedHarness.SETTLE));
    }

    @Test
    void theComparisonStopsWhereTheRouteTakesNothingOfWhatItFinds() {
        harness.maxOrders = 500;
        harness.pageSize = 200;
        harness.startFrom = "1h";
        harness.reconcile = Optional.of(Duration.ofDays(1));
        OrderFeed feed = harness.newFeed();
        harness.poll(feed);
        harness.simulator.quirks().visibilityLag(Duration.ofHours(2));
        for (int i = 0; i < 60; i++) {
            harness.clock.advance(Duration.ofSeconds(60));
            harness.shop.addOrders(100, order -> order.status("wait_seller_ship"));
            harness.poll(feed);
        }
        harness.simulator.quirks().visibilityLag(Duration.ZERO);
        harness.clock.advance(Duration.ofMinutes(50));
        harness.poll(feed);
        int[] found = {0};
        for (int i = 0; i < 48; i++) {
            harness.clock.advance(Duration.ofMinutes(30));
            int given = harness.poll(feed, order -> false);
            found[0] = Math.max(found[0], given);
        }
        assertThat(found[0])
                .isBetween(DeliveryBook.MAX_NOT_ACCEPTED, DeliveryBook.MAX_NOT_ACCEPTED + harness.maxOrders);
    }
}
