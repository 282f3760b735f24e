// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelfkw.component.fkw.client.OrderDocument;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a backlog is read: in slices that are bounded and saved one by one, with few calls, oldest first. */
class OrderFeedBackfillTest {

    private static final String LIST = "/api/order/getList";

    private static void placeUneven(FeedHarness harness, int orders) {
        Random random = new Random(1);
        harness.shop.addOrders(orders, order -> {
            // Two thirds of them within a hundredth of the time: a sale.
            long ago = order.index() % 3 == 0 ? 600 + random.nextInt(5_000_000) : 2_000_000 + random.nextInt(50_000);
            order.createdAt(FeedHarness.NOON.minusSeconds(ago)).status("wait_seller_ship");
        });
    }

    @Test
    void holdsNoMoreOrdersThanASliceAndSavesEachSlice() {
        try (FeedHarness harness = new FeedHarness(1)) {
            harness.maxOrders = 100;
            harness.pageSize = 50;
            placeUneven(harness, 1500);
            OrderFeed feed = harness.newFeed();
            Instant last = Instant.EPOCH;
            int slices = 0;
            feed.begin();
            for (Optional<List<OrderDocument>> slice = feed.next(); slice.isPresent(); slice = feed.next()) {
                assertThat(slice.get()).hasSizeLessThanOrEqualTo(100);
                for (OrderDocument order : slice.get()) {
                    Instant modified =
                            order.modifiedTime().flatMap(t -> t.instant()).orElseThrow();
                    assertThat(modified).isAfterOrEqualTo(last);
                    last = modified;
                    harness.log.add(order);
                    feed.deliver(order).done();
                }
                feed.endSlice();
                slices++;
                assertThat(harness.positions.saved).hasSize(slices);
            }
            assertThat(harness.log.count()).isEqualTo(1500);
            assertThat(slices).isBetween(15, 60);
        }
    }

