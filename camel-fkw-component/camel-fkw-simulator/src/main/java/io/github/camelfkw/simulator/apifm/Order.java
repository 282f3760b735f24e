// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.apifm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An order, which changes. Guarded by the shop's lock. */
final class Order {

    static final int CLOSED = -1;
    static final int UNPAID = 0;
    static final int PAID = 1;
    static final int SHIPPED = 2;
    static final int RECEIVED = 3;
    static final int REVIEWED = 4;

    private static final Map<Integer, String> IN_WORDS = Map.of(
            CLOSED, "订单关闭", UNPAID, "待支付", PAID, "已支付待发货", SHIPPED, "已发货待确认", RECEIVED, "确认收货待评价", REVIEWED, "已评价");

    final long id;
    final String number;
    final Account buyer;
    final Bill bill;
    final String remark;
    final Instant createdAt;
    final ObjectNode address;
    final String hxNumber;
    private final List<ObjectNode> logs = new ArrayList<>();
    int status = UNPAID;
    String waybill = "";
    boolean deleted;

    Order(World world, Account buyer, Bill bill, ApifmRequest request) {
        this.id = world.nextId();
        this.buyer = buyer;
        this.bill = bill;
        this.createdAt = world.now();
        this.number = Times.format(createdAt).replaceAll("\\D", "").substring(2) + id;
        this.remark = request.text("remark");
        this.address = addressOf(request);
        this.hxNumber = request.flag("isCanHx") ? "HX" + number : "";
        log(createdAt, "下单");
    }

    /** That of the request, or else the buyer's default one; null when there is none. */
    private static ObjectNode addressOf(ApifmRequest request) {
        if (request.has("linkMan")) {
            return AddressCalls.json(new SimAddress(
                    0,
                    request.text("linkMan"),
                    request.text("mobile"),
                    request.text("provinceId"),
                    request.text("cityId"),
                    request.text("districtId"),
                    request.text("address"),
                    request.text("code"),
                    false));
        }
        SimAddress usual = AddressCalls.defaultOf(request.user());
        return usual == null ? null : AddressCalls.json(usual);
    }

    /** @throws Refusal when it stands otherwise */
    void mustBe(int... allowed) {
        for (int one : allowed) {
            if (status == one) {
                return;
            }
        }
        throw Refusal.of(Code.WRONG_STATE, "当前订单状态不允许该操作:" + IN_WORDS.get(status));
    }

    void become(int next, Instant at) {
        status = next;
        log(at, IN_WORDS.get(next));
    }

    private void log(Instant at, String what) {
        logs.add(Json.object()
                .put("dateAdd", Times.format(at))
                .put("orderId", id)
                .put("typeStr", what));
    }

    SimOrder snapshot() {
        Map<Long, Integer> pieces = new LinkedHashMap<>();
        bill.lines().forEach(line -> pieces.merge(line.goods().id, line.number(), Integer::sum));
        return new SimOrder(id, number, buyer.uid, status, bill.amountReal(), pieces, createdAt, deleted);
    }

    ObjectNode row() {
        ObjectNode row = bill.json()
                .put("id", id)
                .put("orderNumber", number)
                .put("uid", buyer.uid)
                .put("status", status)
                .put("statusStr", IN_WORDS.get(status))
                .put("remark", remark)
                .put("dateAdd", Times.format(createdAt))
                .put("hxNumber", hxNumber);
        row.set("userId", bill.owner());
        return row;
    }

    /** The parts that the document lists for {@code orderDetail}; their names are assumed. */
    ObjectNode detail() {
        ObjectNode detail = Json.object();
        detail.set("orderInfo", row());
        ArrayNode goods = Json.array(bill.lines().stream(), Bill.Line::json);
        detail.set("goods", goods);
        detail.set("logs", Json.array(logs.stream(), log -> log));
        if (address != null) {
            detail.set("logistics", address.deepCopy().put("shipperCode", "").put("trackingNumber", waybill));
        }
        detail.set("extJson", Json.object());
        return detail;
    }
}
