// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelfkw.simulator.SimulatorClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OrderListTest {

    /** 2026-03-01 12:00:00 in Beijing. */
    private static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");

    private final SimulatorClock clock = SimulatorClock.fixed(NOON);

    @RegisterExtension
    final FkwSimulatorExtension extension = new FkwSimulatorExtension(builder -> builder.clock(clock));

    private FkwSimulator sim;
    private Http http;
    private String token;

    @BeforeEach
    void connect() {
        sim = extension.simulator();
        http = new Http(sim);
        token = sim.issueTokens().accessToken();
    }

    private JsonNode list(String... params) {
        List<String> all = new ArrayList<>(List.of("access_token", token, "method", "getOrderList"));
        all.addAll(List.of(params));
        return http.getJson("/api/order/getList", all.toArray(String[]::new));
    }

    private static List<String> ids(JsonNode answer) {
        List<String> ids = new ArrayList<>();
        answer.path("order_list").forEach(order -> ids.add(order.get("id").asText()));
        return ids;
    }

    @Test
    void givesPagesAndTheExactTotal() {
        sim.shop().addOrders(450, spec -> spec.createdAt(NOON.minusSeconds(spec.index())));

        JsonNode first = list("page_no", "1", "page_size", "200");
        JsonNode third = list("page_no", "3", "page_size", "200");
        JsonNode fourth = list("page_no", "4", "page_size", "200");

        assertThat(first.get("rt").asInt()).isZero();
        assertThat(first.get("success").asBoolean()).isTrue();
        assertThat(first.get("total").asInt()).isEqualTo(450);
        assertThat(ids(first)).hasSize(200);
        assertThat(ids(third)).hasSize(50);
        assertThat(ids(fourth)).isEmpty();
        assertThat(fourth.get("total").asInt()).isEqualTo(450);
        assertThat(sim.journal().violations()).isEmpty();
    }

    @Test
    void refusesAPageSizeOver200() {
        JsonNode answer = list("page_no", "1", "page_size", "201");

        assertThat(answer.get("rt").asInt()).isNotZero();
        assertThat(answer.get("success").asBoolean()).isFalse();
        assertThat(sim.journal().violations()).singleElement().satisfies(request -> assertThat(request.violations())
                .singleElement()
                .asString()
                .contains("page_size 201"));
    }

    @Test
    void findsAnOrderInTheWindowOfItsModifiedTime() {
        SimOrder order = sim.shop().addOrder();
        clock.advance(Duration.ofMinutes(5));
        sim.shop().pay(order.id());

        JsonNode before =
                list("time_type", "modified", "time_from", "2026-03-01 11:59:00", "time_to", "2026-03-01 12:04:59");
        JsonNode after =
                list("time_type", "modified", "time_from", "2026-03-01 12:05:00", "time_to", "2026-03-01 12:05:00");

        assertThat(ids(before)).isEmpty();
        assertThat(ids(after)).containsExactly(order.id());
        assertThat(after.at("/order_list/0/modified_time").asText()).isEqualTo("2026-03-01 12:05:00");
        assertThat(after.at("/order_list/0/status").asText()).isEqualTo("wait_seller_ship");
    }
}
