// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.poll;

import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Why a position cannot move although the platform answers, and when it is tried again: a window that cannot be proven
 * costs many calls, which are spent less and less often. Not safe for threads, except for {@link #why}: the feed holds its
 * lock.
 */
final class Hold {

    private static final Logger LOG = LoggerFactory.getLogger(Hold.class);

    /** Two to the power of that, less one, are the polls that are left out at most. */
    private static final int LONGEST = 8;

    private final String position;
    private final Pause pause = new Pause();

    /** Null: it can move. */
    private volatile String why;

    /** Begin of the window that could not be proven. */
    private Instant unproven;

    /** How many tries in a row have ended there. */
    private int tries;

    /** How many refused orders it was told of, while it has not moved since; 0: not told. */
    private long toldOf;

    /** @param position its name */
    Hold(String position) {
        this.position = position;
    }

    /** Empty: it can move. */
    Optional<String> why() {
        return Optional.ofNullable(why);
    }

    /** It has moved. */
    void end() {
        why = null;
        toldOf = 0;
    }

    /** Everything was read, or somebody has set another position. */
    void endWithPause() {
        unproven = null;
        tries = 0;
        toldOf = 0;
        pause.stop();
    }

    /** To be asked once in each poll: whether this one leaves out what could not be proven. */
    boolean leavesOut(Instant now) {
        return pause.leavesOut(now);
    }

    /** A window could not be proven complete: some polls read nothing. */
    void byUnproven(TimeWindow window, String reason, Instant now) {
        pause.start(byUnprovenAgain(window, reason), now);
    }

    /**
     * A window that was proven before could not be proven complete when it was read again; what lies behind it is read all
     * the same.
     *
     * @return how many polls are not to read it
     */
    int byUnprovenAgain(TimeWindow window, String reason) {
        tries = window.from().equals(unproven) ? tries + 1 : 0;
        unproven = window.from();
        int polls = (1 << Math.min(tries, LONGEST)) - 1;
        why = "from " + window.from() + " on: " + reason;
        LOG.warn(
                "The position {} is held {}. Nothing is skipped; it is tried again {}",
                position,
                why,
                polls == 0 ? "with the next poll" : "after " + polls + " polls, or ten minutes");
        return polls;
    }

    /** The route has turned down too much, or keeps an order for too long. Tells of it once, and again when it is more than twice as much. */
    void byRefusals(Instant reached, DeliveryBook book) {
        String oldest = book.isOldestUnderWay()
                ? "is still on its way through the route (" + book.underWay() + " in all)"
                : "is not accepted by the route (" + book.notAccepted() + " in all)";
        why = "at " + reached + ": an order from then " + oldest + ", and "
                + book.delivered().size() + " later ones were delivered meanwhile";
        long refused = Math.max(1, book.notAccepted());
        if (toldOf > 0 && refused <= 2 * toldOf) {
            return;
        }
        toldOf = refused;
        LOG.error(
                "The position {} is held {}. Mend the route, let it handle that order's error, or set maxRedeliveries",
                position,
                why);
    }

    /** The position is far ahead of the platform's time. Returns whether that is new. */
    boolean byFuture(Instant reached, Instant platformNow) {
        String future = "at " + reached + ", which is in the future: orders until then would be left out";
        if (future.equals(why)) {
            return false;
        }
        why = future;
        LOG.error(
                "The position {} is held {}. By the platform's clock it is {}. Set the position by"
                        + " fkw:position?action=set, to a time or to a copy of it",
                position,
                why,
                platformNow);
        return true;
    }
}
