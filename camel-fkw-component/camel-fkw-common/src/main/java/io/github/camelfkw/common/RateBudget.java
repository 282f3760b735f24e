// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.common;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;

/**
 * How many calls a second are sent to a server that does not tell how many it allows: a token bucket that holds one token,
 * and learns from refusals. Thread-safe; a caller that need not wait holds a lock for some arithmetic and allocates nothing.
 *
 * <p><b>Pace.</b> With a limit of <i>r</i> calls a second two calls are at least 1/<i>r</i> seconds apart, so that
 * no second has turns for more than <i>r</i>, rounded up; quiet time saves nothing up for a burst. A caller that its
 * sleeper wakes late is late by itself: the turns of others stay where they are. Callers take their turns in the order in
 * which they came. Without a limit nobody waits.
 *
 * <p><b>Cut.</b> A refusal halves the limit that is in force or, if that is less, what was really sent in the last
 * second, which counts as two calls at least. The limit does not fall below one call in {@linkplain #LEAST_AFTER_CUTS five
 * seconds} (or the maximum, if that is lower), turns that were waited for are put off to the new pace, and the next one is a
 * whole interval away. Refusals of calls that were sent before the cut, or within one second after it, belong to the same
 * wave and change nothing more.
 *
 * <p><b>Recovery.</b> From the cut on the limit grows by a tenth with each second, continuously, until it is the maximum
 * again. Without a maximum it is lifted once it is twice the highest rate that was refused since there was no limit.
 */
public final class RateBudget {

    /** Lowest maximum, in calls a second: one call in 100 seconds. */
    public static final double LEAST_MAXIMUM = 0.01;

    /** What refusals do not cut the limit below, in calls a second. A lone call's back-off is never shorter than that. */
    static final double LEAST_AFTER_CUTS = 0.2;

    private static final double GROWTH_PER_SECOND = 1.1;

    /** Where less was sent in the last second, there is nothing to be halved: the first cut leaves one call a second. */
    private static final double LEAST_MEASURED = 2;

    private static final double NO_LIMIT = Double.POSITIVE_INFINITY;
    private static final long SECOND = 1_000_000_000L;

    private final double maximum;
    private final LongSupplier nanoTime;
    private final Sleeper sleeper;
    private final SecondCounter sent;
    private final Deque<Turn> waiting = new ArrayDeque<>();

    private boolean reduced;
    private long cutAt;
    private double cutTo;
    private double fullAgainAt;
    private long lastTurn;
    private long refusals;

    /** A caller that waits; when its turn comes, and whether it has slept until then. */
    private static final class Turn {
        private long at;
        private boolean slept;
    }

    /**
     * How a budget stands.
     *
     * @param limit    calls a second that are allowed now; empty: no limit
     * @param refusals how often the server said that it is called too often
     * @param waiting  how many callers wait for their turn
     */
    public record Snapshot(OptionalDouble limit, long refusals, int waiting) {}

    /**
     * @param maximum  calls a second, at least {@link #LEAST_MAXIMUM}; 0: no limit until the server refuses
     * @param nanoTime a time that never goes back, in nanoseconds from anywhere, such as {@link System#nanoTime()}
     * @param sleeper  waits
     * @throws IllegalArgumentException for another maximum
     */
    public RateBudget(double maximum, LongSupplier nanoTime, Sleeper sleeper) {
        if (!isMaximum(maximum)) {
            throw new IllegalArgumentException("A maximum of " + maximum + " calls a second makes no sense");
        }
        this.maximum = maximum == 0 ? NO_LIMIT : maximum;
        this.nanoTime = nanoTime;
        this.sleeper = sleeper;
        long now = nanoTime.getAsLong();
        sent = new SecondCounter(now);
        lastTurn = now - (long) (SECOND / LEAST_MAXIMUM);
        cutAt = lastTurn;
    }

    /** Whether a budget can have this maximum: 0, or a finite number from {@link #LEAST_MAXIMUM} on. */
    public static boolean isMaximum(double maximum) {
        return maximum == 0 || maximum >= LEAST_MAXIMUM && maximum < NO_LIMIT;
    }

