// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfkw.component.fkw.client.FkwApiException;
import io.github.camelfkw.component.fkw.client.FkwProtocolException;
import io.github.camelfkw.component.fkw.client.FkwTransportException;
import io.github.camelfkw.simulator.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.apache.logging.log4j.Level;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A phone that a route has given where an id belongs: nothing that the connector says shows it. */
class PhonesAsIdsTest extends FkwTestSupport {

    private static final String PHONE = "13800138000";

    private static void assertShowsNoPhone(List<String> lines) {
        assertThat(lines)
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).doesNotContain(PHONE).contains("xxxxxx"));
    }

    private static Map<String, Object> parcel() {
        return Map.of(
                FkwConstants.ORDER_ID, PHONE, FkwConstants.WAYBILL_NO, "SF1", FkwConstants.LOGISTICS_CODE, "shunfeng");
    }

    @Test
    void areNotInTheLinesAboutOrdersThatWereAskedForOnceMore() throws Exception {
        shop.addOrder(order -> order.status("wait_seller_ship"));
        clock.advance(Duration.ofMinutes(1));
        camel.getRegistry().bind("positions", new MemoryStateRepository());
        route(new RouteBuilder() {
            @Override
            public void configure() {
                from("fkw:orders?offsetRepository=#positions&delay=50&initialDelay=0&startFrom=1h")
                        .to("mock:orders");
            }
        });
        Awaitility.await().until(() -> mock("mock:orders").getReceivedCounter() > 0);
        try (LogLines log = LogLines.of("OrderFeed", Level.WARN)) {
            answer(
                    "fkw:position?action=rewind&positionName=fkw:orders:default:all",
                    null,
                    Map.of(FkwConstants.ORDER_IDS, PHONE));
            Awaitility.await()
                    .untilAsserted(() -> assertThat(log.lines()).anyMatch(line -> line.contains("not tried again")));
            assertThat(log.lines()).hasSizeGreaterThan(1);
            assertShowsNoPhone(log.lines());
        }
    }

    @Test
    void areNotInTheLineAboutALostAnswer() {
        fkw.setMaxAttempts(1);
        camel.start();
        simulator.faults().next(1, Fault.resetBeforeEffect(), "/api/order/ship");
        try (LogLines log = LogLines.of("OrderWriter", Level.INFO)) {
            assertThat(send("fkw:ship?allowRefunding=true", null, parcel()).getException())
                    .isInstanceOf(FkwTransportException.class)
                    .hasMessageNotContaining(PHONE);
            assertShowsNoPhone(log.lines());
        }
    }

    @ParameterizedTest
    @CsvSource({"true,false", "false,true"})
    void areNotInTheLineAboutWhatWasDoneBefore(boolean verify, boolean allowRefunding) {
        camel.start();
        shop.addOrder(order -> order.id(PHONE).status("wait_seller_ship"));
        shop.ship(PHONE, "SF1", "shunfeng", "顺丰速运");
        try (LogLines log = LogLines.of("OrderWriter", Level.INFO)) {
            answer("fkw:ship?verify=" + verify + "&allowRefunding=" + allowRefunding, null, parcel());
            assertShowsNoPhone(log.lines());
        }
    }

    @Test
    void areNotInTheExceptionAboutAnOrderThatCannotBeReadBeforeItIsWritten() {
        fkw.setMaxAttempts(1);
        camel.start();
        simulator.faults().rate(1, Fault.status(503));
        assertThat(send("fkw:ship", null, parcel()).getException())
                .isInstanceOf(FkwTransportException.class)
                .hasMessageContaining("was not sent")
                .hasMessageContaining("order xxxxxx")
                .hasMessageNotContaining(PHONE);
    }

    @Test
    void areNotInTheLineAboutARowThatWasRefused() {
        camel.start();
        try (LogLines log = LogLines.of("StockBatch", Level.WARN)) {
            answer("fkw:updateStock", List.of(Map.of("productId", "1", "skuId", PHONE, "stockAmount", 1)));
            assertShowsNoPhone(log.lines());
        }
    }

    @Test
    void areNotInTheExceptionAboutAMemberThatCannotBeRead() {
        camel.start();
        simulator
                .faults()
                .next(
                        1,
                        Fault.body("{\"rt\":0,\"success\":true,\"member\":{\"name\":{}}}", "application/json"),
                        "/api/member/get");
        assertThat(send("fkw:member", PHONE).getException())
                .isInstanceOf(FkwProtocolException.class)
                .hasMessageContaining("member xxxxxx")
                .hasMessageNotContaining(PHONE);
    }

    @Test
    void areNotInTheExceptionAboutAShopThatTheEndpointHasNot() {
        assertThat(refusal("fkw:orders?shopId=*&allowShopHeader=true", null, Map.of(FkwConstants.SHOP_ID, PHONE)))
                .hasMessageContaining("xxxxxx")
                .hasMessageNotContaining(PHONE);
    }

    @Test
    void areNotInTheExceptionAboutACarrierThatIsNotKnown() {
        Map<String, Object> headers =
                Map.of(FkwConstants.ORDER_ID, "1", FkwConstants.WAYBILL_NO, "SF1", FkwConstants.LOGISTICS_CODE, PHONE);
        assertThat(refusal("fkw:ship", null, headers))
                .hasMessageContaining("logisticsCode xxxxxx")
                .hasMessageNotContaining(PHONE);
    }

    @Test
    void areStillInWhatARouteCanAskTheExceptionFor() {
        Exchange refused = send("fkw:order", PHONE);
        assertThat(refused.getException()).isInstanceOfSatisfying(FkwApiException.class, e -> assertThat(e.getOrderId())
                .isEqualTo(PHONE));
    }
}