    @Test
    void needsFewCallsForABacklogThatHoldsStill() {
        try (FeedHarness harness = new FeedHarness(2)) {
            harness.shop.addOrders(
                    4000, order -> order.createdAt(FeedHarness.NOON.minusSeconds(600 + order.index() * 1500L))
                            .status("wait_seller_ship"));
            OrderFeed feed = harness.newFeed();
            harness.poll(feed);
            assertThat(harness.log.count()).isEqualTo(4000);
            // 20 full pages; the rest is what the search for a fitting slice and the slices' last pages cost.
            assertThat(harness.simulator.journal().count(LIST)).isBetween(20L, 30L);
            harness.simulator.journal().clear();
            harness.clock.advance(Duration.ofSeconds(10));
            harness.poll(feed);
            assertThat(harness.simulator.journal().count(LIST)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7})
    void goesOnWithTheSliceInWhichItWasStopped(int stopAfter) {
        try (FeedHarness harness = new FeedHarness(3)) {
            harness.maxOrders = 60;
            harness.pageSize = 30;
            placeUneven(harness, 400);
            OrderFeed feed = harness.newFeed();
            feed.begin();
            for (int i = 0; i < stopAfter; i++) {
                feed.next().orElseThrow().forEach(order -> {
                    harness.log.add(order);
                    feed.deliver(order).done();
                });
                feed.endSlice();
            }
            List<OrderDocument> cutOff = feed.next().orElseThrow();
            while (cutOff.isEmpty()) {
                feed.endSlice();
                cutOff = feed.next().orElseThrow();
            }
            harness.log.add(cutOff.get(0));
            feed.deliver(cutOff.get(0)).done();

            harness.poll(harness.newFeed());
            assertThat(harness.log.lost(harness.simulator, List.of(), Instant.EPOCH))
                    .isEmpty();
            assertThat(harness.log.duplicates()).isEqualTo(1);
        }
    }

    @Test
    void deliversAnOrderThatBecomesVisibleWithinTheLookback() {
        try (FeedHarness harness = new FeedHarness(4)) {
            harness.startFrom = "1h";
            harness.simulator.quirks().visibilityLag(Duration.ofSeconds(170));
            OrderFeed feed = harness.newFeed();
            harness.poll(feed);
            harness.shop.addOrder(order -> order.status("wait_seller_ship"));
            for (int i = 0; i < 20; i++) {
                harness.clock.advance(Duration.ofSeconds(10));
                harness.poll(feed);
            }
            assertThat(harness.log.count()).isEqualTo(1);
        }
    }

    @Test
    void tellsTwoChangesInOneSecondApart() {
        try (FeedHarness harness = new FeedHarness(5)) {
            harness.startFrom = "1h";
            String id = harness.shop
                    .addOrder(order -> order.status("wait_seller_ship"))
                    .id();
            harness.shop.touch(id);
            OrderFeed feed = harness.newFeed();
            harness.clock.advance(Duration.ofSeconds(2));
            harness.poll(feed);
            assertThat(harness.log.count()).isEqualTo(1);
            harness.clock.setTo(FeedHarness.NOON.plusMillis(900));
            harness.shop.touch(id);
            harness.clock.setTo(FeedHarness.NOON.plusSeconds(10));
            harness.poll(feed);
            assertThat(harness.log.count()).isEqualTo(2);
            harness.clock.advance(Duration.ofSeconds(10));
            harness.poll(feed);
            assertThat(harness.log.count()).isEqualTo(2);
        }
    }

    @Test
    void readsNothingThatThePlatformsClockCallsOpen() {
        try (FeedHarness harness = new FeedHarness(6)) {
            harness.startFrom = "1h";
            // The local clock runs ten minutes ahead, and the first poll does not know it yet.
            harness.simulator.quirks().clockSkew(Duration.ofMinutes(-10));
            OrderFeed feed = harness.newFeed();
            harness.poll(feed);
            assertThat(feed.reached().orElseThrow())
                    .isEqualTo(FeedHarness.NOON.minus(Duration.ofMinutes(10)).minus(FeedHarness.SETTLE));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"now", "1h"})
    void beginsByThePlatformsClockWhereTheLocalOneIsHoursAhead(String startFrom) {
        try (FeedHarness harness = new FeedHarness(16)) {
            harness.startFrom = startFrom;
            harness.simulator.quirks().clockSkew(Duration.ofHours(-8));
            OrderFeed feed = harness.newFeed();
            harness.poll(feed);
            assertThat(feed.reached().orElseThrow()).isBeforeOrEqualTo(FeedHarness.NOON.minus(Duration.ofHours(8)));

            String order = harness.shop
                    .addOrder(spec -> spec.status("wait_seller_ship"))
                    .id();
            harness.clock.advance(Duration.ofSeconds(10));
            harness.poll(feed);
            assertThat(harness.log.count()).as(order).isEqualTo(1);
        }
    }

    @Test
    void goesOnWhereTheLocalClockIsHoursBehindThePosition() {
        try (FeedHarness harness = new FeedHarness(17)) {
            harness.simulator.quirks().clockSkew(Duration.ofHours(2));
            harness.positions.save("{\"format\":\"camel-fkw-position\",\"version\":1,\"reached\":\""
                    + FeedHarness.NOON.plus(Duration.ofHours(2)).minus(FeedHarness.SETTLE) + "\",\"delivered\":[]}");
            OrderFeed feed = harness.newFeed();
            harness.shop.addOrder(order -> order.status("wait_seller_ship"));
            harness.clock.advance(Duration.ofSeconds(10));
            harness.poll(feed);
            harness.poll(feed);
            assertThat(harness.log.count()).isEqualTo(1);
        }
    }

    @Test
    void readsByTheLocalClockWhereThePlatformTellsNoTime() {
        try (FeedHarness harness = new FeedHarness(7)) {
            harness.startFrom = "1h";
            harness.simulator.quirks().dateHeader(false);
            harness.shop.addOrder(order -> order.status("wait_seller_ship"));
            harness.clock.advance(Duration.ofSeconds(10));
            OrderFeed feed = harness.newFeed();
            harness.poll(feed);
            assertThat(harness.log.count()).isEqualTo(1);
            assertThat(feed.reached()).contains(harness.clock.instant().minus(FeedHarness.SETTLE));
        }
    }

    @Test
    void saysSoWhenThePositionIsOlderThanWhatThePlatformGives() {
        try (FeedHarness harness = new FeedHarness(8)) {
            harness.positions.save("{\"format\":\"camel-fkw-position\",\"version\":1,"
                    + "\"reached\":\"2026-01-01T00:00:00Z\",\"delivered\":[]}");
            harness.poll(harness.newFeed());
            assertThat(harness.simulator.journal().violations()).isEmpty();
        }
    }

    @Test
    void forgetsWhatTheLookbackNoLongerShows() {
        try (FeedHarness harness = new FeedHarness(9)) {
            harness.startFrom = "1h";
            OrderFeed feed = harness.newFeed();
            List<Integer> sizes = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                harness.shop.addOrder(order -> order.status("wait_seller_ship"));
                harness.clock.advance(Duration.ofSeconds(20));
                harness.poll(feed);
                sizes.add(harness.positions.load().orElseThrow().length());
            }
            assertThat(harness.log.count()).isEqualTo(100);
            assertThat(sizes.get(99)).isLessThanOrEqualTo(sizes.get(15));
        }
    }

