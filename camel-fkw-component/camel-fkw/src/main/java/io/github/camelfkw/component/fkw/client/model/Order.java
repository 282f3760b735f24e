// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.model;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * An order, all fields of the vendor document's table {@code Order} and those seen live. Money is in yuan. An empty text on the
 * wire is an absent value: null.
 *
 * @param id 订单id: order id
 * @param shopId 商户id: id of the shop
 * @param merchantId id of the merchant in the shop (入驻商户); seen live, not in the vendor document
 * @param directMerchantId seen live, not in the vendor document
 * @param price 订单金额: amount of the order in yuan
 * @param spread 涨减价: price change in yuan, positive is a rise, negative a reduction
 * @param buyerId id of the buyer; seen live, not in the vendor document
 * @param buyerAcct 买家账号: account of the buyer
 * @param buyerNickname nickname of the buyer; seen live, not in the vendor document
 * @param buyerRemarks 买家留言: the buyer's message
 * @param sellerRemarks 卖家备注: the seller's remark
 * @param consigneeName 收货人姓名: name of the consignee
 * @param province 收货人省份: province of the consignee
 * @param city 收货人城市: city of the consignee
 * @param district 收货人区/县: district of the consignee
 * @param town 收货人街道: town or sub-district of the consignee
 * @param street 收货人详情地址: street and number of the consignee
 * @param telephone 固话: landline of the consignee
 * @param mobile 手机: mobile number of the consignee
 * @param createdTime time of creation; seen live, not in the vendor document
 * @param settleTime 下单时间: when the order was placed
 * @param payTime 付款时间: when it was paid
 * @param modifiedTime 订单最后修改时间: when it was last changed, to the second
 * @param balancePayTime 定金预售尾款付款时间: when the balance of a deposit presale was paid
 * @param shipPrice 运费: freight in yuan
 * @param status 订单状态: status
 * @param paymentType 付款类型: kind of payment
 * @param waybillNo 物流单号: waybill number, one for the whole order
 * @param logisticsName 物流公司名称: name of the carrier
 * @param orderType 订单类型: kind of order, such as 普通订单, 社区团购订单
 * @param shippingType 配送类型: way of delivery, such as 快递发货, 到店自提, 同城配送, 无需配送
 * @param payMode 支付方式: means of payment
 * @param promoterName 推广员名称: promoter, once the promoter's order is finished
 * @param promoterAward 推广员奖励: the promoter's award in yuan
 * @param inviterName 邀请者名称: inviter of the promoter
 * @param inviteAward 邀请者奖励: the inviter's award in yuan
 * @param distName 分销商名称: distributor, once the order is finished
 * @param distAward 分销奖励金额: the distributor's award in yuan
 * @param orderItems 商品信息: the items; never null
 * @param otherFields fields that the vendor sends and this record does not name, by their name on the wire; written back
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Order(
        @JsonProperty("id") String id,
        @JsonProperty("shop_id") String shopId,
        @JsonProperty("merchant_id") String merchantId,
        @JsonProperty("direct_merchant_id") String directMerchantId,
        @JsonProperty("price") BigDecimal price,
        @JsonProperty("spread") BigDecimal spread,
        @JsonProperty("buyer_id") String buyerId,
        @JsonProperty("buyer_acct") String buyerAcct,
        @JsonProperty("buyer_nickname") String buyerNickname,
        @JsonProperty("buyer_remarks") String buyerRemarks,
        @JsonProperty("seller_remarks") String sellerRemarks,
        @JsonProperty("consignee_name") String consigneeName,
        @JsonProperty("province") String province,
        @JsonProperty("city") String city,
        @JsonProperty("district") String district,
        @JsonProperty("town") String town,
        @JsonProperty("street") String street,
        @JsonProperty("telephone") String telephone,
        @JsonProperty("mobile") String mobile,
        @JsonProperty("created_time") FkwDateTime createdTime,
        @JsonProperty("settle_time") FkwDateTime settleTime,
        @JsonProperty("pay_time") FkwDateTime payTime,
        @JsonProperty("modified_time") FkwDateTime modifiedTime,
        @JsonProperty("balance_pay_time") FkwDateTime balancePayTime,
        @JsonProperty("ship_price") BigDecimal shipPrice,
        @JsonProperty("status") OrderStatus status,
        @JsonProperty("payment_type") PaymentType paymentType,
        @JsonProperty("waybill_no") String waybillNo,
        @JsonProperty("logistics_name") String logisticsName,
        @JsonProperty("order_type") String orderType,
        @JsonProperty("shipping_type") String shippingType,
        @JsonProperty("pay_mode") String payMode,
        @JsonProperty("promoter_name") String promoterName,
        @JsonProperty("promoter_award") BigDecimal promoterAward,
        @JsonProperty("inviter_name") String inviterName,
        @JsonProperty("invite_award") BigDecimal inviteAward,
        @JsonProperty("dist_name") String distName,
        @JsonProperty("dist_award") BigDecimal distAward,

        @JsonProperty("order_items") @JsonAlias("order_item_list")
        List<OrderItem> orderItems,

        @JsonAnySetter Map<String, Object> otherFields)
        implements FkwRecord {

    /** Copies the collections; absent ones become empty. */
    public Order {
        orderItems = orderItems == null
                ? List.of()
                : orderItems.stream().filter(Objects::nonNull).toList();
        otherFields = OtherFields.copy(otherFields);
    }

    @Override
    @JsonAnyGetter
    public Map<String, Object> otherFields() {
        return otherFields;
    }

    /** Whether a refund of one of the items is asked for and not yet closed, or has succeeded. */
    public boolean hasRefund() {
        return orderItems.stream()
                .map(OrderItem::refundStatus)
                .anyMatch(status -> status != null
                        && !status.equals(RefundStatus.CLOSED)
                        && !status.equals(RefundStatus.SELLER_REFUSE_BUYER));
    }

    /**
     * Whether a parcel of this order would carry goods whose money goes back: a refund of an item is under way (or in a
     * state that the vendor has added since), or all items are refunded. An order with some items refunded is shipped
     * without them.
     */
    public boolean wouldShipRefundedGoods() {
        boolean running = orderItems.stream()
                .map(OrderItem::refundStatus)
                .anyMatch(status -> status != null && !RefundStatus.ENDED.contains(status));
        boolean allRefunded = !orderItems.isEmpty()
                && orderItems.stream().allMatch(item -> RefundStatus.SUCCESS.equals(item.refundStatus()));
        return running || allRefunded;
    }

    /** Prints id, status and time of change only: the rest is a customer's. */
    @Override
    public String toString() {
        return "Order[id=" + id + ", status=" + status + ", modifiedTime=" + modifiedTime + "]";
    }
}
