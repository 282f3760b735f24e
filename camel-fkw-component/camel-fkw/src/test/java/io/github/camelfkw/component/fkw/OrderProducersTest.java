// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfkw.component.fkw.client.FkwApiException;
import io.github.camelfkw.component.fkw.client.FkwTransportException;
import io.github.camelfkw.component.fkw.client.model.CompleteCommand;
import io.github.camelfkw.component.fkw.client.model.Order;
import io.github.camelfkw.component.fkw.client.model.ShipCommand;
import io.github.camelfkw.simulator.Fault;
import io.github.camelfkw.simulator.fkw.SimOrder;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The producers: what they take, what they send, what they answer. */
class OrderProducersTest extends FkwTestSupport {

    private static final String SHIPPED = "shipped";

    @BeforeEach
    void startContext() {
        camel.start();
    }

    private String paid() {
        return shop.addOrder(order -> order.status("wait_seller_ship").items(2)).id();
    }

    private String status(String id) {
        return shop.order(id).map(SimOrder::status).orElseThrow();
    }

    private static void assertFails(Exchange exchange, String... parts) {
        assertThat(exchange.getException()).isInstanceOf(IllegalArgumentException.class);
        for (String part : parts) {
            assertThat(exchange.getException()).hasMessageContaining(part);
        }
    }

    @Nested
    class Ship {

        @Test
        void takesHeadersAndKeepsTheBody() {
            String id = paid();
            Exchange exchange = send(
                    "fkw:ship",
                    "the ERP's own document",
                    Map.of(
                            FkwConstants.ORDER_ID, id,
                            FkwConstants.WAYBILL_NO, "SF100",
                            FkwConstants.LOGISTICS_CODE, "shunfeng",
                            FkwConstants.LOGISTICS_NAME, "顺丰速运"));
            assertThat(exchange.getException()).isNull();
            assertThat(exchange.getMessage().getBody()).isEqualTo("the ERP's own document");
            assertThat(exchange.getMessage().getHeader(FkwConstants.RESULT_CODE))
                    .isEqualTo(0);
            assertThat(exchange.getMessage().getHeader(FkwConstants.RESULT_MESSAGE))
                    .isEqualTo("发货成功");
            assertThat(exchange.getMessage().getHeader(FkwConstants.ALREADY_DONE))
                    .isEqualTo(false);
            assertThat(status(id)).isEqualTo(SHIPPED);
        }

        @Test
        void takesARecord() {
            String id = paid();
            assertThat(send("fkw:ship", new ShipCommand(id, "SF1", "shunfeng", "顺丰"))
                            .getException())
                    .isNull();
            assertThat(status(id)).isEqualTo(SHIPPED);
        }

        @Test
        void takesAMapInBothSpellings() {
            String first = paid();
            String second = paid();
            assertThat(send(
                                    "fkw:ship",
                                    Map.of(
                                            "order_id",
                                            first,
                                            "waybill_no",
                                            "A1",
                                            "logistics_code",
                                            "zto",
                                            "logistics_name",
                                            "中通"))
                            .getException())
                    .isNull();
            assertThat(send(
                                    "fkw:ship",
                                    Map.of(
                                            "orderId",
                                            second,
                                            "waybillNo",
                                            "A2",
                                            "logisticsCode",
                                            "zto",
                                            "logisticsName",
                                            "中通"))
                            .getException())
                    .isNull();
            assertThat(List.of(status(first), status(second))).containsOnly(SHIPPED);
        }

        @Test
        void takesJsonAsTextBytesOrStream() {
            String json =
                    "{\"orderId\":\"%s\",\"waybill_no\":\"B1\",\"logistics_code\":\"yunda\",\"logisticsName\":\"韵达\"}";
            for (int form = 0; form < 3; form++) {
                String id = paid();
                byte[] bytes = json.formatted(id).getBytes(StandardCharsets.UTF_8);
                Object body = form == 0 ? json.formatted(id) : form == 1 ? bytes : new ByteArrayInputStream(bytes);
                assertThat(send("fkw:ship", body).getException()).isNull();
                assertThat(status(id)).isEqualTo(SHIPPED);
            }
        }

