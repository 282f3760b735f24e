// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelfkw.component.fkw.client.FkwApiException;
import io.github.camelfkw.component.fkw.client.FkwThrottledException;
import io.github.camelfkw.component.fkw.client.OrderDocument;
import io.github.camelfkw.simulator.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people do to a feed: give orders up after some tries, replay a stretch, ask for single orders once more. */
class OrderFeedControlTest {

    @AutoClose
    private final FeedHarness harness = new FeedHarness(1);

    private final List<String> told = new ArrayList<>();

    @BeforeEach
    void open() {
        harness.pace = Duration.ofSeconds(10);
        harness.startFrom = "1h";
        harness.listener = new FeedListener() {
            @Override
            public void gaveUp(String orderId, int deliveries) {
                told.add(orderId + " after " + deliveries);
            }
        };
    }

    @Test
    void givesAnOrderUpAfterTheTriesThatAreAllowedAndTellsSo() {
        harness.maxRedeliveries = 2;
        String poison = harness.place();
        String good = harness.place();
        OrderFeed feed = harness.newFeed();
        for (int i = 0; i < 2; i++) {
            assertThat(harness.poll(feed, order -> order.id().equals(good))).isEqualTo(i == 0 ? 2 : 1);
            assertThat(feed.reached().orElseThrow()).isBeforeOrEqualTo(FeedHarness.NOON);
            assertThat(told).isEmpty();
            harness.clock.advance(Duration.ofSeconds(10));
        }
        assertThat(harness.poll(feed, order -> false)).isEqualTo(1);
        assertThat(told).containsExactly(poison + " after 3");
        assertThat(feed.reached()).contains(harness.clock.instant().minus(FeedHarness.SETTLE));
        harness.clock.advance(Duration.ofSeconds(10));
        assertThat(harness.poll(feed, order -> false)).isZero();
    }

    @Test
    void countsFailuresBeyondARestart() {
        harness.maxRedeliveries = 2;
        String poison = harness.place();
        for (int i = 0; i < 3; i++) {
            assertThat(harness.poll(harness.newFeed(), order -> false)).isEqualTo(1);
            harness.clock.advance(Duration.ofSeconds(10));
        }
        assertThat(told).containsExactly(poison + " after 3");
        assertThat(harness.poll(harness.newFeed(), order -> false)).isZero();
    }

    @Test
    void beginsToCountAnewWhenTheOrderChanges() {
        harness.maxRedeliveries = 1;
        String poison = harness.place();
        OrderFeed feed = harness.newFeed();
        harness.poll(feed, order -> false);
        harness.shop.touch(poison);
        harness.clock.advance(Duration.ofSeconds(10));
        harness.poll(feed, order -> false);
        assertThat(told).isEmpty();
        harness.clock.advance(Duration.ofSeconds(10));
        harness.poll(feed, order -> false);
        assertThat(told).hasSize(1);
    }

    @Test
    void neverGivesUpUnlessTold() {
        harness.place();
        OrderFeed feed = harness.newFeed();
        for (int i = 0; i < 50; i++) {
            assertThat(harness.poll(feed, order -> false)).isEqualTo(1);
            harness.clock.advance(Duration.ofSeconds(10));
        }
        assertThat(told).isEmpty();
    }

