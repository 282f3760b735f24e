// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An order on the wire: all fields of the vendor's tables {@code Order} and {@code OrderItem}, and those seen live
 * ({@code merchant_id}, {@code direct_merchant_id}, {@code created_time}, {@code buyer_id}, {@code buyer_nickname};
 * items: {@code price}, {@code status}). Absent values are empty strings, absent amounts 0.00.
 */
final class OrderJson {

    private final FkwShop shop;
    private final FkwQuirks quirks;

    OrderJson(FkwShop shop, FkwQuirks quirks) {
        this.shop = shop;
        this.quirks = quirks;
    }

    String text(OrderState state) {
        return Json.text(node(state));
    }

    ObjectNode node(OrderState state) {
        SimOrder order = state.order;
        OrderTraits traits = order.traits();
        OrderDetails details = OrderDetails.of(order);
        boolean numeric = quirks.numericIds();
        ObjectNode node = Json.object();
        Json.id(node, "id", order.id(), numeric);
        Json.id(node, "shop_id", shop.id(), numeric);
        Json.id(node, "merchant_id", traits.merchantId(), numeric);
        Json.id(node, "direct_merchant_id", "", numeric);
        node.put("price", traits.price() != null ? Json.money(traits.price()) : Json.money(details.total()));
        node.put("spread", Json.money(details.spread()));
        Json.id(node, "buyer_id", String.valueOf(details.buyerId()), numeric);
        node.put("buyer_acct", "u" + details.mobile());
        node.put("buyer_nickname", details.consignee().substring(0, 1) + "**");
        node.put("buyer_remarks", details.remark());
        node.put("seller_remarks", state.edits.sellerRemarks());
        putConsignee(node, details);
        putTimes(node, state);
        node.put("ship_price", Json.money(details.freight()));
        node.put("status", state.status.wire());
        node.put("payment_type", traits.cod() ? "cod" : "online");
        node.put("waybill_no", state.edits.waybillNo());
        node.put("logistics_name", state.edits.logisticsName());
        node.put("order_type", "普通订单");
        node.put("shipping_type", "快递发货");
        node.put("pay_mode", state.paid == 0 ? "" : traits.cod() ? "货到付款" : "微信支付");
        putShares(node);
        putItems(node, state, details, numeric);
        traits.fields().forEach((name, value) -> node.set(name, Json.tree(value)));
        return node;
    }

    private static void putConsignee(ObjectNode node, OrderDetails details) {
        node.put("consignee_name", details.consignee());
        node.put("province", details.place().province());
        node.put("city", details.place().city());
        node.put("district", details.place().district());
        node.put("town", details.place().town());
        node.put("street", details.street());
        node.put("telephone", details.telephone());
        node.put("mobile", details.mobile());
    }

    private static void putTimes(ObjectNode node, OrderState state) {
        String created = ShopTime.format(state.order.created());
        node.put("created_time", created);
        node.put("settle_time", created);
        node.put("pay_time", state.paid == 0 ? "" : ShopTime.format(state.paid));
        node.put("modified_time", ShopTime.format(state.modified));
        node.put("balance_pay_time", "");
    }

    private static void putShares(ObjectNode node) {
        node.put("promoter_name", "");
        node.put("promoter_award", Json.money(0));
        node.put("inviter_name", "");
        node.put("invite_award", Json.money(0));
        node.put("dist_name", "");
        node.put("dist_award", Json.money(0));
    }

    private void putItems(ObjectNode node, OrderState state, OrderDetails details, boolean numeric) {
        ArrayNode items = node.putArray(quirks.orderItemsField());
        int index = 0;
        for (OrderDetails.Item item : details.items()) {
            int product = item.product();
            ObjectNode line = items.addObject();
            Json.id(line, "id", String.valueOf(index + 1), numeric);
            line.put("title", Catalogue.title(product));
            line.put(
                    "weight",
                    BigDecimal.valueOf(Catalogue.kilos(product) * item.quantity())
                            .setScale(2, RoundingMode.HALF_UP));
            Json.id(line, "product_id", Catalogue.productId(product), numeric);
            line.put("product_code", Catalogue.productCode(product, item.sku()));
            line.put("sku_properties", Catalogue.skuProperties(product, item.sku()));
            line.put("image_url", Catalogue.picture(product));
            line.put("price", Json.money(Catalogue.cents(product, item.sku())));
            line.put("item_original_price", Json.money(item.original()));
            line.put("item_discount_price", Json.money(item.paid()));
            line.put("item_discount", Json.money(item.discount()));
            line.put("quantity", item.quantity());
            line.put("status", state.status.wire());
            line.put("refund_status", state.edits.refunds().getOrDefault(index, ""));
            index++;
        }
    }
}