        @Test
        void takesTheOrderIdFromAnOrderAndTheWaybillFromHeaders() {
            String id = paid();
            Order order = send("fkw:order", id).getMessage().getBody(Order.class);
            Exchange exchange = send(
                    "fkw:ship",
                    order,
                    Map.of(
                            FkwConstants.WAYBILL_NO, "SF7",
                            FkwConstants.LOGISTICS_CODE, "shunfeng",
                            FkwConstants.LOGISTICS_NAME, "顺丰"));
            assertThat(exchange.getException()).isNull();
            assertThat(status(id)).isEqualTo(SHIPPED);
        }

        @Test
        void quotesNothingOfAFilterThatItCannotRead() {
            for (String field : List.of("timeType", "timeFrom", "timeTo")) {
                assertThat(refusal("fkw:orders", Map.of(field, "张三 13912345678")))
                        .hasMessageContaining(field)
                        .hasMessageNotContaining("张三")
                        .hasMessageNotContaining("13912345678");
            }
        }

        @Test
        void refusesAHeaderThatNamesAnotherOrderThanTheBody() {
            String id = paid();
            Exchange exchange = send(
                    "fkw:ship",
                    new ShipCommand(id, "SF1", "shunfeng", "顺丰"),
                    Map.of(FkwConstants.ORDER_ID, "20260101001"));
            assertFails(exchange, "CamelFkwOrderId", "orderId", "removeHeaders");
            assertThat(status(id)).isEqualTo("wait_seller_ship");
        }

        @Test
        void namesWhatIsMissingBeforeAnythingIsSent() {
            simulator.journal().clear();
            assertFails(
                    send("fkw:ship", new ShipCommand("1", " ", "shunfeng", "顺丰")), "CamelFkwWaybillNo", "waybillNo");
            assertFails(send("fkw:ship", new ShipCommand("1", "SF1", "", "")), "CamelFkwLogisticsCode");
            assertFails(send("fkw:ship", null), "CamelFkwOrderId");
            assertFails(send("fkw:ship", "{\"orderId\":"), "not whole JSON", "line 1");
            assertFails(send("fkw:ship", "[{\"orderId\":\"1\"}]"), "array", "split");
            assertThat(simulator.journal().count()).isZero();
        }

        @Test
        void shipsOnceThoughTheAnswerIsLost() {
            String id = paid();
            simulator.faults().next(1, Fault.resetAfterEffect(), "/api/order/ship");
            Exchange exchange = send("fkw:ship", new ShipCommand(id, "SF9", "shunfeng", "顺丰"));
            assertThat(exchange.getException()).isNull();
            assertThat(exchange.getMessage().getHeader(FkwConstants.ALREADY_DONE))
                    .isEqualTo(true);
            assertThat(simulator.journal().count("/api/order/ship")).isEqualTo(1);
        }

        @Test
        void refusesAnOrderThatIsShippedWithAnotherWaybillOrIsNotPaidOrIsUnknown() {
            String shipped = paid();
            shop.ship(shipped, "OTHER", "shunfeng", "顺丰");
            String unpaid =
                    shop.addOrder(order -> order.status("wait_buyer_pay")).id();
            for (String id : List.of(shipped, unpaid, "20200101999")) {
                Exchange exchange = send("fkw:ship", new ShipCommand(id, "SF1", "shunfeng", "顺丰"));
                assertThat(exchange.getException()).isInstanceOfSatisfying(FkwApiException.class, e -> {
                    assertThat(e.getOperation()).isEqualTo("ship");
                    assertThat(e.getOrderId()).isEqualTo(id);
                });
            }
            assertThat(simulator.journal().requests("/api/order/ship"))
                    .as("the unpaid one: of that the platform decides")
                    .hasSize(1);
        }

        @Test
        void isASuccessWhenTheSameWaybillIsSentTwice() {
            String id = paid();
            ShipCommand command = new ShipCommand(id, "SF1", "shunfeng", "顺丰");
            send("fkw:ship", command);
            Exchange again = send("fkw:ship", command);
            assertThat(again.getException()).isNull();
            assertThat(again.getMessage().getHeader(FkwConstants.ALREADY_DONE)).isEqualTo(true);
        }

