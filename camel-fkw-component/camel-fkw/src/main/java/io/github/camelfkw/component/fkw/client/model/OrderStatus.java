// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;

/**
 * Status of an order (订单状态). An open list: a value that the vendor adds later is kept as it came.
 *
 * @param value the value on the wire
 */
public record OrderStatus(@JsonValue String value) {

    /** 未付款: not paid. */
    public static final OrderStatus WAIT_BUYER_PAY = new OrderStatus("wait_buyer_pay");

    /** 待发货: paid (or cash on delivery), to be shipped. */
    public static final OrderStatus WAIT_SELLER_SHIP = new OrderStatus("wait_seller_ship");

    /** 卖家已发货,待买家确认收货: shipped, receipt not confirmed. */
    public static final OrderStatus SHIPPED = new OrderStatus("shipped");

    /** 已完成: receipt confirmed. */
    public static final OrderStatus FINISHED = new OrderStatus("finished");

    /** 已取消: closed before payment, returned and refunded after shipment, or canceled for another reason. */
    public static final OrderStatus CANCELED = new OrderStatus("canceled");

    /** The values that the vendor document names. */
    public static final List<OrderStatus> KNOWN =
            List.of(WAIT_BUYER_PAY, WAIT_SELLER_SHIP, SHIPPED, FINISHED, CANCELED);

    /** From the wire; blank text is no value. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static OrderStatus of(String value) {
        return value == null || value.isBlank() ? null : new OrderStatus(value.strip());
    }

    /** Whether the vendor document names this value. */
    public boolean isKnown() {
        return KNOWN.contains(this);
    }

    /** The value on the wire. */
    @Override
    public String toString() {
        return value;
    }
}
