// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Where a poll begins to read. The position waits before the oldest order that is not done; reading goes on behind what
 * was read, because each order in between is known to the {@link DeliveryBook}. What the route has refused is read again,
 * from the oldest on: in each poll as long as that costs no page more or helps, else after as many polls as pages were
 * read again, so that orders that are never accepted cost about a call a poll – but every ten minutes at least, which is
 * more where polls are few and pages many. Kept in memory only: after a start everything since
 * the position is read. Not safe for threads: the feed holds its lock.
 */
final class Frontier {

    private final Duration lookedBack;
    private final int pageSize;
    private final Pause pause = new Pause();

    /** Null: nothing was read since the start, or since somebody moved the position. */
    private Instant readUntil;

    /** What lies from here … */
    private Instant againFrom = Instant.MIN;

    /** … to here is read again in this poll. */
    private Instant againUntil = Instant.MIN;

    /** Up to where everything had been read before that, and is read again, be it by several polls; null: by none. */
    private Instant front;

    /** Whether reading again was given up, and not begun anew since. */
    private boolean givenUp;

    private Instant againAt = Instant.MIN;
    private int readAgain;

    /**
     * @param lookedBack how far before its begin a poll looks back, for rows that become visible late
     * @param pageSize   orders of a page: what it costs to read orders again is reckoned in pages
     */
    Frontier(Duration lookedBack, int pageSize) {
        this.lookedBack = lookedBack;
        this.pageSize = pageSize;
    }

    /** The next poll begins at the position. */
    void reset() {
        readUntil = null;
        front = null;
        againUntil = Instant.MIN;
        givenUp = false;
        readAgain = 0;
        pause.stop();
    }

    /** The next poll reads again what was refused, from the oldest on, however seldom that has helped. */
    void readAgainAtOnce() {
        pause.stop();
    }

    /**
     * The next poll does not go on to read again where this one has come to.
     *
     * @return whether there was something left
     */
    boolean stopReadingAgain() {
        if (!wasCutShort()) {
            return false;
        }
        readUntil = front;
        return true;
    }

    /** The oldest order that was refused is forgotten: that another one is the oldest now is no success of reading again. */
    void hasNotHelped() {
        againFrom = Instant.MAX;
    }

    /** Whether polls have begun to read again, and not come to its end: one has failed, or was full. */
    private boolean wasCutShort() {
        return front != null && readUntil.isBefore(front);
    }

    /**
     * Begins a poll.
     *
     * @param  reached the position
     * @param  book    what is known of the orders since
     * @param  now     the platform's
     * @return         from where on to read, before looking back
     */
    Instant begin(Instant reached, DeliveryBook book, Instant now) {
        if (readUntil == null) {
            readUntil = reached;
        }
        Instant notTried = book.oldestNotTried();
        Instant begin = earlier(readUntil, notTried);
        if (wasCutShort() && begin.isBefore(earlier(front, notTried))) {
            front = earlier(front, notTried);
            againUntil = front.minus(lookedBack);
            return begin;
        }
        front = null;
        Instant refused = book.oldestTried();
        if (againUntil.isAfter(Instant.MIN) && !refused.isAfter(againFrom)) {
            pause.start(readAgain / pageSize, againAt);
        }
        againUntil = Instant.MIN;
        readAgain = 0;
        if (!refused.isBefore(begin.minus(lookedBack))) {
            pause.stop();
            givenUp = false;
        } else if (!pause.leavesOut(now)) {
            givenUp = false;
            front = begin;
            againAt = now;
            againFrom = refused;
            againUntil = begin.minus(lookedBack);
            begin = refused;
        }
        readUntil = begin;
        return begin;
    }

    /** Whether a window lies where this poll reads what had been read before. */
    boolean isReadAgain(TimeWindow window) {
        return window.from().isBefore(againUntil);
    }

    /**
     * Reading again cannot go on: it is left out by a number of polls, and this one goes on where everything had been read.
     *
     * @return from where on to read, before looking back
     */
    Instant giveUpReadingAgain(int polls, Instant now) {
        pause.start(polls, now);
        againUntil = Instant.MIN;
        readAgain = 0;
        givenUp = true;
        readUntil = front;
        return front;
    }

    /** Whether reading again was given up, and not begun anew since. */
    boolean hasGivenUp() {
        return givenUp;
    }

    /** All orders of a window were read, and the book knows them. */
    void read(TimeWindow window, int orders) {
        if (window.to().isAfter(readUntil)) {
            readUntil = window.to();
        }
        if (window.from().isBefore(againUntil)) {
            readAgain += orders;
        }
    }

    /** Up to where everything was read, and each order since the position is known; empty before anything was read. */
    Optional<Instant> readUntil() {
        return Optional.ofNullable(readUntil);
    }

    private static Instant earlier(Instant one, Instant other) {
        return other.isBefore(one) ? other : one;
    }
}