        @Test
        void saysThatTheOutcomeIsUnknownWhenThePlatformStaysSilent() {
            String id = paid();
            simulator.faults().rate(1.0, Fault.status(503));
            Exchange exchange = send("fkw:ship?allowRefunding=true", new ShipCommand(id, "SF1", "shunfeng", "顺丰"));
            assertThat(exchange.getException())
                    .isInstanceOfSatisfying(FkwTransportException.class, e -> assertThat(e.isOutcomeUnknown())
                            .isTrue());
            assertThat(simulator.journal().count("/api/order/ship")).isEqualTo(1);
        }
    }

    @Nested
    class OneOrder {

        @Test
        void isReadByHeaderTextMapOrJson() {
            String id = paid();
            List<Exchange> answers = List.of(
                    send("fkw:order", null, Map.of(FkwConstants.ORDER_ID, id)),
                    send("fkw:order", id),
                    send("fkw:order", Map.of("order_id", id)),
                    send("fkw:order", "{\"orderId\":\"" + id + "\"}"));
            assertThat(answers).allSatisfy(answer -> {
                assertThat(answer.getException()).isNull();
                assertThat(answer.getMessage().getBody(Order.class).id()).isEqualTo(id);
                assertThat(answer.getMessage().getHeader(FkwConstants.ORDER_ID)).isEqualTo(id);
            });
        }

        @ParameterizedTest
        @ValueSource(strings = {"order", "pay", "complete", "cancel"})
        void isRefusedWhereTheHeaderNamesAnotherThanThePlainText(String operation) {
            String leftBehind = paid();
            String meant = paid();
            for (Object body : List.of(meant, Long.valueOf(meant), meant.getBytes(StandardCharsets.UTF_8))) {
                assertThat(refusal("fkw:" + operation, body, Map.of(FkwConstants.ORDER_ID, leftBehind)))
                        .hasMessage("The header CamelFkwOrderId and the plain text body, which is taken as orderId,"
                                + " differ. Remove the header (removeHeaders pattern CamelFkw*), or make them agree");
            }
        }

        @Test
        void isReadWhereHeaderAndPlainTextAgree() {
            String id = paid();
            assertThat(answer("fkw:order", " " + id + "\n", Map.of(FkwConstants.ORDER_ID, Long.valueOf(id)))
                            .getBody(Order.class)
                            .id())
                    .isEqualTo(id);
        }

        @ParameterizedTest
        @ValueSource(strings = {"refund", "2 of them are broken", "两件破损", "SF100", ""})
        void isThatOfTheHeaderWhereThePlainTextIsARemarkOrTheWaybill(String body) {
            String id = paid();
            answer("fkw:cancel", body, Map.of(FkwConstants.ORDER_ID, id, FkwConstants.WAYBILL_NO, "SF100"));
            assertThat(status(id)).isEqualTo("canceled");
        }

        @Test
        void isMissingWhereThePlainTextIsNoId() {
            assertThat(refusal("fkw:cancel", "refund")).hasMessageContaining("CamelFkwOrderId is missing");
            assertThat(refusal("fkw:cancel", "SF100", Map.of(FkwConstants.WAYBILL_NO, "SF100")))
                    .hasMessageContaining("CamelFkwOrderId is missing");
        }

        @Test
        void isThePlatformsOwnTextWithRawPayload() {
            String id = paid();
            assertThat(send("fkw:order?rawPayload=true", id).getMessage().getBody())
                    .asString()
                    .contains("\"id\":\"" + id);
        }

        @Test
        void isPaidCompletedAndCanceled() {
            String unpaid =
                    shop.addOrder(order -> order.status("wait_buyer_pay")).id();
            assertThat(send("fkw:pay", unpaid).getException()).isNull();
            assertThat(status(unpaid)).isEqualTo("wait_seller_ship");
            assertThat(send("fkw:complete", new CompleteCommand(unpaid, "SF1", "shunfeng", "顺丰"))
                            .getException())
                    .isNull();
            assertThat(status(unpaid)).isEqualTo("finished");
            String other = paid();
            assertThat(send("fkw:cancel", null, Map.of(FkwConstants.ORDER_ID, other))
                            .getException())
                    .isNull();
            assertThat(status(other)).isEqualTo("canceled");
        }

        @Test
        void isNotCompletedWithHalfAWaybill() {
            assertFails(send("fkw:complete", new CompleteCommand("1", "SF1", null, null)), "CamelFkwLogisticsCode");
        }
    }