    @Test
    void tellsTheRouteHowOftenItHasFailed() {
        harness.place();
        OrderFeed feed = harness.newFeed();
        List<Integer> failures = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            feed.begin();
            for (OrderDocument order : feed.next().orElseThrow()) {
                Feed.Delivery delivery = feed.deliver(order);
                failures.add(delivery.failures());
                assertThat(delivery.failed()).isEqualTo(Feed.Verdict.AGAIN);
            }
            feed.endSlice();
        }
        assertThat(failures).containsExactly(0, 1, 2);
    }

    @Test
    void deliversAStretchOnceMoreWhenItIsWoundBack() {
        List<String> ids = List.of(harness.place(), harness.place(), harness.place());
        OrderFeed feed = harness.newFeed();
        assertThat(harness.idsOfPoll(feed)).isEqualTo(ids);
        feed.rewindTo(FeedHarness.NOON.plusSeconds(10));
        assertThat(harness.idsOfPoll(feed)).isEqualTo(ids.subList(1, 3));
        assertThat(harness.idsOfPoll(feed)).isEmpty();
        new StoredPosition(harness.positions).rewindTo(FeedHarness.NOON.plusSeconds(20));
        assertThat(harness.idsOfPoll(harness.newFeed())).isEqualTo(ids.subList(2, 3));
    }

    @Test
    void endsThePollInWhichItIsWoundBack() {
        List<String> ids = List.of(harness.place(), harness.place(), harness.place());
        OrderFeed feed = harness.newFeed();
        feed.begin();
        List<OrderDocument> orders = feed.next().orElseThrow();
        feed.deliver(orders.get(0)).done();
        feed.rewindTo(FeedHarness.NOON.minusSeconds(60));
        feed.endSlice();
        assertThat(feed.next()).isEmpty();
        assertThat(feed.reached().orElseThrow()).isBeforeOrEqualTo(FeedHarness.NOON.minusSeconds(60));
        assertThat(harness.idsOfPoll(feed)).isEqualTo(ids);
    }

    @Test
    void goesOnWhereItIsMovedToWithoutWhatLiesBetween() {
        harness.place();
        harness.clock.advance(Duration.ofMinutes(10));
        OrderFeed feed = harness.newFeed();
        feed.moveTo(harness.clock.instant());
        String later = harness.place();
        assertThat(harness.idsOfPoll(feed)).containsExactly(later);
    }

    @Test
    void deliversSingleOrdersOnceMoreWhateverTheirStatusAndAgeAndDoesNotMove() {
        harness.statuses = List.of("wait_seller_ship");
        String old = harness.place();
        OrderFeed feed = harness.newFeed();
        assertThat(harness.idsOfPoll(feed)).containsExactly(old);
        harness.shop.ship(old, "SF1", "shunfeng", "顺丰");
        harness.clock.advance(Duration.ofDays(2));
        assertThat(harness.idsOfPoll(feed)).isEmpty();
        Instant reached = feed.reached().orElseThrow();
        feed.deliverAgain(List.of(old));
        List<String> refusedFirst = new ArrayList<>();
        harness.poll(feed, order -> {
            refusedFirst.add(order.id() + " " + order.status().orElseThrow());
            return false;
        });
        assertThat(refusedFirst).containsExactly(old + " shipped");
        // Also after a restart, until the route has taken it.
        assertThat(harness.idsOfPoll(harness.newFeed())).containsExactly(old);
        assertThat(harness.idsOfPoll(harness.newFeed())).isEmpty();
        assertThat(feed.reached()).contains(reached);
    }

    private void pollAndAskFor(OrderFeed feed, String orderId) {
        harness.poll(feed);
        feed.deliverAgain(List.of(orderId));
    }

    /** Answers to each of the next calls for one order. */
    private void answer(String orderId, int calls, Fault fault) {
        harness.simulator
                .faults()
                .next(
                        calls,
                        fault,
                        request ->
                                request.path().endsWith("/api/order/get") && orderId.equals(request.param("order_id")));
    }

    private List<String> asked(OrderFeed feed) {
        return feed.snapshot().orElseThrow().again();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"rt\":0,\"success\":true,\"msg\":\"\"}",
                "{\"rt\":0,\"success\":true,\"order\":null}",
                "{\"rt\":0,\"success\":true,\"order\":{}}",
                "{\"rt\":-77,\"success\":false,\"msg\":\"不明\"}"
            })
    void anOrderThatThePlatformRefusesIsTriedSomeTimesAndHoldsNothingUp(String answer) {
        String old = harness.place();
        OrderFeed feed = harness.newFeed();
        pollAndAskFor(feed, old);
        answer(old, 100, Fault.body(answer, "application/json"));
        for (int i = 1; i <= WantedAgain.MAX_REFUSALS; i++) {
            assertThat(asked(feed)).containsExactly(old);
            String fresh = harness.place();
            assertThat(harness.idsOfPoll(feed)).containsExactly(fresh);
        }
        assertThat(asked(feed)).isEmpty();
        harness.simulator.faults().clear();
        assertThat(harness.idsOfPoll(feed)).isEmpty();
    }

    @Test
    void anOrderThatIsRefusedForAWhileComesAfterwards() {
        String old = harness.place();
        OrderFeed feed = harness.newFeed();
        pollAndAskFor(feed, old);
        answer(old, WantedAgain.MAX_REFUSALS - 1, Fault.unknownResult(-77, "不明"));
        for (int i = 1; i < WantedAgain.MAX_REFUSALS; i++) {
            assertThat(harness.idsOfPoll(feed)).isEmpty();
        }
        assertThat(harness.idsOfPoll(feed)).containsExactly(old);
        assertThat(asked(feed)).isEmpty();
    }

    @Test
    void anOrderWithoutAnAnswerIsKeptAndTheOthersComeBeforeIt() {
        String stuck = harness.place();
        String other = harness.place();
        OrderFeed feed = harness.newFeed();
        harness.poll(feed);
        feed.deliverAgain(List.of(stuck, other));
        answer(stuck, 1000, Fault.status(502));
        String fresh = harness.place();
        assertThat(harness.idsOfPoll(feed)).containsExactly(fresh);
        assertThat(harness.idsOfPoll(feed)).containsExactly(other);
        for (int i = 0; i < 2 * WantedAgain.MAX_REFUSALS; i++) {
            assertThat(harness.idsOfPoll(feed)).isEmpty();
        }
        harness.simulator.faults().clear();
        assertThat(harness.idsOfPoll(feed)).containsExactly(stuck);
    }

    @Test
    void aRefusalOfEverythingCountsForNoSingleOrder() {
        String old = harness.place();
        OrderFeed feed = harness.newFeed();
        pollAndAskFor(feed, old);
        harness.simulator.faults().rate(1, Fault.unknownResult(-77, "不明"));
        for (int i = 0; i < 2 * WantedAgain.MAX_REFUSALS; i++) {
            assertThatThrownBy(() -> harness.poll(feed)).isInstanceOf(FkwApiException.class);
        }
        harness.simulator.faults().clear();
        assertThat(harness.idsOfPoll(feed)).containsExactly(old);
    }

    @Test
    void aThrottledPollFailsAndKeepsTheWish() {
        String old = harness.place();
        OrderFeed feed = harness.newFeed();
        pollAndAskFor(feed, old);
        answer(old, 4, Fault.throttled());
        assertThatThrownBy(() -> harness.poll(feed)).isInstanceOf(FkwThrottledException.class);
        assertThat(harness.idsOfPoll(feed)).containsExactly(old);
    }

    @Test
    void aDeliveryThatBeganBeforeSomebodyAskedDoesNotFulfilTheWish() {
        String id = harness.place();
        OrderFeed feed = harness.newFeed();
        Feed.Delivery underWay = harness.deliverFirst(feed);
        feed.endSlice();
        feed.deliverAgain(List.of(id));
        assertThat(harness.idsOfPoll(feed)).as("while it is under way").isEmpty();
        underWay.done();
        assertThat(harness.idsOfPoll(feed)).containsExactly(id);
        assertThat(harness.idsOfPoll(feed)).isEmpty();
    }

    @Test
    void anOrderThatWasAskedForGoesToASlowRouteOnceForEachWish() {
        String id = harness.place();
        OrderFeed feed = harness.newFeed();
        assertThat(harness.idsOfPoll(feed)).containsExactly(id);
        feed.deliverAgain(List.of(id));
        Feed.Delivery slow = harness.deliverFirst(feed);
        feed.endSlice();
        assertThat(harness.idsOfPoll(feed)).as("still under way").isEmpty();
        feed.deliverAgain(List.of(id));
        assertThat(harness.idsOfPoll(feed))
                .as("asked for anew, still under way")
                .isEmpty();
        slow.done();
        assertThat(harness.idsOfPoll(feed)).as("the second wish").containsExactly(id);
        assertThat(harness.idsOfPoll(feed)).isEmpty();
    }

    @Test
    void anOrderThatWasAskedForComesAgainIfThePositionIsMovedWhileItIsGivenUp() {
        harness.maxRedeliveries = 0;
        String id = harness.place();
        OrderFeed feed = harness.newFeed();
        pollAndAskFor(feed, id);
        Feed.Delivery delivery = harness.deliverFirst(feed);
        assertThat(delivery.failed()).isEqualTo(Feed.Verdict.GIVEN_UP);
        feed.moveTo(harness.clock.instant());
        delivery.givenUp();
        feed.endSlice();
        assertThat(harness.idsOfPoll(feed)).containsExactly(id);
    }

    @Test
    void isDeliveredAnewThoughADeliveryFromBeforeItWasWoundBackEndsWell() {
        String id = harness.place();
        OrderFeed feed = harness.newFeed();
        Feed.Delivery before = harness.deliverFirst(feed);
        feed.endSlice();
        feed.rewindTo(FeedHarness.NOON);
        Feed.Delivery anew = harness.deliverFirst(feed);
        before.done();
        anew.failed();
        feed.endSlice();
        assertThat(harness.idsOfPoll(feed)).containsExactly(id);
    }

    @Test
    void isDeliveredAnewOnceThoughADeliveryFromBeforeItWasWoundBackFails() {
        harness.place();
        OrderFeed feed = harness.newFeed();
        Feed.Delivery before = harness.deliverFirst(feed);
        feed.endSlice();
        feed.rewindTo(FeedHarness.NOON);
        Feed.Delivery anew = harness.deliverFirst(feed);
        before.failed();
        anew.done();
        feed.endSlice();
        assertThat(harness.idsOfPoll(feed)).isEmpty();
        assertThat(feed.snapshot().orElseThrow().notAccepted()).isZero();
    }

    @Test
    void isWoundBackWhileItsConsumerStarts() {
        List<String> ids = List.of(harness.place(), harness.place(), harness.place());
        harness.poll(harness.newFeed());
        OrderFeed starting = harness.unopenedFeed();
        starting.rewindTo(FeedHarness.NOON.plusSeconds(20));
        starting.open();
        assertThat(harness.idsOfPoll(starting)).isEqualTo(ids.subList(2, 3));
    }

    @Test
    void deliversAnOrderOnceMoreThatIsAskedForWhileItsConsumerStarts() {
        String id = harness.place();
        harness.poll(harness.newFeed());
        OrderFeed starting = harness.unopenedFeed();
        starting.deliverAgain(List.of(id));
        starting.open();
        assertThat(harness.idsOfPoll(starting)).containsExactly(id);
    }

    @Test
    void isChangedWhileItsConsumerStops() {
        List<String> ids = List.of(harness.place(), harness.place(), harness.place());
        OrderFeed stopped = harness.newFeed();
        harness.poll(stopped);
        stopped.close();
        stopped.rewindTo(FeedHarness.NOON.plusSeconds(20));
        stopped.deliverAgain(List.of(ids.get(0)));
        assertThat(harness.idsOfPoll(harness.newFeed())).containsExactly(ids.get(0), ids.get(2));
    }

    @Test
    void takesACopyOfAPositionThatWasKept() {
        List<String> ids = List.of(harness.place(), harness.place());
        OrderFeed feed = harness.newFeed();
        harness.poll(feed);
        String copy = feed.snapshot().orElseThrow().text();
        String third = harness.place();
        harness.poll(feed);
        feed.restore(copy, harness.clock.instant());
        assertThat(harness.idsOfPoll(feed)).containsExactly(third);
        assertThat(ids).hasSize(2);
        assertThatThrownBy(() -> feed.restore("{}", harness.clock.instant()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("corrupt");
        assertThat(harness.idsOfPoll(feed)).isEmpty();
    }

    @Test
    void tellsHowThingsStand() {
        String id = harness.place();
        OrderFeed feed = harness.newFeed();
        assertThat(feed.snapshot()).isEmpty();
        Feed.Delivery delivery = harness.deliverFirst(feed);
        assertThat(feed.snapshot().orElseThrow().inFlight()).isEqualTo(1);
        delivery.failed();
        feed.endSlice();
        LivePosition.Snapshot snapshot = feed.snapshot().orElseThrow();
        assertThat(snapshot.inFlight()).isZero();
        assertThat(snapshot.notAccepted()).isEqualTo(1);
        assertThat(snapshot.text()).contains(id);
        assertThat(new StoredPosition(harness.positions).snapshot())
                .map(LivePosition.Snapshot::reached)
                .contains(snapshot.reached());
    }

    @Test
    void curesACorruptPositionThatNobodyUses() {
        harness.positions.save("broken");
        StoredPosition stored = new StoredPosition(harness.positions);
        assertThatThrownBy(stored::snapshot).hasMessageContaining("corrupt");
        stored.moveTo(FeedHarness.NOON);
        assertThat(stored.snapshot()).map(LivePosition.Snapshot::reached).isEqualTo(Optional.of(FeedHarness.NOON));
    }
}
