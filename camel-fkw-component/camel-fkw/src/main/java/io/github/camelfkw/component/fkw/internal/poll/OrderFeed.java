// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.poll;

import io.github.camelfkw.component.fkw.client.FkwApiException;
import io.github.camelfkw.component.fkw.client.FkwAuthenticationException;
import io.github.camelfkw.component.fkw.client.FkwProtocolException;
import io.github.camelfkw.component.fkw.client.FkwThrottledException;
import io.github.camelfkw.component.fkw.client.OrderDocument;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The orders of one shop as an endless sequence of slices. {@link #begin} fixes the end of what is read in one poll,
 * {@link #next} gives a slice, {@link #deliver} takes note of what goes to the route, and {@link #endSlice}
 * moves the position up to just before the oldest order that is not done, and saves it.
 *
 * <p>A poll gives, in this order: orders that somebody asked for once more, what was changed since the position, and, when
 * it is time, what reconciliation has found.
 */
public final class OrderFeed implements Feed<OrderDocument>, LivePosition {

    private static final Logger LOG = LoggerFactory.getLogger(OrderFeed.class);

    /** A second of grace around the lookback: times are cut to seconds, and a begin may be excluded. */
    private static final Duration SEAM = Duration.ofSeconds(1);

    private final FeedSettings settings;
    private final PageFetch fetch;
    private final SliceReader slices;
    private final Optional<Reconciliation> reconciliation;
    private final PositionStore store;
    private final Supplier<Instant> serverNow;
    private final FeedListener listener;

    private final DeliveryBook book = new DeliveryBook();
    private final Frontier frontier;
    private final WantedAgain wantedAgain;
    private final Hold hold;

    /** Changed under the lock, read by anybody. */
    private volatile Instant reached;

    /** The slice that was given last, read by anybody; null: none yet. */
    private volatile TimeWindow window;

    /** What was changed before is not delivered: it is done, or lies before the begin that was chosen. */
    private Instant from = Instant.MIN;

    /** The position of which it was told that the platform's history does not reach back to it. */
    private Instant toldOfHistory;

    private boolean closed;

    /** Whether this poll leaves out the sequence, which is held. */
    private boolean leftOut;

    /** Whether the last poll came to its end, so that the next one may be a single slice. */
    private boolean caughtUp = true;

    /** Whether {@link #reached} was reckoned from the time, and the platform has not told its own since. */
    private boolean startToCheck;

    /** Whether somebody has moved the position since the poll began: then this poll is over. */
    private boolean edited;

    private Part part = Part.WANTED_AGAIN;
    private Current current = Current.BESIDE;

    /** The parts of a poll. */
    private enum Part {
        WANTED_AGAIN,
        CHANGED,
        RECONCILED,
        OVER
    }

    /**
     * The slice that is being delivered.
     *
     * @param window   null: its orders are beside the sequence, and the position neither waits for them nor moves
     * @param orders   how many were read, with those that are done
     * @param askedFor whether somebody asked for its orders
     */
    private record Current(TimeWindow window, int orders, boolean askedFor) {

        private static final Current BESIDE = new Current(null, 0, false);
        private static final Current ASKED_FOR = new Current(null, 0, true);
    }

    /**
     * @param settings  how to read
     * @param reads     of the platform
     * @param fetch     one page at a time or several
     * @param store     where the position is kept
     * @param serverNow the platform's now, never ahead of it
     * @param listener  is told what happens
     */
    public OrderFeed(
            FeedSettings settings,
            OrderReads reads,
            PageFetch fetch,
            PositionStore store,
            Supplier<Instant> serverNow,
            FeedListener listener) {
        this.settings = settings;
        this.wantedAgain = new WantedAgain(reads, settings.maxPerPoll());
        this.frontier = new Frontier(settings.lookback().plus(SEAM), settings.pageSize());
        this.fetch = fetch;
        this.hold = new Hold(store.name());
        this.store = store;
        this.serverNow = serverNow;
        this.listener = listener;
        this.slices = slices(reads.changed(), settings.statuses());
        this.reconciliation = settings.reconcile()
                .map(interval -> new Reconciliation(
                        interval, settings.lookback(), settings.statuses(), slices(reads.created(), List.of()), store));
    }

    private SliceReader slices(OrderPages pages, List<String> statuses) {
        WindowReader reader = new WindowReader(pages, fetch, statuses, settings.maxOrders(), settings.settle());
        return new SliceReader(reader, fetch, settings.maxOrders());
    }

    /** Reads the saved position. */
    @Override
    public synchronized void open() {
        store.load().ifPresent(text -> takeOver(PositionFormat.read(store.name(), text)));
    }

    private void takeOver(OrderPosition position) {
        // First, since it may fail.
        reconciliation.ifPresent(r -> r.restore(position, serverNow.get()));
        reached = position.reached();
        from = position.from();
        frontier.reset();
        hold.endWithPause();
        book.restore(position);
        wantedAgain.restore(position.again());
    }

    /** Begins a poll: fixes its end. */
    @Override
    public synchronized void begin() {
        Instant now = serverNow.get();
        wantedAgain.beginPoll();
        edited = false;
        if (reached == null) {
            startAt(startBy(now));
            startToCheck = true;
        }
        reconciliation.filter(r -> !r.isRestored()).ifPresent(r -> r.restore(Optional.empty(), reached, now));
        part = Part.WANTED_AGAIN;
        leftOut = hold.leavesOut(now);
        if (!leftOut) {
            beginToRead(now);
        }
    }

    private void beginToRead(Instant now) {
        Instant readFrom = readFrom(now);
        book.beginPoll(readFrom);
        Instant until = now.minus(settings.settle()).truncatedTo(ChronoUnit.SECONDS);
        slices.begin(
                readFrom,
                // A local clock that is behind the position is known by the platform's answers only: there has to be
                // one.
                until.isAfter(readFrom) ? until : readFrom.plus(SEAM),
                now.minus(settings.lookback()),
                caughtUp);
        caughtUp = false;
    }

    private void startAt(Instant time) {
        reached = time;
        from = time;
        frontier.reset();
    }

    private Instant readFrom(Instant now) {
        Instant earliest = HistoryLimit.earliest(now).truncatedTo(ChronoUnit.SECONDS);
        if (reached.isBefore(earliest) && !reached.equals(toldOfHistory)) {
            toldOfHistory = reached;
            LOG.error(
                    "The position {} stands at {}, but the platform gives no orders from before {}. Orders that were last"
                            + " changed in between cannot be read any more: compare them by hand",
                    store.name(),
                    reached,
                    earliest);
        }
        if (book.forgetNotDone(from.isBefore(earliest) ? earliest : from)) {
            frontier.reset();
        }
        Instant lookedBack =
                frontier.begin(reached, book, now).minus(settings.lookback()).minus(SEAM);
        Instant readFrom = lookedBack.isBefore(from) ? from : lookedBack;
        return readFrom.isBefore(earliest) ? earliest : readFrom;
    }

    private Instant startBy(Instant now) {
        return settings.startFrom().apply(now).truncatedTo(ChronoUnit.SECONDS);
    }

    /**
     * Once the platform has told its time: whether the start was reckoned by a local clock that is ahead of it. What lies
     * between would be left out for ever.
     */
    private synchronized boolean startsEarlierThanReckoned() {
        if (!startToCheck) {
            return false;
        }
        startToCheck = false;
        Instant now = serverNow.get();
        Instant start = startBy(now);
        if (!start.isBefore(reached.minus(SEAM))) {
            return false;
        }
        LOG.warn(
                "The position {} begins at {}, not at {}: the local clock is ahead of the platform's",
                store.name(),
                start,
                reached);
        startAt(start);
        reconciliation.ifPresent(r -> r.restore(Optional.empty(), reached, now));
        return true;
    }

    /** The next slice: orders that are to be delivered, oldest change first. */
    @Override
    public Optional<List<OrderDocument>> next() {
        while (true) {
            Optional<List<OrderDocument>> slice =
                    switch (partNow()) {
                        case WANTED_AGAIN -> nextWantedAgain();
                        case CHANGED -> nextChanged();
                        case RECONCILED -> nextReconciled();
                        case OVER -> Optional.empty();
                    };
            if (slice.isPresent() || partNow() == Part.OVER) {
                return slice;
            }
        }
    }

    private synchronized Part partNow() {
        return edited ? Part.OVER : part;
    }

    private synchronized void goOnTo(Part next) {
        part = next;
    }

    private Optional<List<OrderDocument>> nextWantedAgain() {
        if (!wantedAgain.hasNext()) {
            goOnTo(Part.CHANGED);
            return Optional.empty();
        }
        List<OrderDocument> orders = wantedAgain.next();
        synchronized (this) {
            current = Current.ASKED_FOR;
            orders.removeIf(order -> book.isUnderWay(OrderVersion.of(order)));
        }
        return Optional.of(orders);
    }

    private Optional<List<OrderDocument>> nextChanged() {
        if (leftOut || isFull()) {
            goOnTo(Part.OVER);
            return Optional.empty();
        }
        SliceReader.Slice slice = slices.next();
        if (startsEarlierThanReckoned()) {
            begin();
            return Optional.empty();
        }
        wantedAgain.othersAreGiven();
        if (slice instanceof SliceReader.Slice.End end && isInTheFuture(end)) {
            goOnTo(Part.OVER);
            return Optional.empty();
        }
        if (slice instanceof SliceReader.Slice.Read read) {
            return undelivered(read);
        }
        if (slice instanceof SliceReader.Slice.Held unproven) {
            holdAt(unproven);
        } else {
            synchronized (this) {
                caughtUp = true;
                hold.end();
                hold.endWithPause();
                part = Part.RECONCILED;
            }
        }
        return Optional.empty();
    }

    private synchronized void holdAt(SliceReader.Slice.Held unproven) {
        hold.byUnproven(unproven.window(), unproven.why(), serverNow.get());
        listener.held(unproven.window(), unproven.why());
        part = Part.OVER;
    }

    private synchronized boolean isFull() {
        if (!book.isFull()) {
            return false;
        }
        slices.discard();
        hold.byRefusals(reached, book);
        return true;
    }

    /** Whether the platform has told a time that the position is far ahead of. Nothing else would show that it stands still. */
    private synchronized boolean isInTheFuture(SliceReader.Slice.End end) {
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

    private synchronized Optional<List<OrderDocument>> undelivered(SliceReader.Slice.Read slice) {
        if (edited) {
            return Optional.empty();
        }
        current = new Current(slice.window(), slice.orders().size(), false);
        window = slice.window();
        List<OrderDocument> wanted = new ArrayList<>();
        int known = 0;
        for (OrderDocument order : slice.orders()) {
            if (order.modifiedAt().filter(changed -> changed.isBefore(from)).isPresent()) {
                continue;
            }
            OrderVersion version = OrderVersion.of(order);
            if (book.isToDo(version)) {
                wanted.add(order);
                book.toDo(version, holdsAt(order));
            } else if (book.isDelivered(version)) {
                known++;
            }
        }
        if (known > 0) {
            listener.knownToPosition(known);
        }
        return Optional.of(wanted);
    }

    private Optional<List<OrderDocument>> nextReconciled() {
        Reconciliation comparing = reconciliation.orElse(null);
        Instant now = serverNow.get();
        synchronized (this) {
            if (comparing == null || !comparing.isUnderWay(now, reached)) {
                part = Part.OVER;
                return Optional.empty();
            }
            if (book.isFullBeside()) {
                putOff(
                        comparing,
                        now,
                        "the route has not accepted more than " + DeliveryBook.MAX_NOT_ACCEPTED
                                + " of the orders that it has found");
                return Optional.empty();
            }
        }
        SliceReader.Slice slice;
        try {
            slice = comparing.next();
        } catch (FkwAuthenticationException | FkwThrottledException e) {
            throw e;
        } catch (FkwApiException | FkwProtocolException e) {
            // It would end the same way in each poll.
            putOff(comparing, now, e.getMessage());
            return Optional.empty();
        }
        synchronized (this) {
            if (slice instanceof SliceReader.Slice.Read read) {
                current = Current.BESIDE;
                List<OrderDocument> missed = comparing.missed(read.orders());
                missed.removeIf(order -> !book.isToDo(OrderVersion.of(order)));
                missed.forEach(order -> listener.foundByReconciliation(order.id()));
                return Optional.of(missed);
            }
            if (slice instanceof SliceReader.Slice.Held held) {
                putOff(comparing, now, held.why());
                return Optional.empty();
            }
            comparing.endRun(now);
            save();
            part = Part.OVER;
            return Optional.empty();
        }
    }

    private synchronized void putOff(Reconciliation comparing, Instant now, String why) {
        LOG.warn("The daily comparison of position {} is put off: {}. The feed goes on", store.name(), why);
        comparing.putOff(now);
        part = Part.OVER;
    }

    @Override
    public synchronized Delivery deliver(OrderDocument order) {
        OrderVersion version = OrderVersion.of(order);
        book.started(version, holdsAt(order));
        return new OrderDelivery(order, version, current);
    }

    /** The time at which the position waits for an order of the current slice. */
    private Instant holdsAt(OrderDocument order) {
        return current.window() == null
                ? DeliveryBook.BESIDE
                : order.modifiedAt().orElse(current.window().from());
    }

    /** An order on its way through the route. Does not keep the order itself: it may be under way for long. */
    private final class OrderDelivery implements Delivery {

        private final String orderId;
        private final OrderVersion version;
        private final Optional<Instant> changed;
        private final Instant forgottenBy;

        /** Null: nobody asked for it. */
        private final WantedAgain.Wish wish;

        private OrderDelivery(OrderDocument order, OrderVersion version, Current slice) {
            this.orderId = order.id();
            this.version = version;
            this.changed = order.modifiedAt();
            this.wish = slice.askedFor() ? wantedAgain.started(orderId) : null;
            this.forgottenBy = changed.orElse(
                    slice.window() == null ? Instant.MIN : slice.window().to());
        }

        @Override
        public boolean isAskedFor() {
            return wish != null;
        }

        @Override
        public int failures() {
            synchronized (OrderFeed.this) {
                return book.failures(version);
            }
        }

        @Override
        public void done() {
            synchronized (OrderFeed.this) {
                fulfilled();
                if (book.done(version, forgottenBy)) {
                    compared();
                }
            }
        }

        @Override
        public void putOff() {
            synchronized (OrderFeed.this) {
                unfulfilled();
                book.putOff(version);
            }
        }

        /** A delivery that nobody asked for fulfils no wish: it may have begun before the wish was made. */
        private void fulfilled() {
            if (wish != null) {
                wantedAgain.done(orderId, wish);
            }
        }

        private void unfulfilled() {
            if (wish != null) {
                wantedAgain.putOff(wish);
            }
        }

        private void compared() {
            reconciliation.ifPresent(r -> r.delivered(version, changed));
        }

        @Override
        public Verdict failed() {
            synchronized (OrderFeed.this) {
                int failures = book.countFailure(version, serverNow.get());
                if (settings.maxRedeliveries() >= 0 && failures > settings.maxRedeliveries()) {
                    // Still under way: to those who have to be told of it.
                    return Verdict.GIVEN_UP;
                }
                putOff();
                return Verdict.AGAIN;
            }
        }

        @Override
        public void givenUp() {
            synchronized (OrderFeed.this) {
                int failures = book.failures(version);
                // Else somebody has moved the position meanwhile, and wants it again.
                if (book.givenUp(version, forgottenBy)) {
                    fulfilled();
                    compared();
                    listener.gaveUp(orderId, failures);
                }
            }
        }
    }

    /** Ends the current slice: moves the position and saves it. */
    @Override
    public synchronized void endSlice() {
        if (edited || current.window() == null) {
            save();
            return;
        }
        book.forgetTried(current.window().to().minus(SEAM).minus(SEAM).minus(SEAM));
        frontier.read(current.window(), current.orders());
        advanceTo(current.window().to());
    }

    @Override
    public synchronized void close() {
        slices.discard();
        reconciliation.ifPresent(Reconciliation::stopRun);
        fetch.stop();
        if (reached != null && !closed && !startToCheck) {
            advanceTo(reached);
        }
        closed = true;
    }

    private void advanceTo(Instant target) {
        Instant done = book.doneUntil(target);
        if (done.isAfter(reached)) {
            reached = done;
            hold.end();
        }
        save();
    }

    private void save() {
        if (closed) {
            return;
        }
        Instant seenAgain = reached.minus(settings.lookback()).minus(SEAM).minus(SEAM);
        book.forget(seenAgain, serverNow.get());
        from = from.isBefore(seenAgain) ? seenAgain : from;
        reconciliation.ifPresent(Reconciliation::save);
        store.save(PositionFormat.write(position()));
    }

    private OrderPosition position() {
        return new OrderPosition(
                reached,
                from,
                book.delivered(),
                book.failed(),
                wantedAgain.ids(),
                reconciliation.flatMap(Reconciliation::state));
    }

    @Override
    public Optional<String> held() {
        return hold.why();
    }

    /** How many versions are known in any way. */
    synchronized int size() {
        return book.size();
    }

    /** How far the feed has come; empty before the first poll. Takes no lock: the store may be slow while it is held. */
    @Override
    public Optional<Instant> reached() {
        return Optional.ofNullable(reached);
    }

    @Override
    public Optional<TimeWindow> window() {
        return Optional.ofNullable(window);
    }

    @Override
    public synchronized Optional<Snapshot> snapshot() {
        return reached()
                .map(time -> new Snapshot(
                        time,
                        book.delivered().size(),
                        book.underWay(),
                        book.waiting(),
                        List.copyOf(wantedAgain.ids()),
                        position().reconciled().map(OrderPosition.Reconciled::until),
                        PositionFormat.write(position())));
    }

    @Override
    public synchronized void rewindTo(Instant time) {
        edit(position -> position.rewoundTo(time));
    }

    @Override
    public synchronized void moveTo(Instant time) {
        edit(position -> position.movedTo(time));
    }

    @Override
    public synchronized void restore(String text, Instant platformNow) {
        OrderPosition copy = PositionFormat.readCopy(store.name(), text, platformNow);
        edit(position -> position.replacedBy(copy));
    }

    private void edit(UnaryOperator<OrderPosition> change) {
        Instant now = serverNow.get();
        if (reached == null) {
            startAt(startBy(now));
        }
        startToCheck = false;
        reconciliation.ifPresent(Reconciliation::save);
        takeOver(change.apply(position()));
        book.forgetUnderWay();
        // What is left of the slice in hand is beside the new sequence.
        current = current.window() == null ? current : Current.BESIDE;
        edited = true;
        caughtUp = true;
        save();
    }

    @Override
    public synchronized void deliverAgain(List<String> orderIds) {
        wantedAgain.add(orderIds);
        if (reached != null) {
            save();
        }
    }
}