    @Nested
    class Pages {

        @BeforeEach
        void placeOrders() {
            shop.addOrders(5, order -> order.status(order.index() % 2 == 0 ? "wait_seller_ship" : "shipped")
                    .createdAt(NOON.minus(Duration.ofHours(order.index() + 1))));
        }

        @Test
        void areListsOfOrdersWithTheTotal() {
            Exchange exchange = send("fkw:orders?pageSize=2&pageNo=2", null);
            assertThat(exchange.getMessage().getBody(List.class)).hasSize(2).allMatch(Order.class::isInstance);
            assertThat(exchange.getMessage().getHeader(FkwConstants.TOTAL)).isEqualTo(5L);
        }

        @Test
        void areTheAnswersJsonWithRawPayload() {
            Exchange exchange = send("fkw:orders?rawPayload=true", null);
            assertThat(exchange.getMessage().getBody())
                    .asString()
                    .contains("\"total\":5")
                    .contains("order_list");
            assertThat(exchange.getMessage().getHeader(FkwConstants.TOTAL)).isEqualTo(5L);
        }

        @Test
        void areChosenByOptionsHeadersAndBody() {
            assertThat(send("fkw:orders?status=shipped", null).getMessage().getHeader(FkwConstants.TOTAL))
                    .isEqualTo(2L);
            assertThat(send("fkw:orders", null, Map.of(FkwConstants.PAGE_NO, 2, FkwConstants.PAGE_SIZE, 4))
                            .getMessage()
                            .getBody(List.class))
                    .hasSize(1);
            assertThat(send("fkw:orders", Map.of("time_type", "created", "timeFrom", "2026-11-20 10:00:00"))
                            .getMessage()
                            .getHeader(FkwConstants.TOTAL))
                    .isEqualTo(2L);
            assertThat(send("fkw:orders?timeType=created&timeTo=2026-11-20 08:30:00", null)
                            .getMessage()
                            .getHeader(FkwConstants.TOTAL))
                    .isEqualTo(2L);
            assertThat(simulator.journal().violations()).isEmpty();
        }

        @Test
        void areNotChosenByTheStatusThatTheConsumerLeftBehind() {
            assertThat(send("fkw:orders?status=shipped", null, Map.of(FkwConstants.STATUS, "wait_seller_ship"))
                            .getMessage()
                            .getHeader(FkwConstants.TOTAL))
                    .isEqualTo(2L);
        }

        @Test
        void areRefusedWithANumberThatIsNoneOrTooLarge() {
            assertFails(send("fkw:orders", null, Map.of(FkwConstants.PAGE_SIZE, 201)), "pageSize is 201", "1 to 200");
            assertFails(send("fkw:orders", null, Map.of(FkwConstants.PAGE_NO, 0)), "pageNo is 0");
            assertFails(send("fkw:orders", null, Map.of(FkwConstants.PAGE_NO, "two")), "CamelFkwPageNo");
            assertFails(send("fkw:orders", Map.of("time_type", "paid")), "created or modified");
            assertFails(send("fkw:orders", Map.of("timeFrom", "2026-11-20 10:00:00")), "timeType");
        }

        @Test
        void ofMerchantOrdersComeFromTheirOwnCall() {
            assertThat(send("fkw:merchantOrders", null).getMessage().getHeader(FkwConstants.TOTAL))
                    .isEqualTo(0L);
            assertThat(simulator.journal().count("/api/order/getMerchantOrderList"))
                    .isEqualTo(1);
        }
    }

    @Test
    void shipsWhatAFileRoutePipesIn(@TempDir Path folder) throws Exception {
        String id = paid();
        MockEndpoint mock = mock("mock:done");
        mock.expectedMessageCount(1);
        Files.writeString(
                folder.resolve("a.json"),
                "{\"order_id\":\"" + id
                        + "\",\"waybill_no\":\"F1\",\"logistics_code\":\"ems\",\"logistics_name\":\"EMS\"}");
        route(new RouteBuilder() {
            @Override
            public void configure() {
                from("file:" + folder + "?initialDelay=0&delay=50")
                        .to("fkw:ship")
                        .to("mock:done");
            }
        });
        mock.assertIsSatisfied();
        assertThat(status(id)).isEqualTo(SHIPPED);
    }
}
