// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.poll;

import io.github.camelfkw.component.fkw.client.ListPage;
import io.github.camelfkw.component.fkw.client.OrderDocument;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The orders of one shop as an endless sequence of slices. {@link #begin} fixes the end of what is read in one poll,
 * {@link #next} gives a slice, {@link #deliver} takes note of what goes to the route, and {@link #endSlice}
 * moves the position up to just before the oldest order that is not done, and saves it.
 *
 * <p>A poll gives, in this order: orders that somebody asked for once more, what was changed since the position, and, when
 * it is time, what reconciliation has found. While refused orders hold the feed it tries some of those instead.
 *
 * <p>One thread reads; anybody tells the outcome of deliveries, looks at the position or moves it. The feed's monitor is the
 * one lock of all that says of itself that the feed holds its lock. It is held for steps in memory and while the position is
 * saved, but never while the platform is asked or a listener is told: so nobody waits for a request, or for somebody's
 * notifier. Whoever holds it may take the monitors of {@link SliceReader} and {@link WantedAgain}, which take no other one.
 * Since it is free while a slice is read, somebody may move the position meanwhile: what was read is then of a poll that is
 * over.
 */
public final class OrderFeed implements Feed<OrderDocument>, LivePosition {

    private final FeedSettings settings;
    private final PageFetch fetch;
    private final PositionStore store;
    private final Supplier<Instant> serverNow;
    private final FeedListener listener;

    private final DeliveryBook book = new DeliveryBook();
    private final Hold hold;
    private final Optional<Reconciliation> reconciliation;
    private final Progress progress;
    private final Deliveries deliveries;

    private final WantedAgain wantedAgain;
    private final ChangedOrders changed;
    private final RefusedOrders refused;
    private final Optional<ReconciledOrders> reconciled;

    /** The slice of the sequence that was given last, read by anybody; null: none yet. */
    private volatile TimeWindow window;

    /** Whether somebody has moved the position since the poll began: then this poll is over. Under the lock. */
    private boolean edited;

    /** Which part of the poll gives the next slice. Under the lock. */
    private Part part = Part.WANTED_AGAIN;

    /** The slice that was given last. Under the lock, since it leaves the sequence when somebody moves the position. */
    private SliceInHand inHand = SliceInHand.BESIDE;

    /** The parts of a poll. */
    private enum Part {
        WANTED_AGAIN,
        CHANGED,
        REFUSED,
        AFTER_REFUSED,
        RECONCILED,
        OVER
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
        this.fetch = fetch;
        this.store = store;
        this.serverNow = serverNow;
        this.listener = listener;
        wantedAgain = new WantedAgain(reads, settings.maxPerPoll());
        hold = new Hold(store.name());
        reconciliation = settings.reconcile()
                .map(interval -> new Reconciliation(
                        interval, settings.lookback(), settings.statuses(), slices(reads.created(), List.of()), store));
        progress = new Progress(
                store,
                new FirstBegin(settings.startFrom(), store.name()),
                book,
                new LookBack(settings, book, store.name()),
                hold,
                wantedAgain,
                reconciliation,
                serverNow);
        deliveries = new Deliveries(
                this, book, wantedAgain, reconciliation, settings.maxRedeliveries(), serverNow, listener);
        changed = new ChangedOrders(
                settings, slices(reads.changed(), settings.statuses()), book, progress, hold, reconciliation);
        refused = new RefusedOrders(reads.changed(), settings.statuses(), book);
        reconciled = reconciliation.map(r -> new ReconciledOrders(this, r, book, progress, listener, store.name()));
    }

    private SliceReader slices(OrderPages pages, List<String> statuses) {
        WindowReader reader = new WindowReader(pages, fetch, statuses, settings.maxOrders(), settings.settle());
        return new SliceReader(reader, fetch, settings.maxOrders());
    }

    @Override
    public synchronized void open() {
        progress.load();
    }

    /** Begins a poll: fixes its end. */
    @Override
    public synchronized void begin() {
        Instant now = serverNow.get();
        wantedAgain.beginPoll();
        edited = false;
        progress.ensureBegun(now);
        reconciliation
                .filter(r -> !r.isRestored())
                .ifPresent(r -> r.restore(Optional.empty(), progress.reached(), now));
        part = Part.WANTED_AGAIN;
        if (refused.haveHelped()) {
            progress.readAgainAtOnce();
        }
        changed.begin(now);
    }

    /** The next slice: orders that are to be delivered, oldest change first. */
    @Override
    public Optional<List<OrderDocument>> next() {
        while (true) {
            Optional<List<OrderDocument>> slice =
                    switch (partNow()) {
                        case WANTED_AGAIN -> nextWantedAgain();
                        case CHANGED -> nextChanged();
                        case REFUSED -> nextRefused();
                        case AFTER_REFUSED -> afterRefused();
                        case RECONCILED -> nextReconciled();
                        case OVER -> Optional.empty();
                    };
            if (slice.isPresent()) {
                return slice;
            }
            if (partNow() == Part.OVER) {
                endPoll();
                return Optional.empty();
            }
        }
    }

    private synchronized void endPoll() {
        progress.endPoll();
    }

    private synchronized Part partNow() {
        return edited ? Part.OVER : part;
    }

    private synchronized Optional<List<OrderDocument>> goOnTo(Part next) {
        part = next;
        return Optional.empty();
    }

    private Optional<List<OrderDocument>> nextWantedAgain() {
        if (!wantedAgain.hasNext()) {
            return goOnTo(Part.CHANGED);
        }
        List<OrderDocument> orders = wantedAgain.next();
        synchronized (this) {
            inHand = SliceInHand.ASKED_FOR;
            orders.removeIf(order -> book.isUnderWay(OrderVersion.of(order)));
        }
        return Optional.of(orders);
    }

    private Optional<List<OrderDocument>> nextChanged() {
        if (isHeld()) {
            return goOnTo(partWhenHeld());
        }
        SliceReader.Slice slice = changed.next();
        if (beginsEarlierThanReckoned()) {
            begin();
            return Optional.empty();
        }
        wantedAgain.othersAreGiven();
        if (slice instanceof SliceReader.Slice.Read read) {
            return undelivered(read);
        }
        if (slice instanceof SliceReader.Slice.Held unproven) {
            return holdBefore(unproven);
        }
        return endSequence((SliceReader.Slice.End) slice);
    }

    private synchronized boolean isHeld() {
        return changed.isHeld();
    }

    private synchronized Part partWhenHeld() {
        return changed.isHeldFromTheBegin() ? Part.REFUSED : Part.OVER;
    }

    private synchronized boolean beginsEarlierThanReckoned() {
        return progress.beginsEarlierThanReckoned();
    }

    private Optional<List<OrderDocument>> holdBefore(SliceReader.Slice.Held unproven) {
        synchronized (this) {
            if (edited) {
                return Optional.empty();
            }
            part = changed.holdBefore(unproven, serverNow.get()) ? Part.CHANGED : Part.OVER;
        }
        listener.held(unproven.window(), unproven.why());
        return Optional.empty();
    }

    private synchronized Optional<List<OrderDocument>> endSequence(SliceReader.Slice.End end) {
        if (edited) {
            return Optional.empty();
        }
        return goOnTo(changed.end(end) ? Part.RECONCILED : Part.OVER);
    }

    private Optional<List<OrderDocument>> undelivered(SliceReader.Slice.Read slice) {
        List<OrderDocument> wanted = new ArrayList<>();
        int known = 0;
        synchronized (this) {
            if (edited) {
                return Optional.empty();
            }
            inHand = SliceInHand.of(slice);
            window = slice.window();
            for (OrderDocument order : slice.orders()) {
                if (progress.liesBefore(order)) {
                    continue;
                }
                OrderVersion version = OrderVersion.of(order);
                if (book.isToDo(version)) {
                    wanted.add(order);
                    book.toDo(version, inHand.holdsAt(order));
                } else if (book.isDelivered(version)) {
                    known++;
                } else {
                    book.waitFor(version, inHand.holdsAt(order));
                }
            }
        }
        if (known > 0) {
            listener.knownToPosition(known);
        }
        return Optional.of(wanted);
    }

    private Optional<List<OrderDocument>> nextRefused() {
        Optional<TimeWindow> around = aroundRefused();
        if (around.isEmpty()) {
            return goOnTo(Part.OVER);
        }
        ListPage<OrderDocument> page = refused.read(around.get());
        synchronized (this) {
            if (edited) {
                return Optional.empty();
            }
            inHand = SliceInHand.BESIDE;
            part = Part.AFTER_REFUSED;
            return Optional.of(refused.toTry(page));
        }
    }

    private synchronized Optional<TimeWindow> aroundRefused() {
        return edited ? Optional.empty() : refused.next();
    }

    private synchronized Optional<List<OrderDocument>> afterRefused() {
        if (edited || !refused.haveHelped()) {
            return goOnTo(Part.OVER);
        }
        changed.beginWithRefused(serverNow.get());
        return goOnTo(Part.CHANGED);
    }

    private Optional<List<OrderDocument>> nextReconciled() {
        Instant now = serverNow.get();
        Optional<List<OrderDocument>> found = reconciled.flatMap(orders -> orders.next(now));
        if (found.isEmpty()) {
            return goOnTo(Part.OVER);
        }
        synchronized (this) {
            inHand = SliceInHand.BESIDE;
        }
        return found;
    }

    @Override
    public synchronized Delivery deliver(OrderDocument order) {
        return deliveries.start(order, inHand);
    }

    /** Ends the current slice: moves the position and saves it. */
    @Override
    public synchronized void endSlice() {
        if (edited || inHand.isBeside()) {
            progress.save();
        } else {
            progress.endSlice(inHand);
        }
    }

    @Override
    public synchronized void close() {
        changed.stop();
        reconciliation.ifPresent(Reconciliation::stopRun);
        fetch.stop();
        progress.close();
    }

    @Override
    public Optional<String> held() {
        return hold.why();
    }

    @Override
    public synchronized boolean isWaiting() {
        return hold.why().isPresent() || book.waiting() > 0;
    }

    /** How many versions are known in any way. */
    synchronized int size() {
        return book.size();
    }

    /** How far the feed has come; empty before the first poll. Takes no lock: the store may be slow while it is held. */
    @Override
    public Optional<Instant> reached() {
        return Optional.ofNullable(progress.reached());
    }

    @Override
    public Optional<TimeWindow> window() {
        return Optional.ofNullable(window);
    }

    @Override
    public synchronized Optional<Snapshot> snapshot() {
        return reached().map(this::snapshot);
    }

    private Snapshot snapshot(Instant reached) {
        OrderPosition position = progress.position();
        return new Snapshot(
                reached,
                position.delivered().size(),
                book.underWay(),
                book.waiting(),
                List.copyOf(position.again()),
                position.reconciled().map(OrderPosition.Reconciled::until),
                PositionFormat.write(position));
    }

    @Override
    public synchronized void rewindTo(Instant time) {
        change(() -> move(position -> position.rewoundTo(time)), saved -> saved.rewindTo(time));
    }

    @Override
    public synchronized void moveTo(Instant time) {
        change(() -> move(position -> position.movedTo(time)), saved -> saved.moveTo(time));
    }

    @Override
    public synchronized void restore(String text, Instant platformNow) {
        OrderPosition copy = PositionFormat.readCopy(store.name(), text, platformNow);
        change(() -> move(position -> position.replacedBy(copy)), saved -> saved.restore(text, platformNow));
    }

    /**
     * Makes a change that somebody wants. Before the feed was opened, since its consumer is just starting, the saved position
     * is read first: the change is not one of a begin. After it was closed, what was saved last is changed: nothing that the
     * feed knows is saved any more.
     */
    private void change(Runnable ofThis, Consumer<LivePosition> ofTheSaved) {
        if (progress.isClosed()) {
            ofTheSaved.accept(new StoredPosition(store));
        } else {
            progress.load();
            ofThis.run();
        }
    }

    private void move(UnaryOperator<OrderPosition> change) {
        progress.change(change);
        book.forgetUnderWay();
        inHand = inHand.besideTheSequence();
        edited = true;
        changed.moved();
        progress.save();
    }

    @Override
    public synchronized void deliverAgain(List<String> orderIds) {
        change(
                () -> {
                    wantedAgain.add(orderIds);
                    progress.save();
                },
                saved -> saved.deliverAgain(orderIds));
    }
}
