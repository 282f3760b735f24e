// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client;

import io.github.camelfkw.common.Attempts;
import io.github.camelfkw.component.fkw.client.internal.ApiMethod;
import io.github.camelfkw.component.fkw.client.internal.FkwGateway;
import io.github.camelfkw.component.fkw.client.internal.ResultEnvelope;
import io.github.camelfkw.component.fkw.client.model.CompleteCommand;
import io.github.camelfkw.component.fkw.client.model.Order;
import io.github.camelfkw.component.fkw.client.model.OrderStatus;
import io.github.camelfkw.component.fkw.client.model.ShipCommand;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The calls about orders, for one shop. Blocking; safe for threads. */
public final class OrderApi {

    private static final Logger LOG = LoggerFactory.getLogger(OrderApi.class);

    private final FkwGateway gateway;
    private final String shopId;
    private final Attempts attempts;

    OrderApi(FkwGateway gateway, String shopId, Attempts attempts) {
        this.gateway = gateway;
        this.shopId = shopId;
        this.attempts = attempts;
    }

    /**
     * One order.
     *
     * @throws IllegalArgumentException blank id
     * @throws FkwException             each kind, see there
     */
    public OrderDocument get(String orderId) {
        requireOrderId(orderId);
        ResultEnvelope answer = gateway.call(ApiMethod.GET_ORDER, shopId, Map.of("order_id", orderId))
                .envelope();
        byte[] order = answer.object("order")
                .orElseThrow(() -> new FkwProtocolException(
                        "order", "order: the answer has no field order; it has " + answer.fieldNames(), null));
        return OrderDocument.of("order", order);
    }

    /**
     * One page of the shop's orders.
     *
     * @throws FkwException each kind, see there
     */
    public OrderPage list(OrderQuery query) {
        return list(ApiMethod.GET_ORDER_LIST, query);
    }

    /**
     * One page of the orders of merchants in the shop (入驻商户). An order may be in both lists and is the same order.
     *
     * @throws FkwException each kind, see there
     */
    public OrderPage merchantList(OrderQuery query) {
        return list(ApiMethod.GET_MERCHANT_ORDER_LIST, query);
    }

    private OrderPage list(ApiMethod method, OrderQuery query) {
        FkwGateway.Success success = gateway.call(method, shopId, query.toParameters());
        ResultEnvelope answer = success.envelope();
        // The vendor document's example (and the live platform) say order_list, its table says orders.
        List<byte[]> rows = answer.array("order_list", "orders").orElse(null);
        Long total = answer.number("total").orElse(null);
        if (total == null || (rows == null && total > 0)) {
            throw new FkwProtocolException(
                    method.operation(),
                    method.operation() + ": the answer has no " + (total == null ? "total" : "order_list or orders")
                            + "; it has " + answer.fieldNames(),
                    null);
        }
        List<OrderDocument> orders = (rows == null ? List.<byte[]>of() : rows)
                .stream().map(row -> OrderDocument.of(method.operation(), row)).toList();
        return new OrderPage(orders, total, success.answer().serverTime(), answer.json());
    }

    /**
     * Marks an order as paid.
     *
     * @throws FkwException each kind, see there
     */
    public WriteResult pay(String orderId) {
        requireOrderId(orderId);
        return write(
                ApiMethod.PAY_ORDER,
                Map.of("order_id", orderId),
                // A cash on delivery order is shipped without having been paid.
                order -> order.payTime() == null && !isOneOf(order, OrderStatus.CANCELED),
                order -> isOneOf(order, OrderStatus.WAIT_SELLER_SHIP, OrderStatus.SHIPPED, OrderStatus.FINISHED)
                        && order.payTime() != null);
    }

    /**
     * Ships an order with one waybill. A lost answer is settled by reading the order back before anything is sent again;
     * an order that is already shipped with this very waybill is a success.
     *
     * @throws IllegalArgumentException a blank field, named
     * @throws FkwApiException          refused; also when the order is shipped with another waybill
     * @throws FkwTransportException    no answer; see {@link FkwTransportException#isOutcomeUnknown()}
     */
    public WriteResult ship(ShipCommand command) {
        requireOrderId(command.orderId());
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("order_id", command.orderId());
        parameters.put("waybill_no", required("waybillNo", "CamelFkwWaybillNo", command.waybillNo()));
        parameters.put("logistics_code", required("logisticsCode", "CamelFkwLogisticsCode", command.logisticsCode()));
        parameters.put("logistics_name", required("logisticsName", "CamelFkwLogisticsName", command.logisticsName()));
        String waybillNo = parameters.get("waybill_no");
        return write(
                ApiMethod.SHIP_ORDER,
                parameters,
                order -> isOneOf(order, OrderStatus.WAIT_SELLER_SHIP),
                order -> isOneOf(order, OrderStatus.SHIPPED, OrderStatus.FINISHED)
                        && waybillNo.equals(order.waybillNo()));
    }

