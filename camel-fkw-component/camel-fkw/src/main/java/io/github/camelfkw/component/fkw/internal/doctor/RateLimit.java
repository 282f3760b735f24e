// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.doctor;

import io.github.camelfkw.component.fkw.FkwDoctorReport.Advice;
import io.github.camelfkw.component.fkw.FkwDoctorReport.Finding;
import io.github.camelfkw.component.fkw.client.FkwException;
import io.github.camelfkw.component.fkw.client.FkwThrottledException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/**
 * At which pace the platform says 接口调用过于频繁. Sends small reads evenly, three seconds at a pace, then faster; stops
 * at the first refusal, and then looks how soon a call is taken again.
 */
final class RateLimit implements Measure {

    static final String PACE = "rate limit";
    static final String RECOVERY = "rate limit recovers";

    private static final long SECOND = 1_000_000_000L;
    private static final int SECONDS_A_PACE = 3;

    private static final Duration QUIET = Duration.ofSeconds(2);
    private static final int MOST_QUIET = 30;

    /** Each pace is about a quarter faster than the one before. */
    private static final double FASTER = 1.25;

    /** Waits before a call after the refusal: 62 seconds in all. */
    private static final int[] WAITS = {1, 1, 2, 2, 4, 4, 8, 8, 16, 16};

    private final Calls calls;
    private final DoctorTools tools;
    private final boolean wanted;
    private final int most;

    private final AtomicReference<FkwException> trouble = new AtomicReference<>();
    private final Deque<Long> sent = new ArrayDeque<>();
    private long begin;
    private long refusedAt;
    private int sentInAll;
    private boolean spent;

    RateLimit(Calls calls, DoctorTools tools, boolean wanted, int most) {
        this.calls = calls;
        this.tools = tools;
        this.wanted = wanted;
        this.most = most;
    }

    @Override
    public List<String> topics() {
        return List.of(PACE, RECOVERY);
    }

    @Override
    public List<Finding> measure() throws InterruptedException {
        if (!wanted) {
            String help =
                    "set measureRateLimit=true, and maxPace to the calls a second that it may go up to; better not"
                            + " while the shop is busy";
            return List.of(Findings.notAsked(PACE, "not tried", help), Findings.notAsked(RECOVERY, "not tried", help));
        }
        quiet();
        begin = tools.nanoTime().getAsLong();
        int accepted = 0;
        int pace = 1;
        double reached = 0;
        while (true) {
            reached = send(pace);
            if (trouble.get() != null || spent || reached < 0.8 * pace) {
                break;
            }
            accepted = pace;
            if (pace >= most) {
                break;
            }
            pace = Math.min(most, Math.max(pace + 1, (int) (pace * FASTER)));
        }
        return conclude(accepted, pace, reached);
    }

    /** Lets the calls before be forgotten, and the connector's own pace recover from refusals that they met. */
    private void quiet() throws InterruptedException {
        OptionalDouble before;
        int waits = 0;
        do {
            before = limit();
            tools.sleeper().sleep(QUIET);
        } while (!before.equals(limit()) && ++waits < MOST_QUIET);
    }

    private OptionalDouble limit() {
        return tools.client().pace(tools.shopId()).limit();
    }

    /**
     * Sends at a pace for three seconds, or until the first call that fails.
     *
     * @return the pace that came of it
     */
    private double send(int pace) throws InterruptedException {
        long first = tools.nanoTime().getAsLong();
        int wanted = pace * SECONDS_A_PACE;
        List<CompletableFuture<Void>> underWay = new ArrayList<>();
        int done = 0;
        // One interval more than calls, so that the next pace keeps its distance.
        for (int i = 0; i <= wanted && trouble.get() == null; i++) {
            long pause = first + i * SECOND / pace - tools.nanoTime().getAsLong();
            if (pause > 0) {
                tools.sleeper().sleep(Duration.ofNanos(pause));
            }
            if (i == wanted || trouble.get() != null) {
                break;
            }
            if (calls.isSpent()) {
                spent = true;
                break;
            }
            underWay.add(CompletableFuture.runAsync(this::call, tools.threads()));
            done++;
        }
        CompletableFuture.allOf(underWay.toArray(CompletableFuture[]::new)).join();
        long took = tools.nanoTime().getAsLong() - first;
        return took <= 0 ? pace : done * (double) SECOND / took;
    }

