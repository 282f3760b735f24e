// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client;

import io.github.camelfkw.common.Attempts;
import io.github.camelfkw.common.Redactor;
import io.github.camelfkw.component.fkw.client.OrderWriter.Write;
import io.github.camelfkw.component.fkw.client.internal.ApiMethod;
import io.github.camelfkw.component.fkw.client.internal.FkwGateway;
import io.github.camelfkw.component.fkw.client.internal.JsonSlice;
import io.github.camelfkw.component.fkw.client.internal.Limits;
import io.github.camelfkw.component.fkw.client.internal.ListReader;
import io.github.camelfkw.component.fkw.client.internal.ResultEnvelope;
import io.github.camelfkw.component.fkw.client.model.Carrier;
import io.github.camelfkw.component.fkw.client.model.CompleteCommand;
import io.github.camelfkw.component.fkw.client.model.Order;
import io.github.camelfkw.component.fkw.client.model.OrderStatus;
import io.github.camelfkw.component.fkw.client.model.PaymentType;
import io.github.camelfkw.component.fkw.client.model.ShipCommand;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The calls about orders, for one shop. Blocking; safe for threads. */
public final class OrderApi {

    private static final Predicate<Order> NO_PARCEL = order -> false;

    private final FkwGateway gateway;
    private final String shopId;
    private final Carriers carriers;
    private final OrderWriter writer;

    OrderApi(FkwGateway gateway, String shopId, Attempts attempts, Carriers carriers) {
        this.gateway = gateway;
        this.shopId = shopId;
        this.carriers = carriers;
        this.writer = new OrderWriter(
                gateway, shopId, attempts, orderId -> get(orderId).toRecord());
    }

    /**
     * One order.
     *
     * @throws IllegalArgumentException blank id
     * @throws FkwException             each kind, see there
     */
    public OrderDocument get(String orderId) {
        requireOrderId(ApiMethod.GET_ORDER, orderId);
        ResultEnvelope answer = gateway.call(ApiMethod.GET_ORDER, shopId, Map.of("order_id", orderId), Order.class)
                .envelope();
        JsonSlice order = answer.object("order")
                .orElseThrow(() -> new FkwProtocolException(
                        "order", "order: the answer has no field order; it has " + answer.fieldNames(), null));
        return OrderDocument.of("order", order);
    }

    /** As {@link #list(OrderQuery, RecordReading)}, with {@link RecordReading#ON_DEMAND}. */
    public ListPage<OrderDocument> list(OrderQuery query) {
        return list(query, RecordReading.ON_DEMAND);
    }

    /**
     * One page of the shop's orders.
     *
     * @throws FkwException each kind, see there
     */
    public ListPage<OrderDocument> list(OrderQuery query, RecordReading reading) {
        return list(ApiMethod.GET_ORDER_LIST, query, reading);
    }

    /** As {@link #merchantList(OrderQuery, RecordReading)}, with {@link RecordReading#ON_DEMAND}. */
    public ListPage<OrderDocument> merchantList(OrderQuery query) {
        return merchantList(query, RecordReading.ON_DEMAND);
    }

    /**
     * One page of the orders of merchants in the shop (入驻商户). An order may be in both lists and is the same order.
     *
     * @throws FkwException each kind, see there
     */
    public ListPage<OrderDocument> merchantList(OrderQuery query, RecordReading reading) {
        return list(ApiMethod.GET_MERCHANT_ORDER_LIST, query, reading);
    }

    private ListPage<OrderDocument> list(ApiMethod method, OrderQuery query, RecordReading reading) {
        return ListReader.page(
                method,
                gateway.call(method, shopId, query.toParameters(), ListReader.recordOf(reading, Order.class)),
                row -> OrderDocument.of(method.operation(), row),
                // The vendor document's example (and the live platform) say order_list, its table says orders.
                "order_list",
                "orders");
    }

    /** As {@link #pay(String, WriteOptions)}, with {@link WriteOptions#DEFAULT}. */
    public WriteResult pay(String orderId) {
        return pay(orderId, WriteOptions.DEFAULT);
    }

