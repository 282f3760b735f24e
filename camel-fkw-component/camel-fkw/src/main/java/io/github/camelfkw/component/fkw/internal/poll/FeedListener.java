// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.poll;

import java.util.List;

/**
 * Is told what somebody on call wants to know of a feed. The feed holds no lock meanwhile, so it may be asked in turn; but
 * the poll, or the thread that completed an order, waits.
 */
public interface FeedListener {

    /** Tells nobody. */
    FeedListener NONE = new FeedListener() {};

    /** A stretch could not be read completely; the position stays before it. */
    default void held(TimeWindow window, String why) {}

    /** An order is not tried any more. */
    default void gaveUp(String orderId, int deliveries) {}

    /** An order was found by reconciliation that the feed had not seen. */
    default void foundByReconciliation(String orderId) {}

    /** The route has accepted an order. */
    default void delivered() {}

    /** So many orders were read again that the position remembers as delivered; they are not delivered again. */
    default void knownToPosition(int orders) {}

    /** An order is not delivered, because the idempotentRepository knows it. */
    default void knownToRepository() {}

    /** Tells all of them, in their order. */
    static FeedListener all(List<? extends FeedListener> listeners) {
        List<FeedListener> known = List.copyOf(listeners);
        return new FeedListener() {

            @Override
            public void held(TimeWindow window, String why) {
                known.forEach(listener -> listener.held(window, why));
            }

            @Override
            public void gaveUp(String orderId, int deliveries) {
                known.forEach(listener -> listener.gaveUp(orderId, deliveries));
            }

            @Override
            public void foundByReconciliation(String orderId) {
                known.forEach(listener -> listener.foundByReconciliation(orderId));
            }

            @Override
            public void delivered() {
                known.forEach(FeedListener::delivered);
            }

            @Override
            public void knownToPosition(int orders) {
                known.forEach(listener -> listener.knownToPosition(orders));
            }

            @Override
            public void knownToRepository() {
                known.forEach(FeedListener::knownToRepository);
            }
        };
    }
}
