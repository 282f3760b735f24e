// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client;

/**
 * The order stands otherwise than the write needs, as was found by reading it. The platform was not asked to write, or
 * not a second time. {@link #getCode()} is 0. Where an answer was lost before, that is the suppressed exception: as a
 * cause, Camel's {@code onException} would take it for a trouble that passes.
 */
public class FkwConflictException extends FkwApiException {

    private static final long serialVersionUID = 1L;

    /** Why an order is left alone. */
    public enum Reason {
        /** The write, or one that excludes it, was done before in another way: shipped with another waybill, say. */
        DONE_OTHERWISE,
        /** A refund of one of the items is running, or all items are refunded: a parcel would be lost goods. */
        REFUND
    }

    private final Reason reason;

    FkwConflictException(String operation, String orderId, Reason reason, String message) {
        super(operation, 0, message, ApiSubject.order(orderId), "not done", null);
        this.reason = reason;
    }

    /** Why the order is left alone. */
    public Reason getReason() {
        return reason;
    }
}
