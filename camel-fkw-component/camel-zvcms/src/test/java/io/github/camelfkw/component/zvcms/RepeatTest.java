// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.zvcms;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfkw.component.zvcms.client.ZvcmsSystemException;
import io.github.camelfkw.component.zvcms.client.ZvcmsTransportException;
import io.github.camelfkw.component.zvcms.client.model.UserIdentityQuery;
import io.github.camelfkw.simulator.Fault;
import io.github.camelfkw.simulator.RecordedRequest;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is sent again, and what never is. */
class RepeatTest extends ZvcmsTestSupport {

    private static final String WRITE = "zvcms:communal.points.add";
    private static final String READ = "zvcms:communal.points.list?readOnly=true";

    private final AtomicInteger effects = new AtomicInteger();

    @BeforeEach
    void addActions() {
        simulator.addAction("communal.points.add", params -> Map.of("total", effects.incrementAndGet()));
        simulator.addAction("communal.points.list", params -> Map.of("total", effects.incrementAndGet()));
    }

    static Stream<Fault> passing() {
        return Stream.of(
                Fault.status(500),
                Fault.status(503).afterEffect(),
                Fault.status(408),
                Fault.maintenancePage(),
                Fault.truncatedJson(),
                Fault.truncatedBody(),
                Fault.resetBeforeEffect(),
                Fault.resetAfterEffect());
    }

    @ParameterizedTest
    @MethodSource("passing")
    void aReadIsSentAgainWithANewNonceTimeAndSignature(Fault fault) {
        for (String uri : new String[] {IDENTITY, READ}) {
            simulator.journal().clear();
            simulator.faults().next(2, fault);
            answer(uri, uri.equals(READ) ? Map.of("page", 1) : UserIdentityQuery.byCode(CODE));
            assertThat(requests()).hasSize(3);
            assertThat(requests()).extracting(request -> request.param("Nonce")).doesNotHaveDuplicates();
            assertThat(requests()).extracting(request -> request.param("Token")).doesNotHaveDuplicates();
            assertThat(requests()).extracting(RecordedRequest::reason).doesNotContain("Nonce重复", "签名错误");
        }
        assertThat(sleeper.waits()).hasSize(4);
    }

    @ParameterizedTest
    @MethodSource("passing")
    void aWriteThatMayHaveHappenedIsNeverSentAgain(Fault fault) {
        simulator.faults().next(fault);
        ZvcmsTransportException e = failure(ZvcmsTransportException.class, WRITE, Map.of("points", 5));
        assertThat(e.isOutcomeUnknown()).isTrue();
        assertThat(e)
                .hasMessageStartingWith("communal.points.add: ")
                .hasMessageContaining("Whether it took effect is not known")
                .hasMessageContaining("before it is sent again");
        assertThat(requests()).hasSize(1);
        assertThat(sleeper.waits()).isEmpty();
    }

    @Test
    void aWriteThatWasNotSentIsTriedAgainAndSaysSoInTheEnd() {
        zvcms.setBaseUri("http://127.0.0.1:1/api/v2");
        ZvcmsTransportException e = failure(ZvcmsTransportException.class, WRITE, Map.of());
        assertThat(e.isOutcomeUnknown()).isFalse();
        assertThat(e).hasMessageContaining("no connection to 127.0.0.1:1").hasMessageEndingWith(". It was not sent");
        assertThat(sleeper.waits()).hasSize(3);
    }

    @Test
    void aWriteThatWasTurnedAwayIsSentAgain() {
        simulator.faults().next(2, Fault.throttled());
        assertThat(answer(WRITE, Map.of()).getBody()).isEqualTo(Map.of("total", "1"));
        assertThat(effects).hasValue(1);
        assertThat(sleeper.waits()).hasSizeGreaterThanOrEqualTo(2).allMatch(wait -> wait.toMillis() > 0);
    }

    @Test
    void aWriteThatIsTurnedAwayAllTheTimeWasNotDone() {
        zvcms.setMaxAttempts(2);
        simulator.faults().next(2, Fault.throttled());
        ZvcmsTransportException e = failure(ZvcmsTransportException.class, WRITE, Map.of());
        assertThat(e.isOutcomeUnknown()).isFalse();
        assertThat(e).hasMessageContaining("HTTP status 429");
        assertThat(effects).hasValue(0);
    }

    @Test
    void anAnswerThatSaysNothingOfAWriteLeavesItsOutcomeOpen() {
        simulator.faults().next(Fault.body("{\"message\":\"ok\"}", "application/json"));
        assertThat(failure(ZvcmsTransportException.class, WRITE, Map.of()).isOutcomeUnknown())
                .isTrue();
        assertThat(requests()).hasSize(1);
    }

    @Test
    void aReadGivesUpAfterItsAttempts() {
        zvcms.setMaxAttempts(3);
        simulator.faults().next(9, Fault.status(502));
        ZvcmsTransportException e = failure(ZvcmsTransportException.class, IDENTITY, UserIdentityQuery.byCode(CODE));
        assertThat(e.isOutcomeUnknown()).isFalse();
        assertThat(e).hasMessage("communal.user.identity: the platform answered with HTTP status 502");
        assertThat(requests()).hasSize(3);
        assertThat(sleeper.waits()).hasSize(2);
    }

    @Test
    void aSystemErrorIsNotRepeated() {
        simulator.faults().next(Fault.tokenRefused());
        failure(ZvcmsSystemException.class, IDENTITY, UserIdentityQuery.byCode(CODE));
        assertThat(requests()).hasSize(1);
    }

    @Test
    void aSilentServerIsLeftAfterTheTimeout() {
        // Time enough to connect and to be heard.
        zvcms.setRequestTimeout(Duration.ofSeconds(1));
        zvcms.setMaxAttempts(2);
        simulator.faults().next(2, Fault.neverAnswer());
        ZvcmsTransportException e = failure(ZvcmsTransportException.class, IDENTITY, UserIdentityQuery.byCode(CODE));
        assertThat(e).hasMessageContaining("127.0.0.1");
        assertThat(e.isWorthRepeating()).isTrue();
        assertThat(requests()).hasSize(2);
        simulator.faults().clear();
        simulator.faults().next(Fault.slowBody(Duration.ofMillis(200)));
        zvcms.setMaxAttempts(1);
        assertThat(failure(ZvcmsTransportException.class, WRITE, Map.of()).isOutcomeUnknown())
                .isTrue();
    }

    @Test
    void whatWasSentBeforeIsRefusedByThePlatform() {
        zvcms.setNonces(() -> 7);
        answer(IDENTITY, UserIdentityQuery.byCode(CODE));
        assertThat(failure(ZvcmsSystemException.class, IDENTITY, UserIdentityQuery.byCode(CODE))
                        .getApiMessage())
                .isEqualTo("Nonce重复");
    }

    @Test
    void callsKeepTheirPace() {
        zvcms.setMaxRequestsPerSecond(0.01);
        answer(IDENTITY, UserIdentityQuery.byCode(CODE));
        answer(IDENTITY, UserIdentityQuery.byCode(CODE));
        assertThat(sleeper.waits()).isNotEmpty().allMatch(wait -> wait.toSeconds() > 90);
    }
}
