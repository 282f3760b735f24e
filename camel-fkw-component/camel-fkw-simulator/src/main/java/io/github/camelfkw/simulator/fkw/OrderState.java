// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

/** One version of an order: immutable but for its end. Kept small, since a shop may hold a million of them. */
final class OrderState {

    final SimOrder order;
    final int sequence;
    final OrderStatus status;
    final OrderEdits edits;
    /** Epoch seconds, as the platform shows it. */
    final long modified;
    /** Epoch seconds; 0 = not paid. */
    final long paid;
    /** Epoch milliseconds of the platform's clock from when lists show this version. */
    final long visibleFrom;
    /** The version before; null for the first one and where no history is kept. */
    final OrderState previous;

    OrderState(
            SimOrder order,
            int sequence,
            OrderStatus status,
            OrderEdits edits,
            long modified,
            long paid,
            long visibleFrom,
            OrderState previous) {
        this.order = order;
        this.sequence = sequence;
        this.status = status;
        this.edits = edits;
        this.modified = modified;
        this.paid = paid;
        this.visibleFrom = visibleFrom;
        this.previous = previous;
    }
}
