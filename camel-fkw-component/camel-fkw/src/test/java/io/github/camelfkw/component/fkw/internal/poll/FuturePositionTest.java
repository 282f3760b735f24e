// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A position with a wrong year, say: a feed that waits for that year and delivers nothing has to say so. */
class FuturePositionTest {

    private static final Instant NEXT_YEAR = FeedHarness.NOON.plus(Duration.ofDays(365));

    @AutoClose
    private final FeedHarness harness = new FeedHarness(1);

    @BeforeEach
    void open() {
        harness.pace = Duration.ofSeconds(10);
    }

    private OrderFeed feedAt(Instant reached) {
        harness.positions.save(FeedHarness.positionAt(reached));
        return harness.newFeed();
    }

    @Test
    void isHeldUntilSomebodySetsIt() {
        OrderFeed feed = feedAt(NEXT_YEAR);
        String order = harness.place();
        for (int i = 0; i < 2; i++) {
            assertThat(harness.idsOfPoll(feed)).isEmpty();
            assertThat(feed.held()).hasValueSatisfying(why -> assertThat(why).contains("2027", "in the future"));
        }
        feed.moveTo(FeedHarness.NOON);
        assertThat(harness.idsOfPoll(feed)).containsExactly(order);
        assertThat(feed.held()).isEmpty();
    }

    @Test
    void isHeldUntilItIsMendedByHand() {
        harness.reconcile = Optional.of(Duration.ofDays(1));
        OrderFeed feed = feedAt(NEXT_YEAR);
        harness.idsOfPoll(feed);
        feed.close();
        String saved = harness.positions.load().orElseThrow();
        harness.positions.save(saved.replace("\"reached\":\"" + NEXT_YEAR, "\"reached\":\"" + FeedHarness.NOON));
        String order = harness.place();
        OrderFeed mended = harness.newFeed();
        assertThat(harness.idsOfPoll(mended)).containsExactly(order);
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
        harness.place();
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
        assertThatThrownBy(() -> feed.restore(FeedHarness.positionAt(NEXT_YEAR), harness.clock.instant()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2027")
                .hasMessageContaining("in the future")
                .hasMessageContaining("timeFrom");
        assertThat(feed.reached()).contains(reached);
        feed.restore(FeedHarness.positionAt(FeedHarness.NOON.plus(Duration.ofMinutes(50))), harness.clock.instant());
    }

    @Test
    void isRefusedAsTheTextOfACopyWhereItIsKept() {
        String before = FeedHarness.positionAt(FeedHarness.NOON);
        harness.positions.save(before);
        StoredPosition stored = new StoredPosition(harness.positions);
        assertThatThrownBy(() -> stored.restore(FeedHarness.positionAt(NEXT_YEAR), harness.clock.instant()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("in the future");
        assertThat(harness.positions.load()).contains(before);
    }
}
