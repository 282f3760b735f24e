// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfkw.component.fkw.FkwDoctorReport;
import io.github.camelfkw.component.fkw.FkwDoctorReport.Advice;
import io.github.camelfkw.component.fkw.FkwDoctorReport.Outcome;
import io.github.camelfkw.component.fkw.client.token.TokenManager;
import io.github.camelfkw.simulator.Fault;
import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the doctor finds out about a refresh, with the simulator's switches in each position. */
class DoctorOfTokensTest extends DoctorBench {

    static Stream<Arguments> switches() {
        return IntStream.range(0, 16)
                .mapToObj(bits -> Arguments.of((bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0, (bits & 8) != 0));
    }

    @ParameterizedTest
    @MethodSource("switches")
    void findsWhatARefreshDoes(boolean rotates, boolean extendsEnd, boolean voids, boolean revokesOnReuse) {
        quirks().rotateRefreshToken(rotates)
                .extendRefreshExpiry(extendsEnd)
                .voidOldAccessToken(voids)
                .revokeFamilyOnReuse(revokesOnReuse);
        // As a tokenFile would have it from the run before.
        client().authorization(TokenManager.DEFAULT_SHOP).refresh();
        bench.clock.advance(Duration.ofMinutes(30));
        FkwDoctorReport report = examine(settings -> settings.rotation = true);
        assertFound(report, Rotation.REFRESH_TOKEN, rotates ? "another" : "the same");
        assertFound(report, Rotation.AUTHORIZATION_END, extendsEnd ? "told to move" : "stays");
        assertFound(report, Rotation.OLD_ACCESS_TOKEN, voids ? "refused" : "works");
        assertThat(bench.simulator.tokens().refreshAttempts()).isEqualTo(2);
        assertThat(bench.simulator.tokens().refusedRefreshes())
                .as("no spent token was tried")
                .isZero();
        assertThat(client().tokens().lost(TokenManager.DEFAULT_SHOP)).isEmpty();
        // What was kept is what works.
        client().authorization(TokenManager.DEFAULT_SHOP).refresh();
    }

    @ParameterizedTest
    @MethodSource("switches")
    void waitsUntilTheEndsCanBeTold(boolean rotates, boolean extendsEnd, boolean voids, boolean unused) {
        quirks().rotateRefreshToken(rotates).extendRefreshExpiry(extendsEnd).voidOldAccessToken(voids);
        client().authorization(TokenManager.DEFAULT_SHOP).refresh();
        assertFound(
                examine(settings -> settings.rotation = true),
                Rotation.AUTHORIZATION_END,
                extendsEnd ? "told to move" : "stays");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void doesNotTakeANumberThatMayBeRepeatedForAnExtension(boolean extendsEnd) {
        quirks().extendRefreshExpiry(extendsEnd).repeatRefreshExpiry(!extendsEnd);
        client().authorization(TokenManager.DEFAULT_SHOP).refresh();
        bench.clock.advance(Duration.ofMinutes(30));
        FkwDoctorReport early = examine(settings -> settings.rotation = true);
        assertFound(early, Rotation.AUTHORIZATION_END, "told to move");
        assertThat(early.toString()).contains("or the same number is").contains("2026-12-18T04:00:00Z");
        if (extendsEnd) {
            bench.clock.advance(Duration.ofDays(15));
            client().authorization(TokenManager.DEFAULT_SHOP).refresh();
            bench.clock.advance(Duration.ofDays(15));
            client().authorization(TokenManager.DEFAULT_SHOP).refresh();
            bench.clock.advance(Duration.ofMinutes(30));
            FkwDoctorReport late = examine(settings -> settings.rotation = true);
            assertFound(late, Rotation.AUTHORIZATION_END, "moves");
            assertThat(late.toString())
                    .contains("each refresh starts the time")
                    .doesNotContain("or the same number is");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void asksForNoNewAuthorizationToSeeWhetherItEndsTheOneBefore(boolean endsFormer) {
        quirks().endFormerAuthorization(endsFormer);
        assertThat(examine(settings -> settings.rotation = true)
                        .finding("authorization before a new one")
                        .orElseThrow())
                .satisfies(finding -> {
                    assertThat(finding.outcome()).isEqualTo(Outcome.NOT_ASKED);
                    assertThat(finding.text()).contains("the merchant");
                });
        assertThat(bench.simulator.tokens().exchanges()).isZero();
    }

    @Test
    void doesNotGuessWhetherTheEndMovesWhereNoAnswerHasToldIt() {
        quirks().extendRefreshExpiry(true);
        FkwDoctorReport report = examine(settings -> settings.rotation = true);
        assertFound(report, Rotation.REFRESH_TOKEN, "the same");
        assertNotKnown(report, Rotation.AUTHORIZATION_END, "no answer had told it yet");
    }

    @Test
    void tellsTheCodeOfADeadTokenThatTheConnectorDoesNotKnow() {
        quirks().voidOldAccessToken(true);
        client().authorization(TokenManager.DEFAULT_SHOP).refresh();
        meanwhile = () -> bench.simulator.faults().next(2, Fault.unknownResult(4711, "会话失效"), "/api/order/getList");
        FkwDoctorReport report = examine(settings -> settings.rotation = true);
        assertFound(report, Rotation.OLD_ACCESS_TOKEN, "refused");
        assertThat(report.finding(Rotation.OLD_ACCESS_TOKEN).orElseThrow().advice())
                .extracting(Advice::option)
                .containsExactly("tokenFile", "errorTable");
        assertThat(report.finding(Rotation.OLD_ACCESS_TOKEN)
                        .orElseThrow()
                        .advice()
                        .get(1)
                        .value())
                .endsWith("authorization 4711 .*");
    }

    @Test
    void noAnswerIsNoVerdictOnTheOldToken() {
        client().authorization(TokenManager.DEFAULT_SHOP).refresh();
        meanwhile = () -> bench.simulator.faults().next(1, Fault.maintenancePage(), "/api/order/getList");
        assertNotKnown(examine(settings -> settings.rotation = true), Rotation.OLD_ACCESS_TOKEN, "there was no answer");
    }

    @Test
    void theReportHoldsNoToken() {
        quirks().rotateRefreshToken(true).voidOldAccessToken(true);
        addOrders(12);
        String report = examine(settings -> settings.rotation = true).toString();
        assertThat(report).doesNotContain(bench.issued.accessToken()).doesNotContain(bench.issued.refreshToken());
        client().tokens().snapshot(TokenManager.DEFAULT_SHOP).ifPresent(grant -> assertThat(report)
                .doesNotContain(grant.accessToken())
                .doesNotContain(grant.refreshToken()));
    }
}
