// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.poll;

import io.github.camelfkw.common.Redactor;
import io.github.camelfkw.component.fkw.client.FkwApiException;
import io.github.camelfkw.component.fkw.client.FkwAuthenticationException;
import io.github.camelfkw.component.fkw.client.FkwProtocolException;
import io.github.camelfkw.component.fkw.client.FkwThrottledException;
import io.github.camelfkw.component.fkw.client.FkwTransportException;
import io.github.camelfkw.component.fkw.client.OrderDocument;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Orders that somebody asked for once more, until the route has taken them. One that cannot be read holds nothing up: it
 * is tried again by the polls to come, and dropped when the platform has refused it several times while it gave others.
 * Safe for threads.
 */
final class WantedAgain {

    private static final Logger LOG = LoggerFactory.getLogger(OrderFeed.class);

    /** Orders that are read and held at a time. */
    private static final int AT_A_TIME = 50;

    /** Refusals after which an order is not tried any more. */
    static final int MAX_REFUSALS = 5;

    private final OrderReads reads;
    private final int atATime;
    private final Map<String, Wish> wishes = new LinkedHashMap<>();

    /**
     * @param reads   of the platform
     * @param maximum orders that are read and held at a time, at most
     */
    WantedAgain(OrderReads reads, int maximum) {
        this.reads = reads;
        this.atATime = Math.min(AT_A_TIME, maximum);
    }

    /** One asking for one order. Who asks anew while the order is under way has it delivered once more after that. */
    static final class Wish {

        private boolean underWay;
        private boolean triedInThisPoll;
        private boolean refusedInThisPoll;
        private int refusals;

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
        wishes.values().forEach(wish -> {
            wish.triedInThisPoll = false;
            wish.refusedInThisPoll = false;
        });
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

    /** Whether there are some that this poll has not tried. */
    synchronized boolean hasNext() {
        return wishes.values().stream().anyMatch(WantedAgain::isToDo);
    }

    private static boolean isToDo(Wish wish) {
        return !wish.underWay && !wish.triedInThisPoll;
    }

    /**
     * Reads the next ones, as they are now.
     *
     * @throws RuntimeException what concerns all calls: credentials, the pace, an interruption
     */
    List<OrderDocument> next() {
        List<OrderDocument> orders = new ArrayList<>();
        for (String id : nextIds()) {
            try {
                reads.one(id).ifPresentOrElse(orders::add, () -> refused(id, "there is none"));
            } catch (FkwAuthenticationException | FkwThrottledException e) {
                throw e;
            } catch (FkwApiException | FkwProtocolException | IllegalArgumentException e) {
                refused(id, e.getMessage());
            } catch (FkwTransportException e) {
                if (Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                warn(id, e.getMessage());
                leaveTheRest(id);
                break;
            }
        }
        return orders;
    }

    private static void warn(String id, String why) {
        LOG.warn(
                "Order {} was asked for once more, but cannot be read: {}. The next poll tries again, the feed goes on",
                Redactor.withoutMobiles(id),
                why);
    }

    private synchronized void refused(String id, String why) {
        warn(id, why);
        Wish wish = wishes.get(id);
        if (wish != null) {
            wish.refusedInThisPoll = true;
        }
    }

    /** Each further one could cost as much time in this poll; in the next one they come before it. */
    private synchronized void leaveTheRest(String unanswered) {
        wishes.values().forEach(wish -> wish.triedInThisPoll = true);
        Wish last = wishes.remove(unanswered);
        if (last != null) {
            wishes.put(unanswered, last);
        }
    }

    /** The platform gives other orders in this poll: so what it refused, it refused for that order's sake. */
    synchronized void othersAreGiven() {
        for (Iterator<Map.Entry<String, Wish>> each = wishes.entrySet().iterator(); each.hasNext(); ) {
            Map.Entry<String, Wish> entry = each.next();
            Wish wish = entry.getValue();
            if (wish.refusedInThisPoll) {
                wish.refusedInThisPoll = false;
                wish.refusals++;
            }
            if (wish.refusals >= MAX_REFUSALS) {
                each.remove();
                LOG.warn(
                        "Order {} was asked for once more, but could not be read {} times. It is not tried again",
                        Redactor.withoutMobiles(entry.getKey()),
                        wish.refusals);
            }
        }
    }

    private synchronized List<String> nextIds() {
        List<String> next = wishes.entrySet().stream()
                .filter(wish -> isToDo(wish.getValue()))
                .limit(atATime)
                .map(Map.Entry::getKey)
                .toList();
        next.forEach(id -> wishes.get(id).triedInThisPoll = true);
        return next;
    }
}
