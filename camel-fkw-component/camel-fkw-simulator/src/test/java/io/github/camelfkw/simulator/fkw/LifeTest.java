// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelfkw.simulator.SimulatorClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LifeTest extends FkwTest {

    private JsonNode window(int pageNo, int pageSize) {
        return list(
                "time_type",
                "modified",
                "time_from",
                "2026-03-01 11:00:00",
                "time_to",
                "2026-03-01 12:00:00",
                "page_no",
                "" + pageNo,
                "page_size",
                "" + pageSize);
    }

    @Test
    void changesHappenBetweenTheRequestsOfOneRead() {
        List<SimOrder> orders = shop.addOrders(100, spec -> spec.createdAt(NOON.minusSeconds(1 + spec.index())));
        clock.advance(Duration.ofMinutes(5));
        sim.life().betweenRequests(living -> living.touch(orders.get(0).id()));

        assertThat(window(1, 50).get("total").asInt()).isEqualTo(100);
        JsonNode second = window(2, 50);

        assertThat(second.get("total").asInt())
                .as("the touched order left the window")
                .isEqualTo(99);
        assertThat(ids(second)).hasSize(49);
    }

    @Test
    void aForwardReaderOfAShrinkingWindowLosesOrders() {
        Set<String> expected = new HashSet<>();
        shop.addOrders(400, spec -> spec.createdAt(NOON.minusSeconds(1 + spec.index())))
                .forEach(order -> expected.add(order.id()));
        clock.advance(Duration.ofMinutes(5));
        sim.life().betweenRequests(20);

        Set<String> read = new HashSet<>();
        for (int page = 1; page <= 8; page++) {
            read.addAll(ids(window(page, 50)));
        }

        Set<String> missed = new HashSet<>(expected);
        missed.removeAll(read);
        sim.history().versions().stream()
                .filter(version -> version.modifiedTime().isAfter(NOON))
                .forEach(version -> missed.remove(version.orderId()));
        assertThat(missed).as("unchanged orders that the reader never saw").isNotEmpty();
        assertThat(sim.life().changes()).isGreaterThan(100);
    }

    @Test
    void theSameSeedAndRequestsGiveTheSameCourse() {
        assertThat(course(3)).isEqualTo(course(3)).isNotEqualTo(course(4));
    }

    private static List<String> course(long seed) {
        try (FkwSimulator simulator = FkwSimulator.builder()
                .seed(seed)
                .clock(SimulatorClock.fixed(NOON))
                .build()
                .start()) {
            simulator.shop().addOrders(100, spec -> {});
            simulator.life().betweenRequests(10).advanceBetweenRequests(Duration.ofSeconds(2));
            String token = simulator.issueTokens().accessToken();
            Http client = new Http(simulator);
            for (int i = 0; i < 10; i++) {
                client.get("/api/order/getList", "access_token", token, "method", "getOrderList");
            }
            List<String> course = new ArrayList<>();
            simulator.history().versions().forEach(version -> course.add(version.toString()));
            return course;
        }
    }

    @Test
    void theClockCanMoveBetweenTheRequests() {
        sim.life().advanceBetweenRequests(Duration.ofSeconds(3));
        list();
        list();
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(6));
    }

    @Test
    void stopEndsIt() {
        sim.life()
                .betweenRequests(5)
                .advanceBetweenRequests(Duration.ofSeconds(3))
                .stop();
        list();
        assertThat(shop.orderCount()).isZero();
        assertThat(clock.instant()).isEqualTo(NOON);
    }

    @Test
    void onlyTheWeightedEventsAreDrawn() {
        for (Life.Event event : Life.Event.values()) {
            sim.life().weight(event, event == Life.Event.CREATED ? 1 : 0);
        }
        sim.life().betweenRequests(7);
        list();
        assertThat(shop.orders()).hasSize(7).allMatch(order -> order.status().equals("wait_buyer_pay"));
    }

    @Test
    void everyEventCanHappenToAnOrderThatFits() {
        Set<Life.Event> toOrders = EnumSet.range(Life.Event.CREATED, Life.Event.REFUNDED);
        for (Life.Event event : toOrders) {
            assertThat(sim.life().happen(shop, event)).isEqualTo(event == Life.Event.CREATED);
            shop.orders().forEach(order -> shop.delete(order.id()));
        }
        shop.addOrder();
        assertThat(sim.life().happen(shop, Life.Event.PAID)).isTrue();
        assertThat(sim.life().happen(shop, Life.Event.REFUNDED)).isTrue();
        assertThat(sim.life().happen(shop, Life.Event.SHIPPED)).isTrue();
        assertThat(sim.life().happen(shop, Life.Event.COMPLETED)).isTrue();
        assertThat(shop.orders()).singleElement().matches(order -> order.status()
                .equals("finished"));
    }

    @Test
    void aShopCanLiveByItself() {
        sim.life().rates(200, 100, 20).rate(Life.Event.SHIPPED, 50).start();
        await().until(() ->
                shop.orders().stream().map(SimOrder::status).distinct().count() >= 4);
        sim.life().stop();
        assertThat(sim.life().changes()).isPositive();
        assertThatThrownBy(() -> sim.life().rate(Life.Event.PAID, -1)).isInstanceOf(IllegalArgumentException.class);
    }
}
