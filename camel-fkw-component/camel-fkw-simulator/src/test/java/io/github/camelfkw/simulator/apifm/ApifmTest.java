// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.apifm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelfkw.simulator.SimulatorClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A fresh simulator at noon, a plain HTTP client, and a user with 100 yuan and 500 points who is logged in. */
abstract class ApifmTest {

    /** 2026-03-01 12:00:00 in Beijing. */
    static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");

    final SimulatorClock clock = SimulatorClock.fixed(NOON);

    @RegisterExtension
    final ApifmSimulatorExtension extension = new ApifmSimulatorExtension(builder -> builder.clock(clock));

    ApifmSimulator sim;
    ApifmShop shop;
    SimUser user;
    String token;
    Client client;

    @BeforeEach
    void connect() {
        sim = extension.simulator();
        shop = sim.shop();
        user = extension.user().topUp("100").giveScore(500);
        token = extension.token();
        client = new Client(sim);
    }

    JsonNode call(String name, String... namesAndValues) {
        return client.call(name, namesAndValues);
    }

    /** The same with the user's token. */
    JsonNode mine(String name, String... namesAndValues) {
        List<String> all = new ArrayList<>(List.of("token", token));
        all.addAll(List.of(namesAndValues));
        return client.call(name, all.toArray(String[]::new));
    }

    static JsonNode data(JsonNode answer) {
        assertOk(answer);
        return answer.path("data");
    }

    static void assertOk(JsonNode answer) {
        assertThat(answer.path("code").asInt(-1)).as(answer.toString()).isZero();
    }

    static void assertCode(int code, JsonNode answer) {
        assertThat(answer.path("code").asInt(-99)).as(answer.toString()).isEqualTo(code);
        assertThat(answer.path("msg").asText()).isNotEmpty();
    }

    static <T> List<T> each(JsonNode rows, Function<JsonNode, T> value) {
        List<T> all = new ArrayList<>();
        rows.forEach(row -> all.add(value.apply(row)));
        return all;
    }

    static List<Long> ids(JsonNode rows) {
        return each(rows, row -> row.get("id").asLong());
    }

    List<String> violations() {
        List<String> all = new ArrayList<>();
        sim.journal().violations().forEach(request -> all.addAll(request.violations()));
        return all;
    }
}
