// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelfkw.component.fkw.client.FkwProtocolException;
import io.github.camelfkw.component.fkw.client.internal.FkwJson;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders as they come and as they go out again. */
class OrderJsonTest {

    private static final JsonMapper EXACT = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static final String FULL_ITEM = """
            {"id":"1","title":"测试商品","weight":0.50,"product_id":"33333","product_code":"A-1",
             "sku_properties":"颜色:白色;码数:XXL码","image_url":"https://h/p.jpg","price":10.10,
             "item_original_price":20.20,"item_discount_price":19.20,"item_discount":1.00,"quantity":2,
             "status":"shipped","refund_status":"wait_seller_agree"}""";

    private static final String FULL = """
            {"id":"20200101001","shop_id":"11039290","merchant_id":"5","direct_merchant_id":"6","price":99.90,
             "spread":-1.10,"buyer_id":"7","buyer_acct":"acct","buyer_nickname":"nick","buyer_remarks":"留言",
             "seller_remarks":"备注","consignee_name":"张三","province":"广东省","city":"广州市","district":"天河区",
             "town":"石牌街道","street":"路1号","telephone":"020-12345678","mobile":"13812345678",
             "created_time":"2026-11-20 11:00:00","settle_time":"2026-11-20 11:00:01","pay_time":"2026-11-20 11:00:02",
             "modified_time":"2026-11-20 11:00:03","balance_pay_time":"2026-11-20 11:00:04","ship_price":8.00,
             "status":"wait_seller_ship","payment_type":"online","waybill_no":"SF1","logistics_name":"顺丰速运",
             "order_type":"普通订单","shipping_type":"快递发货","pay_mode":"微信支付","promoter_name":"推广",
             "promoter_award":1.50,"inviter_name":"邀请","invite_award":0.50,"dist_name":"分销","dist_award":2.00,
             "order_items":[%s]}""".formatted(FULL_ITEM);

