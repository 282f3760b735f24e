// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.poll;

import io.github.camelfkw.component.fkw.client.OrderDocument;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Orders that somebody asked for once more, until the route has taken them. Safe for threads. */
final class WantedAgain {

    private static final Logger LOG = LoggerFactory.getLogger(OrderFeed.class);

    /** Orders that are read and held at a time. */
    private static final int AT_A_TIME = 50;

    private final OrderReads reads;
    private final Set<String> ids = new LinkedHashSet<>();
    private final Set<String> askedForInThisPoll = new LinkedHashSet<>();

    WantedAgain(OrderReads reads) {
        this.reads = reads;
    }

    synchronized void add(Collection<String> orderIds) {
        ids.addAll(orderIds);
    }

    synchronized void restore(Collection<String> orderIds) {
        ids.clear();
        ids.addAll(orderIds);
    }

    synchronized Set<String> ids() {
        return new LinkedHashSet<>(ids);
    }

    synchronized void beginPoll() {
        askedForInThisPoll.clear();
    }

    /** The route has taken the order, or it is given up. */
    synchronized void done(String orderId) {
        ids.remove(orderId);
    }

    /** Whether there are some that this poll has not asked for. */
    synchronized boolean hasNext() {
        return !askedForInThisPoll.containsAll(ids);
    }

    /** Reads the next ones, as they are now. */
    List<OrderDocument> next() {
        List<OrderDocument> orders = new ArrayList<>();
        for (String id : nextIds()) {
            reads.one(id).ifPresentOrElse(orders::add, () -> {
                LOG.error(
                        "Order {} was asked for once more, but the platform does not give it. It is not tried again",
                        id);
                done(id);
            });
        }
        return orders;
    }

    private synchronized List<String> nextIds() {
        List<String> next = ids.stream()
                .filter(id -> !askedForInThisPoll.contains(id))
                .limit(AT_A_TIME)
                .toList();
        askedForInThisPoll.addAll(next);
        return next;
    }
}
