// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelfkw.simulator.SimulatorClock;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class OrderContentTest extends FkwTest {

    private static final List<String> ORDER_FIELDS = List.of(
            "id",
            "shop_id",
            "price",
            "spread",
            "buyer_acct",
            "buyer_remarks",
            "seller_remarks",
            "consignee_name",
            "province",
            "city",
            "district",
            "town",
            "street",
            "telephone",
            "mobile",
            "settle_time",
            "pay_time",
            "modified_time",
            "balance_pay_time",
            "ship_price",
            "status",
            "payment_type",
            "waybill_no",
            "logistics_name",
            "order_type",
            "shipping_type",
            "pay_mode",
            "promoter_name",
            "promoter_award",
            "inviter_name",
            "invite_award",
            "dist_name",
            "dist_award",
            "order_items",
            "merchant_id",
            "direct_merchant_id",
            "created_time",
            "buyer_id",
            "buyer_nickname");
    private static final List<String> ITEM_FIELDS = List.of(
            "id",
            "title",
            "weight",
            "product_id",
            "product_code",
            "sku_properties",
            "image_url",
            "item_original_price",
            "item_discount_price",
            "item_discount",
            "quantity",
            "refund_status",
            "price",
            "status");

    private JsonNode read(SimOrder order) {
        return get("/api/order/get", "method", "getOrder", "order_id", order.id())
                .get("order");
    }

    @Test
    void carriesEveryDocumentedFieldAndThoseSeenLive() {
        JsonNode order = read(shop.addOrder());

        assertThat(order.fieldNames()).toIterable().containsExactlyInAnyOrderElementsOf(ORDER_FIELDS);
        assertThat(order.at("/order_items/0").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(ITEM_FIELDS);
    }

    @Test
    void writesMoneyAsNumbersWithTwoDecimals() {
        SimOrder order = shop.addOrder(spec -> spec.price("99.9"));
        String json = http.get("/api/order/get", withToken("method", "getOrder", "order_id", order.id()))
                .body();
        assertThat(json).contains("\"price\":99.90,").containsPattern(Pattern.compile("\"ship_price\":\\d+\\.\\d\\d,"));
    }

    @Test
    void theSumIsTheSumOfTheItems() {
        for (SimOrder order : shop.addOrders(50, spec -> {})) {
            JsonNode json = read(order);
            BigDecimal sum =
                    json.get("ship_price").decimalValue().add(json.get("spread").decimalValue());
            for (JsonNode item : json.get("order_items")) {
                sum = sum.add(item.get("item_discount_price").decimalValue());
                assertThat(item.get("item_original_price")
                                .decimalValue()
                                .subtract(item.get("item_discount").decimalValue()))
                        .isEqualByComparingTo(item.get("item_discount_price").decimalValue());
            }
            assertThat(json.get("price").decimalValue()).isEqualByComparingTo(sum);
        }
    }

    @Test
    void absentValuesAreEmptyStrings() {
        JsonNode order = read(shop.addOrder());
        assertThat(order.get("pay_time").asText("?")).isEmpty();
        assertThat(order.get("waybill_no").asText("?")).isEmpty();
        assertThat(order.at("/order_items/0/refund_status").asText("?")).isEmpty();
    }

    @Test
    void looksLikeAnOrderFromChina() {
        SimOrder order = shop.addOrder();
        JsonNode json = read(order);
        assertThat(order.id()).startsWith("20260301");
        assertThat(json.get("settle_time").asText()).isEqualTo("2026-03-01 12:00:00");
        assertThat(json.get("consignee_name").asText()).containsPattern("\\p{IsHan}{2,}");
        assertThat(json.get("mobile").asText()).matches("10\\d{9}");
        assertThat(json.get("province").asText()).matches(".*(省|市|区)");
    }

    @Test
    void takesWhatIsAskedFor() {
        SimOrder order = shop.addOrder(spec -> spec.id("A-1")
                .items(4)
                .refundStatus(2, "success")
                .consignee("测试", "13800138000")
                .field("new_field", List.of(1, 2))
                .field("promoter_name", null));

        JsonNode json = read(order);
        assertThat(json.get("id").asText()).isEqualTo("A-1");
        assertThat(json.get("order_items")).hasSize(4);
        assertThat(json.at("/order_items/2/refund_status").asText()).isEqualTo("success");
        assertThat(json.get("consignee_name").asText()).isEqualTo("测试");
        assertThat(json.at("/new_field/1").asInt()).isEqualTo(2);
        assertThat(json.get("promoter_name").isNull()).isTrue();
        assertThat(order.itemCount()).isEqualTo(4);
    }

    @Test
    void idsCanBeNumbers() {
        sim.quirks().numericIds(true);
        JsonNode plain = read(shop.addOrder());
        assertThat(plain.get("id").isNumber()).isTrue();
        assertThat(plain.get("shop_id").asLong()).isEqualTo(11039290L);
        assertThat(plain.at("/order_items/0/product_id").isNumber()).isTrue();
        assertThat(read(shop.addOrder(spec -> spec.id("A-1"))).get("id").isTextual())
                .isTrue();
    }

    @Test
    void theSameSeedAndClockGiveTheSameData() {
        assertThat(content(7)).isEqualTo(content(7)).isNotEqualTo(content(8));
    }

    private static String content(long seed) {
        try (FkwSimulator simulator = FkwSimulator.builder()
                .seed(seed)
                .clock(SimulatorClock.fixed(NOON))
                .build()) {
            StringBuilder content = new StringBuilder();
            simulator.shop().addOrders(20, spec -> {}).forEach(order -> content.append(order.json()));
            simulator.shop().addProducts(30).forEach(content::append);
            simulator.shop().addMembers(10).forEach(content::append);
            FkwTokens tokens = simulator.issueTokens();
            return content.append(tokens.accessToken())
                    .append(tokens.refreshToken())
                    .toString();
        }
    }
}
