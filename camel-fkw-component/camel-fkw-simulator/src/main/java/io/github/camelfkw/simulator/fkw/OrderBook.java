// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * The orders of one shop and what lists show of them. Not thread-safe: the shop holds its lock around every call, which
 * makes one answer consistent in itself.
 */
final class OrderBook {

    private static final int REMEMBERED_QUERIES = 4;

    private final Map<String, SimOrder> byId = new LinkedHashMap<>();
    private final List<SimOrder> removed = new ArrayList<>();
    private final TimeIndex<SimOrder> byCreated = new TimeIndex<>(SimOrder::created, order -> order.shown != null);
    private final TimeIndex<OrderState> byModified =
            new TimeIndex<>(state -> state.modified, state -> state.order.shown == state);
    private final PriorityQueue<OrderState> pending = new PriorityQueue<>(
            Comparator.<OrderState>comparingLong(state -> state.visibleFrom).thenComparingInt(state -> state.sequence));
    private final Map<OrderStatus, List<SimOrder>> buckets = new EnumMap<>(OrderStatus.class);
    private final Map<OrderQuery, OrderState[]> answers = new LinkedHashMap<>();
    private final Random shuffler;

    /**
     * @param orders the orders of the page
     * @param total how many match
     */
    record Page(List<OrderState> orders, int total) {}

    OrderBook(long seed) {
        shuffler = new Random(seed);
        for (OrderStatus status : OrderStatus.values()) {
            buckets.put(status, new ArrayList<>());
        }
    }

    SimOrder get(String id) {
        return byId.get(id);
    }

    Collection<SimOrder> all() {
        return List.copyOf(byId.values());
    }

    int size() {
        return byId.size();
    }

    List<SimOrder> removed() {
        return List.copyOf(removed);
    }

    /** Takes the first version of an order. */
    void add(OrderState first, long nowMillis) {
        SimOrder order = first.order;
        byId.put(order.id(), order);
        order.current(first);
        enter(order);
        showOrWait(first, nowMillis);
    }

    /** Takes a further version of an order. */
    void change(OrderState next, long nowMillis) {
        SimOrder order = next.order;
        leave(order);
        order.current(next);
        enter(order);
        showOrWait(next, nowMillis);
    }

    void remove(SimOrder order, long nowMillis, boolean remember) {
        byId.remove(order.id());
        leave(order);
        order.removedAt = nowMillis;
        if (order.shown != null) {
            order.shown = null;
            byCreated.oneDied();
            byModified.oneDied();
            answers.clear();
        }
        if (remember) {
            removed.add(order);
        }
    }

    /** A random order in this status; null when there is none. */
    SimOrder any(OrderStatus status, Random random) {
        List<SimOrder> bucket = buckets.get(status);
        return bucket.isEmpty() ? null : bucket.get(random.nextInt(bucket.size()));
    }

    int count(OrderStatus status) {
        return buckets.get(status).size();
    }

    private void enter(SimOrder order) {
        List<SimOrder> bucket = buckets.get(order.current().status);
        order.slot = bucket.size();
        bucket.add(order);
    }

    private void leave(SimOrder order) {
        List<SimOrder> bucket = buckets.get(order.current().status);
        SimOrder last = bucket.remove(bucket.size() - 1);
        if (last != order) {
            bucket.set(order.slot, last);
            last.slot = order.slot;
        }
    }

    private void showOrWait(OrderState state, long nowMillis) {
        if (state.visibleFrom <= nowMillis) {
            show(state);
        } else {
            pending.add(state);
        }
    }

    private void show(OrderState state) {
        SimOrder order = state.order;
        OrderState before = order.shown;
        if (order.removedAt != 0 || (before != null && before.sequence >= state.sequence)) {
            return;
        }
        order.shown = state;
        byModified.add(state);
        if (before == null) {
            byCreated.add(order);
        } else {
            byModified.oneDied();
        }
        answers.clear();
    }

    /** One page, counted from 1, of what lists show at this moment. */
    Page page(OrderQuery query, int pageNo, int pageSize, long nowMillis) {
        while (!pending.isEmpty() && pending.peek().visibleFrom <= nowMillis) {
            show(pending.poll());
        }
        OrderState[] matching = matching(query);
        long from = (pageNo - 1L) * pageSize;
        if (from >= matching.length) {
            return new Page(List.of(), matching.length);
        }
        int start = (int) from;
        int end = (int) Math.min(matching.length, from + pageSize);
        if (query.shuffled()) {
            List<OrderState> drawn = new ArrayList<>(Arrays.asList(matching));
            Collections.shuffle(drawn, shuffler);
            return new Page(List.copyOf(drawn.subList(start, end)), matching.length);
        }
        List<OrderState> page = query.order() == ListOrder.RANDOM_AMONG_EQUAL_SECONDS
                ? shuffled(matching, query, start, end)
                : Arrays.asList(matching).subList(start, end);
        return new Page(List.copyOf(page), matching.length);
    }

    private OrderState[] matching(OrderQuery query) {
        OrderState[] known = answers.get(query);
        if (known != null) {
            return known;
        }
        List<OrderState> found = new ArrayList<>();
        if (query.byModified()) {
            byModified.forEach(query.from(), query.to(), state -> addIf(query, state, found));
        } else {
            byCreated.forEach(query.from(), query.to(), order -> addIf(query, order.shown, found));
        }
        OrderState[] sorted = found.toArray(OrderState[]::new);
        Arrays.sort(sorted, query.comparator());
        if (answers.size() >= REMEMBERED_QUERIES) {
            answers.remove(answers.keySet().iterator().next());
        }
        answers.put(query, sorted);
        return sorted;
    }

    private static void addIf(OrderQuery query, OrderState state, List<OrderState> found) {
        if (query.matches(state)) {
            found.add(state);
        }
    }

    /** Draws a fresh order for each run of equal seconds that the page touches, then cuts the page out. */
    private List<OrderState> shuffled(OrderState[] sorted, OrderQuery query, int start, int end) {
        int first = start;
        while (first > 0 && query.time(sorted[first - 1]) == query.time(sorted[start])) {
            first--;
        }
        int last = end;
        while (last < sorted.length && query.time(sorted[last]) == query.time(sorted[end - 1])) {
            last++;
        }
        List<OrderState> range = new ArrayList<>(Arrays.asList(sorted).subList(first, last));
        for (int run = 0; run < range.size(); ) {
            int next = run + 1;
            while (next < range.size() && query.time(range.get(next)) == query.time(range.get(run))) {
                next++;
            }
            Collections.shuffle(range.subList(run, next), shuffler);
            run = next;
        }
        return range.subList(start - first, end - first);
    }
}
