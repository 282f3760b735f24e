// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A position with a wrong year, say: a feed that waits for that year and delivers nothing has to say so. */
class FuturePositionTest {

    private static final Instant NEXT_YEAR = FeedHarness.NOON.plus(Duration.ofDays(365));

    private FeedHarness harness;

    @BeforeEach
    void open() {
        harness = new FeedHarness(1);
    }

    @AfterEach
    void close() {
        harness.close();
    }

    private static String text(Instant reached) {
        return "{\"format\":\"camel-fkw-position\",\"version\":2,\"reached\":\"" + reached + "\",\"delivered\":[]}";
    }

    private OrderFeed feedAt(Instant reached) {
        harness.positions.save(text(reached));
        return harness.newFeed();
    }

    private String place() {
        String id =
                harness.shop.addOrder(order -> order.status("wait_seller_ship")).id();
        harness.clock.advance(Duration.ofSeconds(10));
        return id;
    }

    private List<String> idsOfPoll(OrderFeed feed) {
        List<String> ids = new ArrayList<>();
        harness.poll(feed, order -> ids.add(order.id()));
        return ids;
    }

    @Test
    void isHeldUntilSomebodySetsIt() {
        OrderFeed feed = feedAt(NEXT_YEAR);
        String order = place();
        for (int i = 0; i < 2; i++) {
            assertThat(idsOfPoll(feed)).isEmpty();
            assertThat(feed.held()).hasValueSatisfying(why -> assertThat(why).contains("2027", "in the future"));
        }
        feed.moveTo(FeedHarness.NOON);
        assertThat(idsOfPoll(feed)).containsExactly(order);
        assertThat(feed.held()).isEmpty();
    }

    @Test
    void isHeldUntilItIsMendedByHand() {
        harness.reconcile = Optional.of(Duration.ofDays(1));
        OrderFeed feed = feedAt(NEXT_YEAR);
        idsOfPoll(feed);
        feed.close();
        String saved = harness.positions.load().orElseThrow();
        harness.positions.save(saved.replace("\"reached\":\"" + NEXT_YEAR, "\"reached\":\"" + FeedHarness.NOON));
        String order = place();
        OrderFeed mended = harness.newFeed();
        assertThat(idsOfPoll(mended)).containsExactly(order);
        assertThat(mended.held()).isEmpty();
        // Not compared from next year on only.
        assertThat(PositionFormat.read("test", harness.positions.load().orElseThrow())
                        .reconciled())
                .hasValueSatisfying(
                        compared -> assertThat(compared.since()).isBeforeOrEqualTo(harness.clock.instant()));
    }

    @Test
    void isNotHeldByALocalClockAlone() {
        harness.simulator.quirks().clockSkew(Duration.ofHours(8));
        OrderFeed feed = feedAt(FeedHarness.NOON.plus(Duration.ofHours(8)).minus(FeedHarness.SETTLE));
        place();
        for (int i = 0; i < 3; i++) {
            harness.poll(feed);
            assertThat(feed.held()).isEmpty();
        }
        assertThat(harness.log.count()).isEqualTo(1);
    }

    @Test
    void isNotHeldByALocalClockWhereThePlatformTellsNoTime() {
        harness.simulator.quirks().clockSkew(Duration.ofHours(8)).dateHeader(false);
        OrderFeed feed = feedAt(FeedHarness.NOON.plus(Duration.ofHours(8)).minus(FeedHarness.SETTLE));
        for (int i = 0; i < 3; i++) {
            harness.clock.advance(Duration.ofSeconds(10));
            harness.poll(feed);
            assertThat(feed.held()).isEmpty();
        }
    }

    @Test
    void isNotHeldWhereClocksDifferByLess() {
        OrderFeed feed = feedAt(FeedHarness.NOON.plus(Duration.ofMinutes(50)));
        harness.poll(feed);
        assertThat(feed.held()).isEmpty();
    }

    @Test
    void isRefusedAsTheTextOfACopyWhileTheFeedRuns() {
        OrderFeed feed = feedAt(FeedHarness.NOON);
        harness.poll(feed);
        Instant reached = feed.reached().orElseThrow();
        assertThatThrownBy(() -> feed.restore(text(NEXT_YEAR), harness.clock.instant()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2027")
                .hasMessageContaining("in the future")
                .hasMessageContaining("timeFrom");
        assertThat(feed.reached()).contains(reached);
        feed.restore(text(FeedHarness.NOON.plus(Duration.ofMinutes(50))), harness.clock.instant());
    }

    @Test
    void isRefusedAsTheTextOfACopyWhereItIsKept() {
        String before = text(FeedHarness.NOON);
        harness.positions.save(before);
        StoredPosition stored = new StoredPosition(harness.positions);
        assertThatThrownBy(() -> stored.restore(text(NEXT_YEAR), harness.clock.instant()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("in the future");
        assertThat(harness.positions.load()).contains(before);
    }
}