    /**
     * Marks an order as paid.
     *
     * @throws FkwConflictException with {@code readFirst}: it is canceled
     * @throws FkwException         each other kind, see there
     */
    public WriteResult pay(String orderId, WriteOptions options) {
        requireOrderId(ApiMethod.PAY_ORDER, orderId);
        return writer.send(
                new Write(
                        ApiMethod.PAY_ORDER,
                        Map.of("order_id", orderId),
                        // A cash on delivery order is shipped without having been paid.
                        order -> order.payTime() == null && !isOneOf(order, OrderStatus.CANCELED),
                        order -> isOneOf(order, OrderStatus.WAIT_SELLER_SHIP, OrderStatus.SHIPPED, OrderStatus.FINISHED)
                                && order.payTime() != null,
                        NO_PARCEL),
                options.readFirst(),
                false);
    }

    /** As {@link #ship(ShipCommand, WriteOptions)}, with {@link WriteOptions#DEFAULT}. */
    public WriteResult ship(ShipCommand command) {
        return ship(command, WriteOptions.DEFAULT);
    }

    /**
     * Ships an order with one waybill. The carrier may be given by its KuaiDi100 code or by any name that
     * {@link Carriers} knows. A lost answer is settled by reading the order back before anything is sent again; an order
     * that is already shipped with this very waybill is a success.
     *
     * @throws IllegalArgumentException a blank field or an unknown carrier, named
     * @throws FkwConflictException     a refund is running; or, with {@code readFirst}, it is shipped otherwise
     * @throws FkwApiException          refused; also when the order is shipped with another waybill
     * @throws FkwTransportException    no answer; see {@link FkwTransportException#isOutcomeUnknown()}
     */
    public WriteResult ship(ShipCommand command, WriteOptions options) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("order_id", command.orderId());
        putParcel(
                ApiMethod.SHIP_ORDER,
                parameters,
                new Parcel(command.waybillNo(), command.logisticsCode(), command.logisticsName()),
                options);
        return writer.send(
                new Write(
                        ApiMethod.SHIP_ORDER,
                        parameters,
                        OrderApi::waitsForShipment,
                        order -> isOneOf(order, OrderStatus.SHIPPED, OrderStatus.FINISHED)
                                && hasParcel(order, parameters),
                        order -> true),
                options.readFirst(),
                !options.allowRefunding());
    }

    /** As {@link #complete(CompleteCommand, WriteOptions)}, with {@link WriteOptions#DEFAULT}. */
    public WriteResult complete(CompleteCommand command) {
        return complete(command, WriteOptions.DEFAULT);
    }

    /**
     * Completes an order; one that has not been shipped needs waybill number, carrier code and carrier name, and is then
     * guarded as {@link #ship(ShipCommand, WriteOptions)} is.
     *
     * @throws IllegalArgumentException blank order id, only some of the three, or an unknown carrier
     * @throws FkwConflictException     a refund is running, or it went out with another waybill than the one given; or, with
     *                                  {@code readFirst}, it is canceled or finished otherwise
     * @throws FkwException             each other kind, see there
     */
    public WriteResult complete(CompleteCommand command, WriteOptions options) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("order_id", command.orderId());
        Parcel parcel = new Parcel(command.waybillNo(), command.logisticsCode(), command.logisticsName());
        boolean ships = !parcel.isEmpty();
        if (ships) {
            putParcel(ApiMethod.COMPLETE_ORDER, parameters, parcel, options);
        } else {
            requireOrderId(ApiMethod.COMPLETE_ORDER, command.orderId());
        }
        return writer.send(
                new Write(
                        ApiMethod.COMPLETE_ORDER,
                        parameters,
                        order -> isOneOf(order, OrderStatus.SHIPPED)
                                ? !ships || hasParcel(order, parameters)
                                : isOneOf(order, OrderStatus.WAIT_SELLER_SHIP) || ships && waitsForShipment(order),
                        order -> isOneOf(order, OrderStatus.FINISHED) && (!ships || hasParcel(order, parameters)),
                        order -> ships && waitsForShipment(order)),
                options.readFirst(),
                ships && !options.allowRefunding());
    }

    /** As {@link #cancel(String, WriteOptions)}, with {@link WriteOptions#DEFAULT}. */
    public WriteResult cancel(String orderId) {
        return cancel(orderId, WriteOptions.DEFAULT);
    }

    /**
     * Cancels an order.
     *
     * @throws FkwConflictException with {@code readFirst}: it is finished
     * @throws FkwException         each other kind, see there
     */
    public WriteResult cancel(String orderId, WriteOptions options) {
        requireOrderId(ApiMethod.CANCEL_ORDER, orderId);
        return writer.send(
                new Write(
                        ApiMethod.CANCEL_ORDER,
                        Map.of("order_id", orderId),
                        order -> !isOneOf(order, OrderStatus.FINISHED),
                        order -> isOneOf(order, OrderStatus.CANCELED),
                        NO_PARCEL),
                options.readFirst(),
                false);
    }

    private record Parcel(String waybillNo, String code, String name) {

        boolean isEmpty() {
            return isBlank(waybillNo) && isBlank(code) && isBlank(name);
        }
    }

    private void putParcel(ApiMethod method, Map<String, String> parameters, Parcel parcel, WriteOptions options) {
        String carrier = isBlank(parcel.code()) ? parcel.name() : parcel.code();
        Optional<Carrier> known = isBlank(carrier) ? Optional.empty() : carriers.find(carrier);
        boolean asItIs = known.isEmpty() && options.allowUnknownCarrier();
        boolean unknown = known.isEmpty() && !asItIs && !isBlank(carrier);
        Limits.of(method.operation())
                .required("orderId", "CamelFkwOrderId", parameters.get("order_id"))
                .required("waybillNo", "CamelFkwWaybillNo", parcel.waybillNo())
                .required("logisticsCode", "CamelFkwLogisticsCode", asItIs ? parcel.code() : carrier)
                .check(
                        !unknown,
                        "logisticsCode " + shown(carrier) + " stands for no carrier that is known."
                                + (unknown ? carriers.hint(carrier) : "")
                                + " Give the KuaiDi100 company code, add the carrier with the option carriers, or send"
                                + " it as it is with allowUnknownCarrier=true")
                .check(
                        !asItIs || !isBlank(parcel.name()),
                        "logisticsName is missing or blank (body, or header" + " CamelFkwLogisticsName)")
                .enforce();
        parameters.put("waybill_no", parcel.waybillNo().strip());
        parameters.put("logistics_code", known.map(Carrier::code).orElse(carrier.strip()));
        parameters.put(
                "logistics_name",
                isBlank(parcel.name())
                        ? known.orElseThrow().name()
                        : parcel.name().strip());
    }

    /** What is missing in the table has to be told; it may be anything that a route has put into the wrong header. */
    private static String shown(String carrier) {
        return isBlank(carrier) ? "" : Redactor.withoutMobiles(carrier);
    }

    private static boolean waitsForShipment(Order order) {
        return isOneOf(order, OrderStatus.WAIT_SELLER_SHIP)
                || isOneOf(order, OrderStatus.WAIT_BUYER_PAY) && PaymentType.COD.equals(order.paymentType());
    }

    /** The same waybill, and not evidently another carrier's. */
    private boolean hasParcel(Order order, Map<String, String> parameters) {
        String name = order.logisticsName();
        return parameters.get("waybill_no").equals(order.waybillNo())
                && (isBlank(name)
                        || name.equals(parameters.get("logistics_name"))
                        || carriers.find(name)
                                .map(carrier -> carrier.code().equals(parameters.get("logistics_code")))
                                .orElse(true));
    }

    private static boolean isOneOf(Order order, OrderStatus... statuses) {
        return order.status() != null && List.of(statuses).contains(order.status());
    }

    private static void requireOrderId(ApiMethod method, String orderId) {
        Limits.of(method.operation())
                .required("orderId", "CamelFkwOrderId", orderId)
                .enforce();
    }

    private static boolean isBlank(String value) {
        return value == null || value.isBlank();
    }
}
