// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.poll;

/** Is told what somebody on call wants to know of a feed. May be called while the feed holds its lock: must be quick. */
public interface FeedListener {

    /** Tells nobody. */
    FeedListener NONE = new FeedListener() {};

    /** A stretch could not be read completely; the position stays before it. */
    default void held(TimeWindow window, String why) {}

    /** An order is not tried any more. */
    default void gaveUp(String orderId, int deliveries) {}

    /** An order was found by reconciliation that the feed had not seen. */
    default void foundByReconciliation(String orderId) {}
}
