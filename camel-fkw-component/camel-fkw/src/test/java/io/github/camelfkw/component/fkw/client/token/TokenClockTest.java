// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfkw.common.Redactor;
import io.github.camelfkw.component.fkw.client.Bench;
import io.github.camelfkw.component.fkw.client.FkwApplication;
import io.github.camelfkw.component.fkw.client.FkwClientListener;
import io.github.camelfkw.simulator.SimulatorClock;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody sets the wall clock; the life of a token goes on as before. */
class TokenClockTest {

    private static final String SHOP = TokenManager.DEFAULT_SHOP;
    private static final Duration LIFE = Duration.ofHours(2);
    private static final Duration STEP = Duration.ofMinutes(1);

    private final SimulatorClock wall = SimulatorClock.fixed(Bench.NOON);
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final MemoryTokenStore store = new MemoryTokenStore();
    private final AtomicInteger refreshes = new AtomicInteger();
    private final TokenManager tokens = manager();
    private boolean same;

    private TokenManager manager() {
        return new TokenManager(
                store,
                old -> new AccessGrant(
                        SHOP,
                        null,
                        null,
                        "access-" + (same ? Math.min(1, refreshes.incrementAndGet()) : refreshes.incrementAndGet()),
                        wall.instant().plus(LIFE),
                        "refresh",
                        null,
                        null,
                        old.version()),
                Optional.of(new SeedGrant(SHOP, null, "refresh")),
                new TokenTiming(wall, nanos::get, time -> {}, Duration.ofMinutes(10), TokenTiming.DEFAULT_LEASE),
                Runnable::run,
                new Redactor(),
                new FkwApplication(URI.create(""), "client", Optional.empty(), "FKW", Optional.empty()),
                FkwClientListener.NONE);
    }

    /** Time passes on both clocks. */
    private void pass(Duration time) {
        wall.advance(time);
        nanos.addAndGet(time.toNanos());
    }

    /** The refreshes of ten hours in which a token is asked for each minute. */
    private int refreshesOfTenHours(TokenManager manager) {
        int before = refreshes.get();
        for (int i = 0; i < 600; i++) {
            pass(STEP);
            manager.accessToken(SHOP);
        }
        return refreshes.get() - before;
    }

    @ParameterizedTest
    @ValueSource(longs = {-100_000, -10, -1, 0, 1, 10, 100_000})
    void isRefreshedAsOftenAsEverAfterTheWallClockWasSet(long hours) {
        tokens.accessToken(SHOP);
        wall.advance(Duration.ofHours(hours));
        // A refresh each 110 minutes; one more at most where the clock was set ahead.
        assertThat(refreshesOfTenHours(tokens)).isBetween(5, 6);
    }

    @Test
    void isNotUsedBeyondItsLifeAfterTheWallClockWasSetBack() {
        String first = tokens.accessToken(SHOP);
        wall.advance(Duration.ofHours(-10));
        pass(Duration.ofMinutes(109));
        assertThat(tokens.accessToken(SHOP)).isEqualTo(first);
        pass(Duration.ofMinutes(11));
        assertThat(tokens.accessToken(SHOP)).isEqualTo("access-2");
    }

    @Test
    void isRefreshedOnceAfterTheWallClockWasSetAhead() {
        tokens.accessToken(SHOP);
        wall.advance(Duration.ofHours(10));
        for (int i = 0; i < 100; i++) {
            assertThat(tokens.accessToken(SHOP)).isEqualTo("access-2");
        }
    }

    @Test
    void isCountedAnewWhereThePlatformAnswersWithTheVeryTokenThatALocalClockHeldForOver() {
        tokens.accessToken(SHOP);
        same = true;
        wall.advance(Duration.ofHours(10));
        TokenManager restarted = manager();
        for (int i = 0; i < 5; i++) {
            assertThat(restarted.accessToken(SHOP)).isEqualTo("access-1");
        }
        assertThat(refreshes).hasValue(2);
    }

    @Test
    void isCountedFromItsLoadingWhereAnotherProcessReceivedIt() {
        tokens.accessToken(SHOP);
        pass(Duration.ofHours(1));
        TokenManager restarted = manager();
        assertThat(restarted.accessToken(SHOP)).isEqualTo("access-1");
        wall.advance(Duration.ofHours(-10));
        pass(Duration.ofHours(1));
        assertThat(restarted.accessToken(SHOP)).isEqualTo("access-2");
    }

    @Test
    void endsByTheWallClockWhereTheOtherOneStoodWhileTheMachineSlept() {
        tokens.accessToken(SHOP);
        wall.advance(Duration.ofHours(2));
        assertThat(tokens.accessToken(SHOP)).isEqualTo("access-2");
    }

    @Test
    void isTimedByTheSystemsOwnCounterBesideTheSystemsClockAndByTheClockOfATestBesideThat() {
        long before = System.nanoTime();
        assertThat(TokenTiming.nanoTime(Clock.systemUTC()).getAsLong()).isBetween(before, System.nanoTime());
        long at = TokenTiming.nanoTime(wall).getAsLong();
        wall.advance(STEP);
        assertThat(TokenTiming.nanoTime(wall).getAsLong() - at).isEqualTo(STEP.toNanos());
    }
}
