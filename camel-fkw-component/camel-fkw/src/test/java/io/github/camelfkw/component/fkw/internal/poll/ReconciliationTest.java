// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelfkw.component.fkw.client.ListPage;
import io.github.camelfkw.component.fkw.client.OrderDocument;
import io.github.camelfkw.simulator.Fault;
import io.github.camelfkw.simulator.fkw.Life;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Orders that the feed cannot see, because the platform did not do what the feed relies on, are found a day later. */
class ReconciliationTest {

    private static final String LIST = "/api/order/getList";

    private FeedHarness harness;
    private final List<String> found = new ArrayList<>();

    @BeforeEach
    void open() {
        harness = new FeedHarness(1);
        harness.startFrom = "1h";
        harness.reconcile = Optional.of(Duration.ofDays(1));
        harness.listener = new FeedListener() {
            @Override
            public void foundByReconciliation(String orderId) {
                found.add(orderId);
            }
        };
    }

    @AfterEach
    void close() {
        harness.close();
    }

    private String place(String status) {
        return harness.shop.addOrder(order -> order.status(status)).id();
    }

    private void pass(OrderFeed feed, Duration time) {
        for (Duration gone = Duration.ZERO; gone.compareTo(time) < 0; gone = gone.plusMinutes(30)) {
            harness.clock.advance(Duration.ofMinutes(30));
            harness.poll(feed);
        }
    }

    /** Becomes visible long after the time of its last change: the feed has passed it by then. */
    private String placeUnseen() {
        harness.simulator.quirks().visibilityLag(Duration.ofHours(2));
        String late = place("wait_seller_ship");
        harness.simulator.quirks().visibilityLag(Duration.ZERO);
        return late;
    }

    @Test
    void deliversWhatBecameVisibleTooLateOnceAndNothingElseTwice() {
        OrderFeed feed = harness.newFeed();
        harness.poll(feed);
        for (int i = 0; i < 20; i++) {
            place(i % 2 == 0 ? "wait_seller_ship" : "shipped");
            pass(feed, Duration.ofMinutes(30));
        }
        String late = placeUnseen();
        pass(feed, Duration.ofHours(10));
        assertThat(harness.log.has(late)).isFalse();
        pass(feed, Duration.ofHours(10));
        assertThat(harness.log.has(late)).isTrue();
        assertThat(found).containsExactly(late);
        pass(feed, Duration.ofDays(5));
        assertThat(found).hasSize(1);
        assertThat(harness.log.duplicates()).isZero();
        assertThat(harness.log.lost(harness.simulator, List.of(), Instant.EPOCH))
                .isEmpty();
    }

    /** Does something while the first slice of a comparison is read: its windows are the long ones. */
    private void whileItIsCompared(Runnable what) {
        AtomicBoolean done = new AtomicBoolean();
        harness.wrapPages = pages -> (window, wanted, pageNo) -> {
            ListPage<OrderDocument> page = pages.read(window, wanted, pageNo);
            if (window.length().toHours() > 12 && done.compareAndSet(false, true)) {
                what.run();
            }
            return page;
        };
    }

    @Test
    void findsNothingWhereThePositionIsMovedWhileItCompares() {
        OrderFeed[] feed = new OrderFeed[1];
        List<Instant> moved = new ArrayList<>();
        whileItIsCompared(() -> {
            moved.add(harness.clock.instant());
            feed[0].moveTo(harness.clock.instant());
        });
        feed[0] = harness.newFeed();
        harness.poll(feed[0]);
        for (int i = 0; i < 5; i++) {
            place("wait_seller_ship");
            pass(feed[0], Duration.ofMinutes(30));
        }
        pass(feed[0], Duration.ofDays(1));
        assertThat(moved).hasSize(1);
        assertThat(found).isEmpty();
        assertThat(harness.log.count()).isEqualTo(5);
    }

    @Test
    void beginsAnewAfterAnErrorInsteadOfGoingOnBehindIt() {
        whileItIsCompared(() -> {
            throw new StackOverflowError();
        });
        OrderFeed feed = harness.newFeed();
        harness.poll(feed);
        pass(feed, Duration.ofHours(2));
        String late = placeUnseen();
        pass(feed, Duration.ofHours(21));
        assertThatThrownBy(() -> pass(feed, Duration.ofHours(2))).isInstanceOf(StackOverflowError.class);
        pass(feed, Duration.ofHours(2));
        assertThat(found).containsExactly(late);
    }

