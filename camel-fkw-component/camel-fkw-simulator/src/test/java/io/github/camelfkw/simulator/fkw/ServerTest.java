// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelfkw.simulator.Fault;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ServerTest extends FkwTest {

    private Optional<String> date() {
        return http.get("/api/order/getList").headers().firstValue("Date");
    }

    @Test
    void theDateHeaderIsThePlatformsClock() {
        assertThat(date()).contains("Sun, 01 Mar 2026 04:00:00 GMT");
        clock.advance(Duration.ofSeconds(61));
        assertThat(date()).contains("Sun, 01 Mar 2026 04:01:01 GMT");
    }

    @Test
    void faultsCarryTheDateToo() {
        sim.faults().next(Fault.status(500));
        assertThat(date()).contains("Sun, 01 Mar 2026 04:00:00 GMT");
    }

    @Test
    void theDateHeaderCanBeDropped() {
        sim.quirks().dateHeader(false);
        assertThat(date()).isEmpty();
    }

    @Test
    void clockSkewMovesEverythingOfThePlatform() {
        sim.quirks().clockSkew(Duration.ofMinutes(-3));
        assertThat(date()).contains("Sun, 01 Mar 2026 03:57:00 GMT");
        assertThat(shop.addOrder().modifiedAt()).isEqualTo(NOON.minusSeconds(180));
        assertThat(sim.issueTokens().accessExpiresAt()).isEqualTo(NOON.plusSeconds(7_200 - 180));
        assertThat(sim.clock().instant()).isEqualTo(NOON);
    }

    @Test
    void listensOnTheLoopbackAddressOnAPortOfItsOwn() {
        assertThat(sim.baseUri().toString()).matches("http://127\\.0\\.0\\.1:\\d+");
        try (FkwSimulator second = FkwSimulator.builder().build().start()) {
            assertThat(second.baseUri()).isNotEqualTo(sim.baseUri());
        }
    }

    @Test
    void saysWhenAPortIsTaken() {
        try (FkwSimulator second =
                FkwSimulator.builder().port(sim.baseUri().getPort()).build()) {
            assertThatThrownBy(second::start)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("could not open");
            assertThatThrownBy(second::baseUri).hasMessageContaining("start()");
        }
    }

    @Test
    void startsAndClosesAsOftenAsOneLikes() {
        sim.start();
        sim.close();
        sim.close();
        assertThatThrownBy(this::date).isInstanceOf(UncheckedIOException.class);
        sim.start();
        http = new Http(sim);
        assertThat(date()).isPresent();
    }

    @Test
    void servesHttpsToThoseWhoTrustIt() {
        try (FkwSimulator secure =
                FkwSimulator.builder().https(true).clock(clock).build().start()) {
            assertThat(secure.baseUri().getScheme()).isEqualTo("https");
            Http trusting = new Http(secure);
            assertThat(trusting.get("/api/order/getList").statusCode()).isEqualTo(200);
            secure.faults().next(Fault.resetBeforeEffect()).next(Fault.truncatedBody());
            assertThatThrownBy(() -> trusting.post("/api/order/pay")).isInstanceOf(UncheckedIOException.class);
            assertThatThrownBy(() -> trusting.post("/api/order/pay")).isInstanceOf(UncheckedIOException.class);
            Http distrusting = new Http(secure, HttpClient.newHttpClient());
            assertThatThrownBy(() -> distrusting.get("/api/order/getList"))
                    .hasStackTraceContaining("certification path");
        }
    }

    @Test
    void theJournalTellsConnectionsApart() {
        list();
        list();
        new Http(sim).get("/api/order/getList");
        assertThat(sim.journal().requests().stream()
                        .map(request -> request.connectionId())
                        .collect(Collectors.toSet()))
                .hasSize(2);
    }

    @Test
    void theJournalTellsWhatWasAskedAndAnswered() {
        list("page_no", "3");
        list("page_size", "300");

        assertThat(sim.journal().requests("/api/order/getList"))
                .hasSize(2)
                .first()
                .satisfies(request -> {
                    assertThat(request.method()).isEqualTo("GET");
                    assertThat(request.param("page_no")).isEqualTo("3");
                    assertThat(request.status()).isEqualTo(200);
                    assertThat(request.rt()).isZero();
                    assertThat(request.refused()).isFalse();
                    assertThat(request.receivedAt()).isEqualTo(NOON);
                });
        assertThat(sim.journal().last().refused()).isTrue();
        assertThat(sim.journal().last().reason()).contains("page_size");
        assertThat(sim.journal().last().number()).isEqualTo(2);
    }

    @Test
    void theSameTokenHasTheSameMask() {
        list();
        list();
        token = sim.issueTokens().accessToken();
        list();
        assertThat(sim.journal().requests().stream()
                        .map(request -> request.param("access_token"))
                        .collect(Collectors.toSet()))
                .hasSize(2)
                .allMatch(mask -> mask.matches("\\*\\*\\*[0-9a-f]{6}"));
    }

    @Test
    void theJournalCanForgetAndStillCount() {
        sim.journal().keepLast(3);
        for (int i = 0; i < 10; i++) {
            list("unknown", "1");
        }
        assertThat(sim.journal().requests()).hasSize(3);
        assertThat(sim.journal().violations()).hasSize(3);
        assertThat(sim.journal().count()).isEqualTo(10);
        assertThat(sim.journal().count("/api/order/getList")).isEqualTo(10);
        assertThat(sim.journal().violationCount()).isEqualTo(10);
        sim.journal().clear();
        assertThat(sim.journal().count()).isZero();
        assertThat(sim.journal().requests()).isEmpty();
        assertThatThrownBy(() -> sim.journal().last()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void sendsNothingThatNamesTheServer() {
        HttpResponse<String> answer = http.get("/api/order/getList", withToken());
        assertThat(answer.headers().map().keySet())
                .containsExactlyInAnyOrderElementsOf(Set.of("content-length", "content-type", "date"));
    }
}
