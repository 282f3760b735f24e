// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.internal;

import io.github.camelfkw.common.HttpAnswer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The platform's time, learned from the {@code Date} header of its answers; the local clock until the first answer. A
 * difference of more than a minute is reported once.
 */
public final class ServerClock {

    private static final Logger LOG = LoggerFactory.getLogger(ServerClock.class);
    private static final Duration REPORTED = Duration.ofMinutes(1);

    private final Clock local;
    private final AtomicBoolean reported = new AtomicBoolean();
    private volatile Duration ahead = Duration.ZERO;
    private volatile boolean known;

    /** @param local the local clock */
    public ServerClock(Clock local) {
        this.local = local;
    }

    /** The platform's time now; never ahead of it, as the header is cut to the second and came some time ago. */
    public Instant now() {
        return local.instant().plus(ahead);
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
            ahead = Duration.between(received, serverTime);
            known = true;
            // Not Duration.abs(): it multiplies BigDecimals, with each answer.
            if (Math.abs(ahead.toMillis()) > REPORTED.toMillis()) {
                if (reported.compareAndSet(false, true)) {
                    LOG.warn(
                            "The local clock differs from the platform's by {} s. Orders are read by the platform's clock;"
                                    + " set this machine's clock right, since tokens are timed by it",
                            ahead.negated().toSeconds());
                }
            } else {
                reported.set(false);
            }
        });
    }
}