    @Test
    void holdsSoonWhenTheRouteAcceptsNothingAndGoesOnThereWhenItDoes() {
        try (FeedHarness harness = new FeedHarness(12)) {
            harness.maxOrders = 600;
            placeUneven(harness, 6000);
            OrderFeed feed = harness.newFeed();
            int mostAtATime = DeliveryBook.MAX_NOT_ACCEPTED + harness.maxOrders;
            Instant begin = null;
            for (int i = 0; i < 4; i++) {
                long before = harness.simulator.journal().count(LIST);
                assertThat(harness.poll(feed, order -> false)).isBetween(DeliveryBook.MAX_NOT_ACCEPTED, mostAtATime);
                assertThat(harness.simulator.journal().count(LIST) - before).isLessThan(60);
                assertThat(feed.held())
                        .hasValueSatisfying(why -> assertThat(why).contains("not accepted by the route"));
                OrderPosition saved =
                        PositionFormat.read("test", harness.positions.load().orElseThrow());
                assertThat(saved.failed()).hasSizeLessThanOrEqualTo(mostAtATime);
                assertThat(feed.size()).isLessThan(4 * mostAtATime);
                begin = begin == null ? saved.reached() : begin;
                assertThat(saved.reached()).isEqualTo(begin);
                feed = i % 2 == 0 ? harness.newFeed() : feed;
                harness.clock.advance(Duration.ofSeconds(10));
            }
            assertThat(harness.poll(feed)).isEqualTo(6000);
            assertThat(feed.held()).isEmpty();
            assertThat(harness.log.count()).isEqualTo(6000);
            assertThat(harness.log.duplicates()).isZero();
            assertThat(harness.log.lost(harness.simulator, List.of(), Instant.EPOCH))
                    .isEmpty();
        }
    }

    @Test
    void doesNotHoldForOrdersThatTheRouteNeverAcceptsAmongOthers() {
        try (FeedHarness harness = new FeedHarness(13)) {
            harness.maxOrders = 600;
            placeUneven(harness, 3000);
            OrderFeed feed = harness.newFeed();
            for (int i = 0; i < 2; i++) {
                harness.poll(feed, order -> !order.id().endsWith("7"));
                assertThat(feed.held()).isEmpty();
                assertThat(harness.log.count()).isEqualTo(2700);
                harness.clock.advance(Duration.ofSeconds(10));
            }
            harness.drain(feed);
            assertThat(harness.log.count()).isEqualTo(3000);
            assertThat(harness.log.duplicates()).isZero();
        }
    }

    @Test
    void getsBeyondABacklogThatTheRouteNeverAcceptsWhereOrdersAreGivenUp() {
        try (FeedHarness harness = new FeedHarness(14)) {
            harness.maxOrders = 600;
            harness.maxRedeliveries = 1;
            placeUneven(harness, 4000);
            OrderFeed feed = harness.newFeed();
            int tries = 0;
            for (int i = 0; i < 12; i++) {
                tries += harness.poll(feed, order -> false);
                harness.clock.advance(Duration.ofSeconds(10));
            }
            assertThat(tries).isEqualTo(2 * 4000);
            assertThat(feed.held()).isEmpty();
        }
    }

    @Test
    void remembersWhatWasDeliveredAfterAnOrderThatIsNotAccepted() {
        try (FeedHarness harness = new FeedHarness(11)) {
            harness.startFrom = "1h";
            String poison = harness.shop
                    .addOrder(order -> order.status("wait_seller_ship"))
                    .id();
            OrderFeed feed = harness.newFeed();
            for (int i = 0; i < 30; i++) {
                harness.clock.advance(Duration.ofSeconds(60));
                harness.shop.addOrder(order -> order.status("wait_seller_ship"));
                harness.clock.advance(Duration.ofSeconds(10));
                harness.poll(i % 10 == 9 ? harness.newFeed() : feed, order -> !order.id()
                        .equals(poison));
                if (i % 10 == 9) {
                    feed = harness.newFeed();
                }
            }
            assertThat(harness.log.count()).isEqualTo(30);
            assertThat(harness.log.duplicates()).isZero();
            harness.drain(feed);
            assertThat(harness.log.has(poison)).isTrue();
            assertThat(harness.log.duplicates()).isZero();
        }
    }

    /** A poll that outlives its consumer, which was stopped while the repository was down. */
    @Test
    void savesNothingAfterItWasClosedThoughItCouldNotBeSavedThen() {
        try (FeedHarness harness = new FeedHarness(4)) {
            harness.startFrom = "1h";
            harness.pace = Duration.ofSeconds(10);
            harness.place();
            OrderFeed stopped = harness.newFeed();
            harness.deliverFirst(stopped);
            harness.positions.down = true;
            assertThatThrownBy(stopped::close).hasMessage("down");
            harness.positions.down = false;
            assertThat(harness.idsOfPoll(harness.newFeed())).hasSize(1);
            stopped.endSlice();
            assertThat(harness.idsOfPoll(harness.newFeed())).isEmpty();
        }
    }
}
