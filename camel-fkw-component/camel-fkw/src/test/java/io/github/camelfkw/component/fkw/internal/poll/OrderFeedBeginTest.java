// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelfkw.component.fkw.client.FkwException;
import io.github.camelfkw.component.fkw.client.ListPage;
import io.github.camelfkw.component.fkw.client.OrderDocument;
import io.github.camelfkw.component.fkw.client.model.OrderStatus;
import io.github.camelfkw.simulator.Fault;
import io.github.camelfkw.simulator.fkw.ListOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where a feed begins: at the time that was chosen, though each poll looks back. */
class OrderFeedBeginTest {

    @AutoClose
    private final FeedHarness harness = new FeedHarness(1);

    @BeforeEach
    void open() {
        harness.pace = Duration.ofSeconds(20);
    }

    @Test
    void deliversNothingFromBeforeTheFirstStart() {
        harness.place();
        harness.startFrom = "now";
        OrderFeed feed = harness.newFeed();
        assertThat(harness.idsOfPoll(feed)).isEmpty();
        String later = harness.place();
        assertThat(harness.idsOfPoll(feed)).containsExactly(later);
        assertThat(harness.idsOfPoll(harness.newFeed())).isEmpty();
    }

    @Test
    void deliversTheSecondInWhichItBegins() {
        harness.startFrom = "now";
        String id =
                harness.shop.addOrder(order -> order.status("wait_seller_ship")).id();
        OrderFeed feed = harness.newFeed();
        assertThat(harness.idsOfPoll(feed)).isEmpty();
        harness.clock.advance(Duration.ofSeconds(20));
        assertThat(harness.idsOfPoll(feed)).containsExactly(id);
    }

    @Test
    void deliversNothingFromBeforeTheTimeItIsMovedTo() {
        harness.place();
        OrderFeed feed = harness.newFeed();
        feed.moveTo(harness.clock.instant());
        String later = harness.place();
        assertThat(harness.idsOfPoll(feed)).containsExactly(later);

        harness.clock.advance(Duration.ofSeconds(5));
        new StoredPosition(harness.positions).moveTo(harness.clock.instant());
        String last = harness.place();
        assertThat(harness.idsOfPoll(harness.newFeed())).containsExactly(last);
    }

    @Test
    void deliversNothingFromBeforeTheTimeItIsWoundBackTo() {
        harness.startFrom = "1h";
        OrderFeed feed = harness.newFeed();
        List<String> ids = List.of(harness.place(), harness.place(), harness.place());
        assertThat(harness.idsOfPoll(feed)).isEqualTo(ids);
        harness.clock.advance(Duration.ofMinutes(30));
        assertThat(harness.idsOfPoll(feed)).isEmpty();
        feed.rewindTo(FeedHarness.NOON.plusSeconds(20));
        assertThat(harness.idsOfPoll(feed)).isEqualTo(ids.subList(1, 3));
        harness.clock.advance(Duration.ofMinutes(30));
        assertThat(harness.idsOfPoll(feed)).isEmpty();
        new StoredPosition(harness.positions).rewindTo(FeedHarness.NOON.plusSeconds(40));
        assertThat(harness.idsOfPoll(harness.newFeed())).isEqualTo(ids.subList(2, 3));
    }

    /** Winding back must not hide what has become visible late meanwhile. */
    @Test
    void aLateOrderComesThoughItIsWoundBackToALaterTime() {
        harness.startFrom = "1h";
        OrderFeed feed = harness.newFeed();
        harness.simulator.quirks().visibilityLag(Duration.ofMinutes(2));
        String late = harness.place();
        harness.simulator.quirks().visibilityLag(Duration.ZERO);
        String other = harness.place();
        assertThat(harness.idsOfPoll(feed)).containsExactly(other);
        feed.rewindTo(harness.clock.instant().minusSeconds(5));
        harness.clock.advance(Duration.ofMinutes(2));
        assertThat(harness.idsOfPoll(feed)).containsExactly(late);
    }

    @Test
    void aLongerLookbackDeliversNothingTwice() {
        harness.startFrom = "1h";
        OrderFeed feed = harness.newFeed();
        List<String> ids = List.of(harness.place(), harness.place(), harness.place());
        assertThat(harness.idsOfPoll(feed)).isEqualTo(ids);
        harness.clock.advance(Duration.ofMinutes(10));
        assertThat(harness.idsOfPoll(feed)).isEmpty();
        harness.lookback = Duration.ofHours(1);
        assertThat(harness.idsOfPoll(harness.newFeed())).isEmpty();
    }

