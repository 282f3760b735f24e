// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client;

import io.github.camelfkw.common.Attempts;
import io.github.camelfkw.common.Redactor;
import io.github.camelfkw.component.fkw.client.FkwConflictException.Reason;
import io.github.camelfkw.component.fkw.client.internal.ApiMethod;
import io.github.camelfkw.component.fkw.client.internal.FkwGateway;
import io.github.camelfkw.component.fkw.client.model.Order;
import io.github.camelfkw.component.fkw.client.model.OrderStatus;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a write of an order so that it can be repeated: the platform knows no idempotency key, but the order itself tells
 * what was done to it.
 */
final class OrderWriter {

    private static final Logger LOG = LoggerFactory.getLogger(OrderWriter.class);

    /** What no write of ours may undo. Of other states, and those that the vendor adds, the platform decides. */
    private static final Set<OrderStatus> SETTLED =
            Set.of(OrderStatus.SHIPPED, OrderStatus.FINISHED, OrderStatus.CANCELED);

    private final FkwGateway gateway;
    private final String shopId;
    private final Attempts attempts;
    private final Function<String, Order> read;

    OrderWriter(FkwGateway gateway, String shopId, Attempts attempts, Function<String, Order> read) {
        this.gateway = gateway;
        this.shopId = shopId;
        this.attempts = attempts;
        this.read = read;
    }

    /**
     * A write.
     *
     * @param open   whether an order still waits for it
     * @param wanted whether an order stands as it would leave it
     * @param ships  whether a parcel goes with it, given the order, so that a refund forbids it
     */
    record Write(
            ApiMethod method,
            Map<String, String> parameters,
            Predicate<Order> open,
            Predicate<Order> wanted,
            Predicate<Order> ships) {

        String orderId() {
            return parameters.get("order_id");
        }

        /** For messages: a route may have given somebody's phone. */
        String shownOrderId() {
            return Redactor.withoutMobiles(orderId());
        }
    }

    /**
     * Sends it. An unknown outcome and a refusal are both settled by reading the order: it may stand as wanted through
     * this request, or through an earlier one whose answer was lost. Only an order that was seen to stand open still is
     * written again: one that somebody else has changed meanwhile is left as it is.
     *
     * @param readFirst whether what is done already, or otherwise, is found before anything is sent
     * @param guarded   whether a refund forbids to ship; then the order is read before as well, and one that is shipped
     *                  otherwise, finished or canceled is left alone
     */
    WriteResult send(Write write, boolean readFirst, boolean guarded) {
        if (readFirst || guarded) {
            Order order = readFirst(write);
            if (write.wanted().test(order)) {
                LOG.info(
                        "{} of order {} was done before in the same way",
                        write.method().operation(),
                        write.shownOrderId());
                return WriteResult.ALREADY_DONE;
            }
            if (!write.open().test(order) && (readFirst || isSettled(order))) {
                throw conflict(write, order, Reason.DONE_OTHERWISE, "the order is " + order.status(), null);
            }
            refuseRefund(write, order, guarded, null);
        }
        for (int sent = 1; ; sent++) {
            try {
                return WriteResult.of(gateway.call(write.method(), shopId, write.parameters()));
            } catch (FkwTransportException e) {
                if (!e.isOutcomeUnknown()) {
                    throw e;
                }
                LOG.info(
                        "{} of order {}: the outcome is not known, reading the order back",
                        write.method().operation(),
                        write.shownOrderId());
                Order order = readBack(write, e);
                if (write.wanted().test(order)) {
                    return WriteResult.ALREADY_DONE;
                }
                if (!write.open().test(order)) {
                    throw conflict(
                            write,
                            order,
                            Reason.DONE_OTHERWISE,
                            "the answer was lost, and the order, read back, is " + order.status()
                                    + " otherwise than asked; it was not sent again",
                            e);
                }
                refuseRefund(write, order, guarded, e);
                if (!e.isWorthRepeating() || !attempts.pauseAfter(sent, false)) {
                    throw e;
                }
            } catch (FkwAuthenticationException | FkwThrottledException e) {
                throw e;
            } catch (FkwApiException e) {
                if (write.wanted().test(readBack(write, e))) {
                    LOG.info(
                            "{} of order {} was done before in the same way",
                            write.method().operation(),
                            write.shownOrderId());
                    return WriteResult.ALREADY_DONE;
                }
                throw e;
            }
        }
    }

    private static boolean isSettled(Order order) {
        return order.status() != null && SETTLED.contains(order.status());
    }

    private static void refuseRefund(Write write, Order order, boolean guarded, FkwTransportException lost) {
        if (guarded && write.ships().test(order) && order.wouldShipRefundedGoods()) {
            throw conflict(
                    write,
                    order,
                    Reason.REFUND,
                    "a refund of an item is running, or all items are refunded. Look at the order; to ship it all the"
                            + " same set allowRefunding=true",
                    lost);
        }
    }

    private static FkwConflictException conflict(
            Write write, Order order, Reason reason, String message, FkwTransportException lost) {
        FkwConflictException conflict =
                new FkwConflictException(write.method().operation(), order.id(), reason, message);
        if (lost != null) {
            conflict.addSuppressed(lost);
        }
        return conflict;
    }

    /** Nothing was written: a failure is the write's, and says so. */
    private Order readFirst(Write write) {
        String operation = write.method().operation();
        try {
            return read.apply(write.orderId());
        } catch (FkwAuthenticationException | FkwThrottledException e) {
            throw e;
        } catch (FkwApiException e) {
            throw new FkwApiException(
                    operation,
                    e.getCode(),
                    e.getApiMessage(),
                    ApiSubject.order(write.orderId()),
                    "not sent, since the platform refused to give the order",
                    e);
        } catch (FkwTransportException e) {
            throw new FkwTransportException(
                    operation,
                    operation + " of order " + write.shownOrderId()
                            + " was not sent, since the order could not be read: " + e.getMessage(),
                    false,
                    e.isWorthRepeating(),
                    e);
        }
    }

    private Order readBack(Write write, FkwException writeFailure) {
        try {
            return read.apply(write.orderId());
        } catch (FkwException readFailure) {
            writeFailure.addSuppressed(readFailure);
            throw writeFailure;
        }
    }
}
