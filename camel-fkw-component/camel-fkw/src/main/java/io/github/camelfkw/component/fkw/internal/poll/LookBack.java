// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.poll;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From where on a poll reads: some minutes before the frontier, for rows that become visible late, but nothing from before
 * the begin that was chosen, nor what the platform no longer gives. Not safe for threads: the feed holds its lock.
 */
final class LookBack {

    private static final Logger LOG = LoggerFactory.getLogger(OrderFeed.class);

    private final Duration lookback;
    private final DeliveryBook book;
    private final String position;
    private final Frontier frontier;

    /** The position of which it was told that the platform's history does not reach back to it. */
    private Instant toldOfHistory;

    /**
     * @param settings how to read
     * @param book     what is known of the orders since the position
     * @param position its name
     */
    LookBack(FeedSettings settings, DeliveryBook book, String position) {
        this.lookback = settings.lookback();
        this.book = book;
        this.position = position;
        this.frontier = new Frontier(lookback.plus(TimeWindow.SEAM), settings.pageSize());
    }

    /** The next poll begins at the position. */
    void reset() {
        frontier.reset();
    }

    /** The next poll reads again what was refused. */
    void readAgainAtOnce() {
        stopReadingAgain();
        frontier.readAgainAtOnce();
    }

    /** The route turns down too much: what this poll has not seen again stays as it was, and the next one does not go on there. */
    void stopReadingAgain() {
        if (frontier.stopReadingAgain()) {
            book.keepNotSeenAgain();
        }
    }

    /**
     * Begins a poll.
     *
     * @param  reached the position
     * @param  from    what was changed before is not delivered
     * @param  now     the platform's
     * @return         from where on to read
     */
    Instant begin(Instant reached, Instant from, Instant now) {
        Instant earliest = HistoryLimit.earliest(now).truncatedTo(ChronoUnit.SECONDS);
        tellIfHistoryEnds(reached, earliest);
        if (book.forgetNotDone(later(from, earliest))) {
            frontier.hasNotHelped();
        }
        return beginAt(frontier.begin(reached, book, now), from, earliest);
    }

    private Instant beginAt(Instant begin, Instant from, Instant earliest) {
        Instant lookedBack = begin.minus(lookback).minus(TimeWindow.SEAM);
        Instant readFrom = later(later(lookedBack, from), earliest);
        book.beginPoll(readFrom);
        return readFrom;
    }

    /** Whether a window lies where this poll reads again, for refused orders, what had been read before. */
    boolean isReadAgain(TimeWindow window) {
        return frontier.isReadAgain(window);
    }

    /**
     * Reading again cannot go on: it is left out by a number of polls, and this one goes on where everything had been read.
     *
     * @return from where on to read
     */
    Instant giveUpReadingAgain(int polls, Instant from, Instant now) {
        book.keepNotSeenAgain();
        Instant earliest = HistoryLimit.earliest(now).truncatedTo(ChronoUnit.SECONDS);
        return beginAt(frontier.giveUpReadingAgain(polls, now), from, earliest);
    }

    /** Whether reading again was given up, and not begun anew since. */
    boolean hasGivenUp() {
        return frontier.hasGivenUp();
    }

    private void tellIfHistoryEnds(Instant reached, Instant earliest) {
        if (reached.isBefore(earliest) && !reached.equals(toldOfHistory)) {
            toldOfHistory = reached;
            LOG.error(
                    "The position {} stands at {}, but the platform gives no orders from before {}. Orders that were last"
                            + " changed in between cannot be read any more: compare them by hand",
                    position,
                    reached,
                    earliest);
        }
    }

    private static Instant later(Instant one, Instant other) {
        return other.isAfter(one) ? other : one;
    }

    /** All orders of a window were read, and the book knows them. */
    void read(TimeWindow window, int orders) {
        book.forgetTried(
                window.to().minus(TimeWindow.SEAM).minus(TimeWindow.SEAM).minus(TimeWindow.SEAM));
        book.readUntil(window.to());
        frontier.read(window, orders);
    }

    /** Up to where everything was read, and each order since the position is known; empty before anything was read. */
    Optional<Instant> readUntil() {
        return frontier.readUntil();
    }

    /** What was changed before is shown by no poll that begins at a position: windows are asked for a second more. */
    Instant shows(Instant reached) {
        return reached.minus(lookback).minus(TimeWindow.SEAM).minus(TimeWindow.SEAM);
    }
}