    @Test
    void leavesThemWithoutIt() {
        harness.reconcile = Optional.empty();
        OrderFeed feed = harness.newFeed();
        harness.poll(feed);
        String late = placeUnseen();
        pass(feed, Duration.ofDays(3));
        assertThat(harness.log.has(late)).isFalse();
    }

    @Test
    void remembersBeyondRestartsWhatWasDelivered() {
        OrderFeed feed = harness.newFeed();
        for (int i = 0; i < 30; i++) {
            place("wait_seller_ship");
            if (i == 12) {
                placeUnseen();
            }
            pass(feed, Duration.ofHours(2));
            feed = harness.newFeed();
        }
        assertThat(found).hasSize(1);
        assertThat(harness.log.duplicates()).isZero();
    }

    @Test
    void deliversWhatItFoundAgainUntilTheRouteTakesIt() {
        OrderFeed feed = harness.newFeed();
        harness.poll(feed);
        String late = placeUnseen();
        pass(feed, Duration.ofHours(20));
        int[] refused = {0};
        for (int i = 0; i < 16; i++) {
            harness.clock.advance(Duration.ofMinutes(30));
            harness.poll(feed, order -> {
                refused[0]++;
                return false;
            });
        }
        assertThat(refused[0]).isGreaterThan(1);
        Instant reached = feed.reached().orElseThrow();
        assertThat(reached).isEqualTo(harness.clock.instant().minus(FeedHarness.SETTLE));
        pass(feed, Duration.ofHours(2));
        assertThat(harness.log.has(late)).isTrue();
        assertThat(harness.log.duplicates()).isZero();
    }

    @Test
    void looksOnlyForTheWantedStatus() {
        harness.statuses = List.of("wait_seller_ship");
        OrderFeed feed = harness.newFeed();
        harness.poll(feed);
        place("wait_buyer_pay");
        String late = placeUnseen();
        pass(feed, Duration.ofDays(3));
        assertThat(found).containsExactly(late);
        assertThat(harness.log.count()).isEqualTo(1);
    }

    @Test
    void asksForNothingFromBeforeTheFeedBegan() {
        harness.startFrom = "now";
        harness.shop.addOrders(
                50, order -> order.createdAt(FeedHarness.NOON.minusSeconds(600)).status("wait_seller_ship"));
        OrderFeed feed = harness.newFeed();
        harness.poll(feed);
        pass(feed, Duration.ofDays(3));
        assertThat(harness.log.count()).isZero();
        assertThat(found).isEmpty();
    }

    /** Windows are asked for a second more at their begin, and of that second it is not remembered what was delivered. */
    @Test
    void leavesAloneWhatLiesJustBeforeTheStretch() {
        harness.startFrom = "3d";
        for (int second = -2; second <= 2; second++) {
            Instant created = FeedHarness.NOON.minus(Duration.ofDays(1)).plusSeconds(second);
            harness.shop.addOrder(order -> order.createdAt(created).status("wait_seller_ship"));
        }
        OrderFeed feed = harness.newFeed();
        harness.poll(feed);
        assertThat(harness.log.count()).isEqualTo(5);
        pass(feed, Duration.ofDays(3));
        assertThat(found).isEmpty();
        assertThat(harness.log.duplicates()).isZero();
    }

    @Test
    void costsOneCallADayForADayOfOnePage() {
        OrderFeed feed = harness.newFeed();
        harness.poll(feed);
        harness.shop.addOrders(100, order -> order.status("wait_seller_ship"));
        pass(feed, Duration.ofHours(20));
        long before = harness.simulator.journal().count(LIST);
        pass(feed, Duration.ofHours(10));
        assertThat(harness.simulator.journal().count(LIST) - before).isEqualTo(20 + 1);
    }

