// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import io.github.camelfkw.component.fkw.internal.poll.Feed;
import io.github.camelfkw.component.fkw.internal.poll.LivePosition;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How far a consumer is, for views of a person; takes no lock and does no I/O.
 *
 * @param reached everything that was changed before is done; empty before the first poll, and for rows without a time
 * @param behind  how long ago that is, by the platform's time; never negative. About {@code settle} and a {@code delay} is
 *                the least there is
 * @param held    why the position cannot move although the platform answers; empty where it can
 */
record PositionStatus(Optional<Instant> reached, Optional<Duration> behind, Optional<String> held) {

    /**
     * @param feed        what is read; null: nothing yet
     * @param platformNow the platform's time
     */
    static PositionStatus of(Feed<?> feed, Instant platformNow) {
        Optional<Instant> reached = feed instanceof LivePosition live ? live.reached() : Optional.empty();
        return new PositionStatus(
                reached,
                reached.map(time -> time.isBefore(platformNow) ? Duration.between(time, platformNow) : Duration.ZERO),
                feed == null ? Optional.empty() : feed.held());
    }
}
