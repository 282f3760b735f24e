// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.internal;

import io.github.camelfkw.common.HttpAnswer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The platform's time, learned from the {@code Date} header of its answers; the local clock until the first answer. A
 * difference of more than a minute is reported once.
 *
 * <p>The header is cut to the second and has travelled, so that each answer tells a time that is up to a second and some
 * behind. The one that is least behind is nearest to the truth: of the answers of the last minute it counts. One that is
 * far behind it says that a clock was set, and then all begins anew.
 */
public final class ServerClock {

    private static final Logger LOG = LoggerFactory.getLogger(ServerClock.class);
    private static final Duration REPORTED = Duration.ofMinutes(1);

    /** An answer counts for one to two of these. */
    private static final long PERIOD_MILLIS = 30_000;

    /** More than a header can be behind by being cut, and an answer by its way. */
    private static final long CLOCK_WAS_SET_MILLIS = 1_500;

    private final Clock local;
    private final AtomicBoolean reported = new AtomicBoolean();
    private volatile Duration ahead = Duration.ZERO;
    private volatile boolean known;

    // Guarded by this.
    private long period;
    private long bestOfPeriod = Long.MIN_VALUE;
    private long bestBefore = Long.MIN_VALUE;

    /** @param local the local clock */
    public ServerClock(Clock local) {
        this.local = local;
    }

    /** The platform's time now; never ahead of it, unless a clock was set since its last answer. */
    public Instant now() {
        return local.instant().plus(ahead);
    }

    /** The same as a clock, in UTC. */
    public Clock clock() {
        return new PlatformTime(this);
    }

    private static final class PlatformTime extends Clock {

        private final ServerClock server;

        PlatformTime(ServerClock server) {
            this.server = server;
        }

        @Override
        public Instant instant() {
            return server.now();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("The platform's time is asked for as an instant only");
        }
    }

    /** By how much the platform's clock is ahead of the local one; negative: behind. */
    public Duration ahead() {
        return ahead;
    }

    /** Whether an answer has told the platform's time. */
    public boolean isKnown() {
        return known;
    }

    void observe(HttpAnswer answer, Instant received) {
        answer.serverTime().ifPresent(serverTime -> {
            long told = serverTime.toEpochMilli() - received.toEpochMilli();
            ahead = Duration.ofMillis(leastBehind(told, received.toEpochMilli() / PERIOD_MILLIS));
            known = true;
            // Not Duration.abs(): it multiplies BigDecimals, with each answer.
            if (Math.abs(ahead.toMillis()) > REPORTED.toMillis()) {
                if (reported.compareAndSet(false, true)) {
                    LOG.warn(
                            "The local clock differs from the platform's by {} s. Orders are read and tokens timed by"
                                    + " the platform's clock; set this machine's clock right all the same",
                            ahead.negated().toSeconds());
                }
            } else {
                reported.set(false);
            }
        });
    }

    private synchronized long leastBehind(long told, long now) {
        if (now != period) {
            bestBefore = now == period + 1 ? bestOfPeriod : Long.MIN_VALUE;
            bestOfPeriod = Long.MIN_VALUE;
            period = now;
        }
        long best = Math.max(bestBefore, bestOfPeriod);
        if (best != Long.MIN_VALUE && told < best - CLOCK_WAS_SET_MILLIS) {
            bestBefore = Long.MIN_VALUE;
            bestOfPeriod = Long.MIN_VALUE;
        }
        bestOfPeriod = Math.max(bestOfPeriod, told);
        return Math.max(bestBefore, bestOfPeriod);
    }
}
