// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfkw.component.fkw.client.ListPage;
import io.github.camelfkw.component.fkw.client.OrderDocument;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A stretch that was proven once, and cannot be proven any more when it is read again for a refused order. */
class OrderFeedUnprovenAgainTest {

    private static final String LIST = "/api/order/getList";
    private static final Instant YESTERDAY = FeedHarness.NOON.minusSeconds(86_400);
    private static final Instant DENSE = YESTERDAY.plusSeconds(20_000);
    private static final int BETWEEN = 300;

    @AutoClose
    private final FeedHarness harness = new FeedHarness(1);

    private final List<String> told = new ArrayList<>();
    private String first;
    private String second;
    private boolean unprovable;
    private boolean failing;
    private OrderFeed feed;

    @BeforeEach
    void open() {
        harness.startFrom = "2d";
        harness.pageSize = 50;
        harness.maxOrders = 100;
        harness.listener = new FeedListener() {
            @Override
            public void held(TimeWindow window, String why) {
                told.add(why);
            }
        };
        harness.wrapPages = pages -> (window, wanted, pageNo) -> {
            ListPage<OrderDocument> page = pages.read(window, wanted, pageNo);
            if (failing && isIn(window, DENSE.minusSeconds(10_000))) {
                failing = false;
                throw new IllegalStateException("no answer");
            }
            return unprovable && isIn(window, DENSE) ? withOneMore(page) : page;
        };
        first = placeAt(YESTERDAY);
        for (int i = 0; i < BETWEEN; i++) {
            placeAt(YESTERDAY.plusSeconds(1_000 + 250L * i));
        }
        second = placeAt(DENSE.plusSeconds(20_000));
        feed = harness.newFeed();
    }

    private static boolean isIn(TimeWindow window, Instant time) {
        return !time.isBefore(window.from()) && !time.isAfter(window.to());
    }

    private static ListPage<OrderDocument> withOneMore(ListPage<OrderDocument> page) {
        OptionalLong total = OptionalLong.of(page.total() + 1);
        return new ListPage<>(page.operation(), page.rows(), total, page.serverTime(), page.body());
    }

    private String placeAt(Instant time) {
        return harness.shop
                .addOrder(order -> order.createdAt(time).status("wait_seller_ship"))
                .id();
    }

    private void poll(Predicate<OrderDocument> route) {
        harness.clock.advance(Duration.ofSeconds(10));
        harness.poll(feed, route);
    }

    private Predicate<OrderDocument> refusing(String... ids) {
        return order -> !List.of(ids).contains(order.id());
    }

    private void allComes(int orders) {
        for (int i = 0; i < 400 && harness.log.count() < orders; i++) {
            poll(order -> true);
        }
        poll(order -> true);
        assertThat(harness.log.count()).isEqualTo(orders);
        assertThat(harness.log.duplicates()).isZero();
        assertThat(feed.held()).isEmpty();
        assertThat(feed.reached()).contains(harness.clock.instant().minus(FeedHarness.SETTLE));
    }

    @Test
    void doesNotHoldUpWhatIsNew() {
        poll(refusing(first));
        assertThat(harness.log.count()).isEqualTo(BETWEEN + 1);
        unprovable = true;
        int polls = 120;
        long before = harness.simulator.journal().count(LIST);
        for (int i = 0; i < polls; i++) {
            String fresh = harness.place();
            poll(refusing(first));
            assertThat(harness.log.has(fresh)).isTrue();
            assertThat(feed.held()).isPresent();
        }
        assertThat(harness.simulator.journal().count(LIST) - before).isLessThan(20 * polls);
        assertThat(told).hasSizeBetween(3, 10);
        assertThat(feed.reached().orElseThrow()).isBeforeOrEqualTo(YESTERDAY);
        unprovable = false;
        allComes(BETWEEN + 2 + polls);
    }

    @Test
    void doesNotHoldUpWhatIsNewThoughAPollHasFailedInTheMidst() {
        poll(refusing(first));
        failing = true;
        for (int i = 0; i < 30 && failing; i++) {
            try {
                poll(refusing(first));
            } catch (IllegalStateException e) {
                assertThat(failing).isFalse();
            }
        }
        assertThat(failing).as("a poll has failed").isFalse();
        unprovable = true;
        for (int i = 0; i < 60; i++) {
            String fresh = harness.place();
            poll(refusing(first));
            assertThat(harness.log.has(fresh)).isTrue();
        }
        assertThat(told).isNotEmpty();
        assertThat(feed.reached().orElseThrow()).isBeforeOrEqualTo(YESTERDAY);
        unprovable = false;
        allComes(BETWEEN + 2 + 60);
    }

    @Test
    void tellsNobodyOfAStretchThatThePositionHasLeftMeanwhile() {
        unprovable = true;
        Runnable[] once = {() -> feed.moveTo(DENSE.plusSeconds(10_000))};
        harness.wrapPages = pages -> (window, wanted, pageNo) -> {
            ListPage<OrderDocument> page = pages.read(window, wanted, pageNo);
            if (!isIn(window, DENSE)) {
                return page;
            }
            if (window.length().compareTo(Duration.ofSeconds(5)) < 0) {
                once[0].run();
                once[0] = () -> {};
            }
            return withOneMore(page);
        };
        feed = harness.newFeed();
        poll(order -> true);
        assertThat(told).isEmpty();
        assertThat(feed.held()).isEmpty();
        poll(order -> true);
        assertThat(harness.log.has(second)).isTrue();
    }

    @Test
    void keepsThePositionBeforeWhatLiesBehindItAndIsNotDone() {
        poll(refusing(first, second));
        unprovable = true;
        poll(refusing(second));
        assertThat(harness.log.has(first)).isTrue();
        assertThat(told).isNotEmpty();
        for (int i = 0; i < 3; i++) {
            poll(refusing(second));
            assertThat(feed.reached().orElseThrow()).isBeforeOrEqualTo(DENSE.plusSeconds(20_000));
        }
        feed.close();
        unprovable = false;
        feed = harness.newFeed();
        allComes(BETWEEN + 2);
    }

    /** Polls that leave it out read nothing, and end no slice. */
    @Test
    void savesMeanwhileWhatAnAsynchronousRouteCompletes() {
        unprovable = true;
        List<Feed.Delivery> slow = new ArrayList<>();
        feed.begin();
        for (var slice = feed.next(); slice.isPresent(); slice = feed.next()) {
            slice.get().forEach(order -> slow.add(feed.deliver(order)));
            feed.endSlice();
        }
        assertThat(feed.held()).isPresent();
        for (int i = 0; i < 8; i++) {
            poll(order -> true);
        }
        long calls = harness.simulator.journal().count(LIST);
        slow.forEach(Feed.Delivery::done);
        poll(order -> true);
        assertThat(harness.simulator.journal().count(LIST)).isEqualTo(calls);
        int saved = harness.positions.saved.size();
        poll(order -> true);
        assertThat(harness.positions.saved).hasSize(saved);
        // The process is killed.
        unprovable = false;
        feed = harness.newFeed();
        allComes(BETWEEN + 2 - slow.size());
    }

    @Test
    void holdsTheFeedWhereItIsReadForTheFirstTime() {
        unprovable = true;
        poll(order -> true);
        poll(order -> true);
        assertThat(feed.held()).isPresent();
        assertThat(feed.reached().orElseThrow()).isBeforeOrEqualTo(DENSE);
        assertThat(harness.log.has(second)).isFalse();
        unprovable = false;
        allComes(BETWEEN + 2);
    }
}
