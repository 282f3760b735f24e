// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pace of calls on a time that passes only while somebody sleeps, or as the test says. */
class RateBudgetTest {

    private static final long SECOND = 1_000_000_000L;

    // Near the end of the range, since System.nanoTime() may begin anywhere and run over.
    private long now = Long.MAX_VALUE - 3 * SECOND;
    private final long begin = now;
    private final List<Duration> sleeps = new ArrayList<>();

    private RateBudget budget(double maximum) {
        return new RateBudget(maximum, () -> now, this::sleep);
    }

    private void sleep(Duration time) {
        sleeps.add(time);
        now += time.toNanos();
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }

    /** Sends one call after the other; when each was sent, in nanoseconds from the beginning. */
    private List<Long> send(RateBudget budget, int calls) throws InterruptedException {
        List<Long> sent = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            sent.add(budget.awaitTurn() - begin);
        }
        return sent;
    }

    private static double limit(RateBudget budget) {
        return budget.snapshot().limit().orElseThrow();
    }

    /** The most calls in any one second. */
    private static int mostInASecond(List<Long> sent) {
        int most = 0;
        int first = 0;
        for (int last = 0; last < sent.size(); last++) {
            while (sent.get(last) - sent.get(first) >= SECOND) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }

    @Nested
    class WithAMaximum {

        @Test
        void spreadsCallsEvenlyAndSendsTheFirstAtOnce() throws InterruptedException {
            List<Long> sent = send(budget(4), 5);
            assertThat(sent).containsExactly(0L, SECOND / 4, SECOND / 2, 3 * SECOND / 4, SECOND);
            assertThat(sleeps).hasSize(4).containsOnly(Duration.ofMillis(250));
        }

        @Test
        void savesNothingUpInQuietTime() throws InterruptedException {
            RateBudget budget = budget(10);
            send(budget, 3);
            pass(Duration.ofHours(1));
            sleeps.clear();
            send(budget, 4);
            assertThat(sleeps).hasSize(3).containsOnly(Duration.ofMillis(100));
        }

        @Test
        void waitsOnlyForWhatIsLeftOfTheInterval() throws InterruptedException {
            RateBudget budget = budget(2);
            send(budget, 1);
            pass(Duration.ofMillis(380));
            send(budget, 1);
            pass(Duration.ofMillis(500));
            send(budget, 1);
            assertThat(sleeps).containsExactly(Duration.ofMillis(120));
        }

        @ParameterizedTest
        @ValueSource(doubles = {0.01, 0.5, 1, 1.5, 3, 7, 10, 99.9, 1000})
        void isKeptInEverySecondWhateverTheDemand(double maximum) throws InterruptedException {
            for (int seed = 0; seed < 20; seed++) {
                Random demand = new Random(seed);
                RateBudget budget = budget(maximum);
                List<Long> sent = new ArrayList<>();
                for (int i = 0; i < 500; i++) {
                    if (demand.nextInt(5) == 0) {
                        pass(Duration.ofNanos((long) (demand.nextDouble() * 4 * SECOND / maximum)));
                    }
                    sent.addAll(send(budget, 1));
                }
                assertThat(mostInASecond(sent)).isLessThanOrEqualTo((int) Math.ceil(maximum));
            }
        }

        @ParameterizedTest
        @ValueSource(doubles = {0.5, 3, 7, 250})
        void isMadeFullUseOf(double maximum) throws InterruptedException {
            List<Long> sent = send(budget(maximum), 1001);
            assertThat(1000.0 * SECOND / sent.get(1000)).isCloseTo(maximum, within(maximum / 1e6));
        }

        @Test
        void isNotExceededByRecovery() throws InterruptedException {
            RateBudget budget = budget(10);
            send(budget, 20);
            budget.refused(now);
            assertThat(mostInASecond(send(budget, 500))).isEqualTo(10);
            assertThat(limit(budget)).isEqualTo(10);
        }

        @Test
        void isNotCutBelowItselfWhereItIsLowerThanTheLowestCut() throws InterruptedException {
            RateBudget budget = budget(0.1);
            for (int i = 0; i < 3; i++) {
                budget.refused(budget.awaitTurn());
                assertThat(limit(budget)).isEqualTo(0.1);
            }
        }

        @ParameterizedTest
        @ValueSource(doubles = {-1, 0.009, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
        void mustMakeSense(double maximum) {
            assertThatThrownBy(() -> budget(maximum)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Nested
    class WithoutAMaximum {

        @Test
        void nobodyWaits() throws InterruptedException {
            RateBudget budget = budget(0);
            send(budget, 100_000);
            assertThat(sleeps).isEmpty();
            assertThat(budget.snapshot().limit()).isEmpty();
        }

        @Test
        void aTimeThatGoesBackHoldsNobodyUp() throws InterruptedException {
            RateBudget budget = budget(0);
            send(budget, 1);
            pass(Duration.ofHours(-1));
            send(budget, 2);
            assertThat(sleeps).isEmpty();
        }

        @Test
        void aRefusalHalvesWhatWasReallySentInTheLastSecond() throws InterruptedException {
            RateBudget budget = budget(0);
            for (int i = 0; i < 100; i++) {
                pass(Duration.ofMillis(25));
                send(budget, 1);
            }
            assertThat(budget.refused(now)).isTrue();
            assertThat(limit(budget)).isCloseTo(20, within(0.6));
        }

        @Test
        void aLoneCallThatIsRefusedLeavesOneCallASecond() throws InterruptedException {
            RateBudget budget = budget(0);
            budget.refused(budget.awaitTurn());
            assertThat(limit(budget)).isEqualTo(1);
            send(budget, 1);
            assertThat(sleeps).containsExactly(Duration.ofSeconds(1));
        }

        @Test
        void theLimitIsLiftedOnceItIsTwiceWhatWasRefused() throws InterruptedException {
            RateBudget budget = budget(0);
            send(budget, 40);
            budget.refused(now);
            assertThat(limit(budget)).isEqualTo(20);
            // 1.1 to the power of 14.5 is 4.
            pass(Duration.ofMillis(14_500));
            assertThat(limit(budget)).isCloseTo(79.6, within(0.1));
            pass(Duration.ofMillis(100));
            assertThat(budget.snapshot().limit()).isEmpty();
            send(budget, 1000);
            assertThat(sleeps).isEmpty();
        }

        @Test
        void theHighestRateOfSeveralRefusalsDecidesWhenTheLimitIsLifted() throws InterruptedException {
            RateBudget budget = budget(0);
            send(budget, 40);
            budget.refused(now);
            pass(Duration.ofSeconds(2));
            budget.refused(now);
            assertThat(limit(budget)).isEqualTo(1);
            pass(Duration.ofSeconds(45));
            assertThat(limit(budget)).isCloseTo(72.9, within(0.1));
            pass(Duration.ofSeconds(1));
            assertThat(budget.snapshot().limit()).isEmpty();
            assertThat(budget.snapshot().refusals()).isEqualTo(2);
        }

        @Test
        void theNextRefusalAfterThatBeginsAnew() throws InterruptedException {
            RateBudget budget = budget(0);
            assertThat(budget.refused(budget.awaitTurn())).isTrue();
            pass(Duration.ofSeconds(3));
            assertThat(budget.refused(budget.awaitTurn()))
                    .as("slowed down already")
                    .isFalse();
            pass(Duration.ofMinutes(1));
            assertThat(budget.refused(budget.awaitTurn())).isTrue();
        }
    }

    @Nested
    class ACut {

        @Test
        void halvesTheLimitInForce() throws InterruptedException {
            RateBudget budget = budget(10);
            send(budget, 30);
            assertThat(budget.refused(now)).isTrue();
            assertThat(limit(budget)).isCloseTo(5, within(0.1));
        }

        @Test
        void goesByWhatWasSentWhereThatIsLess() throws InterruptedException {
            RateBudget budget = budget(100);
            send(budget, 1);
            pass(Duration.ofSeconds(5));
            budget.refused(budget.awaitTurn());
            assertThat(limit(budget)).isEqualTo(1);
        }

        @Test
        void countsOnceForAllCallsThatWereUnderWay() throws InterruptedException {
            RateBudget budget = budget(0);
            List<Long> turns = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                turns.add(budget.awaitTurn());
            }
            for (long turn : turns) {
                pass(Duration.ofMillis(400));
                budget.refused(turn);
            }
            assertThat(budget.snapshot().refusals()).isEqualTo(16);
            assertThat(limit(budget)).isCloseTo(8 * Math.pow(1.1, 15 * 0.4), within(0.01));
        }

        @Test
        void countsOnceForTheSecondInWhichThePlatformsOwnCountIsStillFull() throws InterruptedException {
            RateBudget budget = budget(20);
            send(budget, 40);
            budget.refused(now);
            long cut = now;
            double before = limit(budget);
            long turn = budget.awaitTurn();
            while (turn - cut < SECOND) {
                budget.refused(turn);
                turn = budget.awaitTurn();
            }
            double after = limit(budget);
            assertThat(after).isBetween(1.1 * before, 1.12 * before);
            budget.refused(turn);
            assertThat(limit(budget)).isBetween(0.4 * after, 0.5 * after);
        }

        @Test
        void neverLeavesLessThanOneCallInFiveSeconds() throws InterruptedException {
            RateBudget budget = budget(0);
            for (int i = 0; i < 100; i++) {
                budget.refused(budget.awaitTurn());
                pass(Duration.ofSeconds(1));
            }
            assertThat(limit(budget)).isBetween(0.2, 0.5);
            assertThat(sleeps).allSatisfy(sleep -> assertThat(sleep).isLessThanOrEqualTo(Duration.ofSeconds(5)));
        }

        @Test
        void neverMakesALoneCallWaitLongerThanItsOwnBackOff() throws InterruptedException {
            RateBudget budget = budget(0);
            AttemptPolicy policy = AttemptPolicy.of(20, () -> 0);
            for (int attempt = 1; attempt < 20; attempt++) {
                budget.refused(budget.awaitTurn());
                pass(policy.delayAfter(attempt, true));
            }
            assertThat(sleeps).isEmpty();
        }

        @Test
        void growsByATenthWithEachSecond() throws InterruptedException {
            RateBudget budget = budget(40);
            send(budget, 100);
            budget.refused(now);
            double cut = limit(budget);
            pass(Duration.ofSeconds(1));
            assertThat(limit(budget)).isCloseTo(cut * 1.1, within(1e-6));
            pass(Duration.ofSeconds(4));
            assertThat(limit(budget)).isCloseTo(cut * Math.pow(1.1, 5), within(1e-6));
            pass(Duration.ofSeconds(3));
            assertThat(limit(budget)).isEqualTo(40);
        }

        @Test
        void findsThePlatformsLimitAndStaysNearIt() throws InterruptedException {
            RateBudget budget = budget(0);
            List<Long> admitted = new ArrayList<>();
            int refused = 0;
            while (now - begin < 300 * SECOND) {
                long turn = budget.awaitTurn();
                long second = turn - begin - SECOND;
                if (admitted.stream()
                                .skip(Math.max(0, admitted.size() - 10))
                                .filter(at -> at > second)
                                .count()
                        < 10) {
                    admitted.add(turn - begin);
                } else {
                    budget.refused(turn);
                    refused++;
                }
            }
            assertThat(admitted.size() / 300.0).as("of 10 a second").isBetween(6.5, 10.0);
            assertThat(refused / 300.0).as("refused a second").isLessThan(0.5);
        }
    }
}
