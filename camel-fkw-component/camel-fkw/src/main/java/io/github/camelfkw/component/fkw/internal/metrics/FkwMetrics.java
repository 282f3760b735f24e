// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.metrics;

import io.github.camelfkw.component.fkw.client.FkwClientListener;
import io.github.camelfkw.component.fkw.internal.poll.FeedListener;
import java.util.Collection;
import java.util.function.DoubleSupplier;

/** Where a component's meters go to. Knows no Micrometer. What it is told never fails for its sake. */
public interface FkwMetrics extends FkwClientListener {

    /** Where nobody collects meters. */
    FkwMetrics NONE = new FkwMetrics() {};

    /** The meters of a consumer's position. */
    interface PositionMetrics extends FeedListener {

        /** Where nobody collects meters. */
        PositionMetrics NONE = new PositionMetrics() {};

        /** The position is this consumer's alone: how things stand with it is shown from now on. */
        default void open() {}

        /** The consumer stops: what shows how things stand now goes away, what was counted stays. */
        default void close() {}
    }

    /**
     * A consumer begins.
     *
     * @param shopId   the key of the shop's grant
     * @param position name of the position
     * @param lag      seconds behind, NaN where it is not known; must be quick
     * @param held     1 while the position cannot move, else 0; must be quick
     */
    default PositionMetrics position(String shopId, String position, DoubleSupplier lag, DoubleSupplier held) {
        return PositionMetrics.NONE;
    }

    /** These are the shops from now on: views of others go away. */
    default void shops(Collection<String> shopIds) {}

    /** The component stops: what shows how things stand now goes away, what was counted stays. */
    default void close() {}
}
