// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.poll;

import io.github.camelfkw.component.fkw.client.OrderDocument;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Finds what the feed cannot see: orders whose change did not move their time of change. Once in a while the orders that
 * were <em>created</em> in a settled stretch are read and compared with what was delivered. All of them, whatever their
 * status, since a stretch of creation time only shrinks as long as no status filter lets rows in and out. Each order is
 * looked at in two runs, the second one an interval later. Not safe for threads: the feed holds its lock, except while a
 * slice is read.
 */
final class Reconciliation {

    /** Orders that were changed a moment ago are still the feed's; and windows are asked for a second more at their begin. */
    private static final Duration MARGIN = Duration.ofSeconds(2);

    /** A run that did not come to its end is tried again after this part of the interval. */
    private static final int PAUSE = 24;

    private final Duration interval;
    private final Duration lookback;
    private final List<String> statuses;
    private final SliceReader slices;
    private final DeliveredLedger ledger;

    private OrderPosition.Reconciled state;
    private Instant notBefore = Instant.MIN;

    private boolean running;
    private Instant runFrom;
    private Instant runUntil;
    private final List<Found> found = new ArrayList<>();

    /** An order that the feed has not delivered. */
    private record Found(OrderVersion version, Instant changed) {}

    /**
     * @param interval from run to run
     * @param lookback how late a row may become visible
     * @param statuses wanted; empty: all
     * @param slices   reads windows of creation time, without a status filter
     * @param store    the position's
     */
    Reconciliation(
            Duration interval, Duration lookback, List<String> statuses, SliceReader slices, PositionStore store) {
        this.interval = interval;
        this.lookback = lookback;
        this.statuses = statuses;
        this.slices = slices;
        this.ledger = new DeliveredLedger(store);
    }

    /**
     * Takes up what was saved with a position, or begins to remember.
     *
     * @param now the local clock's before the first answer, and then it may be behind what the position remembers
     */
    void restore(OrderPosition position, Instant now) {
        Instant newest = position.delivered().values().stream().reduce(position.reached(), Reconciliation::later);
        restore(position.reconciled(), position.reached(), now, later(newest, now));
    }

    /**
     * Takes up what was saved, or begins to remember.
     *
     * @param saved   empty: there is nothing
     * @param reached what was changed before it may have been delivered without having been remembered
     */
    void restore(Optional<OrderPosition.Reconciled> saved, Instant reached, Instant now) {
        restore(saved, reached, now, now);
    }

    /** @param newest nothing was remembered of what was changed after it */
    private void restore(Optional<OrderPosition.Reconciled> saved, Instant reached, Instant now, Instant newest) {
        stopRun();
        if (saved.isPresent() && saved.equals(state())) {
            // What is remembered goes with it, and there may be no repository to read it from.
            return;
        }
        OrderPosition.Reconciled next = saved.map(was -> remembered(was.since(), was.until()))
                .orElseGet(() -> remembered(reached, now.truncatedTo(ChronoUnit.SECONDS)));
        ledger.load(next.since(), newest);
        state = next;
    }

    /**
     * Orders that were created before a time were compared, and from now on what was delivered is remembered since an
     * interval before that: nobody can tell what was delivered earlier, also if the interval becomes longer one day.
     *
     * @param since it was remembered so far
     */
    private OrderPosition.Reconciled remembered(Instant since, Instant until) {
        return new OrderPosition.Reconciled(later(since, until.minus(interval)), until);
    }

    /** The platform tells its time: nothing was remembered and compared in its future, even if the position says so. */
    void begunBy(Instant platformNow) {
        if (state != null) {
            state = remembered(earlier(state.since(), platformNow), earlier(state.until(), platformNow));
        }
    }

    private static Instant earlier(Instant one, Instant other) {
        return other.isBefore(one) ? other : one;
    }

    private static Instant later(Instant one, Instant other) {
        return other.isAfter(one) ? other : one;
    }

    boolean isRestored() {
        return state != null;
    }

    /** To be saved with the position. */
    Optional<OrderPosition.Reconciled> state() {
        return Optional.ofNullable(state);
    }

    /** Takes note of what was delivered. */
    void delivered(OrderVersion version, Optional<Instant> changed) {
        if (state != null) {
            changed.filter(time -> !time.isBefore(state.since())).ifPresent(time -> ledger.add(version, time));
        }
    }

    /** Saves what was delivered. To be called before the position is saved. */
    void save() {
        if (state != null) {
            ledger.save();
        }
    }

    /**
     * Begins a run if it is time for one, or goes on with one.
     *
     * @param now       the platform's
     * @param readUntil up to where the feed has read; it knows of each order since whether it was delivered
     */
    boolean isUnderWay(Instant now, Instant readUntil) {
        if (running) {
            return true;
        }
        if (state == null || now.isBefore(state.until().plus(interval)) || now.isBefore(notBefore)) {
            return false;
        }
        runUntil = readUntil.minus(lookback).minus(MARGIN).truncatedTo(ChronoUnit.SECONDS);
        Instant earliest = HistoryLimit.earliest(now).plus(MARGIN).truncatedTo(ChronoUnit.SECONDS);
        runFrom = later(state.since(), earliest);
        if (!runFrom.isBefore(runUntil) || !runUntil.isAfter(state.until())) {
            return false;
        }
        slices.begin(runFrom, runUntil, runUntil, true);
        found.clear();
        running = true;
        return true;
    }

    /** Whether a run has begun, and neither come to its end nor been stopped. */
    boolean isRunning() {
        return running;
    }

    /** Reads a slice. Takes its time. */
    SliceReader.Slice next() {
        try {
            return slices.next();
        } catch (RuntimeException | Error e) {
            // A run is not worth a poll's failure twice: the next one begins it anew.
            running = false;
            throw e;
        }
    }

    /**
     * Those of a slice that should have been delivered and were not.
     *
     * @param waitedFor whether the position waits for a version: then the feed delivers it
     */
    List<OrderDocument> missed(List<OrderDocument> orders, Predicate<OrderVersion> waitedFor) {
        List<OrderDocument> missed = new ArrayList<>();
        for (OrderDocument order : orders) {
            Optional<Instant> changed = order.modifiedAt();
            boolean wanted = statuses.isEmpty()
                    || order.status().filter(statuses::contains).isPresent();
            if (!wanted || changed.isEmpty() || !isOfThisRun(changed.get())) {
                continue;
            }
            OrderVersion version = OrderVersion.of(order);
            if (!ledger.contains(version, changed.get()) && !waitedFor.test(version)) {
                missed.add(order);
                found.add(new Found(version, changed.get()));
            }
        }
        return missed;
    }

    /**
     * What was changed before the stretch was not remembered, and belongs to an order from before it: windows are asked for
     * a second more at their begin. What was changed after it is still the feed's.
     */
    private boolean isOfThisRun(Instant changed) {
        return !changed.isBefore(runFrom) && changed.isBefore(runUntil);
    }

    /** The run has come to its end: its stretch is done if the route has accepted what was found. */
    void endRun(Instant now) {
        boolean allDone = found.stream().allMatch(order -> ledger.contains(order.version(), order.changed()));
        stopRun();
        if (allDone) {
            state = remembered(state.since(), runUntil);
            ledger.forget(state.since());
            notBefore = now.plus(interval);
        } else {
            notBefore = now.plus(interval.dividedBy(PAUSE));
        }
    }

    /** The run cannot be finished now. */
    void putOff(Instant now) {
        stopRun();
        notBefore = now.plus(interval.dividedBy(PAUSE));
    }

    /** Forgets a run. */
    void stopRun() {
        running = false;
        slices.discard();
        found.clear();
    }
}
