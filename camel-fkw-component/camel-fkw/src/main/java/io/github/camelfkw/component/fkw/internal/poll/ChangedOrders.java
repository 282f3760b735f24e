// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.poll;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The sequence: what was changed since the position, in windows that end where the platform's time has settled; and why it
 * is left out, or ends before everything was read. Not safe for threads: the feed holds its lock, except while a slice is
 * read.
 */
final class ChangedOrders {

    private final FeedSettings settings;
    private final SliceReader slices;
    private final DeliveryBook book;
    private final Progress progress;
    private final Hold hold;
    private final Optional<Reconciliation> reconciliation;

    /** Whether the last poll came to its end, so that the next one may be a single slice. */
    private boolean caughtUp = true;

    /** Whether this poll leaves it out, since a window could not be proven. */
    private boolean leftOut;

    /** Whether this poll has read a slice. */
    private boolean hasRead;

    /**
     * @param settings       how to read
     * @param slices         reads windows of changes
     * @param book           knows whether the route has turned down too much
     * @param progress       the position
     * @param hold           why it cannot move
     * @param reconciliation is told of a platform's time that is far behind the position
     */
    ChangedOrders(
            FeedSettings settings,
            SliceReader slices,
            DeliveryBook book,
            Progress progress,
            Hold hold,
            Optional<Reconciliation> reconciliation) {
        this.settings = settings;
        this.slices = slices;
        this.book = book;
        this.progress = progress;
        this.hold = hold;
        this.reconciliation = reconciliation;
    }

    /** Begins a poll: fixes its end. */
    void begin(Instant now) {
        leftOut = hold.leavesOut(now);
        hasRead = false;
        if (leftOut) {
            return;
        }
        beginToRead(progress.beginPoll(now), now);
    }

    private void beginToRead(Instant readFrom, Instant now) {
        Instant closedUntil = now.minus(settings.settle()).truncatedTo(ChronoUnit.SECONDS);
        slices.begin(
                readFrom,
                // A local clock that is behind the position is known by the platform's answers only: there has to be
                // one.
                closedUntil.isAfter(readFrom) ? closedUntil : readFrom.plus(TimeWindow.SEAM),
                now.minus(settings.lookback()),
                caughtUp);
        caughtUp = false;
    }

    /** Begins once more in the same poll, with all that was refused. */
    void beginWithRefused(Instant now) {
        progress.readAgainAtOnce();
        begin(now);
    }

    /** Whether this poll reads no slice, or none any more. */
    boolean isHeld() {
        return leftOut || isFull();
    }

    /** Whether this poll has read nothing, because the route has turned down too much. */
    boolean isHeldFromTheBegin() {
        return !leftOut && !hasRead;
    }

    private boolean isFull() {
        if (!book.isFull()) {
            return false;
        }
        slices.discard();
        progress.stopReadingAgain();
        hold.byRefusals(progress.reached(), book);
        return true;
    }

    /** Reads the next slice. Takes its time: without the lock. */
    SliceReader.Slice next() {
        hasRead = true;
        return slices.next();
    }

    /**
     * A window cannot be proven complete: the position stays before it, and so does this poll; unless the window was read and
     * proven before, so that what lies behind it is known.
     *
     * @return whether this poll goes on
     */
    boolean holdBefore(SliceReader.Slice.Held unproven, Instant now) {
        if (!progress.isReadAgain(unproven.window())) {
            hold.byUnproven(unproven.window(), unproven.why(), now);
            return false;
        }
        int polls = hold.byUnprovenAgain(unproven.window(), unproven.why());
        caughtUp = true;
        beginToRead(progress.giveUpReadingAgain(polls, now), now);
        return true;
    }

    /** No slice is left. Returns whether everything was read that may be read by now. */
    boolean end(SliceReader.Slice.End end) {
        if (isInTheFuture(end)) {
            return false;
        }
        if (!progress.hasGivenUpReadingAgain()) {
            hold.end();
            hold.endWithPause();
        }
        caughtUp = true;
        return true;
    }

    /** Whether the platform has told a time that the position is far ahead of. Nothing else would show that it stands still. */
    private boolean isInTheFuture(SliceReader.Slice.End end) {
        Instant reached = progress.reached();
        Instant told =
                end.closedUntil().map(until -> until.plus(settings.settle())).orElse(reached);
        if (!FutureLimit.isExceeded(reached, told)) {
            return false;
        }
        if (hold.byFuture(reached, told)) {
            reconciliation.ifPresent(r -> r.begunBy(told));
        }
        return true;
    }

    /** Somebody has moved the position: what the last poll found says nothing of the next one. */
    void moved() {
        caughtUp = true;
    }

    /** Nothing more is read in this poll. */
    void stop() {
        slices.discard();
    }
}
