// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfkw.component.fkw.client.ListPage;
import io.github.camelfkw.component.fkw.client.OrderDocument;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is told of something, and waits for another thread that looks at the position, must not wait for ever. */
class FeedListenerTest {

    @AutoClose
    private final FeedHarness harness = new FeedHarness(1);

    private final List<String> told = new ArrayList<>();
    private OrderFeed feed;

    @BeforeEach
    void listen() {
        harness.startFrom = "1h";
        harness.pace = Duration.ofSeconds(10);
        harness.listener = new FeedListener() {
            @Override
            public void held(TimeWindow window, String why) {
                lookAtThePosition("held");
            }

            @Override
            public void gaveUp(String orderId, int deliveries) {
                lookAtThePosition("gave up");
            }

            @Override
            public void foundByReconciliation(String orderId) {
                lookAtThePosition("found");
            }

            @Override
            public void knownToPosition(int orders) {
                lookAtThePosition("known");
            }
        };
    }

    private void lookAtThePosition(String what) {
        Optional<LivePosition.Snapshot> looked = CompletableFuture.supplyAsync(feed::snapshot)
                .completeOnTimeout(Optional.empty(), 5, TimeUnit.SECONDS)
                .join();
        told.add(what + (looked.isPresent() ? "" : ", and nobody could look at the position"));
    }

    @Test
    void ofAnOrderThatIsGivenUp() {
        harness.maxRedeliveries = 0;
        harness.place();
        feed = harness.newFeed();
        harness.poll(feed, order -> false);
        assertThat(told).containsExactly("gave up");
    }

    @Test
    void ofOrdersThatThePositionRemembers() {
        harness.place();
        feed = harness.newFeed();
        harness.poll(feed);
        harness.poll(feed);
        assertThat(told).containsExactly("known");
    }

    @Test
    void ofAWindowThatCannotBeProven() {
        harness.pageSize = 10;
        harness.shop.addOrders(30, order -> order.createdAt(FeedHarness.NOON.minusSeconds(1800))
                .status("wait_seller_ship"));
        // The list says that there is one more than it ever shows.
        harness.wrapPages = pages -> (window, wanted, pageNo) -> {
            ListPage<OrderDocument> page = pages.read(window, wanted, pageNo);
            OptionalLong total = page.total() < 30 ? page.knownTotal() : OptionalLong.of(page.total() + 1);
            return new ListPage<>(page.operation(), page.rows(), total, page.serverTime(), page.body());
        };
        feed = harness.newFeed();
        harness.poll(feed);
        assertThat(told).containsExactly("held");
    }

    @Test
    void ofAnOrderThatReconciliationHasFound() {
        harness.reconcile = Optional.of(Duration.ofDays(1));
        feed = harness.newFeed();
        harness.poll(feed);
        harness.simulator.quirks().visibilityLag(Duration.ofHours(2));
        harness.place();
        harness.simulator.quirks().visibilityLag(Duration.ZERO);
        for (int i = 0; i < 25; i++) {
            harness.clock.advance(Duration.ofHours(1));
            harness.poll(feed);
        }
        assertThat(told).containsExactly("found");
    }
}
