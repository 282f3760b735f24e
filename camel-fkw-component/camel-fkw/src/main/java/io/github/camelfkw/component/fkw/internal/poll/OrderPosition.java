// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.poll;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How far a feed has come: every order version that was changed before {@code reached} and read in its window is done
 * with; of the later ones, and of the ones that a look back shows again, those in {@code delivered}.
 *
 * @param reached    to the second
 * @param from       what was changed before it is not delivered, even where a look back shows it again: it is done, or
 *                   lies before the begin that somebody has chosen; {@link Instant#MIN}: not known
 * @param delivered  what must not be delivered again, with the time by which it is forgotten
 * @param failed     what the route has not accepted so far, and how often
 * @param again      orders that somebody asked for, by id
 * @param reconciled empty where reconciliation is off, or has not begun
 */
record OrderPosition(
        Instant reached,
        Instant from,
        Map<OrderVersion, Instant> delivered,
        Map<OrderVersion, Failures> failed,
        Set<String> again,
        Optional<Reconciled> reconciled) {

    /**
     * Deliveries that the route did not accept.
     *
     * @param count how many
     * @param last  when the last one was, by the platform's clock
     */
    record Failures(int count, Instant last) {}

    /**
     * How far orders were compared with what was delivered.
     *
     * @param since from when on it is remembered what was delivered
     * @param until orders that were created before were compared
     */
    record Reconciled(Instant since, Instant until) {}

    OrderPosition {
        delivered = Collections.unmodifiableMap(new LinkedHashMap<>(delivered));
        failed = Collections.unmodifiableMap(new LinkedHashMap<>(failed));
        again = Collections.unmodifiableSet(new LinkedHashSet<>(again));
    }

    /** A position at a time, with nothing remembered. */
    static OrderPosition at(Instant time) {
        Instant reached = time.truncatedTo(ChronoUnit.SECONDS);
        return new OrderPosition(reached, reached, Map.of(), Map.of(), Set.of(), Optional.empty());
    }

    /** The same, but everything that was changed since that time is delivered anew. */
    OrderPosition rewoundTo(Instant since) {
        Instant time = since.truncatedTo(ChronoUnit.SECONDS);
        Map<OrderVersion, Instant> kept = new LinkedHashMap<>(delivered);
        kept.values().removeIf(changed -> !changed.isBefore(time));
        return new OrderPosition(
                time.isBefore(reached) ? time : reached,
                time.isBefore(from) ? time : from,
                kept,
                failed,
                again,
                reconciled);
    }

    /** At another time, earlier or later; what was remembered around the old one is forgotten. */
    OrderPosition movedTo(Instant time) {
        OrderPosition there = at(time);
        return new OrderPosition(there.reached, there.from, Map.of(), Map.of(), again, Optional.empty());
    }

    /** The same, with orders to be delivered once more. */
    OrderPosition withAgain(List<String> orderIds) {
        Set<String> more = new LinkedHashSet<>(again);
        more.addAll(orderIds);
        return new OrderPosition(reached, from, delivered, failed, more, reconciled);
    }

    /**
     * A copy in its place. How far orders were compared is not taken from the copy: what is remembered for that is kept
     * beside the position, and is no longer what it was. It stays as it is where the copy lies within what is remembered;
     * else the comparison begins anew, as at another time.
     */
    OrderPosition replacedBy(OrderPosition copy) {
        return new OrderPosition(
                copy.reached,
                copy.from,
                copy.delivered,
                copy.failed,
                copy.again,
                copy.reached.isAfter(reached)
                        ? Optional.empty()
                        : reconciled.filter(compared -> !copy.reached.isBefore(compared.since())));
    }
}
