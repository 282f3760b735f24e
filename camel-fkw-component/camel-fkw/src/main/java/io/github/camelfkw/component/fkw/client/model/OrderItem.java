// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.Map;

/**
 * An item of an order, all fields of the vendor document's table {@code OrderItem} and those seen live.
 *
 * @param id 订单项Id: id of the item
 * @param title 商品标题: title of the product
 * @param weight 商品总重量: weight of all pieces in kg
 * @param productId 商品ID: id of the product
 * @param productCode 产品编码: the seller's product code
 * @param skuProperties 商品属性: properties of the sku, such as 颜色:白色;码数:XXL码
 * @param imageUrl 图片链接: picture
 * @param price price of one piece in yuan; seen live, not in the vendor document
 * @param itemOriginalPrice 订单项原价: quantity times list price, in yuan
 * @param itemDiscountPrice 订单项实付金额: what was paid for the item, in yuan
 * @param itemDiscount 订单项优惠金额: discount on the item, in yuan
 * @param quantity 数量: number of pieces
 * @param status status of the item; seen live, not in the vendor document
 * @param refundStatus 退款状态: status of the refund; null is no refund
 * @param otherFields fields that the vendor sends and this record does not name, by their name on the wire; written back
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OrderItem(
        @JsonProperty("id") String id,
        @JsonProperty("title") String title,
        @JsonProperty("weight") BigDecimal weight,
        @JsonProperty("product_id") String productId,
        @JsonProperty("product_code") String productCode,
        @JsonProperty("sku_properties") String skuProperties,
        @JsonProperty("image_url") String imageUrl,
        @JsonProperty("price") BigDecimal price,
        @JsonProperty("item_original_price") BigDecimal itemOriginalPrice,
        @JsonProperty("item_discount_price") BigDecimal itemDiscountPrice,
        @JsonProperty("item_discount") BigDecimal itemDiscount,
        @JsonProperty("quantity") Integer quantity,
        @JsonProperty("status") String status,
        @JsonProperty("refund_status") RefundStatus refundStatus,
        @JsonAnySetter Map<String, Object> otherFields)
        implements FkwRecord {

    /** Copies the collection; an absent one becomes empty. */
    public OrderItem {
        otherFields = OtherFields.copy(otherFields);
    }

    @Override
    @JsonAnyGetter
    public Map<String, Object> otherFields() {
        return otherFields;
    }

    /** Prints id and quantity only. */
    @Override
    public String toString() {
        return "OrderItem[id=" + id + ", productId=" + productId + ", quantity=" + quantity + "]";
    }
}
