// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

/**
 * An order was delivered as often as {@code maxRedeliveries} allows and was not accepted by the route; it is not delivered
 * again in this version. Goes to the consumer's {@code exceptionHandler}, with {@code bridgeErrorHandler=true} to the
 * route's error handler, together with the order.
 */
public class FkwOrderGivenUpException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String orderId;
    private final int deliveries;
    private final transient Object order;

    FkwOrderGivenUpException(String orderId, int deliveries, String why, Object order) {
        // No cause, only its class: messages of a route's exceptions may quote a customer's data.
        super(
                "Order " + orderId + " is given up: the route has not accepted it in " + deliveries
                        + (deliveries == 1 ? " delivery" : " deliveries") + " (" + why
                        + "). To get it once more, mend the route and ask for it by fkw:position?action=rewind and CamelFkwOrderIds");
        this.orderId = orderId;
        this.deliveries = deliveries;
        this.order = order;
    }

    /** The order. */
    public String getOrderId() {
        return orderId;
    }

    /** How often it was delivered. */
    public int getDeliveries() {
        return deliveries;
    }

    /**
     * What was delivered: the order as a record, or its JSON with {@code rawPayload}; null if it could not be read. In a
     * route {@code ${exception.order}}. Camel's bridge to the error handler puts the message of the exception into the body.
     */
    public Object getOrder() {
        return order;
    }
}
