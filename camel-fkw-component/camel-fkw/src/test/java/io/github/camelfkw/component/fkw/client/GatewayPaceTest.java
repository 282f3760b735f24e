// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.camelfkw.component.fkw.client.token.AccessGrant;
import io.github.camelfkw.component.fkw.client.token.MemoryTokenStore;
import io.github.camelfkw.component.fkw.client.token.TokenManager;
import io.github.camelfkw.simulator.Fault;
import io.github.camelfkw.simulator.RecordedRequest;
import io.github.camelfkw.simulator.fkw.FkwTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How fast a shop is called. Each wait moves the clock, which is the platform's as well. */
class GatewayPaceTest {

    private static final String SHOP = TokenManager.DEFAULT_SHOP;

    @RegisterExtension
    final Bench bench = new Bench();

    private String order;

    @BeforeEach
    void anOrderAndAClockThatMoves() {
        order = bench.shop.addOrder().id();
        bench.sleeper.moves(bench.clock);
    }

    private List<RecordedRequest> reads() {
        return bench.simulator.journal().requests("/api/order/get");
    }

    private List<RecordedRequest> refusals() {
        return reads().stream().filter(RecordedRequest::refused).toList();
    }

    private static int mostInASecond(List<RecordedRequest> requests) {
        List<Instant> times = requests.stream().map(RecordedRequest::receivedAt).toList();
        return times.stream()
                .mapToInt(begin -> (int) times.stream()
                        .filter(time -> !time.isBefore(begin) && time.isBefore(begin.plusSeconds(1)))
                        .count())
                .max()
                .orElse(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 20})
    void keepsTheMaximumInEverySecondAndIsNeverTurnedAway(int maximum) {
        bench.simulator.quirks().callLimit(maximum);
        OrderApi orders = bench.orders(w -> w.maxRequestsPerSecond = maximum);
        for (int i = 0; i < 300; i++) {
            assertThat(orders.get(order).id()).isEqualTo(order);
        }
        assertThat(reads()).hasSize(300);
        assertThat(refusals()).isEmpty();
        assertThat(mostInASecond(reads())).isEqualTo(maximum);
        assertThat(Duration.between(Bench.NOON, bench.clock.instant()).toMillis())
                .isBetween(299_000L / maximum, 299_001L / maximum);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 10, 30})
    void learnsALimitThatNobodyToldItFromFewRefusals(int limit) {
        bench.simulator.quirks().callLimit(limit);
        FkwClient client = bench.client();
        for (int i = 0; i < 400; i++) {
            assertThat(client.orders(SHOP).get(order).id()).isEqualTo(order);
        }
        assertThat(refusals().size()).as("refusals of %d", reads().size()).isBetween(1, 60);
        assertThat(client.pace(SHOP).refusals()).isEqualTo(refusals().size());
        double perSecond =
                400_000.0 / Duration.between(Bench.NOON, bench.clock.instant()).toMillis();
        assertThat(perSecond).isBetween(0.3 * limit, 1.0 * limit);
    }

    @Test
    void slowsDownWhenAMaximumTurnsOutToBeTooHigh() {
        bench.simulator.quirks().callLimit(5);
        OrderApi orders = bench.orders(w -> w.maxRequestsPerSecond = 50);
        for (int i = 0; i < 300; i++) {
            orders.get(order);
        }
        assertThat(refusals().size()).isBetween(1, 40);
    }

    @Test
    void waitsForNothingWithoutAMaximum() {
        OrderApi orders = bench.orders();
        for (int i = 0; i < 100; i++) {
            orders.get(order);
        }
        assertThat(bench.sleeper.waits()).isEmpty();
    }

    @Test
    void leavesOtherShopsTheirPace() {
        bench.simulator.addShop("2", "分店");
        String other = bench.simulator.shop("2").addOrder().id();
        FkwTokens tokens = bench.simulator.issueTokens("2");
        MemoryTokenStore store = new MemoryTokenStore();
        store.save(
                new AccessGrant(
                        "2",
                        "2",
                        "分店",
                        tokens.accessToken(),
                        tokens.accessExpiresAt(),
                        tokens.refreshToken(),
                        tokens.refreshExpiresAt(),
                        null,
                        0),
                0);
        FkwClient client = bench.client(w -> w.store = store);
        bench.simulator.faults().next(4, Fault.throttled());
        assertThatThrownBy(() -> client.orders(SHOP).get(order)).isInstanceOf(FkwThrottledException.class);
        int before = bench.sleeper.waits().size();

        for (int i = 0; i < 50; i++) {
            client.orders("2").get(other);
        }
        assertThat(bench.sleeper.waits()).hasSize(before);
        assertThat(client.pace("2").limit()).isEmpty();
        assertThat(client.pace("2").refusals()).isZero();

        client.orders(SHOP).get(order);
        assertThat(bench.sleeper.waits()).hasSizeGreaterThan(before);
        assertThat(client.pace(SHOP).limit()).isPresent();
        assertThat(client.pace(SHOP).refusals()).isEqualTo(4);
    }

    @Test
    void countsStatus429AsARefusal() {
        FkwClient client = bench.client();
        bench.simulator.faults().next(Fault.status(429));
        client.orders(SHOP).get(order);
        assertThat(client.pace(SHOP).refusals()).isEqualTo(1);
        assertThat(client.pace(SHOP).limit().orElseThrow()).isBetween(1.0, 1.3);
    }

    @Test
    void doesNotTakeOtherTroublesForRefusals() {
        FkwClient client = bench.client();
        bench.simulator.faults().next(2, Fault.status(503));
        client.orders(SHOP).get(order);
        assertThat(client.pace(SHOP).refusals()).isZero();
        assertThat(client.pace(SHOP).limit()).isEmpty();
    }

    @Test
    void takesTokenAndTimeAfterTheWait() {
        FkwClient client = bench.client(w -> w.maxRequestsPerSecond = 0.01);
        client.orders(SHOP).get(order);
        String first = bench.issued.accessToken();
        bench.simulator.quirks().voidOldAccessToken(true);
        bench.sleeper.meanwhile(() -> client.tokens().refused(SHOP, first));
        client.orders(SHOP).get(order);

        assertThat(refusals()).isEmpty();
        RecordedRequest second = reads().get(1);
        assertThat(second.param("access_token")).isNotEqualTo(reads().get(0).param("access_token"));
        assertThat(second.receivedAt()).isEqualTo(Bench.NOON.plusSeconds(100));
        assertThat(second.param("timestamp"))
                .isEqualTo(Long.toString(Bench.NOON.plusSeconds(100).toEpochMilli()));
    }

    @Test
    void letsRefreshesOfTokensPass() {
        OrderApi orders = bench.orders(w -> w.maxRequestsPerSecond = 1);
        bench.simulator.expireAccessTokens(bench.shop.id());
        orders.get(order);
        List<RecordedRequest> all = bench.simulator.journal().requests();
        assertThat(all)
                .extracting(RecordedRequest::path)
                .containsExactly("/api/order/get", "/api/oauth/refreshAccessToken", "/api/order/get");
        assertThat(all.get(1).receivedAt()).isEqualTo(Bench.NOON);
        assertThat(all.get(2).receivedAt()).isEqualTo(Bench.NOON.plusSeconds(1));
    }

    @Test
    void sendsNothingWhenTheWaitIsInterrupted() {
        OrderApi orders = bench.orders(w -> w.maxRequestsPerSecond = 1);
        orders.get(order);
        bench.sleeper.meanwhile(() -> Thread.currentThread().interrupt());
        FkwTransportException e = catchThrowableOfType(FkwTransportException.class, () -> orders.pay(order));
        // Clears the flag, which is still up for the caller, for the next test.
        assertThat(Thread.interrupted()).isTrue();
        assertThat(e)
                .hasMessageContaining("pay of order " + order)
                .hasMessageContaining("interrupted")
                .hasMessageContaining("not sent")
                .hasCauseInstanceOf(InterruptedException.class);
        assertThat(e.isOutcomeUnknown()).isFalse();
        assertThat(bench.simulator.journal().count()).isEqualTo(1);
    }

    @Test
    void tellsOfTheFailureBeforeWhenTheWaitForAnotherTryIsInterrupted() {
        OrderApi orders = bench.orders(w -> w.maxRequestsPerSecond = 0.1);
        bench.simulator.faults().next(Fault.status(503));
        bench.sleeper.meanwhile(() -> {
            if (bench.sleeper.waits().size() == 2) {
                Thread.currentThread().interrupt();
            }
        });
        assertThatThrownBy(() -> orders.get(order))
                .isInstanceOf(FkwTransportException.class)
                .hasMessageContaining("503");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(bench.simulator.journal().count()).isEqualTo(1);
    }
}