    @Test
    void isNotDeceivedWhileOrdersChangeBetweenThePages() {
        harness.pageSize = 10;
        harness.maxOrders = 60;
        OrderFeed feed = harness.newFeed();
        harness.poll(feed);
        harness.simulator
                .life()
                .weight(Life.Event.CREATED, 3)
                .betweenRequests(2)
                .advanceBetweenRequests(Duration.ofMillis(150));
        List<String> unseen = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            harness.clock.advance(Duration.ofMinutes(30));
            if (i % 10 == 0) {
                unseen.add(placeUnseen());
            }
            harness.poll(feed);
        }
        harness.drain(feed);
        pass(feed, Duration.ofDays(3));
        assertThat(harness.log.lost(harness.simulator, List.of(), Instant.EPOCH))
                .isEmpty();
        assertThat(harness.log.duplicates()).isZero();
        assertThat(unseen).isNotEmpty();
    }

    @Test
    void keepsWhatItRemembersWhenThePositionIsWoundBack() {
        OrderFeed feed = harness.newFeed();
        harness.poll(feed);
        String id = place("wait_seller_ship");
        pass(feed, Duration.ofHours(12));
        feed.rewindTo(FeedHarness.NOON.minusSeconds(10));
        pass(feed, Duration.ofDays(3));
        assertThat(harness.log.has(id)).isTrue();
        assertThat(harness.log.count()).isEqualTo(2);
        assertThat(found).isEmpty();
    }

    @Test
    void keepsWhatItRemembersWhenThePositionIsWoundBackAndNothingIsKept() {
        OrderFeed feed = harness.newFeed();
        harness.poll(feed);
        place("wait_seller_ship");
        pass(feed, Duration.ofHours(12));
        // As a store without a repository, which answers with nothing.
        harness.positions.parts.clear();
        feed.rewindTo(harness.clock.instant().minusSeconds(60));
        pass(feed, Duration.ofDays(3));
        assertThat(found).isEmpty();
        assertThat(harness.log.count()).isEqualTo(1);
    }

    /** Of the time before the last comparison, less the interval that was, it is not known any more. */
    @Test
    void deliversNothingTwiceWhenTheIntervalBecomesLonger() {
        OrderFeed feed = harness.newFeed();
        for (int i = 0; i < 10; i++) {
            place("wait_seller_ship");
            pass(feed, Duration.ofHours(12));
        }
        harness.reconcile = Optional.of(Duration.ofDays(7));
        feed = harness.newFeed();
        String late = placeUnseen();
        pass(feed, Duration.ofDays(9));
        assertThat(found).containsExactly(late);
        assertThat(harness.log.count()).isEqualTo(11);
        assertThat(harness.log.duplicates()).isZero();
    }

    @Test
    void deliversNothingTwiceWhenTheIntervalWasShorterForAWhile() {
        OrderFeed feed = harness.newFeed();
        harness.poll(feed);
        pass(feed, Duration.ofMinutes(22 * 60 + 30));
        String late = placeUnseen();
        pass(feed, Duration.ofHours(2));
        assertThat(harness.log.count()).isZero();
        harness.clock.advance(Duration.ofMinutes(10));
        harness.reconcile = Optional.of(Duration.ofHours(1));
        feed = harness.newFeed();
        feed.rewindTo(FeedHarness.NOON.plus(Duration.ofHours(22)));
        harness.poll(feed);
        assertThat(harness.log.has(late)).isTrue();
        harness.reconcile = Optional.of(Duration.ofDays(1));
        pass(harness.newFeed(), Duration.ofDays(3));
        assertThat(found).isEmpty();
        assertThat(harness.log.count()).isEqualTo(1);
    }

    /** The hours that the copy speaks of are forgotten by then. */
    @Test
    void doesNotTakeOverFromACopyHowFarItHadCompared() {
        OrderFeed feed = harness.newFeed();
        harness.poll(feed);
        place("wait_seller_ship");
        pass(feed, Duration.ofHours(12));
        String copy = feed.snapshot().orElseThrow().text();
        pass(feed, Duration.ofDays(4));
        feed.restore(copy, harness.clock.instant());
        pass(feed, Duration.ofDays(3));
        assertThat(found).isEmpty();
        assertThat(harness.log.count()).isEqualTo(1);

        new StoredPosition(harness.positions).restore(copy, harness.clock.instant());
        pass(harness.newFeed(), Duration.ofDays(3));
        assertThat(found).isEmpty();
        assertThat(harness.log.count()).isEqualTo(1);
    }

    /** Into another repository, say: what was remembered beside the position is not in the copy. */
    @Test
    void beginsAnewWithACopyWhereNothingWasKept() {
        OrderFeed feed = harness.newFeed();
        harness.poll(feed);
        place("wait_seller_ship");
        pass(feed, Duration.ofHours(12));
        String copy = feed.snapshot().orElseThrow().text();
        harness.positions.parts.clear();
        for (String before : List.of("", "broken")) {
            harness.positions.saved.clear();
            if (!before.isEmpty()) {
                harness.positions.save(before);
            }
            new StoredPosition(harness.positions).restore(copy, harness.clock.instant());
            pass(harness.newFeed(), Duration.ofDays(3));
            assertThat(found).isEmpty();
            assertThat(harness.log.count()).isEqualTo(1);
        }
    }

    @Test
    void goesOnComparingWithACopyOfAMomentAgo() {
        OrderFeed feed = harness.newFeed();
        harness.poll(feed);
        String late = placeUnseen();
        pass(feed, Duration.ofHours(20));
        String copy = feed.snapshot().orElseThrow().text();
        pass(feed, Duration.ofMinutes(30));
        feed.restore(copy, harness.clock.instant());
        pass(feed, Duration.ofHours(1));
        feed.close();
        new StoredPosition(harness.positions).restore(copy, harness.clock.instant());
        pass(harness.newFeed(), Duration.ofHours(10));
        assertThat(found).containsExactly(late);
    }

    /** A process that starts on a machine whose clock is not set yet. */
    @Test
    void remembersWhatIsAheadOfALocalClockThatIsBehind() {
        OrderFeed feed = harness.newFeed();
        harness.poll(feed);
        place("wait_seller_ship");
        pass(feed, Duration.ofMinutes(30));
        harness.clock.advance(Duration.ofHours(-9));
        harness.simulator.quirks().clockSkew(Duration.ofHours(9));
        feed = harness.newFeed();
        place("wait_seller_ship");
        pass(feed, Duration.ofDays(3));
        assertThat(found).isEmpty();
        assertThat(harness.log.count()).isEqualTo(2);
        assertThat(harness.log.duplicates()).isZero();
    }

    /** The platform refuses to be asked for orders from before three months ago. */
    @Test
    void goesOnAfterAStopOfMoreThanThreeMonths() {
        harness.positions.save(
                "{\"format\":\"camel-fkw-position\",\"version\":2,\"reached\":\"2026-08-01T00:00:00Z\","
                        + "\"delivered\":[],\"reconciled\":{\"since\":\"2026-07-20T00:00:00Z\",\"until\":\"2026-07-31T00:00:00Z\"}}");
        OrderFeed feed = harness.newFeed();
        harness.poll(feed);
        String late = placeUnseen();
        pass(feed, Duration.ofDays(2));
        assertThat(found).containsExactly(late);
        assertThat(harness.simulator.journal().violations()).isEmpty();
    }

    @Test
    void isPutOffWhenThePlatformRefusesItAndTheFeedGoesOn() {
        OrderFeed feed = harness.newFeed();
        harness.poll(feed);
        String late = placeUnseen();
        harness.simulator.faults().next(3, Fault.unknownResult(-77, "不明"), request -> "created"
                .equals(request.param("time_type")));
        pass(feed, Duration.ofHours(25));
        assertThat(harness.simulator.faults().pending()).isLessThan(3);
        assertThat(found).isEmpty();
        pass(feed, Duration.ofHours(5));
        assertThat(harness.simulator.faults().pending()).isZero();
        assertThat(found).containsExactly(late);
    }

    @Test
    void saysSoWhenWhatWasRememberedIsCorrupt() {
        OrderFeed feed = harness.newFeed();
        place("wait_seller_ship");
        pass(feed, Duration.ofHours(2));
        assertThat(harness.positions.parts).isNotEmpty();
        harness.positions.parts.values().forEach(part -> part.save("broken"));
        assertThatThrownBy(() -> harness.newFeed())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("corrupt")
                .hasMessageContaining("remove it");
    }

    @Test
    void leavesThePositionWhereItIsWhenWhatIsRememberedElsewhereCannotBeRead() {
        OrderFeed feed = harness.newFeed();
        place("wait_seller_ship");
        pass(feed, Duration.ofHours(3));
        Instant reached = feed.reached().orElseThrow();
        harness.positions.parts.values().forEach(hour -> hour.save("broken"));
        assertThatThrownBy(() -> feed.moveTo(FeedHarness.NOON.minusSeconds(600)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("corrupt");
        assertThat(feed.reached()).contains(reached);
        pass(feed, Duration.ofHours(1));
        assertThat(harness.log.duplicates()).isZero();
        assertThat(feed.reached()).contains(harness.clock.instant().minus(FeedHarness.SETTLE));
    }
}
