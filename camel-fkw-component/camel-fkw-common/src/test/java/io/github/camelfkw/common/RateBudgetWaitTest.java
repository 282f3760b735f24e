// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Callers that wait for their turns beside each other; the time stands unless the test moves it. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class RateBudgetWaitTest {

    private final AtomicLong now = new AtomicLong();
    private final Queue<Duration> sleeps = new ConcurrentLinkedQueue<>();
    private final ExecutorService callers = Executors.newCachedThreadPool();

    @AfterEach
    void sendCallersHome() {
        callers.shutdownNow();
    }

    /** Sleeps that end when the test opens the gate. */
    private final class Gate implements Sleeper {
        private final CountDownLatch open = new CountDownLatch(1);

        @Override
        public void sleep(Duration time) throws InterruptedException {
            sleeps.add(time);
            open.await();
        }
    }

    private RateBudget budget(double maximum, Sleeper sleeper) {
        return new RateBudget(maximum, now::get, sleeper);
    }

    private void waiting(RateBudget budget, int callers) {
        await().until(() -> budget.snapshot().waiting() == callers);
        await().until(() -> sleeps.size() >= callers);
    }

    @Test
    void aClockThatStandsKeepsNobody() throws InterruptedException {
        RateBudget budget = budget(10, sleeps::add);
        for (int i = 0; i < 50; i++) {
            budget.awaitTurn();
        }
        assertThat(sleeps).hasSize(49).endsWith(Duration.ofMillis(4900));
    }

    @Test
    void callersGetTheirTurnsInTheOrderInWhichTheyCame() throws InterruptedException {
        Gate gate = new Gate();
        RateBudget budget = budget(10, gate);
        budget.awaitTurn();
        for (int i = 1; i <= 20; i++) {
            callers.submit(budget::awaitTurn);
            waiting(budget, i);
        }
        List<Duration> expected = new ArrayList<>();
        for (int i = 1; i <= 20; i++) {
            expected.add(Duration.ofMillis(100L * i));
        }
        assertThat(sleeps).containsExactlyElementsOf(expected);
        gate.open.countDown();
        await().until(() -> budget.snapshot().waiting() == 0);
    }

    @Test
    void manyAtOnceGetEachTurnOnce() throws Exception {
        RateBudget budget = budget(100, sleeps::add);
        CountDownLatch together = new CountDownLatch(1);
        List<Future<Long>> turns = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            turns.add(callers.submit(() -> {
                together.await();
                return budget.awaitTurn();
            }));
        }
        together.countDown();
        for (Future<Long> turn : turns) {
            turn.get();
        }
        assertThat(sleeps.stream().sorted().toList())
                .hasSize(63)
                .doesNotHaveDuplicates()
                .startsWith(Duration.ofMillis(10))
                .endsWith(Duration.ofMillis(630));
    }

    @Test
    void aCutPutsOffTheTurnsThatAreWaitedForAndKeepsTheirOrder() throws Exception {
        Gate gate = new Gate();
        RateBudget budget = budget(10, gate);
        long first = budget.awaitTurn();
        for (int i = 1; i <= 3; i++) {
            callers.submit(budget::awaitTurn);
            waiting(budget, i);
        }
        assertThat(sleeps).containsExactly(Duration.ofMillis(100), Duration.ofMillis(200), Duration.ofMillis(300));
        budget.refused(first);
        sleeps.clear();
        gate.open.countDown();
        await().until(() -> budget.snapshot().waiting() == 0);
        List<Duration> again = sleeps.stream().sorted().toList();
        // One call a second that grows by a tenth in the first second, and so on: 1, 1 + 1/1.1, …
        assertThat(again).hasSize(3);
        assertThat(again.get(0)).isEqualTo(Duration.ofSeconds(1));
        assertThat(again.get(1)).isBetween(Duration.ofMillis(1909), Duration.ofMillis(1910));
        assertThat(again.get(2)).isBetween(Duration.ofMillis(2742), Duration.ofMillis(2744));
        sleeps.clear();
        budget.awaitTurn();
        assertThat(sleeps).singleElement().satisfies(last -> assertThat(last).isGreaterThan(again.get(2)));
    }

    @Test
    void anInterruptEndsTheWait() throws Exception {
        RateBudget budget = budget(1, new StoppableSleeper());
        budget.awaitTurn();
        Thread.currentThread().interrupt();
        assertThatThrownBy(budget::awaitTurn).isInstanceOf(InterruptedException.class);
        assertThat(budget.snapshot().waiting()).isZero();
    }

    @Test
    void aStopWakesAllWhoWait() {
        StoppableSleeper sleeper = new StoppableSleeper();
        RateBudget budget = budget(0.01, sleeper);
        List<Future<Long>> turns = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            turns.add(callers.submit(budget::awaitTurn));
        }
        await().until(() -> budget.snapshot().waiting() == 3);
        sleeper.stop();
        await().until(() -> turns.stream().allMatch(Future::isDone));
        assertThat(budget.snapshot().waiting()).isZero();
    }

    @Test
    void theStoppableSleeperSleepsForPartsOfAMillisecond() throws InterruptedException {
        StoppableSleeper sleeper = new StoppableSleeper();
        long before = System.nanoTime();
        for (int i = 0; i < 10; i++) {
            sleeper.sleep(Duration.ofNanos(900_000));
        }
        assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(9_000_000);
    }
}