    private static Order read(String json) {
        try {
            return FkwJson.mapper().readValue(json, Order.class);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static JsonNode tree(String json) throws Exception {
        return EXACT.readTree(json);
    }

    private static void assertComesOutAgain(String json) throws Exception {
        assertThat(tree(FkwJson.mapper().writeValueAsString(read(json)))).isEqualTo(tree(json));
    }

    @Nested
    class Fields {

        @Test
        void areAllRead() throws Exception {
            Order order = read(FULL);
            assertThat(order.otherFields()).isEmpty();
            assertThat(order.orderItems().get(0).otherFields()).isEmpty();
            assertNoneIsAbsent(order);
            assertNoneIsAbsent(order.orderItems().get(0));
            assertThat(order.price()).isEqualTo(new BigDecimal("99.90"));
            assertThat(order.spread()).isEqualTo(new BigDecimal("-1.10"));
            assertThat(order.status()).isEqualTo(OrderStatus.WAIT_SELLER_SHIP);
            assertThat(order.paymentType()).isEqualTo(PaymentType.ONLINE);
            assertThat(order.orderItems().get(0).refundStatus()).isEqualTo(RefundStatus.WAIT_SELLER_AGREE);
            assertThat(order.orderItems().get(0).quantity()).isEqualTo(2);
            assertThat(order.hasRefund()).isTrue();
        }

        private void assertNoneIsAbsent(Record order) throws Exception {
            for (RecordComponent component : order.getClass().getRecordComponents()) {
                assertThat(component.getAccessor().invoke(order))
                        .as(component.getName())
                        .isNotNull();
            }
        }

        @Test
        void eachGoToTheRecordComponentOfItsName() throws Exception {
            // Each value on its own, so that no two fields can be mixed up.
            ObjectNode all = (ObjectNode) tree(FULL);
            List<String> names = Arrays.stream(Order.class.getRecordComponents())
                    .map(RecordComponent::getName)
                    .toList();
            all.fieldNames().forEachRemaining(field -> {
                ObjectNode one = EXACT.createObjectNode();
                one.set(field, all.get(field));
                Map<?, ?> written = FkwJson.mapper().convertValue(read(one.toString()), Map.class);
                assertThat(written.keySet())
                        .as(field)
                        .isEqualTo(
                                field.equals("order_items")
                                        ? java.util.Set.of(field)
                                        : java.util.Set.of(field, "order_items"));
                assertThat(names).contains(camel(field));
            });
        }

        private String camel(String wire) {
            StringBuilder name = new StringBuilder();
            for (String word : wire.split("_")) {
                name.append(name.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
            }
            return name.toString();
        }

        @Test
        void ofItemsMayComeUnderTheOtherName() {
            Order order = read("{\"id\":\"1\",\"order_item_list\":[{\"id\":\"7\"}]}");
            assertThat(order.orderItems()).extracting(OrderItem::id).containsExactly("7");
            assertThat(order.otherFields()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"null", "[]", "\"\"", "[null]"})
        void ofItemsMayBeAbsent(String items) {
            assertThat(read("{\"id\":\"1\",\"order_items\":" + items + "}").orderItems())
                    .isEmpty();
        }

        @Test
        void idsMayBeNumbers() {
            Order order =
                    read("{\"id\":20200101001,\"shop_id\":11039290,\"order_items\":[{\"id\":1,\"product_id\":3}]}");
            assertThat(order.id()).isEqualTo("20200101001");
            assertThat(order.shopId()).isEqualTo("11039290");
            assertThat(order.orderItems().get(0).productId()).isEqualTo("3");
        }

        @Test
        void amountsMayBeText() {
            Order order = read("{\"price\":\"1.10\",\"order_items\":[{\"quantity\":\"3\",\"weight\":\"0.50\"}]}");
            assertThat(order.price()).isEqualTo(new BigDecimal("1.10"));
            assertThat(order.orderItems().get(0).quantity()).isEqualTo(3);
        }

        @Test
        void emptyTextIsNoValue() throws Exception {
            ObjectNode all = (ObjectNode) tree(FULL);
            iterate(all).forEach(field -> all.put(field, ""));
            Order order = read(all.toString());
            for (RecordComponent component : Order.class.getRecordComponents()) {
                Object value = component.getAccessor().invoke(order);
                assertThat(value == null || value.equals(List.of()) || value.equals(Map.of()))
                        .as(component.getName())
                        .isTrue();
            }
            assertThat(read("{\"order_items\":[{\"quantity\":\"\",\"refund_status\":\"\"}]}")
                            .hasRefund())
                    .isFalse();
        }

        private List<String> iterate(ObjectNode node) {
            List<String> names = new java.util.ArrayList<>();
            node.fieldNames().forEachRemaining(names::add);
            return names;
        }

        @Test
        void withValuesThatNobodyHasDocumentedAreKept() throws Exception {
            String json =
                    "{\"id\":\"1\",\"status\":\"partly_shipped\",\"payment_type\":\"crypto\",\"order_items\":[{\"refund_status\":\"lost\"}]}";
            Order order = read(json);
            assertThat(order.status().value()).isEqualTo("partly_shipped");
            assertThat(order.status().isKnown()).isFalse();
            assertThat(order.paymentType().isKnown()).isFalse();
            assertThat(order.orderItems().get(0).refundStatus().isKnown()).isFalse();
            // What is not known to be closed counts as a refund: better asked than shipped.
            assertThat(order.hasRefund()).isTrue();
            assertComesOutAgain(json);
        }
    }

    @Nested
    class RoundTrip {

        @Test
        void givesEveryFieldBack() throws Exception {
            assertComesOutAgain(FULL);
        }

        @Test
        void givesUnknownFieldsBackAsTheyCame() throws Exception {
            assertComesOutAgain("""
                    {"id":"1","price":1.10,"未知":{"a":[1,2.50,{"b":null,"c":""}],"d":true,"e":12345678901234567890},
                     "nothing":null,"empty":"","text":"x","amount":1.10,"tiny":0.000000001,"list":[],"object":{},
                     "order_items":[{"id":"1","quantity":1,"serial_nos":["a","b"],"extra":{"x":1.00},"none":null,"e":""}]}""");
        }

        @Test
        void keepsTheScaleOfMoney() throws Exception {
            assertThat(FkwJson.mapper().writeValueAsString(read("{\"price\":100.00,\"spread\":0.0}")))
                    .contains("\"price\":100.00", "\"spread\":0.0");
        }
    }

    @Nested
    class BadValues {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{\"id\":\"1\",\"price\":\"abcSECRET\"} | price",
                    "{\"id\":\"1\",\"price\":{\"x\":\"SECRET\"}} | price",
                    "{\"id\":\"1\",\"mobile\":{\"x\":\"SECRET\"}} | mobile",
                    "{\"id\":\"1\",\"order_items\":[{\"id\":\"1\"},{\"quantity\":\"SECRET\"}]} | order_items.[1].quantity",
                    "{\"id\":\"1\",\"order_items\":[{\"quantity\":1.5,\"title\":\"SECRET\"}]} | quantity",
                    "{\"id\":\"1\",\"order_items\":\"SECRET\"} | order_items"
                })
        void nameTheFieldAndTheOrderAndNotTheValue(String json, String field) {
            assertThatThrownBy(() -> OrderTexts.document(json).toRecord())
                    .isInstanceOf(FkwProtocolException.class)
                    .hasMessageContaining("order 1")
                    .hasMessageContaining(field)
                    .hasMessageContaining("rawPayload")
                    .hasNoCause()
                    .hasMessageNotContaining("SECRET");
        }

        @Test
        void ofATimeDoNotLoseTheOrder() {
            Order order =
                    read("{\"id\":\"1\",\"modified_time\":\"yesterday noon\",\"pay_time\":\"0000-00-00 00:00:00\"}");
            assertThat(order.modifiedTime().text()).isEqualTo("yesterday noon");
            assertThat(order.modifiedTime().instant()).isEmpty();
            assertThat(order.payTime().instant()).isEmpty();
        }

        @Test
        void wholeNumberWithADecimalPointIsAWholeNumber() {
            assertThat(read("{\"order_items\":[{\"quantity\":2.0}]}")
                            .orderItems()
                            .get(0)
                            .quantity())
                    .isEqualTo(2);
        }
    }

    @Test
    void printedOrdersShowNothingOfACustomer() {
        Order order = read(FULL);
        assertThat(order + " " + order.orderItems())
                .contains("20200101001")
                .doesNotContain("张三", "13812345678", "020-12345678", "路1号", "acct", "nick", "留言", "备注", "测试商品");
    }
}