    /** A position of a release that did not save the begin. */
    @Test
    void goesOnFromAPositionThatDoesNotSayWhatLiesBefore() {
        String id = harness.place();
        harness.positions.save(FeedHarness.positionAt(FeedHarness.NOON.plusSeconds(10)));
        assertThat(harness.idsOfPoll(harness.newFeed())).containsExactly(id);
    }

    /** Half an hour, of which nobody would be told: clocks differ by that. */
    private void letTheLocalClockBeAhead() {
        harness.startFrom = "now";
        harness.simulator.quirks().clockSkew(Duration.ofMinutes(-30));
    }

    private void failsToPoll(OrderFeed feed) {
        harness.simulator.faults().rate(1, Fault.status(502));
        assertThatThrownBy(() -> harness.poll(feed)).isInstanceOf(FkwException.class);
        harness.simulator.faults().clear();
    }

    private void deliversWhatComesAfterTheFirstPoll(OrderFeed feed) {
        assertThat(harness.idsOfPoll(feed)).isEmpty();
        String id = harness.place();
        assertThat(harness.idsOfPoll(feed)).containsExactly(id);
    }

    @Test
    void aBeginByTheLocalClockIsNotSaved() {
        letTheLocalClockBeAhead();
        OrderFeed feed = harness.newFeed();
        failsToPoll(feed);
        feed.deliverAgain(List.of("20261119001"));
        deliversWhatComesAfterTheFirstPoll(harness.newFeed());
    }

    @Test
    void aBeginByTheLocalClockIsCheckedThoughSomebodyFailedToMoveIt() {
        letTheLocalClockBeAhead();
        harness.reconcile = Optional.of(Duration.ofDays(1));
        PositionStore hour = harness.positions.part("delivered:" + FeedHarness.NOON.getEpochSecond() / 3600 % 4096);
        hour.save("broken");
        OrderFeed feed = harness.newFeed();
        assertThatThrownBy(() -> feed.moveTo(FeedHarness.NOON)).hasMessageContaining("corrupt");
        hour.save("");
        deliversWhatComesAfterTheFirstPoll(feed);
    }

    @Test
    void aLocalClockThatIsMonthsAheadMovesNothing() {
        Instant there = FeedHarness.NOON.minus(Duration.ofDays(100));
        harness.simulator.quirks().clockSkew(Duration.ofDays(-100));
        harness.positions.save(FeedHarness.positionAt(there.minusSeconds(60)));
        String id = harness.place();
        OrderFeed feed = harness.newFeed();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            ids.addAll(harness.idsOfPoll(feed));
        }
        assertThat(ids).containsExactly(id);
        assertThat(feed.reached().orElseThrow()).isBefore(there.plusSeconds(60));
    }

    /**
     * In a second of more orders than a page holds, one has a status that the document does not name, and another one
     * leaves after it was read: as many were seen as there are.
     */
    @Test
    void anOrderOfAnUnknownStatusIsNotReplacedByOneThatLeft() {
        harness.startFrom = "1d";
        harness.pageSize = 10;
        harness.simulator.quirks().listOrder(ListOrder.RANDOM_AMONG_EQUAL_SECONDS);
        Instant second = FeedHarness.NOON.minusSeconds(7200);
        String leaves = harness.shop
                .addOrders(100, order -> order.createdAt(second).status("wait_buyer_pay"))
                .get(0)
                .id();
        String unknown = harness.shop
                .addOrder(order -> order.createdAt(second).status("shipped"))
                .id();
        String lastStatus = OrderStatus.KNOWN.get(OrderStatus.KNOWN.size() - 1).value();
        boolean[] left = {false};
        harness.wrapPages = pages -> (window, wanted, pageNo) -> {
            if (wanted.equals(List.of(lastStatus)) && !left[0]) {
                left[0] = true;
                harness.shop.touch(leaves);
            }
            ListPage<OrderDocument> page = pages.read(window, wanted, pageNo);
            return wanted.equals(List.of("shipped")) ? without(unknown, page) : page;
        };
        OrderFeed feed = harness.newFeed();
        for (int i = 0; i < 5; i++) {
            harness.poll(feed);
            harness.clock.advance(Duration.ofMinutes(11));
        }
        assertThat(left[0]).isTrue();
        assertThat(harness.log.has(unknown)).isTrue();
        assertThat(harness.log.count()).isEqualTo(101);
    }

    private static ListPage<OrderDocument> without(String id, ListPage<OrderDocument> page) {
        List<OrderDocument> rows =
                page.rows().stream().filter(order -> !order.id().equals(id)).toList();
        OptionalLong total = OptionalLong.of(page.total() - (page.rows().size() - rows.size()));
        return new ListPage<>(page.operation(), rows, total, page.serverTime(), page.body());
    }
}
