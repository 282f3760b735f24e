// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.apifm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code order…}: from the cart to the door. */
final class OrderCalls {

    private final World world;
    private final GoodsCalls shelf;
    private final Map<Long, Order> byId = new LinkedHashMap<>();
    private Bill.Terms terms = new Bill.Terms(BigDecimal.ZERO, 100);

    OrderCalls(World world, GoodsCalls shelf) {
        this.world = world;
        this.shelf = shelf;
    }

    Map<String, Handler> handlers() {
        return Map.of(
                "orderCreate", this::create,
                "orderPay", this::pay,
                "orderClose", this::close,
                "orderDelete", this::delete,
                "orderDelivery", this::receive,
                "orderHXV2", this::redeem,
                "orderList", this::list,
                "orderDetail", this::detail,
                "orderStatisticsv2", this::statistics);
    }

    void terms(Bill.Terms other) {
        terms = other;
    }

    Bill.Terms terms() {
        return terms;
    }

    List<Order> all() {
        return List.copyOf(byId.values());
    }

    /** Null for none. */
    Order get(long id) {
        return byId.get(id);
    }

    private JsonNode create(ApifmRequest request) {
        Bill bill = Bill.of(request, shelf, terms, world.owner());
        if (request.flag("calculate")) {
            return bill.json();
        }
        Order order = new Order(world, request.user(), bill, request);
        for (Bill.Line line : bill.lines()) {
            line.goods().changeStores(line.propertyChildIds(), -line.number());
            line.goods().orders++;
        }
        if (bill.deductionScore() > 0) {
            order.buyer.score.take(BigDecimal.valueOf(bill.deductionScore()), "订单抵扣");
        }
        if (bill.coupon() != null) {
            bill.coupon().usedIn = order.id;
        }
        byId.put(order.id, order);
        return order.row();
    }

    private JsonNode pay(ApifmRequest request) {
        Order order = own(request, "orderId");
        order.mustBe(Order.UNPAID);
        BigDecimal amount = order.bill.amountReal();
        if (amount.signum() > 0) {
            order.buyer.balance.take(amount, "支付订单 " + order.number);
        }
        order.buyer.consumed = order.buyer.consumed.add(amount);
        order.bill.lines().forEach(line -> line.goods().sells += line.number());
        order.become(Order.PAID, world.now());
        return null;
    }

    private JsonNode close(ApifmRequest request) {
        close(own(request, "orderId"));
        return null;
    }

    /** Gives back what the order has taken. */
    void close(Order order) {
        order.mustBe(Order.UNPAID);
        for (Bill.Line line : order.bill.lines()) {
            line.goods().changeStores(line.propertyChildIds(), line.number());
        }
        if (order.bill.deductionScore() > 0) {
            order.buyer.score.put(BigDecimal.valueOf(order.bill.deductionScore()), "订单关闭退回");
        }
        if (order.bill.coupon() != null) {
            order.bill.coupon().usedIn = null;
        }
        order.become(Order.CLOSED, world.now());
    }

    private JsonNode delete(ApifmRequest request) {
        Order order = own(request, "orderId");
        order.mustBe(Order.CLOSED, Order.RECEIVED, Order.REVIEWED);
        order.deleted = true;
        return null;
    }

    /** The merchant's step. */
    void ship(Order order, String waybill) {
        order.mustBe(Order.PAID);
        order.waybill = waybill;
        order.become(Order.SHIPPED, world.now());
    }

    private JsonNode receive(ApifmRequest request) {
        Order order = own(request, "orderId");
        order.mustBe(Order.SHIPPED);
        order.become(Order.RECEIVED, world.now());
        return null;
    }

    private JsonNode redeem(ApifmRequest request) {
        String number = request.required("hxNumber");
        Order order = byId.values().stream()
                .filter(one -> one.hxNumber.equals(number))
                .findFirst()
                .orElseThrow(() -> Refusal.nothing("核销码不存在"));
        order.mustBe(Order.PAID);
        order.become(Order.RECEIVED, world.now());
        return null;
    }

    private JsonNode list(ApifmRequest request) {
        List<ObjectNode> rows = new ArrayList<>();
        for (Order order : byId.values()) {
            if (isVisible(order, request.user())
                    && (!request.has("status") || order.status == request.integer("status", 0))) {
                rows.add(order.row());
            }
        }
        Collections.reverse(rows);
        return request.page(rows);
    }

    private JsonNode detail(ApifmRequest request) {
        if (!request.has("hxNumber")) {
            return own(request, "id").detail();
        }
        String number = request.text("hxNumber");
        return byId.values().stream()
                .filter(order -> order.hxNumber.equals(number) && !order.deleted)
                .findFirst()
                .orElseThrow(() -> Refusal.nothing("核销码不存在"))
                .detail();
    }

    private JsonNode statistics(ApifmRequest request) {
        ObjectNode counts = Json.object();
        counts.put("count_id_no_pay", count(request, Order.UNPAID));
        counts.put("count_id_no_transfer", count(request, Order.PAID));
        counts.put("count_id_no_confirm", count(request, Order.SHIPPED));
        counts.put("count_id_no_reputation", count(request, Order.RECEIVED));
        counts.put("count_id_success", count(request, Order.REVIEWED));
        return counts.put("count_id_close", count(request, Order.CLOSED));
    }

    private long count(ApifmRequest request, int status) {
        return byId.values().stream()
                .filter(order -> isVisible(order, request.user()) && order.status == status)
                .count();
    }

    private static boolean isVisible(Order order, Account user) {
        return order.buyer == user && !order.deleted;
    }

    private Order own(ApifmRequest request, String parameter) {
        Order order = byId.get(request.id(parameter));
        if (order == null || !isVisible(order, request.user())) {
            throw Refusal.nothing("订单不存在");
        }
        return order;
    }
}
