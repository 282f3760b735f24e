// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelfkw.simulator.Reply;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The calls on {@code /api/order/}. */
final class OrderCalls {

    private static final Set<String> LIST_PARAMS =
            Set.of("status", "page_size", "page_no", "time_type", "time_from", "time_to");
    private static final List<String> WAYBILL = List.of("waybill_no", "logistics_code", "logistics_name");

    private final World world;

    OrderCalls(World world) {
        this.world = world;
    }

    List<Route> routes() {
        List<String> orderId = List.of("order_id");
        return List.of(
                Route.get("/api/order/get", "getOrder", orderId, Set.of(), this::get),
                Route.list(
                        Life.Subject.ORDERS,
                        "/api/order/getList",
                        "getOrderList",
                        List.of(),
                        LIST_PARAMS,
                        request -> list(request, false)),
                Route.list(
                        Life.Subject.ORDERS,
                        "/api/order/getMerchantOrderList",
                        "",
                        List.of(),
                        LIST_PARAMS,
                        request -> list(request, true)),
                Route.post("/api/order/pay", "", orderId, Set.of(), this::pay),
                Route.post(
                        "/api/order/ship",
                        "shipOrder",
                        List.of("order_id", "waybill_no", "logistics_code", "logistics_name"),
                        Set.of(),
                        this::ship),
                Route.post("/api/order/complete", "", orderId, Set.copyOf(WAYBILL), this::complete),
                Route.post("/api/order/cancel", "", orderId, Set.of(), this::cancel));
    }

    private Reply get(FkwRequest request) {
        SimOrder order = order(request);
        ObjectNode body = Answers.ok("查询成功");
        body.set("order", order.shop().orderJson().node(order.current()));
        return Answers.reply(body);
    }

    private Reply pay(FkwRequest request) {
        request.shop().pay(order(request).id());
        return Answers.reply(Answers.ok("付款成功"));
    }

    private Reply ship(FkwRequest request) {
        checkCarrier(request);
        request.shop()
                .ship(
                        order(request).id(),
                        request.text("waybill_no"),
                        request.text("logistics_code"),
                        request.text("logistics_name"));
        return Answers.reply(Answers.ok("发货成功"));
    }

    private Reply complete(FkwRequest request) {
        if (order(request).current().status == OrderStatus.WAIT_SELLER_SHIP) {
            checkCarrier(request);
        }
        request.shop()
                .complete(
                        order(request).id(),
                        request.text("waybill_no"),
                        request.text("logistics_code"),
                        request.text("logistics_name"));
        return Answers.reply(Answers.ok("操作成功"));
    }

    private void checkCarrier(FkwRequest request) {
        Set<String> codes = world.quirks.carrierCodes();
        String code = request.text("logistics_code");
        if (!codes.isEmpty() && !code.isEmpty() && !codes.contains(code)) {
            throw Refusal.violation(
                    Rt.BAD_ARGUMENT, "物流公司编码【" + code + "】不存在", "logistics_code '" + code + "' is no carrier's");
        }
    }

    private Reply cancel(FkwRequest request) {
        request.shop().cancel(order(request).id());
        return Answers.reply(Answers.ok("取消成功"));
    }

    private static SimOrder order(FkwRequest request) {
        return request.shop().order(request.required("order_id")).orElseThrow(() -> Refusal.of(Rt.NOT_FOUND, "订单不存在"));
    }

    private Reply list(FkwRequest request, boolean merchant) {
        int pageNo = request.pageNo();
        int pageSize = request.pageSize(world.quirks.maxPageSize());
        OrderBook.Page page = request.shop().page(query(request, merchant), pageNo, pageSize);
        OrderJson json = request.shop().orderJson();
        ObjectNode body = Answers.ok("查询成功");
        ArrayNode orders = body.putArray(world.quirks.orderListField());
        page.orders().forEach(state -> orders.add(json.node(state)));
        body.put("total", page.total());
        return Answers.reply(body);
    }

    private OrderQuery query(FkwRequest request, boolean merchant) {
        FkwQuirks quirks = world.quirks;
        String timeType = request.text("time_type");
        if (!timeType.isEmpty() && !timeType.equals("created") && !timeType.equals("modified")) {
            throw request.malformed("time_type", timeType);
        }
        long horizon = LocalDateTime.ofInstant(world.now(), ShopTime.ZONE)
                .minus(quirks.horizon())
                .atZone(ShopTime.ZONE)
                .toEpochSecond();
        long from = time(request, "time_from", horizon);
        long to = time(request, "time_to", Long.MAX_VALUE);
        if (from < horizon) {
            throw Refusal.violation(
                    Rt.BAD_ARGUMENT,
                    "不允许获取三个月前的订单",
                    "time_from " + request.text("time_from") + " is older than three months");
        }
        if (to < from) {
            throw Refusal.violation(Rt.BAD_ARGUMENT, "参数【time_to】不能早于【time_from】", "time_to is before time_from");
        }
        boolean fromGiven = !request.text("time_from").isEmpty();
        boolean toGiven = !request.text("time_to").isEmpty();
        return new OrderQuery(
                timeType.equals("modified"),
                fromGiven && !quirks.timeFromInclusive() ? from + 1 : from,
                toGiven && !quirks.timeToInclusive() ? to - 1 : to,
                statuses(request),
                merchant,
                quirks.listOrder(),
                quirks.shuffledLists());
    }

    private static long time(FkwRequest request, String name, long absent) {
        String text = request.text(name);
        if (text.isEmpty()) {
            return absent;
        }
        try {
            return ShopTime.parse(text);
        } catch (DateTimeParseException e) {
            throw request.malformed(name, text);
        }
    }

    private static Set<OrderStatus> statuses(FkwRequest request) {
        Set<OrderStatus> wanted = EnumSet.noneOf(OrderStatus.class);
        for (String status : request.text("status").split(",")) {
            String wire = status.trim();
            if (!wire.isEmpty()) {
                if (!OrderStatus.isKnown(wire)) {
                    throw request.malformed("status", wire);
                }
                wanted.add(OrderStatus.of(wire));
            }
        }
        return wanted;
    }
}
