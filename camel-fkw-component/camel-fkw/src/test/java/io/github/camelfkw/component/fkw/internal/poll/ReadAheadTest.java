// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelfkw.component.fkw.client.FkwException;
import io.github.camelfkw.component.fkw.client.ListPage;
import io.github.camelfkw.component.fkw.client.OrderDocument;
import io.github.camelfkw.simulator.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several requests at a time, slices ahead of their delivery: how many, in which order, and what a failure leaves. */
class ReadAheadTest {

    private static final String LIST = "/api/order/getList";

    private FeedHarness harness;

    @BeforeEach
    void open() {
        harness = new FeedHarness(1);
        harness.concurrency = 4;
        harness.pageSize = 20;
        harness.maxOrders = 100;
    }

    @AfterEach
    void close() {
        harness.close();
    }

    private void placeEvenly(int orders) {
        harness.shop.addOrders(
                orders, order -> order.createdAt(FeedHarness.NOON.minusSeconds(600 + order.index() * 500L))
                        .status("wait_seller_ship"));
    }

    @Test
    void fetchesSoManyPagesAtATime() {
        // One slice of ten pages.
        harness.maxOrders = 400;
        placeEvenly(200);
        AtomicInteger underWay = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch four = new CountDownLatch(4);
        harness.wrapPages = pages -> (window, statuses, pageNo) -> {
            most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
            try {
                // The first ones wait for each other: with fewer at a time this would never come.
                if (pageNo > 1 && four.getCount() > 0) {
                    four.countDown();
                    assertThat(four.await(1, TimeUnit.MINUTES)).isTrue();
                }
                return pages.read(window, statuses, pageNo);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            } finally {
                underWay.decrementAndGet();
            }
        };
        OrderFeed feed = harness.newFeed();
        harness.poll(feed);
        assertThat(harness.log.count()).isEqualTo(200);
        assertThat(most).hasValue(4);
        feed.close();
    }

    @Test
    void readsNoFurtherAheadThanItSaysWhileTheRouteIsBusy() {
        placeEvenly(3000);
        OrderFeed feed = harness.newFeed();
        feed.begin();
        Optional<List<OrderDocument>> slice = feed.next();
        for (int i = 0; i < 6; i++) {
            feed.endSlice();
            slice = feed.next();
        }
        assertThat(slice).isPresent();
        // The route takes its time. What is fetched meanwhile comes to an end.
        long[] seen = {-1};
        await().pollInterval(Duration.ofMillis(200)).until(() -> {
            long count = harness.simulator.journal().count(LIST);
            boolean still = count == seen[0];
            seen[0] = count;
            return still;
        });
        long pagesOfASlice = 100 / 20 + 1;
        long before = harness.simulator.journal().count(LIST);
        // The probe and its cuts, the slices that were delivered and the one in hand, two ahead, and the first page of
        // a third.
        assertThat(before).isLessThanOrEqualTo((7 + 2) * pagesOfASlice + 1 + 2);
        feed.close();
    }

    @Test
    void deliversOldestFirstAndFewCallsMore() {
        placeEvenly(4000);
        harness.pageSize = 200;
        harness.maxOrders = 2000;
        OrderFeed feed = harness.newFeed();
        Instant[] last = {Instant.EPOCH};
        harness.poll(feed, order -> {
            Instant changed = order.modifiedAt().orElseThrow();
            assertThat(changed).isAfterOrEqualTo(last[0]);
            last[0] = changed;
            return true;
        });
        assertThat(harness.log.count()).isEqualTo(4000);
        assertThat(harness.simulator.journal().count(LIST)).isBetween(20L, 30L);
        feed.close();
    }

    @Test
    void readsUnevenOrdersWithFewCallsMore() {
        Random random = new Random(1);
        harness.shop.addOrders(20_000, order -> {
            long ago = order.index() % 3 == 0 ? 600 + random.nextInt(5_000_000) : 2_000_000 + random.nextInt(50_000);
            order.createdAt(FeedHarness.NOON.minusSeconds(ago)).status("wait_seller_ship");
        });
        harness.pageSize = 200;
        harness.maxOrders = 2000;
        OrderFeed feed = harness.newFeed();
        harness.poll(feed);
        assertThat(harness.log.count()).isEqualTo(20_000);
        assertThat(harness.log.duplicates()).isZero();
        assertThat(harness.simulator.journal().count(LIST)).isLessThan(140);
        feed.close();
    }

    @Test
    void remembersNoMoreThanASliceHoweverLongThePoll() {
        placeEvenly(5000);
        OrderFeed feed = harness.newFeed();
        int[] most = {0};
        harness.poll(feed, order -> {
            most[0] = Math.max(most[0], feed.size());
            return true;
        });
        assertThat(harness.log.count()).isEqualTo(5000);
        // To do, tried and delivered: at most each order of a slice, and of the one before.
        assertThat(most[0]).isLessThanOrEqualTo(4 * harness.maxOrders);
        feed.close();
    }

    @Test
    void beginsAgainWhereAFailureOfTheReadingStoppedIt() {
        placeEvenly(1000);
        OrderFeed feed = harness.newFeed();
        feed.begin();
        for (int i = 0; i < 3; i++) {
            for (OrderDocument order : feed.next().orElseThrow()) {
                harness.log.add(order);
                feed.deliver(order).done();
            }
            feed.endSlice();
        }
        harness.simulator.faults().next(400, Fault.status(502));
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 10; i++) {
                        feed.next()
                                .ifPresent(orders -> orders.forEach(order -> {
                                    harness.log.add(order);
                                    feed.deliver(order).done();
                                }));
                        feed.endSlice();
                    }
                })
                .isInstanceOf(FkwException.class);
        harness.simulator.faults().clear();
        harness.poll(feed);
        assertThat(harness.log.lost(harness.simulator, List.of(), Instant.EPOCH))
                .isEmpty();
        assertThat(harness.log.duplicates()).isZero();
        feed.close();
    }

    @Test
    void asksForNothingMoreOnceTheTotalHasMoved() {
        harness.shop.addOrders(400, order -> order.createdAt(FeedHarness.NOON.minusSeconds(7200 + order.index()))
                .status("wait_seller_ship"));
        harness.maxOrders = 2000;
        AtomicInteger pages = new AtomicInteger();
        harness.wrapPages = reads -> (window, statuses, pageNo) -> {
            ListPage<OrderDocument> page = reads.read(window, statuses, pageNo);
            if (pageNo == 2 && pages.get() == 0) {
                pages.incrementAndGet();
                harness.shop.touch(page.rows().get(0).id());
            }
            return page;
        };
        OrderFeed feed = harness.newFeed();
        harness.poll(feed);
        harness.drain(feed);
        assertThat(harness.log.lost(harness.simulator, List.of(), Instant.EPOCH))
                .isEmpty();
        feed.close();
    }

    @Test
    void endsWhatIsUnderWayWhenItIsClosed() throws InterruptedException {
        placeEvenly(3000);
        CountDownLatch stuck = new CountDownLatch(1);
        harness.wrapPages = pages -> (window, statuses, pageNo) -> {
            if (pageNo > 1) {
                try {
                    stuck.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
            return pages.read(window, statuses, pageNo);
        };
        OrderFeed feed = harness.newFeed();
        Thread poll = new Thread(() -> {
            try {
                harness.poll(feed);
            } catch (RuntimeException e) {
                // As a poll that is stopped.
            }
        });
        poll.start();
        await().until(() -> harness.simulator.journal().count(LIST) > 2);
        feed.close();
        poll.join(60_000);
        assertThat(poll.isAlive()).isFalse();
    }
}