    /**
     * Completes an order; one that is not shipped needs waybill number, carrier code and carrier name.
     *
     * @throws IllegalArgumentException blank order id, or only some of the three
     * @throws FkwException             each kind, see there
     */
    public WriteResult complete(CompleteCommand command) {
        requireOrderId(command.orderId());
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("order_id", command.orderId());
        if (!isBlank(command.waybillNo()) || !isBlank(command.logisticsCode()) || !isBlank(command.logisticsName())) {
            parameters.put("waybill_no", required("waybillNo", "CamelFkwWaybillNo", command.waybillNo()));
            parameters.put(
                    "logistics_code", required("logisticsCode", "CamelFkwLogisticsCode", command.logisticsCode()));
            parameters.put(
                    "logistics_name", required("logisticsName", "CamelFkwLogisticsName", command.logisticsName()));
        }
        String waybillNo = parameters.get("waybill_no");
        return write(
                ApiMethod.COMPLETE_ORDER,
                parameters,
                order -> isOneOf(order, OrderStatus.WAIT_SELLER_SHIP, OrderStatus.SHIPPED),
                order -> isOneOf(order, OrderStatus.FINISHED)
                        && (waybillNo == null || waybillNo.equals(order.waybillNo())));
    }

    /**
     * Cancels an order.
     *
     * @throws FkwException each kind, see there
     */
    public WriteResult cancel(String orderId) {
        requireOrderId(orderId);
        return write(
                ApiMethod.CANCEL_ORDER,
                Map.of("order_id", orderId),
                order -> !isOneOf(order, OrderStatus.FINISHED),
                order -> isOneOf(order, OrderStatus.CANCELED));
    }

    /**
     * Sends a write. An unknown outcome and a refusal are both settled by reading the order: it may stand as wanted
     * through this request, or through an earlier one whose answer was lost. Only an order that was seen to stand
     * open still is written again: one that somebody else has changed meanwhile is left as it is.
     *
     * @param open   whether an order still waits for this write
     * @param wanted whether an order stands as the write would leave it
     */
    private WriteResult write(
            ApiMethod method, Map<String, String> parameters, Predicate<Order> open, Predicate<Order> wanted) {
        String orderId = parameters.get("order_id");
        for (int sent = 1; ; sent++) {
            try {
                ResultEnvelope answer = gateway.call(method, shopId, parameters).envelope();
                return new WriteResult(answer.code(), answer.message(), false);
            } catch (FkwTransportException e) {
                if (!e.isOutcomeUnknown()) {
                    throw e;
                }
                LOG.info(
                        "{} of order {}: the outcome is not known, reading the order back",
                        method.operation(),
                        orderId);
                Order order = readBack(orderId, e);
                if (wanted.test(order)) {
                    return new WriteResult(0, "", true);
                }
                if (!open.test(order)) {
                    throw changedByOthers(method, order, e);
                }
                if (!attempts.pauseAfter(sent, false)) {
                    throw e;
                }
            } catch (FkwAuthenticationException | FkwThrottledException e) {
                throw e;
            } catch (FkwApiException e) {
                if (wanted.test(readBack(orderId, e))) {
                    LOG.info("{} of order {}: was done before in the same way", method.operation(), orderId);
                    return new WriteResult(0, "", true);
                }
                throw e;
            }
        }
    }

    private static FkwApiException changedByOthers(ApiMethod method, Order order, FkwTransportException lost) {
        return new FkwApiException(
                method.operation(),
                0,
                "the answer was lost, and the order, read back, is " + order.status()
                        + " otherwise than asked; it was not sent again",
                order.id(),
                "not done",
                lost);
    }

    private Order readBack(String orderId, FkwException writeFailure) {
        try {
            return get(orderId).toOrder();
        } catch (FkwException readFailure) {
            writeFailure.addSuppressed(readFailure);
            throw writeFailure;
        }
    }

    private static boolean isOneOf(Order order, OrderStatus... statuses) {
        return List.of(statuses).contains(order.status());
    }

    private static void requireOrderId(String orderId) {
        required("orderId", "CamelFkwOrderId", orderId);
    }

    private static String required(String field, String header, String value) {
        if (isBlank(value)) {
            throw new IllegalArgumentException(header + " is missing or blank: set it, or give a body with " + field);
        }
        return value.strip();
    }

    private static boolean isBlank(String value) {
        return value == null || value.isBlank();
    }
}
