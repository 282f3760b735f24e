// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelfkw.common.Redactor;
import io.github.camelfkw.component.fkw.client.Bench;
import io.github.camelfkw.component.fkw.client.FkwApplication;
import io.github.camelfkw.component.fkw.client.FkwClientListener;
import io.github.camelfkw.component.fkw.client.FkwTransportException;
import io.github.camelfkw.simulator.SimulatorClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** FRESH, STALE, EXPIRED; one refresh for all; the refused token compared. */
class TokenFreshnessTest {

    private static final String SHOP = TokenManager.DEFAULT_SHOP;
    private static final Duration LIFE = Duration.ofHours(2);

    private final SimulatorClock clock = SimulatorClock.fixed(Bench.NOON);
    private final Bench.HeldWork background = new Bench.HeldWork();
    private final MemoryTokenStore store = new MemoryTokenStore();
    private final AtomicInteger refreshes = new AtomicInteger();
    private UnaryOperator<AccessGrant> platform = old ->
            grant("access-" + refreshes.incrementAndGet(), clock.instant().plus(LIFE));

    private final TokenManager tokens = manager(background);

    private TokenManager manager(java.util.concurrent.Executor executor) {
        return new TokenManager(
                store,
                old -> platform.apply(old).withVersion(old.version()),
                Optional.empty(),
                new TokenTiming(
                        clock,
                        TokenTiming.nanoTime(clock),
                        time -> {},
                        Duration.ofMinutes(10),
                        TokenTiming.DEFAULT_LEASE),
                executor,
                new Redactor(),
                new FkwApplication(URI.create(""), "client", Optional.empty(), "FKW", Optional.empty()),
                FkwClientListener.NONE);
    }

    private static AccessGrant grant(String accessToken, Instant end) {
        return new AccessGrant(SHOP, null, null, accessToken, end, "refresh-token", null, null, 0);
    }

    private void keep(String accessToken, Duration life) {
        long version = store.load(SHOP).map(AccessGrant::version).orElse(0L);
        assertThat(store.save(grant(accessToken, clock.instant().plus(life)), version))
                .isTrue();
    }

    @Test
    void freshTokenIsGivenOutUntilTenMinutesBeforeItsEnd() {
        keep("first", LIFE);
        assertThat(tokens.accessToken(SHOP)).isEqualTo("first");
        clock.advance(LIFE.minusMinutes(10).minusSeconds(1));
        assertThat(tokens.accessToken(SHOP)).isEqualTo("first");
        assertThat(background.size()).isZero();
        clock.advance(Duration.ofSeconds(1));
        tokens.accessToken(SHOP);
        assertThat(background.size()).isEqualTo(1);
    }

    @Test
    void staleTokenServesWhileOneRefreshRunsBesideIt() {
        keep("first", Duration.ofMinutes(5));
        for (int i = 0; i < 20; i++) {
            assertThat(tokens.accessToken(SHOP)).isEqualTo("first");
        }
        assertThat(background.size()).isEqualTo(1);
        assertThat(refreshes).hasValue(0);
        background.runAll();
        assertThat(tokens.accessToken(SHOP)).isEqualTo("access-1");
        assertThat(background.size()).isZero();
        assertThat(store.load(SHOP).orElseThrow().accessToken()).isEqualTo("access-1");
    }

    @Test
    void staleTokenServesOnWhenTheRefreshBesideItFailsAndItIsTriedAgain() {
        keep("first", Duration.ofMinutes(5));
        UnaryOperator<AccessGrant> works = platform;
        platformIsDown();
        tokens.accessToken(SHOP);
        background.runAll();
        assertThat(tokens.accessToken(SHOP)).isEqualTo("first");
        platform = works;
        background.runAll();
        assertThat(tokens.accessToken(SHOP)).isEqualTo("access-1");
    }

    @Test
    void staleTokenServesOnWhenNothingRunsInTheBackgroundAnyMore() {
        keep("first", Duration.ofMinutes(5));
        TokenManager stopping = manager(work -> {
            throw new RejectedExecutionException("stopped");
        });
        assertThat(stopping.accessToken(SHOP)).isEqualTo("first");
    }

    @Test
    void expiredTokenIsRefreshedFirst() {
        keep("first", LIFE);
        tokens.accessToken(SHOP);
        clock.advance(LIFE);
        assertThat(tokens.accessToken(SHOP)).isEqualTo("access-1");
        assertThat(refreshes).hasValue(1);
    }

    @Test
    void tokenOfUnknownEndServesUntilItIsRefused() {
        assertThat(store.save(grant("first", null), 0)).isTrue();
        clock.advance(Duration.ofDays(3));
        assertThat(tokens.accessToken(SHOP)).isEqualTo("first");
        tokens.refused(SHOP, "first");
        assertThat(tokens.accessToken(SHOP)).isEqualTo("access-1");
    }

    private void platformIsDown() {
        platform = old -> {
            throw new FkwTransportException("refreshToken", "down", false, true, null);
        };
    }

    @Test
    void tokenServesOnWhenARefreshThatWasAskedForFails() {
        keep("first", LIFE);
        platformIsDown();
        assertThatThrownBy(() -> tokens.refreshNow(SHOP)).isInstanceOf(FkwTransportException.class);
        assertThat(tokens.accessToken(SHOP)).isEqualTo("first");
    }

