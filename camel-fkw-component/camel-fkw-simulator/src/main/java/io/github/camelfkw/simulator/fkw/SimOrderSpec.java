// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** What a new order shall look like. Everything that is not said is drawn from the simulator's seed. */
public final class SimOrderSpec {

    private final int index;
    private OrderStatus status = OrderStatus.WAIT_BUYER_PAY;
    private Instant createdAt;
    private Instant modifiedAt;
    private String id;
    private int items;
    private BigDecimal price;
    private boolean cod;
    private String merchantId = "";
    private boolean inOrderList = true;
    private String waybillNo = "";
    private String logisticsName = "";
    private Map<Integer, String> refunds = Map.of();
    private Map<String, Object> fields = Map.of();

    SimOrderSpec(int index) {
        this.index = index;
    }

    /** The number of this order among those of one {@code addOrders}, from 0. */
    public int index() {
        return index;
    }

    /**
     * Status as on the wire. Default {@code wait_buyer_pay}.
     *
     * @throws IllegalArgumentException for an unknown one
     */
    public SimOrderSpec status(String wireStatus) {
        status = OrderStatus.of(wireStatus);
        return this;
    }

    /** When it was placed; shown to the second. Default: now. */
    public SimOrderSpec createdAt(Instant instant) {
        createdAt = instant;
        return this;
    }

    /** Its {@code modified_time}; shown to the second. Default: when it was placed. */
    public SimOrderSpec modifiedAt(Instant instant) {
        modifiedAt = instant;
        return this;
    }

    /** Its id. Default: the day and a running number. */
    public SimOrderSpec id(String orderId) {
        id = orderId;
        return this;
    }

    /** Number of items. Default: 1 to 3. */
    public SimOrderSpec items(int n) {
        if (n < 1) {
            throw new IllegalArgumentException("an order has at least one item, not " + n);
        }
        items = n;
        return this;
    }

    /** The order's amount. Default: the sum of its items and the freight. */
    public SimOrderSpec price(BigDecimal amount) {
        price = amount;
        return this;
    }

    /** The order's amount, such as {@code "99.90"}. */
    public SimOrderSpec price(String amount) {
        return price(new BigDecimal(amount));
    }

    /** Paid on delivery: {@code payment_type} is {@code cod}. */
    public SimOrderSpec cod() {
        cod = true;
        return this;
    }

    /** An order of a tenant merchant (入驻商户), shown by {@code getMerchantOrderList} and not by {@code getList}. */
    public SimOrderSpec merchant(String id) {
        merchantId = id;
        inOrderList = false;
        return this;
    }

    /** An order of a tenant merchant that both lists show. */
    public SimOrderSpec merchantInBothLists(String id) {
        merchantId = id;
        inOrderList = true;
        return this;
    }

    /** Waybill and carrier of an order that is already shipped. */
    public SimOrderSpec shippedWith(String waybill, String carrierName) {
        waybillNo = waybill;
        logisticsName = carrierName;
        return this;
    }

    /** Who receives it. */
    public SimOrderSpec consignee(String name, String mobile) {
        return field("consignee_name", name).field("mobile", mobile);
    }

    /** Refund status of an item, counted from 0. */
    public SimOrderSpec refundStatus(int itemIndex, String wireRefundStatus) {
        refunds = new TreeMap<>(refunds);
        refunds.put(itemIndex, wireRefundStatus);
        return this;
    }

    /** Any field of the order's JSON: replaces the generated one or comes on top. {@code null} is written as null. */
    public SimOrderSpec field(String name, Object value) {
        if (fields.isEmpty()) {
            fields = new LinkedHashMap<>();
        }
        fields.put(name, value);
        return this;
    }

    OrderStatus status() {
        return status;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant modifiedAt() {
        return modifiedAt;
    }

    String id() {
        return id;
    }

    OrderTraits traits() {
        return new OrderTraits(items, price, cod, merchantId, inOrderList, fields).orPlain();
    }

    OrderEdits edits() {
        OrderEdits edits = new OrderEdits(waybillNo, logisticsName, "", Map.copyOf(refunds));
        return edits.equals(OrderEdits.NONE) ? OrderEdits.NONE : edits;
    }
}
