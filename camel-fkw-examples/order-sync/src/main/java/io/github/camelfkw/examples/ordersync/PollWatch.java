// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.examples.ordersync;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultPollingConsumerPollStrategy;
import org.apache.camel.support.ScheduledPollConsumer;

/** Looks on while the shop is polled: Camel's {@code pollStrategy}. */
public final class PollWatch extends DefaultPollingConsumerPollStrategy {

    private final Clock clock;
    private Instant begunAt;
    private Instant lastGoodBegunAt;
    private Instant next;
    private boolean failing;

    public PollWatch(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized boolean begin(Consumer consumer, Endpoint endpoint) {
        begunAt = clock.instant();
        next = null;
        return true;
    }

    @Override
    public synchronized void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {
        lastGoodBegunAt = begunAt;
        failing = false;
        schedule(consumer);
    }

    @Override
    public synchronized boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception cause) {
        failing = true;
        schedule(consumer);
        return false;
    }

    private void schedule(Consumer consumer) {
        Duration delay = consumer instanceof ScheduledPollConsumer scheduled
                ? Duration.of(scheduled.getDelay(), scheduled.getTimeUnit().toChronoUnit())
                : Duration.ZERO;
        next = clock.instant().plus(delay);
    }

    /** When the last poll began that came to a good end. */
    public synchronized Optional<Instant> lastGoodBegunAt() {
        return Optional.ofNullable(lastGoodBegunAt);
    }

    /** When the shop is asked next, for a person. */
    synchronized String next() {
        if (next == null) {
            return begunAt == null ? "soon" : "now";
        }
        long seconds = Math.max(0, Duration.between(clock.instant(), next).toMillis() + 999) / 1000;
        return (seconds == 0 ? "now" : "in " + seconds + " s") + (failing ? " (the last one failed)" : "");
    }
}
