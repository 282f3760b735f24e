// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

import java.util.Comparator;
import java.util.Set;

/**
 * What an order list was asked for.
 *
 * @param byModified whether the window is one of {@code modified} time rather than {@code created}
 * @param from first second of the window
 * @param to last second of the window
 * @param statuses wanted statuses; empty = all
 * @param merchant whether tenant merchants' orders are wanted rather than the list of the shop
 * @param order how to order them
 * @param shuffled whether each answer is drawn in an order of its own instead
 */
record OrderQuery(
        boolean byModified,
        long from,
        long to,
        Set<OrderStatus> statuses,
        boolean merchant,
        ListOrder order,
        boolean shuffled) {

    boolean matches(OrderState state) {
        OrderTraits traits = state.order.traits();
        return (statuses.isEmpty() || statuses.contains(state.status))
                && (merchant ? traits.inMerchantList() : traits.inOrderList());
    }

    long time(OrderState state) {
        return byModified ? state.modified : state.order.created();
    }

    Comparator<OrderState> comparator() {
        Comparator<OrderState> oldestFirst = Comparator.<OrderState>comparingLong(state -> state.order.created())
                .thenComparingLong(state -> state.order.number());
        return switch (order) {
            case NEWEST_CREATED_FIRST -> oldestFirst.reversed();
            case OLDEST_CREATED_FIRST -> oldestFirst;
            case BY_ID ->
                Comparator.<OrderState>comparingInt(state -> state.order.id().length())
                        .thenComparing(state -> state.order.id());
            case NEWEST_MODIFIED_FIRST -> byModification(oldestFirst).reversed();
            case OLDEST_MODIFIED_FIRST -> byModification(oldestFirst);
            case RANDOM_AMONG_EQUAL_SECONDS ->
                Comparator.comparingLong(this::time).reversed();
        };
    }

    private static Comparator<OrderState> byModification(Comparator<OrderState> among) {
        return Comparator.<OrderState>comparingLong(state -> state.modified).thenComparing(among);
    }
}
