// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfkw.component.fkw.client.OrderDocument;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The position waits for an order that is not done, whatever else it was asked for or is found by. */
class OrderFeedWaitingTest {

    private static final Instant YESTERDAY = FeedHarness.NOON.minusSeconds(86_400);
    private static final int BETWEEN = 300;

    @AutoClose
    private final FeedHarness harness = new FeedHarness(1);

    private String refused;
    private OrderFeed feed;

    @BeforeEach
    void open() {
        harness.startFrom = "2d";
        harness.pageSize = 50;
        refused = placeAt(YESTERDAY);
        for (int i = 0; i < BETWEEN; i++) {
            placeAt(YESTERDAY.plusSeconds(600 + 200L * i));
        }
        feed = harness.newFeed();
    }

    private String placeAt(Instant time) {
        return harness.shop
                .addOrder(order -> order.createdAt(time).status("wait_seller_ship"))
                .id();
    }

    private void pollTwice() {
        for (int i = 0; i < 2; i++) {
            harness.clock.advance(Duration.ofSeconds(10));
            harness.poll(feed, order -> !order.id().equals(refused));
        }
    }

    private void askForIt() {
        feed.deliverAgain(List.of(refused));
    }

    private void comesWithoutTheWish() {
        assertThat(feed.reached().orElseThrow()).isBeforeOrEqualTo(YESTERDAY);
        feed.close();
        harness.positions.save(harness.positions.load().orElseThrow().replace("\"" + refused + "\"]", "]"));
        OrderFeed next = harness.newFeed();
        assertThat(next.snapshot().orElseThrow().again()).isEmpty();
        harness.clock.advance(Duration.ofSeconds(10));
        assertThat(harness.idsOfPoll(next)).containsExactly(refused);
    }

    @Test
    void anOrderThatIsAskedForAndRefusedOnceMore() {
        pollTwice();
        askForIt();
        pollTwice();
        comesWithoutTheWish();
    }

    @Test
    void anOrderThatIsAskedForWhenItIsReadForTheFirstTime() {
        askForIt();
        pollTwice();
        comesWithoutTheWish();
    }

    @Test
    void anOrderThatIsAskedForAndUnderWayWhileItIsReadForTheFirstTime() {
        askForIt();
        feed.begin();
        Feed.Delivery slow = feed.deliver(feed.next().orElseThrow().get(0));
        assertThat(slow.isAskedFor()).isTrue();
        feed.endSlice();
        List<Feed.Delivery> others = new ArrayList<>();
        for (Optional<List<OrderDocument>> slice = feed.next(); slice.isPresent(); slice = feed.next()) {
            slice.get().forEach(order -> others.add(feed.deliver(order)));
            others.forEach(Feed.Delivery::done);
            feed.endSlice();
        }
        assertThat(others).hasSize(BETWEEN);
        slow.failed();
        comesWithoutTheWish();
    }

    @Test
    void anAskedForOrderThatTheRouteAcceptsAtLastHoldsNothing() {
        pollTwice();
        askForIt();
        pollTwice();
        harness.clock.advance(Duration.ofSeconds(10));
        assertThat(harness.idsOfPoll(feed)).containsExactly(refused);
        assertThat(feed.reached()).contains(harness.clock.instant().minus(FeedHarness.SETTLE));
        assertThat(feed.snapshot().orElseThrow().again()).isEmpty();
    }
}