    @Test
    void refusedTokenDoesNotServeAgainWhenARefreshThatWasAskedForFails() {
        keep("first", LIFE);
        tokens.accessToken(SHOP);
        platformIsDown();
        assertThatThrownBy(() -> tokens.refused(SHOP, "first")).isInstanceOf(FkwTransportException.class);
        assertThatThrownBy(() -> tokens.refreshNow(SHOP)).isInstanceOf(FkwTransportException.class);
        assertThatThrownBy(() -> tokens.accessToken(SHOP)).isInstanceOf(FkwTransportException.class);
    }

    @Test
    void refusalOfATokenThatWasReplacedMeanwhileRefreshesNothing() {
        keep("first", LIFE);
        tokens.accessToken(SHOP);
        tokens.refused(SHOP, "first");
        tokens.refused(SHOP, "first");
        tokens.refused(SHOP, "older still");
        assertThat(refreshes).hasValue(1);
        assertThat(tokens.accessToken(SHOP)).isEqualTo("access-1");
    }

    @Test
    void refusedTokenIsReplacedFromTheStoreWhenAnotherNodeHasRefreshed() {
        keep("first", LIFE);
        tokens.accessToken(SHOP);
        keep("of the other node", LIFE);
        tokens.refused(SHOP, "first");
        assertThat(tokens.accessToken(SHOP)).isEqualTo("of the other node");
        assertThat(refreshes).hasValue(0);
    }

    @Test
    void expiredTokenIsReplacedFromTheStoreWhenAnotherNodeHasRefreshed() {
        keep("first", Duration.ofMinutes(1));
        tokens.accessToken(SHOP);
        clock.advance(Duration.ofMinutes(2));
        keep("of the other node", LIFE);
        assertThat(tokens.accessToken(SHOP)).isEqualTo("of the other node");
        assertThat(refreshes).hasValue(0);
    }

    @Test
    void fiftyThreadsOnAnExpiredTokenCauseOneRefresh() throws Exception {
        keep("first", LIFE);
        tokens.accessToken(SHOP);
        clock.advance(LIFE);
        List<String> answers = together(50, () -> tokens.accessToken(SHOP));
        assertThat(answers).hasSize(50).containsOnly("access-1");
        assertThat(refreshes).hasValue(1);
    }

    @Test
    void fiftyThreadsWhoseTokenIsRefusedCauseOneRefresh() throws Exception {
        keep("first", LIFE);
        tokens.accessToken(SHOP);
        List<String> answers = together(50, () -> {
            tokens.refused(SHOP, "first");
            return tokens.accessToken(SHOP);
        });
        assertThat(answers).containsOnly("access-1");
        assertThat(refreshes).hasValue(1);
    }

    @Test
    void fiftyThreadsShareTheFailureOfOneRefresh() throws Exception {
        keep("first", LIFE);
        tokens.accessToken(SHOP);
        clock.advance(LIFE);
        List<Thread> threads = new ArrayList<>();
        platform = old -> {
            refreshes.incrementAndGet();
            // The others wait for this refresh; only then it fails.
            await().until(() -> threads.stream()
                            .filter(thread -> thread.getState() == Thread.State.WAITING)
                            .count()
                    == 49);
            throw new FkwTransportException("refreshToken", "down", false, true, null);
        };
        List<Throwable> failures = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            threads.add(new Thread(() -> {
                try {
                    tokens.accessToken(SHOP);
                } catch (RuntimeException e) {
                    synchronized (failures) {
                        failures.add(e);
                    }
                }
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(refreshes).hasValue(1);
        assertThat(failures).hasSize(50).allSatisfy(e -> assertThat(e).hasMessage("down"));
        // A failure is not remembered.
        platform = old -> grant("second", clock.instant().plus(LIFE));
        assertThat(tokens.accessToken(SHOP)).isEqualTo("second");
    }

    @Test
    void threadThatWaitsForTheRefreshOfAnotherCanBeInterrupted() throws Exception {
        keep("first", LIFE);
        tokens.accessToken(SHOP);
        clock.advance(LIFE);
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        platform = old -> {
            begun.countDown();
            try {
                release.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return grant("second", clock.instant().plus(LIFE));
        };
        FutureTask<String> leader = new FutureTask<>(() -> tokens.accessToken(SHOP));
        new Thread(leader).start();
        begun.await();
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> tokens.accessToken(SHOP)).hasMessageContaining("Interrupted");
        assertThat(Thread.interrupted()).isTrue();
        release.countDown();
        assertThat(leader.get()).isEqualTo("second");
    }

    @Test
    void nothingThatIsPrintedShowsAToken() {
        keep("first", LIFE);
        assertThat(store.load(SHOP).orElseThrow().toString())
                .doesNotContain("first")
                .doesNotContain("refresh-token");
        assertThat(new SeedGrant(SHOP, "access-secret", "refresh-secret").toString())
                .doesNotContain("secret");
    }

    static <T> List<T> together(int threads, Callable<T> work) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        List<FutureTask<T>> tasks = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            FutureTask<T> task = new FutureTask<>(() -> {
                start.await();
                return work.call();
            });
            tasks.add(task);
            new Thread(task).start();
        }
        start.countDown();
        List<T> answers = new ArrayList<>();
        for (FutureTask<T> task : tasks) {
            answers.add(task.get());
        }
        return answers;
    }
}
