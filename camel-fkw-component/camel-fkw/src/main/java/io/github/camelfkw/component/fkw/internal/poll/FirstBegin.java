// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.poll;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a feed begins that has no position yet. Before the platform's first answer only the local clock is known, by which
 * the begin is reckoned; it is checked once the platform has told its time. Safe for threads.
 */
final class FirstBegin {

    private static final Logger LOG = LoggerFactory.getLogger(OrderFeed.class);

    private final Function<Instant, Instant> startFrom;
    private final String position;

    /**
     * @param startFrom from the platform's now to where the first start begins
     * @param position  its name
     */
    FirstBegin(Function<Instant, Instant> startFrom, String position) {
        this.startFrom = startFrom;
        this.position = position;
    }

    /** The begin, seen from a time. */
    Instant at(Instant now) {
        return startFrom.apply(now).truncatedTo(ChronoUnit.SECONDS);
    }

    /**
     * Checks a begin: what lies between it and an earlier one would be left out for ever.
     *
     * @param  reckoned by the local clock, which may be ahead
     * @param  now      the platform's
     * @return          the begin by the platform's time, if that is earlier
     */
    Optional<Instant> earlierThan(Instant reckoned, Instant now) {
        Instant begin = at(now);
        if (!begin.isBefore(reckoned.minus(TimeWindow.SEAM))) {
            return Optional.empty();
        }
        LOG.warn(
                "The position {} begins at {}, not at {}: the local clock is ahead of the platform's",
                position,
                begin,
                reckoned);
        return Optional.of(begin);
    }
}
