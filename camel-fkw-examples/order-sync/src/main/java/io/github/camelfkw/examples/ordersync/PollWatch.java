// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.examples.ordersync;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.support.DefaultPollingConsumerPollStrategy;
import org.apache.camel.support.ScheduledPollConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks on while the shop is polled: Camel's {@code pollStrategy} and {@code exceptionHandler}. An outage is told once,
 * then the progress line shows that it lasts.
 */
public final class PollWatch extends DefaultPollingConsumerPollStrategy implements ExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(PollWatch.class);

    private final Clock clock;
    private Instant begunAt;
    private Instant lastGoodBegunAt;
    private Instant next;
    private boolean failing;
    private String toldTrouble = "";
    private Throwable pollTrouble;

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
        toldTrouble = "";
        schedule(consumer);
    }

    @Override
    public synchronized boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception cause) {
        failing = true;
        pollTrouble = cause;
        schedule(consumer);
        String trouble = String.valueOf(cause.getMessage());
        if (!trouble.equals(toldTrouble)) {
            toldTrouble = trouble;
            LOG.warn("The shop cannot be read; the next poll tries again: {}", trouble, cause);
        }
        return false;
    }

    @Override
    public void handleException(Throwable trouble) {
        handleException("The shop cannot be read", trouble);
    }

    @Override
    public void handleException(String message, Throwable trouble) {
        handleException(message, null, trouble);
    }

    @Override
    public synchronized void handleException(String message, Exchange exchange, Throwable trouble) {
        if (trouble != pollTrouble) {
            LOG.warn("{}: {}", message, trouble.getMessage(), trouble);
        }
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
