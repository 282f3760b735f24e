// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelfkw.common.Redactor;
import io.github.camelfkw.component.fkw.client.ApiSubject;
import io.github.camelfkw.component.fkw.client.Bench;
import io.github.camelfkw.component.fkw.client.FkwApplication;
import io.github.camelfkw.component.fkw.client.FkwAuthenticationException;
import io.github.camelfkw.component.fkw.client.FkwClientListener;
import io.github.camelfkw.component.fkw.client.FkwReauthorizationRequiredException;
import io.github.camelfkw.simulator.SimulatorClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Somebody sets the wall clock: no authorization dies of that. */
class AuthorizationClockTest {

    private static final String SHOP = TokenManager.DEFAULT_SHOP;
    private static final Duration LIFE = Duration.ofHours(2);
    private static final Instant END = Bench.NOON.plus(Duration.ofDays(28));

    private final SimulatorClock platform = SimulatorClock.fixed(Bench.NOON);
    private final SimulatorClock wall = SimulatorClock.fixed(Bench.NOON);
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final MemoryTokenStore store = new MemoryTokenStore();
    private final List<String> lost = new ArrayList<>();
    private int requests;

    private TokenManager node() {
        return new TokenManager(
                store,
                this::refresh,
                Optional.of(new SeedGrant(SHOP, null, "refresh")),
                new TokenTiming(wall, nanos::get, time -> {}, Duration.ofMinutes(10), TokenTiming.DEFAULT_LEASE),
                Runnable::run,
                new Redactor(),
                new FkwApplication(URI.create(""), "client", Optional.empty(), "FKW", Optional.empty()),
                new FkwClientListener() {
                    @Override
                    public void lost(String shopId, String why) {
                        lost.add(why);
                    }
                });
    }

    /** Tells what is left, as the platform does, and the client counts from its own clock. */
    private AccessGrant refresh(AccessGrant old) {
        requests++;
        if (!platform.instant().isBefore(END)) {
            throw new FkwAuthenticationException("refreshToken", 100, "refresh_token已过期。", ApiSubject.NONE);
        }
        return new AccessGrant(
                SHOP,
                null,
                null,
                "access-" + requests,
                wall.instant().plus(LIFE),
                "refresh",
                wall.instant().plus(Duration.between(platform.instant(), END)),
                null,
                old.version());
    }

    /** Time passes everywhere. */
    private void pass(Duration time) {
        platform.advance(time);
        wall.advance(time);
        nanos.addAndGet(time.toNanos());
    }

    private void isDead(TokenManager node) {
        assertThatThrownBy(() -> node.accessToken(SHOP)).isInstanceOf(FkwReauthorizationRequiredException.class);
    }

    @Test
    void goesOnWhereTheWallClockIsSetBeyondItsEnd() {
        TokenManager node = node();
        node.accessToken(SHOP);
        wall.advance(Duration.ofDays(100));
        assertThat(node.accessToken(SHOP)).isEqualTo("access-2");
        pass(LIFE);
        assertThat(node.accessToken(SHOP)).isEqualTo("access-3");
        wall.advance(Duration.ofDays(-100));
        pass(LIFE);
        assertThat(node.accessToken(SHOP)).isEqualTo("access-4");
        assertThat(lost).isEmpty();
    }

    @Test
    void goesOnAtANodeThatStartsWithAWallClockBeyondItsEnd() {
        node().accessToken(SHOP);
        wall.advance(Duration.ofDays(100));
        assertThat(node().accessToken(SHOP)).isEqualTo("access-2");
        assertThat(lost).isEmpty();
    }

    @Test
    void endsWithoutAQuestionWhereBothClocksHaveCountedIt() {
        TokenManager node = node();
        node.accessToken(SHOP);
        pass(Duration.ofDays(27));
        node.accessToken(SHOP);
        pass(Duration.ofDays(1));
        for (int i = 0; i < 3; i++) {
            isDead(node);
        }
        assertThat(requests).isEqualTo(2);
        assertThat(lost).singleElement().asString().contains("ended at " + END);
    }

    @Test
    void isAskedAboutOnceAMinuteWhereOnlyTheWallClockSaysThatItHasEnded() {
        node().accessToken(SHOP);
        pass(Duration.ofDays(28));
        TokenManager restarted = node();
        for (int i = 0; i < 3; i++) {
            isDead(restarted);
        }
        assertThat(requests).isEqualTo(2);
        pass(Duration.ofSeconds(61));
        isDead(restarted);
        assertThat(requests).isEqualTo(3);
        assertThat(lost).singleElement().asString().contains("refresh_token已过期");
    }
}
