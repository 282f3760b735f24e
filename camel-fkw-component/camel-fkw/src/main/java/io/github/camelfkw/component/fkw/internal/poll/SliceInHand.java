// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.poll;

import io.github.camelfkw.component.fkw.client.OrderDocument;
import java.time.Instant;

/**
 * The slice that is being delivered, and what the position has to do with its orders.
 *
 * @param window   null: its orders are beside the sequence, and the position neither waits for them nor moves
 * @param orders   how many were read, with those that are done
 * @param askedFor whether somebody asked for its orders
 */
record SliceInHand(TimeWindow window, int orders, boolean askedFor) {

    static final SliceInHand BESIDE = new SliceInHand(null, 0, false);
    static final SliceInHand ASKED_FOR = new SliceInHand(null, 0, true);

    static SliceInHand of(SliceReader.Slice.Read read) {
        return new SliceInHand(read.window(), read.orders().size(), false);
    }

    boolean isBeside() {
        return window == null;
    }

    /** What is left of it once somebody has moved the position: that is beside the new sequence. */
    SliceInHand besideTheSequence() {
        return isBeside() ? this : BESIDE;
    }

    /** The time at which the position waits for an order of this slice. */
    Instant holdsAt(OrderDocument order) {
        return isBeside() ? DeliveryBook.BESIDE : order.modifiedAt().orElse(window.from());
    }

    /** The time by which it may be forgotten that an order of this slice is done. */
    Instant forgottenBy(OrderDocument order) {
        return order.modifiedAt().orElse(isBeside() ? Instant.MIN : window.to());
    }
}
