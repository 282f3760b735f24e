// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.operation;

import io.github.camelfkw.component.fkw.FkwConstants;
import io.github.camelfkw.component.fkw.FkwOperation;
import io.github.camelfkw.component.fkw.client.OrderDocument;
import io.github.camelfkw.component.fkw.client.OrderPage;
import io.github.camelfkw.component.fkw.client.OrderQuery;
import io.github.camelfkw.component.fkw.client.model.CompleteCommand;
import io.github.camelfkw.component.fkw.client.model.ShipCommand;
import io.github.camelfkw.component.fkw.client.model.TimeType;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The handler of each operation. */
public final class OperationHandlers {

    private static final Map<FkwOperation, OperationHandler> HANDLERS = new EnumMap<>(Map.of(
            FkwOperation.orders, (input, orders) -> page(input, orders::list),
            FkwOperation.merchantOrders, (input, orders) -> page(input, orders::merchantList),
            FkwOperation.order, (input, orders) -> one(input, orders.get(orderId(input))),
            FkwOperation.pay, (input, orders) -> OperationResult.of(orders.pay(orderId(input))),
            FkwOperation.ship, (input, orders) -> OperationResult.of(orders.ship(shipCommand(input))),
            FkwOperation.complete, (input, orders) -> OperationResult.of(orders.complete(completeCommand(input))),
            FkwOperation.cancel, (input, orders) -> OperationResult.of(orders.cancel(orderId(input)))));

    private OperationHandlers() {}

    /** The handler of the operation; each has one. */
    public static OperationHandler of(FkwOperation operation) {
        return HANDLERS.get(operation);
    }

    private static String orderId(OperationInput input) {
        return input.orderId()
                .orElseThrow(() -> new IllegalArgumentException(
                        FkwConstants.ORDER_ID + " is missing: set it, or give a body with orderId"));
    }

    private static ShipCommand shipCommand(OperationInput input) {
        return new ShipCommand(
                input.text(Field.ORDER_ID).orElse(null),
                input.text(Field.WAYBILL_NO).orElse(null),
                input.text(Field.LOGISTICS_CODE).orElse(null),
                input.text(Field.LOGISTICS_NAME).orElse(null));
    }

    private static CompleteCommand completeCommand(OperationInput input) {
        return new CompleteCommand(
                orderId(input),
                input.text(Field.WAYBILL_NO).orElse(null),
                input.text(Field.LOGISTICS_CODE).orElse(null),
                input.text(Field.LOGISTICS_NAME).orElse(null));
    }

    private static OperationResult one(OperationInput input, OrderDocument order) {
        return OperationResult.of(
                input.defaults().rawPayload() ? order.json() : order.toOrder(),
                Map.of(FkwConstants.ORDER_ID, order.id()));
    }

    private static OperationResult page(OperationInput input, Function<OrderQuery, OrderPage> list) {
        OrderPage page = list.apply(query(input));
        Object body = input.defaults().rawPayload()
                ? page.json()
                : page.orders().stream().map(OrderDocument::toOrder).toList();
        return OperationResult.of(body, Map.of(FkwConstants.TOTAL, page.total()));
    }

    private static OrderQuery query(OperationInput input) {
        OperationDefaults defaults = input.defaults();
        List<String> statuses =
                input.text(Field.STATUS).map(OperationDefaults::split).orElse(defaults.statuses());
        String from = input.text(Field.TIME_FROM).orElse(defaults.timeFrom());
        String to = input.text(Field.TIME_TO).orElse(defaults.timeTo());
        return new OrderQuery(
                statuses,
                input.text(Field.TIME_TYPE).map(OperationHandlers::timeType).orElse(defaults.timeType()),
                OperationDefaults.time("timeFrom", from),
                OperationDefaults.time("timeTo", to),
                input.number(Field.PAGE_NO).orElse(defaults.pageNo()),
                input.number(Field.PAGE_SIZE).orElse(defaults.pageSize()));
    }

    private static TimeType timeType(String text) {
        return Arrays.stream(TimeType.values())
                .filter(type -> type.name().equals(text))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("timeType is created or modified, but the body says " + text));
    }
}
