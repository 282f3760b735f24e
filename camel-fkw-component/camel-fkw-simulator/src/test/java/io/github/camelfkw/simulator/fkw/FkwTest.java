// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelfkw.simulator.SimulatorClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A fresh simulator at noon, a plain HTTP client and a token. */
abstract class FkwTest {

    /** 2026-03-01 12:00:00 in Beijing. */
    static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");

    final SimulatorClock clock = SimulatorClock.fixed(NOON);

    @RegisterExtension
    final FkwSimulatorExtension extension = new FkwSimulatorExtension(builder -> builder.clock(clock));

    FkwSimulator sim;
    FkwShop shop;
    Http http;
    String token;

    @BeforeEach
    void connect() {
        sim = extension.simulator();
        shop = sim.shop();
        http = new Http(sim);
        token = sim.issueTokens().accessToken();
    }

    JsonNode get(String path, String... params) {
        return http.getJson(path, withToken(params));
    }

    JsonNode post(String path, String... params) {
        return http.postJson(path, withToken(params));
    }

    JsonNode list(String... params) {
        List<String> all = new ArrayList<>(List.of("method", "getOrderList"));
        all.addAll(List.of(params));
        return get("/api/order/getList", all.toArray(String[]::new));
    }

    /** One big page of a window of modified time on 2026-03-01. */
    JsonNode modified(String from, String to) {
        return list(
                "time_type",
                "modified",
                "time_from",
                "2026-03-01 " + from,
                "time_to",
                "2026-03-01 " + to,
                "page_size",
                "200");
    }

    String[] withToken(String... params) {
        List<String> all = new ArrayList<>(List.of("access_token", token));
        all.addAll(List.of(params));
        return all.toArray(String[]::new);
    }

    static List<String> ids(JsonNode answer) {
        List<String> ids = new ArrayList<>();
        answer.path("order_list").forEach(order -> ids.add(order.get("id").asText()));
        return ids;
    }

    static void assertOk(JsonNode answer) {
        assertThat(answer.path("rt").asInt(-1)).as(answer.toString()).isZero();
        assertThat(answer.path("success").asBoolean()).isTrue();
    }

    static void assertRefused(JsonNode answer, String message) {
        assertThat(answer.path("rt").asInt()).as(answer.toString()).isNotZero();
        assertThat(answer.path("success").asBoolean(true)).isFalse();
        assertThat(answer.path("msg").asText()).contains(message);
    }

    List<String> violations() {
        List<String> all = new ArrayList<>();
        sim.journal().violations().forEach(request -> all.addAll(request.violations()));
        return all;
    }
}
