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

/** The daily comparison while the position waits for an order that the route does not accept. */
class ReconciliationWaitingTest {

    private static final String LIST = "/api/order/getList";

    @AutoClose
    private final FeedHarness harness = new FeedHarness(1);

    private final List<String> found = new ArrayList<>();
    private String refused;
    private OrderFeed feed;

    @BeforeEach
    void open() {
        harness.startFrom = "1h";
        harness.pageSize = 20;
        harness.reconcile = Optional.of(Duration.ofDays(1));
        harness.listener = new FeedListener() {
            @Override
            public void foundByReconciliation(String orderId) {
                found.add(orderId);
            }
        };
        feed = harness.newFeed();
        harness.poll(feed);
    }

    private Predicate<OrderDocument> refusing() {
        return order -> !order.id().equals(refused);
    }

    /** Polls each half hour, with some orders in between. */
    private void pass(Duration time, Predicate<OrderDocument> route) {
        for (Duration gone = Duration.ZERO; gone.compareTo(time) < 0; gone = gone.plusMinutes(30)) {
            harness.shop.addOrders(5, order -> order.status("wait_seller_ship"));
            harness.clock.advance(Duration.ofMinutes(30));
            harness.poll(feed, route);
        }
    }

    private String placeUnseen() {
        harness.simulator.quirks().visibilityLag(Duration.ofHours(2));
        String late = harness.place();
        harness.simulator.quirks().visibilityLag(Duration.ZERO);
        return late;
    }

    @Test
    void comesOnceADayAndNotWithEachPoll() {
        pass(Duration.ofHours(30), refusing());
        refused = harness.place();
        pass(Duration.ofDays(3), refusing());
        long before = harness.simulator.journal().count(LIST);
        int polls = 60;
        for (int i = 0; i < polls; i++) {
            harness.clock.advance(Duration.ofSeconds(10));
            harness.poll(feed, refusing());
        }
        assertThat(harness.simulator.journal().count(LIST) - before).isLessThan(4 * polls);
        assertThat(found).isEmpty();
    }

    /** What lies behind an order that is under way is not read again by the feed. */
    @Test
    void findsWhatIsNewerThanTheOrderThatThePositionWaitsFor() {
        pass(Duration.ofHours(30), refusing());
        String slow = harness.place();
        harness.clock.advance(Duration.ofSeconds(10));
        Feed.Delivery underWay = harness.deliverFirst(feed);
        feed.endSlice();
        pass(Duration.ofDays(3), refusing());
        String late = placeUnseen();
        pass(Duration.ofDays(2), refusing());
        assertThat(found).containsExactly(late);
        underWay.failed();
        pass(Duration.ofHours(1), refusing());
        assertThat(harness.log.has(slow)).isTrue();
        assertThat(harness.log.duplicates()).isZero();
    }

    @Test
    void leavesToTheFeedWhatThePositionWaitsFor() {
        pass(Duration.ofHours(30), refusing());
        refused = harness.place();
        Instant waits = harness.clock.instant();
        pass(Duration.ofDays(3), refusing());
        assertThat(feed.reached().orElseThrow()).isBeforeOrEqualTo(waits);
        assertThat(found).isEmpty();
        feed = harness.newFeed();
        pass(Duration.ofDays(3), refusing());
        assertThat(found).isEmpty();
        pass(Duration.ofHours(1), order -> true);
        assertThat(harness.log.has(refused)).isTrue();
        assertThat(feed.reached()).contains(harness.clock.instant().minus(FeedHarness.SETTLE));
        pass(Duration.ofDays(3), order -> true);
        assertThat(found).isEmpty();
        assertThat(harness.log.duplicates()).isZero();
        assertThat(harness.log.lost(harness.simulator, List.of(), Instant.EPOCH))
                .isEmpty();
    }
}
