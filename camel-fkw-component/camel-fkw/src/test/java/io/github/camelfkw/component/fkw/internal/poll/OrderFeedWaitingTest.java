// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfkw.component.fkw.client.OrderDocument;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
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

    @BeforeEach
    void open() {
        harness.startFrom = "2d";
        harness.pageSize = 50;
        refused = placeAt(YESTERDAY);
        for (int i = 0; i < BETWEEN; i++) {
            placeAt(YESTERDAY.plusSeconds(600 + 200L * i));
        }
    }

    private String placeAt(Instant time) {
        return harness.shop
                .addOrder(order -> order.createdAt(time).status("wait_seller_ship"))
                .id();
    }

    private Predicate<OrderDocument> refusing() {
        return order -> !order.id().equals(refused);
    }

    private void poll(OrderFeed feed, int times) {
        for (int i = 0; i < times; i++) {
            harness.clock.advance(Duration.ofSeconds(10));
            harness.poll(feed, refusing());
        }
    }

    private void comesWithoutTheWish(OrderFeed feed) {
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
        OrderFeed feed = harness.newFeed();
        poll(feed, 2);
        feed.deliverAgain(List.of(refused));
        poll(feed, 2);
        comesWithoutTheWish(feed);
    }

    @Test
    void anOrderThatIsAskedForWhenItIsReadForTheFirstTime() {
        OrderFeed feed = harness.newFeed();
        feed.deliverAgain(List.of(refused));
        poll(feed, 2);
        comesWithoutTheWish(feed);
    }

    @Test
    void anOrderThatIsAskedForAndUnderWayWhileItIsReadForTheFirstTime() {
        OrderFeed feed = harness.newFeed();
        feed.deliverAgain(List.of(refused));
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
        comesWithoutTheWish(feed);
    }

    @Test
    void anAskedForOrderThatTheRouteAcceptsAtLastHoldsNothing() {
        OrderFeed feed = harness.newFeed();
        poll(feed, 2);
        feed.deliverAgain(List.of(refused));
        poll(feed, 2);
        harness.clock.advance(Duration.ofSeconds(10));
        assertThat(harness.idsOfPoll(feed)).containsExactly(refused);
        assertThat(feed.reached()).contains(harness.clock.instant().minus(FeedHarness.SETTLE));
        assertThat(feed.snapshot().orElseThrow().again()).isEmpty();
    }
}
