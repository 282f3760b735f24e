// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.poll;

import io.github.camelfkw.component.fkw.client.OrderDocument;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The position: how far the feed has come. It moves up to just before the oldest order that is not done, and is saved
 * together with what has to be remembered with it. Not safe for threads, except for {@link #reached}: the feed holds its
 * lock.
 */
final class Progress {

    private final PositionStore store;
    private final FirstBegin firstBegin;
    private final DeliveryBook book;
    private final LookBack lookBack;
    private final Hold hold;
    private final WantedAgain wantedAgain;
    private final Optional<Reconciliation> reconciliation;
    private final Supplier<Instant> serverNow;

    /** Null: there is no position yet. Changed under the lock, read by anybody. */
    private volatile Instant reached;

    /** What was changed before is not delivered: it is done, or lies before the begin that was chosen. */
    private Instant from = Instant.MIN;

    /** Whether it was reckoned by the local clock, and the platform has not told its time since: then it is not saved. */
    private boolean reckoned;

    private boolean loaded;
    private boolean closed;

    /**
     * @param store          where the position is kept
     * @param firstBegin     where it begins when nothing is kept
     * @param book           what it waits for
     * @param lookBack       what polls that begin at it show again
     * @param hold           ends when it moves
     * @param wantedAgain    is saved with it
     * @param reconciliation is saved with it
     * @param serverNow      the platform's now
     */
    Progress(
            PositionStore store,
            FirstBegin firstBegin,
            DeliveryBook book,
            LookBack lookBack,
            Hold hold,
            WantedAgain wantedAgain,
            Optional<Reconciliation> reconciliation,
            Supplier<Instant> serverNow) {
        this.store = store;
        this.firstBegin = firstBegin;
        this.book = book;
        this.lookBack = lookBack;
        this.hold = hold;
        this.wantedAgain = wantedAgain;
        this.reconciliation = reconciliation;
        this.serverNow = serverNow;
    }

    /** How far the feed has come; null before it has begun. */
    Instant reached() {
        return reached;
    }

    /** Reads the saved position, once. */
    void load() {
        if (!loaded) {
            store.load().ifPresent(text -> takeOver(PositionFormat.read(store.name(), text)));
            loaded = true;
        }
    }

    /** Begins, with nothing remembered, if there is no position yet. */
    void ensureBegun(Instant now) {
        if (reached == null) {
            beginAt(firstBegin.at(now));
            reckoned = true;
        }
    }

    private void beginAt(Instant time) {
        reached = time;
        from = time;
        lookBack.reset();
    }

    /** The platform has told its time: checks a begin that was reckoned before. Returns whether it begins earlier now. */
    boolean beginsEarlierThanReckoned() {
        if (!reckoned) {
            return false;
        }
        reckoned = false;
        Instant now = serverNow.get();
        Optional<Instant> earlier = firstBegin.earlierThan(reached, now);
        earlier.ifPresent(begin -> {
            beginAt(begin);
            reconciliation.ifPresent(r -> r.restore(Optional.empty(), begin, now));
        });
        return earlier.isPresent();
    }

    /** Somebody moves it. */
    void change(UnaryOperator<OrderPosition> change) {
        ensureBegun(serverNow.get());
        reconciliation.ifPresent(Reconciliation::save);
        takeOver(change.apply(position()));
    }

    private void takeOver(OrderPosition position) {
        // First, since it may fail.
        reconciliation.ifPresent(r -> r.restore(position, serverNow.get()));
        reached = position.reached();
        from = position.from();
        reckoned = false;
        lookBack.reset();
        hold.endWithPause();
        book.restore(position);
        wantedAgain.restore(position.again());
    }

    /** The next poll reads again what was refused. */
    void readAgainAtOnce() {
        lookBack.readAgainAtOnce();
    }

    /** The route turns down too much for this poll to go on with what was refused. */
    void stopReadingAgain() {
        lookBack.stopReadingAgain();
    }

    /** Begins a poll; returns from where on to read. */
    Instant beginPoll(Instant now) {
        return lookBack.begin(reached, from, now);
    }

    /** Whether a window lies where this poll reads again, for refused orders, what had been read before. */
    boolean isReadAgain(TimeWindow window) {
        return lookBack.isReadAgain(window);
    }

    /** Reading again cannot go on: it is left out by a number of polls. Returns from where on this poll reads. */
    Instant giveUpReadingAgain(int polls, Instant now) {
        return lookBack.giveUpReadingAgain(polls, from, now);
    }

    /** Whether reading again was given up, and not begun anew since. */
    boolean hasGivenUpReadingAgain() {
        return lookBack.hasGivenUp();
    }

    /** Up to where everything was read, and each order since the position is known to the book. */
    Instant readUntil() {
        return lookBack.readUntil().orElse(reached);
    }

    /** Whether the order was last changed before what is delivered begins. */
    boolean liesBefore(OrderDocument order) {
        return order.modifiedAt().filter(changed -> changed.isBefore(from)).isPresent();
    }

    /** All orders of a slice were read, and those that had to go to the route have gone there. */
    void endSlice(SliceInHand slice) {
        lookBack.read(slice.window(), slice.orders());
        advanceTo(slice.window().to());
    }

    private void advanceTo(Instant target) {
        Instant done = book.doneUntil(target);
        if (done.isAfter(reached)) {
            reached = done;
            hold.end();
        }
        save();
    }

    /** Saves it, unless there is none that can be relied on. */
    void save() {
        if (closed || reckoned || reached == null) {
            return;
        }
        Instant seenAgain = lookBack.shows(reached);
        book.forget(seenAgain, serverNow.get());
        from = from.isBefore(seenAgain) ? seenAgain : from;
        reconciliation.ifPresent(Reconciliation::save);
        store.save(PositionFormat.write(position()));
        book.saved();
    }

    /** Saves what routes have completed since the last save: a poll that reads nothing ends no slice. */
    void endPoll() {
        if (book.isUnsaved()) {
            save();
        }
    }

    /** Saves it for the last time: afterwards another feed may do so. */
    void close() {
        try {
            save();
        } finally {
            closed = true;
        }
    }

    boolean isClosed() {
        return closed;
    }

    /** As it would be saved now. */
    OrderPosition position() {
        return new OrderPosition(
                reached,
                from,
                book.delivered(),
                book.failed(),
                wantedAgain.ids(),
                reconciliation.flatMap(Reconciliation::state));
    }
}
