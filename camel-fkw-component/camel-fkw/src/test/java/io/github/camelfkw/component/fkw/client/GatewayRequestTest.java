// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfkw.component.fkw.client.model.CompleteCommand;
import io.github.camelfkw.component.fkw.client.model.ShipCommand;
import io.github.camelfkw.component.fkw.client.model.TimeType;
import io.github.camelfkw.simulator.RecordedRequest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is on the wire, as the platform's side sees it. */
class GatewayRequestTest {

    @RegisterExtension
    final Bench bench = new Bench();

    private OrderApi orders;
    private String paid;

    @BeforeEach
    void anOrderThatIsPaid() {
        orders = bench.orders();
        paid = bench.shop.addOrder(order -> order.status("wait_seller_ship")).id();
        // From here on only the query counts, as in the vendor document's examples.
        bench.simulator.quirks().acceptsFormBody(false);
    }

    private RecordedRequest last() {
        assertThat(bench.simulator.journal().violations()).isEmpty();
        return bench.simulator.journal().last();
    }

    @Test
    void readsAnOrderWithTheDocumentedParameters() {
        orders.get(paid);
        RecordedRequest request = last();
        assertThat(request.method()).isEqualTo("GET");
        assertThat(request.path()).isEqualTo("/api/order/get");
        assertThat(request.params())
                .containsOnlyKeys("access_token", "method", "format", "timestamp", "order_id")
                .containsEntry("method", "getOrder")
                .containsEntry("format", "json")
                .containsEntry("timestamp", Long.toString(Bench.NOON.toEpochMilli()))
                .containsEntry("order_id", paid);
    }

    @Test
    void asksForAListInTheShopsZone() {
        Instant from = Instant.parse("2026-11-19T16:00:00Z");
        orders.list(new OrderQuery(
                List.of("wait_seller_ship", "shipped"), TimeType.modified, from, from.plusSeconds(3661), 2, 50));
        RecordedRequest request = last();
        assertThat(request.method()).isEqualTo("GET");
        assertThat(request.path()).isEqualTo("/api/order/getList");
        assertThat(request.params())
                .containsEntry("method", "getOrderList")
                .containsEntry("status", "wait_seller_ship,shipped")
                .containsEntry("page_no", "2")
                .containsEntry("page_size", "50")
                .containsEntry("time_type", "modified")
                .containsEntry("time_from", "2026-11-20 00:00:00")
                .containsEntry("time_to", "2026-11-20 01:01:01");
    }

    @Test
    void leavesOutWhatAListIsNotFilteredBy() {
        orders.list(OrderQuery.all());
        assertThat(last().params())
                .containsOnlyKeys("access_token", "method", "format", "timestamp", "page_no", "page_size");
    }

    @Test
    void namesNoMethodWhereTheDocumentNamesNone() {
        orders.merchantList(OrderQuery.all());
        assertThat(last().path()).isEqualTo("/api/order/getMerchantOrderList");
        assertThat(last().params()).doesNotContainKey("method");
    }

    @Test
    void shipsByPostWithEverythingInTheQuery() {
        orders.ship(new ShipCommand(paid, "SF1234", "shunfeng", "顺丰速运"));
        RecordedRequest request = last();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).isEqualTo("/api/order/ship");
        assertThat(request.params())
                .containsEntry("method", "shipOrder")
                .containsEntry("waybill_no", "SF1234")
                .containsEntry("logistics_code", "shunfeng")
                .containsEntry("logistics_name", "顺丰速运");
        assertThat(bench.shop.order(paid).orElseThrow().status()).isEqualTo("shipped");
    }

    @Test
    void keepsEveryCharacterOfAValue() {
        String waybill = "A 1+2&3=4%41#?/é\"'";
        String name = "顺丰 速运+「特快」🚚";
        orders.ship(new ShipCommand(paid, waybill, "shunfeng", name));
        assertThat(last().param("waybill_no")).isEqualTo(waybill);
        assertThat(last().param("logistics_name")).isEqualTo(name);
    }

    @Test
    void stripsTheSpaceAroundAWaybill() {
        orders.ship(new ShipCommand(" " + paid + " ", "\tSF1 ", " shunfeng", "顺丰 "));
        assertThat(bench.shop.order(paid).orElseThrow().waybillNo()).isEqualTo("SF1");
    }

    @Test
    void sendsTheOtherWritesAsDocumented() {
        String unpaid = bench.shop.addOrder().id();
        orders.pay(unpaid);
        assertThat(last().method() + last().path()).isEqualTo("POST/api/order/pay");
        orders.cancel(unpaid);
        assertThat(last().method() + last().path()).isEqualTo("POST/api/order/cancel");
        orders.complete(new CompleteCommand(paid, "SF1", "shunfeng", "顺丰速运"));
        assertThat(last().method() + last().path()).isEqualTo("POST/api/order/complete");
        assertThat(last().params()).containsEntry("waybill_no", "SF1").containsEntry("logistics_code", "shunfeng");
    }

    @Test
    void completesAShippedOrderWithoutWaybillParameters() {
        bench.shop.ship(paid, "SF1", "shunfeng", "顺丰速运");
        orders.complete(new CompleteCommand(paid, null, "", " "));
        assertThat(last().params()).doesNotContainKeys("waybill_no", "logistics_code", "logistics_name");
        assertThat(bench.shop.order(paid).orElseThrow().status()).isEqualTo("finished");
    }

    @Test
    void asksForATokenByPostWithTheDocumentedParameters() {
        bench.simulator.expireAccessTokens(bench.shop.id());
        orders.get(paid);
        RecordedRequest refresh = bench.simulator
                .journal()
                .requests("/api/oauth/refreshAccessToken")
                .get(0);
        assertThat(refresh.method()).isEqualTo("POST");
        assertThat(refresh.params())
                .containsOnlyKeys("client_id", "client_secret", "grant_type", "refresh_token")
                .containsEntry("grant_type", "refresh_token");
        assertThat(bench.simulator.journal().violations()).isEmpty();
    }
}
