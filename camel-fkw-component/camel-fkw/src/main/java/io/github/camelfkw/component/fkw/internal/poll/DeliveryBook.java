// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which order versions are done, on their way through the route, or still to do; and so, how far everything is done. Not
 * safe for threads: the feed holds its lock.
 */
final class DeliveryBook {

    /** What is remembered beyond the lookback, because an older order is not done; then the feed holds. */
    static final int MAX_REMEMBERED = 50_000;

    /** Orders that the route has not accepted in a poll; with more the feed holds, for its target may be down. */
    static final int MAX_NOT_ACCEPTED = 2_000;

    /** The position does not wait for an order that holds at that time. */
    static final Instant BESIDE = Instant.MAX;

    /** How long failures of a version count, after the last of them. */
    private static final Duration FAILURES_COUNT_FOR = Duration.ofDays(7);

    private final Map<OrderVersion, Instant> delivered = new LinkedHashMap<>();
    private final Map<OrderVersion, UnderWay> inFlight = new HashMap<>();
    private final Map<OrderVersion, Waiting> notDone = new HashMap<>();

    /** What was not done and is to be seen again in this poll. */
    private final Map<OrderVersion, Waiting> toSeeAgain = new HashMap<>();

    private final Map<OrderVersion, OrderPosition.Failures> failed = new LinkedHashMap<>();
    private final Map<OrderVersion, Instant> triedInThisPoll = new HashMap<>();

    /** Whether a delivery has ended since the last save. */
    private boolean unsaved;

    /**
     * A version that is still to do.
     *
     * @param holdsAt the position waits before that time
     * @param tried   whether it was on its way and came back
     */
    private record Waiting(Instant holdsAt, boolean tried) {}

    /**
     * A version on its way through the route. A delivery is itself only: when the position was moved meanwhile, the same
     * version may be on its way anew, and the outcome of the first delivery is not the second one's.
     */
    static final class UnderWay {

        private final OrderVersion version;
        private Instant holdsAt;

        private UnderWay(OrderVersion version, Instant holdsAt) {
            this.version = version;
            this.holdsAt = holdsAt;
        }

        OrderVersion version() {
            return version;
        }
    }

    /** Takes over what was saved. */
    void restore(OrderPosition position) {
        delivered.clear();
        delivered.putAll(position.delivered());
        failed.clear();
        failed.putAll(position.failed());
    }

    /** Forgets what is under way: an edited position begins anew. */
    void forgetUnderWay() {
        inFlight.clear();
        notDone.clear();
        toSeeAgain.clear();
    }

    /** Forgets what is not done and lies before a time: no poll will see it again. Returns whether there was any. */
    boolean forgetNotDone(Instant before) {
        toSeeAgain.values().removeIf(waiting -> waiting.holdsAt().isBefore(before));
        return notDone.values().removeIf(waiting -> waiting.holdsAt().isBefore(before));
    }

    /**
     * A poll begins to read at a time: what lies behind it and is not done will be seen again. What lies before it is kept,
     * and the position waits for it.
     */
    void beginPoll(Instant from) {
        notDone.forEach((version, waiting) -> {
            if (!waiting.holdsAt().isBefore(from) && waiting.holdsAt().isBefore(BESIDE)) {
                toSeeAgain.put(version, waiting);
            }
        });
        notDone.values().removeIf(waiting -> !waiting.holdsAt().isBefore(from));
        triedInThisPoll.clear();
    }

    /** Everything was read up to a time: what was not seen again by then has changed since. */
    void readUntil(Instant time) {
        toSeeAgain.values().removeIf(waiting -> waiting.holdsAt().isBefore(time));
    }

    /** This poll does not come to what it has not seen again so far. */
    void keepNotSeenAgain() {
        toSeeAgain.forEach(notDone::putIfAbsent);
        toSeeAgain.clear();
    }