    private void call() {
        if (trouble.get() != null) {
            return;
        }
        noteSent();
        try {
            calls.touch();
        } catch (FkwException e) {
            if (trouble.compareAndSet(null, e)) {
                refusedAt = tools.nanoTime().getAsLong();
            }
        } catch (Calls.Spent e) {
            spent = true;
        }
    }

    private synchronized void noteSent() {
        long now = tools.nanoTime().getAsLong();
        sent.removeIf(at -> now - at >= SECOND);
        sent.addLast(now);
        sentInAll++;
    }

    private List<Finding> conclude(int accepted, int pace, double reached) throws InterruptedException {
        List<String> evidence = new ArrayList<>();
        evidence.add(Findings.count(sentInAll, "call") + " in "
                + Findings.seconds(Duration.ofNanos(tools.nanoTime().getAsLong() - begin)) + ", " + SECONDS_A_PACE
                + " seconds at each pace from 1 a second on");
        FkwException first = trouble.get();
        if (first instanceof FkwThrottledException) {
            evidence.add("at the refusal " + Findings.count(sent.size(), "call") + " had been sent within a second");
            Finding recovery = recovery();
            return List.of(refused(accepted, pace, evidence), recovery);
        }
        String why;
        String help;
        if (first != null) {
            why = "a call failed otherwise: " + Findings.failure(first);
            help = "run it again";
        } else if (spent) {
            why = "no refusal up to " + accepted + " a second, and then no more calls to spend";
            help = "raise maxCalls";
        } else if (accepted == pace) {
            why = "no refusal up to " + accepted + " a second for " + SECONDS_A_PACE
                    + " seconds. The limit is higher, or" + " counts over a longer time";
            help = "raise maxPace, if calls are to come faster than that at all";
        } else {
            why = "no refusal up to " + accepted + " a second, and no more than " + Math.round(reached * 10) / 10.0
                    + " a second could be sent: answers take too long, or maxRequestsPerSecond or an earlier refusal holds"
                    + " the calls back";
            help = "look at maxRequestsPerSecond; otherwise nothing: the connector is slower than the limit";
        }
        return List.of(
                Findings.notKnown(PACE, why, help, evidence),
                Findings.notKnown(RECOVERY, "there was no refusal", help, List.of()));
    }

    private static Finding refused(int accepted, int pace, List<String> evidence) {
        String text = accepted == 0
                ? "refused at one call a second already; other programs may use the application, too"
                : accepted + " calls a second were taken for " + SECONDS_A_PACE + " seconds, and at " + pace
                        + " a second one was refused";
        String caveat = ". A limit that counts over a minute or a day cannot be told from this";
        String value = accepted + " to " + pace;
        return accepted == 0
                ? Findings.found(
                        PACE,
                        value,
                        text + caveat,
                        evidence,
                        new Advice("maxRequestsPerSecond", "0.5", "less than what was refused; raise it with care"))
                : Findings.found(
                        PACE,
                        value,
                        text + caveat,
                        evidence,
                        new Advice(
                                "maxRequestsPerSecond",
                                Integer.toString(accepted),
                                "the fastest pace that was taken; less, if other programs use the application, too"));
    }

    private Finding recovery() throws InterruptedException {
        Duration refused = Duration.ZERO;
        int tries = 0;
        try {
            for (int wait : WAITS) {
                tools.sleeper().sleep(Duration.ofSeconds(wait));
                tries++;
                try {
                    calls.touch();
                    Duration taken = Duration.ofNanos(tools.nanoTime().getAsLong() - refusedAt);
                    return Findings.found(
                            RECOVERY,
                            Findings.seconds(refused) + " to " + Findings.seconds(taken),
                            "a call was taken again " + Findings.seconds(taken)
                                    + " after the refusal; nothing to set: the connector slows down and recovers by itself",
                            List.of(Findings.count(tries, "call") + " after the refusal, the last one refused after "
                                    + Findings.seconds(refused)));
                } catch (FkwThrottledException e) {
                    refused = Duration.ofNanos(tools.nanoTime().getAsLong() - refusedAt);
                }
            }
            return Findings.notKnown(
                    RECOVERY,
                    "still refused " + Findings.seconds(refused) + " after the first refusal",
                    "leave the shop alone for a while, then see whether routes work",
                    List.of(Findings.count(tries, "call") + " after the refusal"));
        } catch (FkwException e) {
            return Findings.notKnown(
                    RECOVERY, "a call failed otherwise: " + Findings.failure(e), "run it again", List.of());
        } catch (Calls.Spent e) {
            return Findings.notKnown(RECOVERY, "no more calls to spend", "raise maxCalls", List.of());
        }
    }
}
