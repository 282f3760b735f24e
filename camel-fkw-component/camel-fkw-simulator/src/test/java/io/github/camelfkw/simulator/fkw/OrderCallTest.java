// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderCallTest extends FkwTest {

    private JsonNode ship(String orderId) {
        return post(
                "/api/order/ship",
                "method",
                "shipOrder",
                "order_id",
                orderId,
                "waybill_no",
                "M2002115671",
                "logistics_code",
                "SHUNFENG",
                "logistics_name",
                "顺丰速运");
    }

    @Nested
    class Get {
        @Test
        void givesTheOrder() {
            SimOrder order = shop.addOrder();

            JsonNode answer = get("/api/order/get", "method", "getOrder", "order_id", order.id());

            assertOk(answer);
            assertThat(answer.at("/order/id").asText()).isEqualTo(order.id());
            assertThat(violations()).isEmpty();
        }

        @Test
        void refusesAnUnknownOrder() {
            assertRefused(get("/api/order/get", "method", "getOrder", "order_id", "1"), "订单不存在");
        }

        @Test
        void refusesAnOrderOfAnotherShop() {
            SimOrder other = sim.addShop("22", "另一家").addOrder();
            assertRefused(get("/api/order/get", "method", "getOrder", "order_id", other.id()), "订单不存在");
        }

        @Test
        void saysWhichParameterIsMissing() {
            JsonNode answer = get("/api/order/get", "method", "getOrder");
            assertRefused(answer, "参数【order_id】为必填项");
            assertThat(violations()).containsExactly("parameter order_id is missing");
        }
    }

    @Nested
    class Ship {
        @Test
        void movesAPaidOrderOn() {
            SimOrder order = shop.addOrder(spec -> spec.status("wait_seller_ship"));
            clock.advance(Duration.ofSeconds(90));

            assertOk(ship(order.id()));

            assertThat(order.status()).isEqualTo("shipped");
            assertThat(order.waybillNo()).isEqualTo("M2002115671");
            assertThat(order.logisticsName()).isEqualTo("顺丰速运");
            assertThat(order.modifiedAt()).isEqualTo(NOON.plusSeconds(90));
            assertThat(violations()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"wait_buyer_pay", "shipped", "finished", "canceled"})
        void refusesEveryOtherState(String status) {
            SimOrder order = shop.addOrder(spec -> spec.status(status));
            assertRefused(ship(order.id()), "无法发货");
            assertThat(order.sequence()).isEqualTo(1);
        }

        @Test
        void shipsAnUnpaidOrderThatIsPaidOnDelivery() {
            SimOrder order = shop.addOrder(SimOrderSpec::cod);
            assertOk(ship(order.id()));
            assertThat(order.status()).isEqualTo("shipped");
        }

        @ParameterizedTest
        @ValueSource(strings = {"waybill_no", "logistics_code", "logistics_name"})
        void needsWaybillAndCarrier(String missing) {
            SimOrder order = shop.addOrder(spec -> spec.status("wait_seller_ship"));
            String[] all = {
                "method",
                "shipOrder",
                "order_id",
                order.id(),
                "waybill_no",
                "1",
                "logistics_code",
                "yunda",
                "logistics_name",
                "韵达"
            };
            for (int i = 0; i < all.length; i += 2) {
                if (all[i].equals(missing)) {
                    all[i + 1] = "";
                }
            }
            assertRefused(post("/api/order/ship", all), "参数【" + missing + "】为必填项");
            assertThat(order.status()).isEqualTo("wait_seller_ship");
        }

        @Test
        void doesNotReadAJsonBody() {
            SimOrder order = shop.addOrder(spec -> spec.status("wait_seller_ship"));
            String body = "{\"order_id\":\"" + order.id() + "\",\"waybill_no\":\"1\",\"logistics_code\":\"a\","
                    + "\"logistics_name\":\"b\"}";

            JsonNode answer =
                    Http.json(http.send(http.request("/api/order/ship", "access_token", token, "method", "shipOrder")
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(body))));

            assertRefused(answer, "参数【order_id】为必填项");
            assertThat(violations()).contains("JSON body where request parameters are documented");
        }

        @Test
        void readsAFormBodyUnlessToldOtherwise() {
            SimOrder order = shop.addOrder(spec -> spec.status("wait_seller_ship"));
            String[] fields = {
                "method",
                "shipOrder",
                "order_id",
                order.id(),
                "waybill_no",
                "1",
                "logistics_code",
                "yunda",
                "logistics_name",
                "韵达"
            };
            sim.quirks().acceptsFormBody(false);
            assertRefused(Http.json(http.postForm("/api/order/ship", token, fields)), "必填项");
            sim.quirks().acceptsFormBody(true);
            assertOk(Http.json(http.postForm("/api/order/ship", token, fields)));
            assertThat(order.logisticsName()).isEqualTo("韵达");
        }
    }

    @Nested
    class OtherSteps {
        @Test
        void payMovesAnUnpaidOrderOn() {
            SimOrder order = shop.addOrder();
            clock.advance(Duration.ofSeconds(30));

            assertOk(post("/api/order/pay", "order_id", order.id()));

            JsonNode json = get("/api/order/get", "method", "getOrder", "order_id", order.id());
            assertThat(json.at("/order/status").asText()).isEqualTo("wait_seller_ship");
            assertThat(json.at("/order/pay_time").asText()).isEqualTo("2026-03-01 12:00:30");
            assertRefused(post("/api/order/pay", "order_id", order.id()), "无法付款");
        }

        @Test
        void completeFinishesAShippedOrder() {
            SimOrder order = shop.addOrder(spec -> spec.status("shipped"));
            assertOk(post("/api/order/complete", "order_id", order.id()));
            assertThat(order.status()).isEqualTo("finished");
        }

        @Test
        void completeOfAnUnshippedOrderNeedsTheWaybill() {
            SimOrder order = shop.addOrder(spec -> spec.status("wait_seller_ship"));
            assertRefused(post("/api/order/complete", "order_id", order.id()), "参数【waybill_no】为必填项");
            assertOk(post(
                    "/api/order/complete",
                    "order_id",
                    order.id(),
                    "waybill_no",
                    "77",
                    "logistics_code",
                    "yunda",
                    "logistics_name",
                    "韵达"));
            assertThat(order.status()).isEqualTo("finished");
            assertThat(order.waybillNo()).isEqualTo("77");
        }

        @Test
        void completeRefusesAnUnpaidOrder() {
            SimOrder order = shop.addOrder();
            assertRefused(post("/api/order/complete", "order_id", order.id()), "无法完成");
        }

        @ParameterizedTest
        @ValueSource(strings = {"wait_buyer_pay", "wait_seller_ship", "shipped"})
        void cancelEndsAnOrderThatIsNotFinished(String status) {
            SimOrder order = shop.addOrder(spec -> spec.status(status));
            assertOk(post("/api/order/cancel", "order_id", order.id()));
            assertThat(order.status()).isEqualTo("canceled");
            assertRefused(post("/api/order/cancel", "order_id", order.id()), "无法取消");
        }
    }

    @Nested
    class FrontDoor {
        @Test
        void refusesTheWrongVerb() {
            SimOrder order = shop.addOrder();
            assertRefused(get("/api/order/pay", "order_id", order.id()), "请求方式错误");
            assertRefused(post("/api/order/getList", "method", "getOrderList"), "请求方式错误");
            assertThat(order.status()).isEqualTo("wait_buyer_pay");
            assertThat(violations())
                    .containsExactly("verb GET where POST is documented", "verb POST where GET is documented");
        }

        @Test
        void knowsNoOldGatewayPath() {
            assertThat(http.get("/", withToken("method", "getOrder", "order_id", "1"))
                            .statusCode())
                    .isEqualTo(404);
            assertThat(violations()).containsExactly("unknown path /");
        }

        @Test
        void noticesWhatTheDocumentDoesNotKnow() {
            list("pageNo", "1");
            get("/api/order/get", "method", "getOrderInfo", "order_id", "1");
            get("/api/order/getList", "method", "getOrderList", "format", "xml", "timestamp", "1772337600");

            assertThat(violations())
                    .containsExactly(
                            "unknown parameter pageNo",
                            "parameter method is 'getOrderInfo', documented is getOrder",
                            "parameter format is 'xml', documented is json",
                            "parameter timestamp is '1772337600', documented are milliseconds");
        }

        @Test
        void takesTheCommonParameters() {
            assertOk(list("format", "json", "timestamp", "1772337600000"));
            assertThat(violations()).isEmpty();
        }

        @Test
        void noticesAParameterThatIsSentTwice() {
            list("page_no", "1", "page_no", "2");
            assertThat(violations()).containsExactly("parameter page_no is sent more than once");
        }

        @Test
        void refusesAMissingAndAnUnknownToken() {
            assertRefused(http.getJson("/api/order/getList", "method", "getOrderList"), "参数【access_token】为必填项");
            token = "nonsense";
            JsonNode answer = list();
            assertRefused(answer, "access_token无效");
            assertThat(answer.get("rt").asInt()).isEqualTo(101);
        }
    }

    @Test
    void theShopsOwnSideRefusesWhatThePlatformRefuses() {
        SimOrder order = shop.addOrder();
        assertThatThrownBy(() -> shop.ship(order.id(), "1", "yunda", "韵达")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> shop.pay("1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has no order 1");
        assertThatThrownBy(() -> shop.refund(order.id(), 99, "success")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> shop.refund(order.id(), 0, "maybe")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> shop.addOrder(spec -> spec.id(order.id())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("already has");
    }
}