    /** Whether the version is neither done nor on its way nor tried in this poll. */
    boolean isToDo(OrderVersion version) {
        return !delivered.containsKey(version)
                && !inFlight.containsKey(version)
                && !triedInThisPoll.containsKey(version);
    }

    /** Whether the version is done. */
    boolean isDelivered(OrderVersion version) {
        return delivered.containsKey(version);
    }

    /** Whether the version is on its way through the route. */
    boolean isUnderWay(OrderVersion version) {
        return inFlight.containsKey(version);
    }

    /** Whether the version was on its way and came back, and the position waits for it. */
    boolean isRefused(OrderVersion version) {
        Waiting waiting = notDone.get(version);
        return waiting != null && waiting.tried() && waiting.holdsAt().isBefore(BESIDE);
    }

    /** Whether the position waits for the version. */
    boolean isWaitedFor(OrderVersion version) {
        Waiting waiting = notDone.get(version);
        UnderWay delivery = inFlight.get(version);
        return waiting != null && waiting.holdsAt().isBefore(BESIDE)
                || delivery != null && delivery.holdsAt.isBefore(BESIDE);
    }

    /** Remembers a version that has to be delivered; the position waits before that time. */
    void toDo(OrderVersion version, Instant holdsAt) {
        toSeeAgain.remove(version);
        notDone.put(version, new Waiting(holdsAt, false));
    }

    /**
     * A version that is not done was read where the position has to wait for it: it may have gone to the route beside the
     * sequence before.
     */
    void waitFor(OrderVersion version, Instant holdsAt) {
        notDone.computeIfPresent(
                version, (v, waiting) -> new Waiting(earlier(waiting.holdsAt(), holdsAt), waiting.tried()));
        inFlight.computeIfPresent(version, (v, delivery) -> {
            delivery.holdsAt = earlier(delivery.holdsAt, holdsAt);
            return delivery;
        });
    }

    /** The version goes to the route. Where the position waits for it already, it goes on waiting at the earlier time. */
    UnderWay started(OrderVersion version, Instant holdsAt) {
        Waiting again = toSeeAgain.remove(version);
        Waiting waited = notDone.getOrDefault(version, again);
        notDone.remove(version);
        UnderWay started = new UnderWay(version, waited == null ? holdsAt : earlier(holdsAt, waited.holdsAt()));
        inFlight.put(version, started);
        triedInThisPoll.put(version, holdsAt);
        return started;
    }

    /** Returns whether it was still on its way. */
    boolean done(UnderWay delivery, Instant forgottenBy) {
        if (!inFlight.remove(delivery.version, delivery)) {
            return false;
        }
        unsaved = true;
        delivered.put(delivery.version, forgottenBy);
        failed.remove(delivery.version);
        return true;
    }

    /** A version that was on its way is still to do. */
    void putOff(UnderWay delivery) {
        if (inFlight.remove(delivery.version, delivery)) {
            notDone.put(delivery.version, new Waiting(delivery.holdsAt, true));
        }
    }

    /**
     * Counts a failure of a version that is on its way; it stays there until it is put off or given up.
     *
     * @param  now the platform's
     * @return     how often it has failed by now; 0 if it was not on its way
     */
    int countFailure(UnderWay delivery, Instant now) {
        if (inFlight.get(delivery.version) != delivery) {
            return 0;
        }
        unsaved = true;
        int count = failures(delivery.version) + 1;
        failed.put(delivery.version, new OrderPosition.Failures(count, now));
        return count;
    }

    /** A version that is on its way and is not tried any more counts as done. Returns whether it was still on its way. */
    boolean givenUp(UnderWay delivery, Instant forgottenBy) {
        return done(delivery, forgottenBy);
    }

    int failures(OrderVersion version) {
        OrderPosition.Failures failures = failed.get(version);
        return failures == null ? 0 : failures.count();
    }

    /** What is known by now was saved. */
    void saved() {
        unsaved = false;
    }

    /** Whether a delivery has ended since the last save. */
    boolean isUnsaved() {
        return unsaved;
    }

