// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

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
    private final Map<OrderVersion, Instant> inFlight = new HashMap<>();
    private final Map<OrderVersion, Instant> notDone = new HashMap<>();
    private final Map<OrderVersion, OrderPosition.Failures> failed = new LinkedHashMap<>();
    private final Map<OrderVersion, Instant> triedInThisPoll = new HashMap<>();

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
    }

    /** What was not done in the last poll will be seen again in this one. */
    void beginPoll() {
        notDone.clear();
        triedInThisPoll.clear();
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

    /** Remembers a version that has to be delivered; the position waits before that time. */
    void toDo(OrderVersion version, Instant holdsAt) {
        notDone.put(version, holdsAt);
    }

    void started(OrderVersion version, Instant holdsAt) {
        notDone.remove(version);
        inFlight.put(version, holdsAt);
        triedInThisPoll.put(version, holdsAt);
    }

    /** Returns whether the version was on its way. */
    boolean done(OrderVersion version, Instant forgottenBy) {
        if (inFlight.remove(version) == null) {
            return false;
        }
        delivered.put(version, forgottenBy);
        failed.remove(version);
        return true;
    }

    /** A version that did not get to the route is still to do. Returns whether it was on its way. */
    boolean putOff(OrderVersion version) {
        Instant holdsAt = inFlight.remove(version);
        if (holdsAt != null) {
            notDone.put(version, holdsAt);
        }
        return holdsAt != null;
    }

    /**
     * Counts a failure.
     *
     * @param  now the platform's
     * @return     how often the version has failed by now; 0 if it was not on its way
     */
    int failed(OrderVersion version, Instant now) {
        if (!putOff(version)) {
            return 0;
        }
        int count = failures(version) + 1;
        failed.put(version, new OrderPosition.Failures(count, now));
        return count;
    }

    /** A version that is not tried any more counts as done. */
    void givenUp(OrderVersion version, Instant forgottenBy) {
        notDone.remove(version);
        failed.remove(version);
        delivered.put(version, forgottenBy);
    }

    int failures(OrderVersion version) {
        OrderPosition.Failures failures = failed.get(version);
        return failures == null ? 0 : failures.count();
    }

    /** Up to where everything is done, but no further than asked for. */
    Instant doneUntil(Instant target) {
        Instant oldest = target;
        for (Instant time : notDone.values()) {
            oldest = time.isBefore(oldest) ? time : oldest;
        }
        for (Instant time : inFlight.values()) {
            oldest = time.isBefore(oldest) ? time : oldest;
        }
        return oldest;
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
        return delivered.size() + inFlight.size() + notDone.size() + failed.size() + triedInThisPoll.size();
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
        return notDone.values().stream().filter(BESIDE::isAfter).count();
    }

    boolean isAllDone() {
        return notDone.isEmpty() && inFlight.isEmpty();
    }

    int underWay() {
        return inFlight.size();
    }

    int waiting() {
        return notDone.size();
    }

    Map<OrderVersion, Instant> delivered() {
        return delivered;
    }

    Map<OrderVersion, OrderPosition.Failures> failed() {
        return failed;
    }
}
