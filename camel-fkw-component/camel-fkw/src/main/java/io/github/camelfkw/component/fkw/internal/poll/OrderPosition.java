// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.poll;

import java.time.Instant;
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
 * @param delivered  what must not be delivered again, with the time by which it is forgotten
 * @param failed     what the route has not accepted so far, and how often
 * @param again      orders that somebody asked for, by id
 * @param reconciled empty where reconciliation is off, or has not begun
 */
record OrderPosition(
        Instant reached,
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
    static OrderPosition at(Instant reached) {
        return new OrderPosition(reached, Map.of(), Map.of(), Set.of(), Optional.empty());
    }

    /** The same, but everything that was changed since that time is delivered anew. */
    OrderPosition rewoundTo(Instant time) {
        Map<OrderVersion, Instant> kept = new LinkedHashMap<>(delivered);
        kept.values().removeIf(changed -> !changed.isBefore(time));
        return new OrderPosition(time.isBefore(reached) ? time : reached, kept, failed, again, reconciled);
    }

    /** At another time, earlier or later; what was remembered around the old one is forgotten. */
    OrderPosition movedTo(Instant time) {
        return new OrderPosition(time, Map.of(), Map.of(), again, Optional.empty());
    }

    /** The same, with orders to be delivered once more. */
    OrderPosition withAgain(List<String> orderIds) {
        Set<String> more = new LinkedHashSet<>(again);
        more.addAll(orderIds);
        return new OrderPosition(reached, delivered, failed, more, reconciled);
    }
}
