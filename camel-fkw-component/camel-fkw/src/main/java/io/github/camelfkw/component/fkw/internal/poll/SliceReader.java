// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.poll;

import io.github.camelfkw.component.fkw.client.ListPage;
import io.github.camelfkw.component.fkw.client.OrderDocument;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Cuts a stretch of time into slices that are sized by the density seen, and reads them in their order, some ahead of
 * their delivery. Memory is bounded by the slices, not by the backlog: none has more orders than a limit, unless a single
 * second has, and no more are read ahead than {@link PageFetch#ahead()}, and a page. One thread reads; what was read ahead may be
 * discarded by any.
 */
final class SliceReader {

    private static final Duration SECOND = Duration.ofSeconds(1);

    /** Room to spare in a slice: the platform's orders are not spread evenly. */
    private static final double FILL = 0.9;

    /** A slice is at most so many times as long as the one before it. */
    private static final double GROWTH = 4;

    /**
     * Slices of which the first page is read, beside those that are read: when one of those is done, the next one knows
     * how many pages it has, and all of them can be asked for at the same time.
     */
    private static final int FIRST_PAGES_AHEAD = 1;

    private final WindowReader reader;
    private final PageFetch fetch;
    private final int maxOrders;

    private final Deque<Planned> plan = new ArrayDeque<>();
    private Instant end;
    private Instant plannedUntil;
    private Instant settledUntil;

    /** Empty: the platform's time has come as far as was asked for. */
    private Optional<Instant> closedUntil = Optional.empty();

    /** Length of the next slice that is planned. */
    private Duration span;

    /** While it is not, nothing is read ahead. */
    private boolean densityKnown;

    /** A slice that was read. */
    sealed interface Slice {

        /** All orders of a window, oldest change first. */
        record Read(TimeWindow window, List<OrderDocument> orders) implements Slice {}

        /** A window that could not be proven complete: nothing after it may be delivered. */
        record Held(TimeWindow window, String why) implements Slice {}

        /**
         * There is no other one.
         *
         * @param closedUntil where the platform said that its time has not come further; empty: all was read
         */
        record End(Optional<Instant> closedUntil) implements Slice {}
    }

    private final class Planned {
        private final TimeWindow window;
        private PageFetch.Asked<ListPage<OrderDocument>> first;
        private PageFetch.Asked<Reading> reading;

        Planned(TimeWindow window) {
            this.window = window;
        }

        void askFirst() {
            if (reading == null && first == null) {
                first = reader.askFirst(window);
            }
        }

        void begin() {
            if (reading == null) {
                askFirst();
                PageFetch.Asked<ListPage<OrderDocument>> firstPage = first;
                first = null;
                Instant settled = settledUntil;
                reading = fetch.slice(() -> reader.read(window, firstPage, settled));
            }
        }

        void giveUp() {
            if (first != null) {
                first.giveUp();
            }
            if (reading != null) {
                reading.giveUp();
            }
        }
    }

    SliceReader(WindowReader reader, PageFetch fetch, int maxOrders) {
        this.reader = reader;
        this.fetch = fetch;
        this.maxOrders = maxOrders;
    }

    /**
     * Begins anew.
     *
     * @param from         begin of what is to be read
     * @param until        end of what is to be read
     * @param settled      up to where no row can become visible late
     * @param asOneSlice   whether to try with a single slice, as is right when little is expected
     */
    synchronized void begin(Instant from, Instant until, Instant settled, boolean asOneSlice) {
        discard();
        plannedUntil = from;
        end = until;
        settledUntil = settled;
        closedUntil = Optional.empty();
        if (asOneSlice || span == null) {
            span = Duration.between(from, until);
            densityKnown = false;
        }
    }

    /** Forgets what was read ahead. */
    synchronized void discard() {
        plan.forEach(Planned::giveUp);
        plan.clear();
    }

    /**
     * The next slice.
     *
     * @throws RuntimeException of the reading; what was read ahead is forgotten, and the next begin starts there again
     */
    Slice next() {
        try {
            return readNext();
        } catch (RuntimeException | Error e) {
            discard();
            throw e;
        }
    }

    private Slice readNext() {
        for (Planned planned = take(); planned != null; planned = take()) {
            Optional<Slice> slice = judge(planned.window, planned.reading.await());
            if (slice.isPresent()) {
                return slice.get();
            }
        }
        return end();
    }

    private synchronized Slice end() {
        return new Slice.End(closedUntil);
    }

    /** The next one of the plan, which is being read; null: there is no other one. */
    private synchronized Planned take() {
        planAhead();
        Planned planned = plan.poll();
        if (planned != null) {
            planned.begin();
        }
        return planned;
    }

    /** Empty: the plan was changed, and the next one of it has to be looked at. */
    private synchronized Optional<Slice> judge(TimeWindow window, Reading reading) {
        if (reading instanceof Reading.Complete complete) {
            span = scaled(window, complete.orders().size());
            densityKnown = true;
            return Optional.of(new Slice.Read(window, complete.orders()));
        }
        if (reading instanceof Reading.Unproven unproven) {
            discard();
            return Optional.of(new Slice.Held(unproven.window(), unproven.why()));
        }
        if (reading instanceof Reading.TooMany tooMany) {
            cut(window, tooMany.total());
        } else if (reading instanceof Reading.NotClosed notClosed) {
            discard();
            plannedUntil = window.from();
            end = notClosed.closedUntil().truncatedTo(ChronoUnit.SECONDS);
            closedUntil = Optional.of(end);
        }
        return Optional.empty();
    }

    private void planAhead() {
        int read = densityKnown ? 1 + fetch.ahead() : 1;
        int planned = densityKnown && fetch.ahead() > 0 ? read + FIRST_PAGES_AHEAD : read;
        while (plan.size() < planned && plannedUntil.isBefore(end)) {
            TimeWindow window =
                    new TimeWindow(plannedUntil, end).shortenedTo(plannedUntil.plus(atLeastOneSecond(span)));
            plan.add(new Planned(window));
            plannedUntil = window.to();
        }
        if (fetch.ahead() > 0) {
            plan.stream().limit(read).forEach(Planned::begin);
            plan.stream().limit(planned).forEach(Planned::askFirst);
        }
    }

    /** A window has more orders than fit into a slice: shorter ones take its place. */
    private void cut(TimeWindow window, long total) {
        double parts = total / (FILL * maxOrders);
        span = atLeastOneSecond(Duration.ofMillis((long) (window.length().toMillis() / Math.max(2, parts))));
        if (plan.isEmpty()) {
            // Nothing was read ahead: later slices go by the density of each one before.
            plannedUntil = window.from();
            densityKnown = true;
            return;
        }
        List<Planned> shorter = new ArrayList<>();
        for (Instant from = window.from(); from.isBefore(window.to()); ) {
            TimeWindow part = new TimeWindow(from, window.to()).shortenedTo(from.plus(span));
            shorter.add(new Planned(part));
            from = part.to();
        }
        for (int i = shorter.size() - 1; i >= 0; i--) {
            plan.addFirst(shorter.get(i));
        }
    }

    private Duration scaled(TimeWindow window, int orders) {
        double factor = Math.min(FILL * maxOrders / Math.max(1, orders), GROWTH);
        return Duration.ofMillis((long) (window.length().toMillis() * factor));
    }

    private static Duration atLeastOneSecond(Duration length) {
        return length.compareTo(SECOND) < 0 ? SECOND : length;
    }
}
