// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelfkw.component.fkw.FkwDoctorReport.Finding;
import io.github.camelfkw.component.fkw.FkwDoctorReport.Outcome;
import io.github.camelfkw.component.fkw.client.token.MemoryTokenStore;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The doctor as an operation. */
class DoctorOperationTest extends FkwTestSupport {

    private void addOrders() {
        shop.addOrders(12, spec -> spec.createdAt(NOON.minusSeconds(9_000 - 60L * spec.index()))
                .modifiedAt(NOON.minusSeconds(600 + 60L * spec.index()))
                .consignee("王小明", "13800138000"));
    }

    private void timeIsTheTests() {
        fkw.setSleeper(time -> {
            clock.advance(time.compareTo(Duration.ofMillis(1)) < 0 ? Duration.ofMillis(1) : time);
            shop.orders().stream().findAny().ifPresent(order -> shop.touch(order.id()));
        });
    }

    /** What an endpoint is refused with when its route is built; nothing was sent. */
    private void assertRefused(String uri, String message) {
        assertThatThrownBy(() -> send(uri, null))
                .hasRootCauseInstanceOf(IllegalArgumentException.class)
                .hasStackTraceContaining(message);
        assertThat(simulator.journal().count()).isZero();
    }

    @Test
    void answersWithAReport() {
        addOrders();
        FkwDoctorReport report = answer("fkw:doctor", null).getBody(FkwDoctorReport.class);
        assertThat(report.shopId()).isEqualTo("default");
        assertThat(report.measuredAt().text()).isEqualTo("2026-11-20 12:00:00");
        assertThat(report.calls()).isEqualTo(simulator.journal().count());
        assertThat(report.finding("begin of a window").orElseThrow().value()).isEqualTo("included");
        assertThat(report.findings()).extracting(Finding::topic).doesNotHaveDuplicates();
        assertThat(report.findings()).allSatisfy(finding -> {
            assertThat(finding.text()).isNotEmpty();
            assertThat(finding.help().isEmpty()).isEqualTo(finding.outcome() == Outcome.FOUND);
            assertThat(finding.value().isEmpty()).isEqualTo(finding.outcome() != Outcome.FOUND);
        });
        assertThat(simulator.journal().violations()).isEmpty();
        assertThat(simulator.journal().requests())
                .allMatch(request -> request.method().equals("GET"));
    }

    @Test
    void answersWithJsonIfAsked() {
        addOrders();
        assertThat(answer("fkw:doctor?rawPayload=true", null).getBody(String.class))
                .startsWith("{\"shopId\":\"default\",\"measuredAt\":\"2026-11-20 12:00:00\"")
                .contains("\"topic\":\"end of a window\",\"outcome\":\"FOUND\",\"value\":\"included\"")
                .doesNotContain("王小明", "13800138000", tokens.accessToken(), tokens.refreshToken());
    }

    @Test
    void measuresEverythingThatItIsAskedFor() {
        addOrders();
        timeIsTheTests();
        fkw.setTokenStore(new MemoryTokenStore());
        simulator.quirks().rotateRefreshToken(true).visibilityLag(Duration.ofSeconds(4));
        String uri = "fkw:doctor?watch=1m&measureRotation=true&measureRateLimit=true&maxPace=5&history=3h&maxCalls=300";
        FkwDoctorReport report = answer(uri, null).getBody(FkwDoctorReport.class);
        assertThat(report.toString()).doesNotContain("王小明", "13800138000", tokens.accessToken(), tokens.refreshToken());
        assertThat(report.finding("refresh token after a refresh").orElseThrow().value())
                .isEqualTo("another");
        assertThat(report.finding("visibility lag").orElseThrow().outcome())
                .as(report.toString())
                .isEqualTo(Outcome.FOUND);
        assertThat(Stream.of("rate limit", "rate limit recovers")
                        .map(topic -> report.finding(topic).orElseThrow()))
                .noneMatch(finding -> finding.outcome() == Outcome.NOT_ASKED);
    }

    @Test
    void needsAPlaceForTheTokensToMeasureRotation() {
        assertRefused("fkw:doctor?measureRotation=true", "Set tokenFile or tokenStore");
    }

    @ParameterizedTest
    @CsvSource({
        "history=59m,history",
        "history=81d,history",
        "watch=61m,watch",
        "maxCalls=9,maxCalls",
        "measureRateLimit=true&maxPace=0,maxPace",
        "measureRateLimit=true&maxPace=101,maxPace",
        "maxPace=20,measureRateLimit"
    })
    void refusesWhatMakesNoSense(String option, String named) {
        assertRefused("fkw:doctor?" + option, named);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "history=2d",
                "watch=1m",
                "measureRotation=true",
                "measureRateLimit=true",
                "maxPace=3",
                "maxCalls=30"
            })
    void itsOptionsMeanNothingElsewhere(String option) {
        assertRefused("fkw:orders?" + option, "means nothing for fkw:orders");
    }

    @Test
    void cannotBeginARoute() {
        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> camel.getEndpoint("fkw:doctor").createConsumer(exchange -> {})))
                .hasMessageContaining("cannot begin a route");
    }
}
