// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import java.time.Instant;
import java.util.EventObject;
import org.apache.camel.spi.CamelEvent;

/**
 * Something about a consumer that somebody on call wants to know, for Camel's event notifiers. Its type is {@link
 * org.apache.camel.spi.CamelEvent.Type#Custom}; its source is the {@link FkwEndpoint}. Carries no personal data.
 */
public abstract sealed class FkwConsumerEvent extends EventObject implements CamelEvent {

    private static final long serialVersionUID = 1L;

    private final String positionName;
    private long timestamp;

    private FkwConsumerEvent(FkwEndpoint source, String positionName) {
        super(source);
        this.positionName = positionName;
    }

    /** The position of the consumer, as {@code fkw:position} names it. */
    public String getPositionName() {
        return positionName;
    }

    @Override
    public Type getType() {
        return Type.Custom;
    }

    /** Milliseconds since 1970 where the context's event factory sets it; else 0. */
    @Override
    public long getTimestamp() {
        return timestamp;
    }

    @Override
    public void setTimestamp(long timestamp) {
        this.timestamp = timestamp;
    }

    /** Name and position. */
    @Override
    public String toString() {
        return getClass().getSimpleName() + "[" + positionName + "]";
    }

    /** A stretch of time could not be read completely; the position stays before it, and the next poll tries again. */
    public static final class WindowHeld extends FkwConsumerEvent {

        private static final long serialVersionUID = 1L;

        private final Instant from;
        private final Instant to;
        private final String reason;

        WindowHeld(FkwEndpoint source, String positionName, Instant from, Instant to, String reason) {
            super(source, positionName);
            this.from = from;
            this.to = to;
            this.reason = reason;
        }

        /** Begin of the stretch. */
        public Instant getFrom() {
            return from;
        }

        /** End of the stretch. */
        public Instant getTo() {
            return to;
        }

        /** Why, for a person. */
        public String getReason() {
            return reason;
        }
    }

    /** An order was delivered as often as {@code maxRedeliveries} allows, and the route has not accepted it. */
    public static final class OrderGivenUp extends FkwConsumerEvent {

        private static final long serialVersionUID = 1L;

        private final String orderId;
        private final int deliveries;

        OrderGivenUp(FkwEndpoint source, String positionName, String orderId, int deliveries) {
            super(source, positionName);
            this.orderId = orderId;
            this.deliveries = deliveries;
        }

        /** The order. */
        public String getOrderId() {
            return orderId;
        }

        /** How often it was delivered. */
        public int getDeliveries() {
            return deliveries;
        }
    }

    /** Reconciliation has found an order that the feed had not seen; it is delivered. */
    public static final class OrderReconciled extends FkwConsumerEvent {

        private static final long serialVersionUID = 1L;

        private final String orderId;

        OrderReconciled(FkwEndpoint source, String positionName, String orderId) {
            super(source, positionName);
            this.orderId = orderId;
        }

        /** The order. */
        public String getOrderId() {
            return orderId;
        }
    }
}
