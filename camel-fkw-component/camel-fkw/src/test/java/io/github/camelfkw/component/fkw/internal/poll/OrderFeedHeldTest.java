// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfkw.component.fkw.client.OrderDocument;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A feed that is held because its route refuses too much, and what it takes until all goes on. */
class OrderFeedHeldTest {

    private static final String LIST = "/api/order/getList";
    private static final Instant YESTERDAY = FeedHarness.NOON.minusSeconds(86_400);
    private static final int ORDERS = 3000;
    private static final Duration DELAY = Duration.ofSeconds(60);

    @AutoClose
    private final FeedHarness harness = new FeedHarness(1);

    private OrderFeed feed;
    private boolean down = true;
    private int tries;

    @BeforeEach
    void open() {
        harness.startFrom = "2d";
        harness.maxOrders = 1200;
        harness.shop.addOrders(ORDERS, order -> order.createdAt(YESTERDAY.plusSeconds(20L * order.index()))
                .status("wait_seller_ship"));
        feed = harness.newFeed();
    }

    private void poll(int times, Predicate<OrderDocument> route) {
        for (int i = 0; i < times; i++) {
            harness.poll(feed, order -> {
                tries++;
                return !down && route.test(order);
            });
            harness.clock.advance(DELAY);
        }
    }

    private void poll(int times) {
        poll(times, order -> true);
    }

    private void comesToItsEnd() {
        for (int i = 0; i < 30 && harness.log.count() < ORDERS; i++) {
            poll(1);
        }
        poll(1);
        assertThat(harness.log.count()).isEqualTo(ORDERS);
        assertThat(harness.log.duplicates()).isZero();
        assertThat(feed.held()).isEmpty();
        assertThat(feed.reached().orElseThrow())
                .isAfter(harness.clock.instant().minus(DELAY).minus(DELAY));
    }

    @Test
    void goesOnWithTheNextPollOnceTheRouteAcceptsAgain() {
        poll(3);
        assertThat(feed.held()).isPresent();
        down = false;
        poll(1);
        assertThat(harness.log.count()).isEqualTo(ORDERS);
        comesToItsEnd();
    }

    @Test
    void costsACallOrTwoAPollAndTriesFewOrdersMeanwhile() {
        poll(3);
        long before = harness.simulator.journal().count(LIST);
        tries = 0;
        int polls = 60;
        for (int i = 0; i < polls; i++) {
            harness.poll(feed, order -> {
                tries++;
                return false;
            });
            harness.clock.advance(Duration.ofSeconds(10));
        }
        assertThat(harness.simulator.journal().count(LIST) - before).isLessThan(3 * polls);
        assertThat(tries).isGreaterThan(polls);
        assertThat(feed.reached().orElseThrow()).isBeforeOrEqualTo(YESTERDAY.plusSeconds(20));
        down = false;
        comesToItsEnd();
    }

    /** The oldest one would be refused whatever the state of the route. */
    @Test
    void triesAnotherOrderEachTime() {
        poll(3);
        down = false;
        String poison = harness.shop.orders().iterator().next().id();
        poll(2, order -> !order.id().equals(poison));
        assertThat(harness.log.count()).isEqualTo(ORDERS - 1);
        for (int i = 0; i < 12; i++) {
            poll(1);
        }
        comesToItsEnd();
    }

    @Test
    void goesOnWhenTheRouteAcceptsLater() {
        poll(3);
        feed.begin();
        List<Feed.Delivery> slow = new ArrayList<>();
        for (Optional<List<OrderDocument>> slice = feed.next(); slice.isPresent(); slice = feed.next()) {
            slice.get().forEach(order -> {
                harness.log.add(order);
                slow.add(feed.deliver(order));
            });
            feed.endSlice();
        }
        assertThat(slow).isNotEmpty();
        harness.clock.advance(DELAY);
        slow.forEach(Feed.Delivery::done);
        down = false;
        poll(1);
        comesToItsEnd();
    }

    @Test
    void saysSoOnceUntilSomethingChanges() {
        List<String> errors = new CopyOnWriteArrayList<>();
        LoggerContext logging = (LoggerContext) LogManager.getContext(false);
        AbstractAppender appender = new AbstractAppender("errors", null, null, false, Property.EMPTY_ARRAY) {
            @Override
            public void append(LogEvent event) {
                if (event.getLevel() == Level.ERROR && event.getLoggerName().equals(Hold.class.getName())) {
                    errors.add(event.getMessage().getFormattedMessage());
                }
            }
        };
        appender.start();
        logging.getRootLogger().addAppender(appender);
        try {
            poll(60);
            assertThat(errors).hasSize(1);
            down = false;
            poll(2);
            assertThat(feed.held()).isEmpty();
            feed.rewindTo(YESTERDAY);
            down = true;
            poll(60);
            assertThat(errors).hasSize(2);
        } finally {
            logging.getRootLogger().removeAppender(appender);
        }
    }

    @Test
    void leavesOutOrdersThatHaveChangedSince() {
        poll(3);
        down = false;
        List.copyOf(harness.shop.orders()).stream().limit(2900).forEach(order -> harness.shop.touch(order.id()));
        poll(15);
        assertThat(harness.log.lost(harness.simulator, List.of(), Instant.EPOCH))
                .isEmpty();
    }
}