    /**
     * Waits for the caller's turn: sleeps once until then, and once more for each cut that puts the turn off meanwhile.
     *
     * @return when the turn came; {@link #refused(long)} wants it
     * @throws InterruptedException if the sleeper says so; the turn is lost
     */
    public long awaitTurn() throws InterruptedException {
        Turn turn;
        synchronized (this) {
            long now = nanoTime.getAsLong();
            long at = nextTurn(now);
            if (at - now <= 0) {
                sent.count(now);
                return now;
            }
            turn = new Turn();
            turn.at = at;
            waiting.addLast(turn);
        }
        try {
            for (long pause = pauseBefore(turn); pause > 0; pause = pauseBefore(turn)) {
                sleeper.sleep(Duration.ofNanos(pause));
            }
        } finally {
            synchronized (this) {
                waiting.remove(turn);
            }
        }
        synchronized (this) {
            long now = nanoTime.getAsLong();
            sent.count(now);
            return now;
        }
    }

    /** How long to sleep; 0 after that sleep, whatever the clock says, so that a clock that stands keeps nobody. */
    private synchronized long pauseBefore(Turn turn) {
        if (turn.slept) {
            return 0;
        }
        turn.slept = true;
        return turn.at - nanoTime.getAsLong();
    }

    /**
     * Tells that the server said that it is called too often.
     *
     * @param  turn what {@link #awaitTurn()} gave to the call that was refused
     * @return      whether this refusal ended the full pace; false for the further ones until there is full pace again
     */
    public synchronized boolean refused(long turn) {
        refusals++;
        if (turn - cutAt < SECOND) {
            return false;
        }
        long now = nanoTime.getAsLong();
        recover(now);
        double refused = Math.min(limitAt(now), Math.max(sent.inLastSecond(now), LEAST_MEASURED));
        boolean first = !reduced;
        fullAgainAt = maximum < NO_LIMIT ? maximum : first ? 2 * refused : Math.max(fullAgainAt, 2 * refused);
        cutTo = Math.max(refused / 2, Math.min(LEAST_AFTER_CUTS, maximum));
        cutAt = now;
        reduced = true;
        lastTurn = now;
        for (Turn later : waiting) {
            later.at = nextTurn(now);
            later.slept = false;
        }
        return first;
    }

    /** How the budget stands now. */
    public synchronized Snapshot snapshot() {
        double limit = limitAt(nanoTime.getAsLong());
        return new Snapshot(
                limit < NO_LIMIT ? OptionalDouble.of(limit) : OptionalDouble.empty(), refusals, waiting.size());
    }

    /** The interval is that of the limit at its beginning, which may lie ahead: turns know of the recovery to come. */
    private long nextTurn(long now) {
        recover(now);
        if (!reduced && maximum == NO_LIMIT) {
            lastTurn = now;
            return now;
        }
        long after = lastTurn + (long) Math.ceil(SECOND / limitAt(lastTurn));
        lastTurn = after - now > 0 ? after : now;
        return lastTurn;
    }

    private void recover(long now) {
        reduced = reduced && limitAt(now) != maximum;
    }

    private double limitAt(long time) {
        if (!reduced) {
            return maximum;
        }
        double grown = cutTo * Math.pow(GROWTH_PER_SECOND, (double) (time - cutAt) / SECOND);
        return grown < fullAgainAt ? grown : maximum;
    }

    /** How many calls were sent in the last second: those of this one, and of the one before as far as it reaches in. */
    private static final class SecondCounter {
        private long begin;
        private int current;
        private int before;

        SecondCounter(long now) {
            begin = now;
        }

        void count(long now) {
            roll(now);
            current++;
        }

        double inLastSecond(long now) {
            roll(now);
            return current + before * (1 - (double) (now - begin) / SECOND);
        }

        private void roll(long now) {
            long passed = now - begin;
            if (passed < SECOND) {
                return;
            }
            boolean next = passed < 2 * SECOND;
            before = next ? current : 0;
            begin = next ? begin + SECOND : now;
            current = 0;
        }
    }
}
