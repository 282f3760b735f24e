// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.poll;

import io.github.camelfkw.component.fkw.client.OrderDocument;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Orders that somebody asked for once more, until the route has taken them. Safe for threads. */
final class WantedAgain {

    private static final Logger LOG = LoggerFactory.getLogger(OrderFeed.class);

    /** Orders that are read and held at a time. */
    private static final int AT_A_TIME = 50;

    private final OrderReads reads;
    private final Map<String, Wish> wishes = new LinkedHashMap<>();

    WantedAgain(OrderReads reads) {
        this.reads = reads;
    }

    /** One asking for one order. Who asks anew while the order is under way has it delivered once more after that. */
    static final class Wish {

        private boolean underWay;
        private boolean readInThisPoll;

        private Wish() {}
    }

    synchronized void add(Collection<String> orderIds) {
        orderIds.forEach(id -> wishes.put(id, new Wish()));
    }

    synchronized void restore(Collection<String> orderIds) {
        Map<String, Wish> known = new LinkedHashMap<>(wishes);
        wishes.clear();
        orderIds.forEach(id -> wishes.put(id, known.getOrDefault(id, new Wish())));
    }

    synchronized Set<String> ids() {
        return new LinkedHashSet<>(wishes.keySet());
    }

    synchronized void beginPoll() {
        wishes.values().forEach(wish -> wish.readInThisPoll = false);
    }

    /** The order goes to the route, because of that wish. */
    synchronized Wish started(String orderId) {
        Wish wish = wishes.getOrDefault(orderId, new Wish());
        wish.underWay = true;
        return wish;
    }

    /** The route has taken the order, or it is given up. */
    synchronized void done(String orderId, Wish wish) {
        wishes.remove(orderId, wish);
    }

    /** The route has not taken it: the next poll tries again. */
    synchronized void putOff(Wish wish) {
        wish.underWay = false;
    }

    /** Whether there are some that this poll has not read. */
    synchronized boolean hasNext() {
        return wishes.values().stream().anyMatch(WantedAgain::isToDo);
    }

    private static boolean isToDo(Wish wish) {
        return !wish.underWay && !wish.readInThisPoll;
    }

    /** Reads the next ones, as they are now. */
    List<OrderDocument> next() {
        List<OrderDocument> orders = new ArrayList<>();
        for (String id : nextIds()) {
            reads.one(id).ifPresentOrElse(orders::add, () -> {
                LOG.error(
                        "Order {} was asked for once more, but the platform does not give it. It is not tried again",
                        id);
                forget(id);
            });
        }
        return orders;
    }

    private synchronized void forget(String id) {
        wishes.remove(id);
    }

    private synchronized List<String> nextIds() {
        List<String> next = wishes.entrySet().stream()
                .filter(wish -> isToDo(wish.getValue()))
                .limit(AT_A_TIME)
                .map(Map.Entry::getKey)
                .toList();
        next.forEach(id -> wishes.get(id).readInThisPoll = true);
        return next;
    }
}
