// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.camelfkw.common.HttpTransport;
import io.github.camelfkw.common.TransportFailure;
import io.github.camelfkw.simulator.Fault;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent again, how often, and after which wait. */
class GatewayRepeatTest {

    @RegisterExtension
    final Bench bench = new Bench();

    private String order;

    @BeforeEach
    void anOrder() {
        order = bench.shop.addOrder().id();
    }

    static List<Arguments> passingTroubles() {
        return List.of(
                Arguments.of(Fault.resetBeforeEffect()),
                Arguments.of(Fault.resetAfterEffect()),
                Arguments.of(Fault.status(502)),
                Arguments.of(Fault.maintenancePage()),
                Arguments.of(Fault.truncatedJson()),
                Arguments.of(Fault.truncatedBody()),
                Arguments.of(Fault.unknownResult(-9, "系统繁忙,请稍后再试")));
    }

    private void assertWaits(int... fullMillis) {
        List<Duration> waits = bench.sleeper.waits();
        assertThat(waits).hasSize(fullMillis.length);
        for (int i = 0; i < fullMillis.length; i++) {
            assertThat(waits.get(i).toMillis()).isBetween(fullMillis[i] / 2L, (long) fullMillis[i]);
        }
    }

    @Nested
    class Reads {

        @ParameterizedTest
        @MethodSource("io.github.camelfkw.component.fkw.client.GatewayRepeatTest#passingTroubles")
        void areRepeatedWithGrowingWaitsAndThenGivenUp(Fault fault) {
            bench.simulator.faults().next(100, fault);
            FkwTransportException e = catchThrowableOfType(
                    FkwTransportException.class, () -> bench.orders().get(order));
            assertThat(e.isOutcomeUnknown()).isFalse();
            assertThat(e.isWorthRepeating()).isTrue();
            assertThat(bench.simulator.journal().count()).isEqualTo(4);
            assertWaits(500, 1000, 2000);
        }

        @ParameterizedTest
        @MethodSource("io.github.camelfkw.component.fkw.client.GatewayRepeatTest#passingTroubles")
        void succeedOnceTheTroubleIsOver(Fault fault) {
            bench.simulator.faults().next(3, fault);
            assertThat(bench.orders().get(order).id()).isEqualTo(order);
            assertThat(bench.simulator.journal().count()).isEqualTo(4);
        }

        @Test
        void waitLongerWhenThePlatformIsCalledTooOften() {
            bench.simulator.faults().next(100, Fault.throttled());
            assertThatThrownBy(() -> bench.orders().get(order))
                    .isInstanceOf(FkwThrottledException.class)
                    .hasMessageContaining("接口调用过于频繁");
            assertWaits(2000, 4000, 8000);
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2, 7})
        void areTriedAsOftenAsTheOptionSays(int maxAttempts) {
            bench.simulator.faults().next(100, Fault.status(503));
            assertThatThrownBy(
                            () -> bench.orders(w -> w.maxAttempts = maxAttempts).get(order))
                    .isInstanceOf(FkwTransportException.class);
            assertThat(bench.simulator.journal().count()).isEqualTo(maxAttempts);
            assertThat(bench.sleeper.waits()).hasSize(maxAttempts - 1);
        }

        @Test
        void neverWaitLongerThanTenSeconds() {
            bench.simulator.faults().next(100, Fault.throttled());
            assertThatThrownBy(() -> bench.orders(w -> w.maxAttempts = 25).get(order))
                    .isInstanceOf(FkwThrottledException.class);
            assertThat(bench.sleeper.waits()).hasSize(24).allSatisfy(wait -> assertThat(wait)
                    .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(10)));
        }

        @Test
        void areNotRepeatedWhenRefused() {
            assertThatThrownBy(() -> bench.orders().get("404")).isInstanceOf(FkwApiException.class);
            assertThat(bench.simulator.journal().count()).isEqualTo(1);
            assertThat(bench.sleeper.waits()).isEmpty();
        }

        @Test
        void endTheirWaitWhenTheThreadIsInterrupted() {
            bench.simulator.faults().next(100, Fault.status(503));
            bench.sleeper.meanwhile(() -> Thread.currentThread().interrupt());
            assertThatThrownBy(() -> bench.orders().get(order))
                    .isInstanceOf(FkwTransportException.class)
                    .hasMessageContaining("503");
            // The flag is still up for the caller; clears it for the next test.
            assertThat(Thread.interrupted()).isTrue();
            assertThat(bench.simulator.journal().count()).isEqualTo(1);
        }
    }

    @Nested
    class Writes {

        private final AtomicInteger sends = new AtomicInteger();

        /** Fails the first writes as if no connection had been made, without a byte on the wire. */
        private UnaryOperator<HttpTransport> unreachableFor(int times) {
            return real -> request -> {
                if (request.path().endsWith("/pay") && sends.incrementAndGet() <= times) {
                    throw TransportFailure.notSent("no connection", new IOException("refused"));
                }
                return real.send(request);
            };
        }

        @Test
        void areRepeatedWhenTheyWereNotSent() {
            WriteResult result = bench.orders(w -> w.wrap = unreachableFor(2)).pay(order);
            assertThat(result.alreadyDone()).isFalse();
            assertThat(sends).hasValue(3);
            assertThat(bench.simulator.journal().count("/api/order/pay")).isEqualTo(1);
            assertThat(bench.simulator.journal().count("/api/order/get")).isZero();
            assertWaits(500, 1000);
        }

        @Test
        void thatWereNeverSentSaySo() {
            FkwTransportException e = catchThrowableOfType(
                    FkwTransportException.class,
                    () -> bench.orders(w -> w.wrap = unreachableFor(100)).pay(order));
            assertThat(e.isOutcomeUnknown()).isFalse();
            assertThat(e).hasMessageContaining("not sent");
            assertThat(sends).hasValue(4);
            assertThat(bench.simulator.journal().count()).isZero();
        }

        @Test
        void areRepeatedWhenThePlatformTurnedThemAway() {
            bench.simulator.faults().next(2, Fault.throttled(), "/api/order/pay");
            bench.simulator.faults().next(1, Fault.status(429), "/api/order/pay");
            assertThat(bench.orders().pay(order).alreadyDone()).isFalse();
            assertThat(bench.simulator.journal().count("/api/order/pay")).isEqualTo(4);
            assertThat(bench.simulator.journal().count("/api/order/get")).isZero();
            assertWaits(2000, 4000, 8000);
        }

        @ParameterizedTest
        @MethodSource("io.github.camelfkw.component.fkw.client.GatewayRepeatTest#passingTroubles")
        void areNotRepeatedBlindlyWhenTheyMayHaveBeenSent(Fault fault) {
            bench.simulator.faults().next(1, fault.afterEffect(), "/api/order/pay");
            bench.simulator.faults().next(100, Fault.status(503), "/api/order/get");
            FkwTransportException e = catchThrowableOfType(
                    FkwTransportException.class, () -> bench.orders().pay(order));
            assertThat(e.isOutcomeUnknown()).isTrue();
            assertThat(e).hasMessageContaining("not known");
            assertThat(bench.simulator.journal().count("/api/order/pay")).isEqualTo(1);
        }
    }
}