    /** Up to where everything is done, but no further than asked for. */
    Instant doneUntil(Instant target) {
        return earlier(earlier(target, oldestUnderWay()), earlier(oldestTried(), oldestNotTried()));
    }

    /** Whether the position waits, first of all, for an order that is on its way through the route. */
    boolean isOldestUnderWay() {
        return oldestUnderWay().isBefore(earlier(oldestTried(), oldestNotTried()));
    }

    private Instant oldestUnderWay() {
        Instant oldest = BESIDE;
        for (UnderWay delivery : inFlight.values()) {
            oldest = earlier(oldest, delivery.holdsAt);
        }
        return oldest;
    }

    /** The time of the oldest order that was on its way and came back; {@link #BESIDE}: there is none. */
    Instant oldestTried() {
        return oldest(true);
    }

    /** The time of the oldest order that was read and not given to the route; {@link #BESIDE}: there is none. */
    Instant oldestNotTried() {
        return oldest(false);
    }

    private Instant oldest(boolean tried) {
        Instant oldest = BESIDE;
        for (Waiting waiting : notDone.values()) {
            if (waiting.tried() == tried) {
                oldest = earlier(oldest, waiting.holdsAt());
            }
        }
        return oldest;
    }

    /** The time of the oldest order after a time that was on its way and came back. */
    Optional<Instant> nextTried(Instant after) {
        return notDone.values().stream()
                .filter(waiting -> waiting.tried() && waiting.holdsAt().isBefore(BESIDE))
                .map(Waiting::holdsAt)
                .filter(time -> time.isAfter(after))
                .min(Comparator.naturalOrder());
    }

    private static Instant earlier(Instant one, Instant other) {
        return other.isBefore(one) ? other : one;
    }

    /** Forgets versions that no look back can show again. */
    void forget(Instant changedBefore, Instant now) {
        delivered.values().removeIf(changed -> changed.isBefore(changedBefore));
        failed.values().removeIf(failures -> failures.last().isBefore(now.minus(FAILURES_COUNT_FOR)));
    }

    /** Forgets that versions were tried in this poll, which goes on at a later time and meets none of them again. */
    void forgetTried(Instant changedBefore) {
        triedInThisPoll.values().removeIf(changed -> changed.isBefore(changedBefore));
    }

    /** How many versions are known in any way: what memory has to hold. */
    int size() {
        return delivered.size() + inFlight.size() + waiting() + failed.size() + triedInThisPoll.size();
    }

    /**
     * Whether the route has turned so much down that no more can be read, or so much had to be remembered behind an order
     * that is not done.
     */
    boolean isFull() {
        return notAccepted() > MAX_NOT_ACCEPTED || delivered.size() + failed.size() > MAX_REMEMBERED && !isAllDone();
    }

    /** How many versions the position waits for that are not on their way: those of the slices before, in this poll. */
    long notAccepted() {
        return notDone.values().stream()
                .filter(waiting -> waiting.holdsAt().isBefore(BESIDE))
                .count();
    }

    /** How many versions the position waits for, those that are on their way among them. */
    long waitedFor() {
        return notAccepted()
                + inFlight.values().stream()
                        .filter(delivery -> delivery.holdsAt.isBefore(BESIDE))
                        .count();
    }

    /** Whether the route has turned down so many orders beside the sequence that no more of them should be tried. */
    boolean isFullBeside() {
        return notDone.size() - notAccepted() > MAX_NOT_ACCEPTED;
    }

    boolean isAllDone() {
        return notDone.isEmpty() && inFlight.isEmpty();
    }

    int underWay() {
        return inFlight.size();
    }

    /** How many versions are still to do, also those that this poll has not seen again so far. */
    int waiting() {
        return notDone.size() + toSeeAgain.size();
    }

    Map<OrderVersion, Instant> delivered() {
        return delivered;
    }

    Map<OrderVersion, OrderPosition.Failures> failed() {
        return failed;
    }
}
