// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.operation;

import io.github.camelfkw.component.fkw.FkwConstants;
import io.github.camelfkw.component.fkw.FkwOperation;
import io.github.camelfkw.component.fkw.client.ListPage;
import io.github.camelfkw.component.fkw.client.OrderDocument;
import io.github.camelfkw.component.fkw.client.OrderQuery;
import io.github.camelfkw.component.fkw.client.RecordReading;
import io.github.camelfkw.component.fkw.client.model.CompleteCommand;
import io.github.camelfkw.component.fkw.client.model.ShipCommand;
import io.github.camelfkw.component.fkw.client.model.TimeType;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** The operations about orders. */
final class OrderHandlers {

    private OrderHandlers() {}

    static void putInto(Map<FkwOperation, OperationHandler> handlers) {
        handlers.put(FkwOperation.orders, (input, shop) -> list(input, "orders", shop.orders()::list));
        handlers.put(
                FkwOperation.merchantOrders,
                (input, shop) -> list(input, "merchantOrders", shop.orders()::merchantList));
        handlers.put(
                FkwOperation.order, (input, shop) -> one(input, shop.orders().get(orderId(input))));
        handlers.put(
                FkwOperation.pay,
                (input, shop) -> OperationResult.of(
                        shop.orders().pay(orderId(input), input.defaults().writes())));
        handlers.put(
                FkwOperation.ship,
                (input, shop) -> OperationResult.of(
                        shop.orders().ship(shipCommand(input), input.defaults().writes())));
        handlers.put(
                FkwOperation.complete,
                (input, shop) -> OperationResult.of(shop.orders()
                        .complete(completeCommand(input), input.defaults().writes())));
        handlers.put(
                FkwOperation.cancel,
                (input, shop) -> OperationResult.of(
                        shop.orders().cancel(orderId(input), input.defaults().writes())));
    }

    private static String orderId(OperationInput input) {
        return input.id(Field.ORDER_ID)
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
                input.defaults().rawPayload() ? order.json() : order.toRecord(),
                Map.of(FkwConstants.ORDER_ID, order.id()));
    }

    private static OperationResult list(
            OperationInput input,
            String operation,
            BiFunction<OrderQuery, RecordReading, ListPage<OrderDocument>> list) {
        OrderQuery query = query(input);
        return Lists.answer(
                input, operation, (pageNo, pageSize, reading) -> list.apply(query.withPage(pageNo, pageSize), reading));
    }

    private static OrderQuery query(OperationInput input) {
        OperationDefaults.OrderFilter filter = input.defaults().filter();
        List<String> statuses =
                input.text(Field.STATUS).map(OperationDefaults::split).orElse(filter.statuses());
        return new OrderQuery(
                statuses,
                input.text(Field.TIME_TYPE).map(OrderHandlers::timeType).orElse(filter.timeType()),
                time(input, Field.TIME_FROM, filter.timeFrom()),
                time(input, Field.TIME_TO, filter.timeTo()),
                1,
                ListPage.MAX_SIZE);
    }

    private static Instant time(OperationInput input, Field field, String option) {
        return input.text(field)
                .map(text -> OperationDefaults.timeOfMessage(field.ourName(), text))
                .orElseGet(() -> OperationDefaults.time(field.ourName(), option));
    }

    private static TimeType timeType(String text) {
        return Arrays.stream(TimeType.values())
                .filter(type -> type.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "timeType is created or modified, and the body says something else"));
    }
}
