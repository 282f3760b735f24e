// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;

/**
 * Status of the refund of an order item (退款状态); no value: no refund. An open list: a value that the vendor adds later is kept as it came.
 *
 * @param value the value on the wire
 */
public record RefundStatus(@JsonValue String value) {

    /** 买家申请退款,等待卖家同意: asked for, waits for the seller. */
    public static final RefundStatus WAIT_SELLER_AGREE = new RefundStatus("wait_seller_agree");

    /** 卖家同意退款,等待买家寄回商品: agreed, the goods are to come back. */
    public static final RefundStatus WAIT_BUYER_RETURN_GOODS = new RefundStatus("wait_buyer_return_goods");

    /** 买家已寄回商品,等待卖家确认: the goods are on their way back. */
    public static final RefundStatus WAIT_SELLER_CONFIRM_GOODS = new RefundStatus("wait_seller_confirm_goods");

    /** 卖家拒绝退款: refused. */
    public static final RefundStatus SELLER_REFUSE_BUYER = new RefundStatus("seller_refuse_buyer");

    /** 退款关闭: closed without a refund. */
    public static final RefundStatus CLOSED = new RefundStatus("closed");

    /** 退款成功: refunded. */
    public static final RefundStatus SUCCESS = new RefundStatus("success");

    /** The values that the vendor document names. */
    public static final List<RefundStatus> KNOWN = List.of(
            WAIT_SELLER_AGREE,
            WAIT_BUYER_RETURN_GOODS,
            WAIT_SELLER_CONFIRM_GOODS,
            SELLER_REFUSE_BUYER,
            CLOSED,
            SUCCESS);

    /** The refund is over, one way or the other. */
    static final List<RefundStatus> ENDED = List.of(SELLER_REFUSE_BUYER, CLOSED, SUCCESS);

    /** From the wire; blank text is no value. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static RefundStatus of(String value) {
        return value == null || value.isBlank() ? null : new RefundStatus(value.strip());
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
