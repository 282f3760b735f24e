// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelfkw.component.fkw.FilePositionRepository;
import io.github.camelfkw.component.fkw.FkwComponent;
import io.github.camelfkw.component.fkw.FkwConstants;
import io.github.camelfkw.component.fkw.client.model.FkwDateTime;
import io.github.camelfkw.component.fkw.client.model.Order;
import io.github.camelfkw.component.fkw.client.model.OrderItem;
import io.github.camelfkw.component.fkw.client.model.ShipCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the guide's page about orders shows. */
class GuideOrdersTest extends GuideBench {

    private static final String GUIDE = "docs/guide/orders.md";

    @Test
    void ordersBecomeFiles() throws Exception {
        String id = addOrder("wait_seller_ship");
        String unpaid = addOrder("wait_buyer_pay");
        start(GUIDE, "orders-to-files");
        Path file = folder.resolve("erp/orders").resolve(id + ".json");
        await().atMost(WAIT).until(() -> Files.exists(file));
        assertThat(new ObjectMapper()
                        .readTree(Files.readAllBytes(file))
                        .path("id")
                        .asText())
                .isEqualTo(id);
        assertThat(folder.resolve("erp/orders").resolve(unpaid + ".json")).doesNotExist();
        camel.stop();
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile).map(GuideBench::contentOf))
                    .anyMatch(content -> content.contains("fkw:orders:default:wait_seller_ship={"));
        }
    }

    @Test
    void ordersOfAllShops() throws Exception {
        String id = addOrder("wait_seller_ship");
        start(GUIDE, "orders-of-all-shops");
        Path orders = folder.resolve("erp/orders");
        await().atMost(WAIT)
                .until(() -> Files.exists(orders.resolve(shop.shop().id() + "-" + id + ".json"))
                        || Files.exists(orders.resolve("default-" + id + ".json")));
    }

    @Test
    void filesShipOrders() throws Exception {
        String id = addOrder("wait_seller_ship");
        start(GUIDE, "ship");
        drop("erp/waybills/1.json", Docs.block(GUIDE, "ship-json").replace("20261122001", id));
        await().atMost(WAIT).until(() -> statusOf(id).equals("shipped"));
    }

    @Test
    void ordersInJava() throws Exception {
        String refunded = shop.shop()
                .addOrder(spec -> spec.status("wait_seller_ship")
                        .modifiedAt(Instant.now().minusSeconds(60))
                        .refundStatus(0, "wait_seller_agree"))
                .id();
        shop.shop().addOrder(spec -> spec.status("wait_seller_ship")
                .modifiedAt(Instant.now().minusSeconds(50))
                .items(2));
        FilePositionRepository positions = new FilePositionRepository(inFolder("state/positions.txt"));
        camel.getRegistry().bind("positions", positions);
        camel.addComponent("fkw", component());
        forward("direct:look-first", "mock:look-first");
        forward("direct:pick-list", "mock:pick-list");
        MockEndpoint lookFirst = mock("mock:look-first", 1);
        MockEndpoint pickList = mock("mock:pick-list", 2);
        camel.addRoutes(GuideRoutes.orders()); // "orders-java"
        camel.start();
        MockEndpoint.assertIsSatisfied(camel);
        assertThat(orderIds(lookFirst)).containsExactly(refunded);
        assertThat(pickList.getExchanges().get(0).getMessage().getBody()).isInstanceOf(OrderItem.class);
    }

    @Test
    void ordersThatFailGoToAFolder() throws Exception {
        String id = addOrder("wait_seller_ship");
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:erp").errorHandler(noErrorHandler()).throwException(new IllegalStateException("no"));
            }
        });
        start(GUIDE, "orders-with-dead-letter");
        await().atMost(WAIT)
                .until(() -> Files.exists(folder.resolve("erp/refused").resolve(id + ".json")));
    }

    @Test
    void twoConsumersGetTheSameOrders() throws Exception {
        String id = addOrder("wait_seller_ship");
        MockEndpoint erp = mock("mock:erp", 1);
        MockEndpoint statistics = mock("mock:statistics", 1);
        start(GUIDE, "two-consumers");
        MockEndpoint.assertIsSatisfied(camel);
        assertThat(orderIds(erp)).containsExactly(id);
        assertThat(orderIds(statistics)).containsExactly(id);
    }

    @Test
    void ordersByCron() throws Exception {
        String id = addOrder("finished");
        MockEndpoint orders = mock("mock:orders", 1);
        start(GUIDE, "orders-by-cron");
        MockEndpoint.assertIsSatisfied(camel);
        assertThat(orderIds(orders)).containsExactly(id);
    }

    @Test
    void oneOrder() throws Exception {
        String id = addOrder("shipped");
        start(GUIDE, "order");
        assertThat(camel.createProducerTemplate()
                        .requestBody("direct:order", id, Order.class)
                        .id())
                .isEqualTo(id);
    }

    /** The example with other times: the platform gives no orders from before three months ago. */
    private void startAt(String name, Map<String, String> times) throws Exception {
        String yaml = Docs.block(GUIDE, name);
        for (Map.Entry<String, String> time : times.entrySet()) {
            assertThat(yaml).contains(time.getKey());
            yaml = yaml.replace(time.getKey(), time.getValue());
        }
        camel.addComponent("fkw", component());
        load(yaml);
        camel.start();
    }

    private static String daysAgo(int days) {
        return FkwDateTime.of(Instant.now().minus(Duration.ofDays(days))).text();
    }

    @Test
    void onePage() throws Exception {
        addOrder("wait_seller_ship");
        String id = addOrder("finished");
        startAt("orders-page", Map.of("2026-11-01 00:00:00", daysAgo(20)));
        Exchange page = camel.createProducerTemplate().request("direct:page", exchange -> {});
        assertThat(page.getException()).isNull();
        assertThat(page.getMessage().getBody())
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .extracting("id")
                .containsExactly(id);
        assertThat(page.getMessage().getHeader(FkwConstants.TOTAL)).isEqualTo(1L);
    }

    @Test
    void completeCancelAndPay() throws Exception {
        String shipped = addOrder("shipped");
        String unpaid = addOrder("wait_buyer_pay");
        String other = addOrder("wait_buyer_pay");
        start(GUIDE, "complete-cancel-pay");
        var template = camel.createProducerTemplate();
        template.sendBody("direct:complete", shipped);
        template.sendBody("direct:pay", unpaid);
        template.sendBody("direct:cancel", other);
        assertThat(statusOf(shipped)).isEqualTo("finished");
        assertThat(statusOf(unpaid)).isEqualTo("wait_seller_ship");
        assertThat(statusOf(other)).isEqualTo("canceled");
    }

    @Test
    void allOrdersOfAMonth() throws Exception {
        Instant october = Instant.now().minus(Duration.ofDays(40));
        List<String> ids = shop
                .shop()
                .addOrders(5, spec -> spec.status("finished").createdAt(october.plusSeconds(spec.index())))
                .stream()
                .map(order -> order.id())
                .toList();
        String november = addOrder("finished");
        startAt("orders-all", Map.of("2026-10-01 00:00:00", daysAgo(50), "2026-10-31 23:59:59", daysAgo(20)));
        Exchange all = call("direct:october", null, Map.of(FkwConstants.PAGE_SIZE, 2));
        assertThat(all.getMessage().getHeader(FkwConstants.TOTAL)).isEqualTo(5L);
        assertThat(ids).allSatisfy(id -> assertThat(textOf("erp/october/" + id + ".json"))
                .contains(id));
        assertThat(exists("erp/october/" + november + ".json")).isFalse();
    }

    @Test
    void conflictsGoToPeopleByTheirReason() throws Exception {
        String refunded = addRefunding();
        String canceled = addOrder("canceled");
        start(GUIDE, "ship-conflict");
        call("direct:ship", waybill(refunded, "SF1"));
        call("direct:ship", waybill(canceled, "SF1"));
        assertThat(textOf("erp/look-at/REFUND-" + refunded + ".txt")).startsWith(refunded + ": ship of order");
        assertThat(textOf("erp/look-at/DONE_OTHERWISE-" + canceled + ".txt")).contains("canceled");
        assertThat(shop.journal().count("/api/order/ship")).isZero();
    }

    @Test
    void conflictsInJava() throws Exception {
        String refunded = addRefunding();
        String canceled = addOrder("canceled");
        String waiting = addOrder("wait_seller_ship");
        forward("direct:take-the-parcel-back", "mock:back");
        forward("direct:look-at-the-order", "mock:look");
        forward("direct:shipped", "mock:shipped");
        MockEndpoint back = mock("mock:back", 1);
        MockEndpoint look = mock("mock:look", 1);
        MockEndpoint shipped = mock("mock:shipped", 2);
        camel.addComponent("fkw", component());
        camel.addRoutes(GuideRoutes.ship()); // "ship-java"
        camel.start();
        call("direct:ship", waybill(refunded, "SF1"));
        call("direct:ship", waybill(canceled, "SF1"));
        call("direct:ship", waybill(waiting, "SF2"));
        Exchange again = call("direct:ship", waybill(waiting, "SF2"));
        MockEndpoint.assertIsSatisfied(camel);
        assertThat(back.getExchanges().get(0).getMessage().getBody()).isEqualTo(waybill(refunded, "SF1"));
        assertThat(look.getExchanges().get(0).getMessage().getBody()).isEqualTo(waybill(canceled, "SF1"));
        assertThat(shipped.getExchanges()).hasSize(2);
        assertThat(again.getMessage().getHeader(FkwConstants.ALREADY_DONE)).isEqualTo(true);
        assertThat(shop.journal().count("/api/order/ship")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "SF, shunfeng", "顺丰, shunfeng", "顺丰快递, shunfeng", "SHUNFENG, shunfeng", "顺丰速运有限公司, shunfeng",
        "CJ, chengji", "城际, chengji", "城际速配, chengji", "德邦, debangkuaidi", "DBL, debangkuaidi"
    })
    void carriersOfYourOwn(String written, String code) throws Exception {
        String id = addOrder("wait_seller_ship");
        startWithCarriers();
        call("fkw:ship", Map.of("order_id", id, "waybill_no", "1", "logistics_name", written));
        assertThat(shop.journal().requests("/api/order/ship"))
                .singleElement()
                .satisfies(request -> assertThat(request.params()).containsEntry("logistics_code", code));
    }

    @ParameterizedTest
    @CsvSource({
        "京东, jd (京东物流) or jingdongkuaiyun (京东快运)",
        "百世, huitongkuaidi",
        "菜鸟, danniao",
        "HTKY, jtexpress",
        "顺丰速云, Did you mean shunfeng (顺丰速运)"
    })
    void carriersThatAreUnclear(String written, String hint) throws Exception {
        startWithCarriers();
        Exchange refused = camel.createProducerTemplate().request("fkw:ship", exchange -> exchange.getMessage()
                .setBody(Map.of("order_id", "1", "waybill_no", "1", "logistics_code", written)));
        assertThat(refused.getException())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(hint);
        assertThat(shop.journal().count()).isZero();
    }

    private void startWithCarriers() throws Exception {
        Path carriers = Files.writeString(folder.resolve("carriers.txt"), Docs.block(GUIDE, "carriers-file"));
        FkwComponent component = component();
        component.setCarriers("file:" + carriers);
        camel.addComponent("fkw", component);
        camel.start();
    }

    @Test
    void theFirstParcelShips() throws Exception {
        String id = addOrder("wait_seller_ship");
        forward("direct:tell-the-buyer", "mock:tell");
        MockEndpoint tell = mock("mock:tell", 1);
        bindMemory("shippedOrders");
        start(GUIDE, "ship-first-parcel");
        drop("erp/parcels/2.json", parcel(id, 2));
        await().atMost(WAIT).until(() -> statusOf(id).equals("shipped"));
        drop("erp/parcels/1.json", parcel(id, 1));
        MockEndpoint.assertIsSatisfied(camel);
        assertThat(shop.shop().order(id).orElseThrow().waybillNo()).isEqualTo("SF2");
        assertThat(tell.getExchanges().get(0).getMessage().getBody(Map.class)).containsEntry("waybill_no", "SF1");
    }

    @Test
    void theLastParcelShipsAlsoAfterARestart() throws Exception {
        String id = addOrder("wait_seller_ship");
        startLastParcel();
        drop("erp/parcels/1.json", parcel(id, 1));
        drop("erp/parcels/3.json", parcel(id, 3));
        drop("erp/parcels/3-again.json", parcel(id, 3));
        await().atMost(WAIT)
                .until(() -> exists("erp/parcels/.camel/1.json")
                        && exists("erp/parcels/.camel/3.json")
                        && exists("erp/parcels/.camel/3-again.json"));
        assertThat(statusOf(id)).isEqualTo("wait_seller_ship");
        closeContext();
        createContext();
        startLastParcel();
        drop("erp/parcels/2.json", parcel(id, 2));
        await().atMost(WAIT).until(() -> statusOf(id).equals("shipped"));
        assertThat(shop.shop().order(id).orElseThrow().waybillNo()).isEqualTo("SF2");
    }

    /** "parcel-memory-java" */
    private void bindMemory(String name) {
        camel.getRegistry().bind(name, GuideRoutes.remembered(inFolder("state/" + name + ".txt")));
    }

    private void startLastParcel() throws Exception {
        bindMemory("packed");
        camel.addComponent("fkw", component());
        camel.addRoutes(GuideRoutes.shipTheLastParcel()); // "ship-last-parcel-java"
        camel.start();
    }

    private static String parcel(String orderId, int number) {
        return Docs.block(GUIDE, "parcel-json")
                .replace("20261122001", orderId)
                .replace("SF1234567890", "SF" + number)
                .replace("\"parcel\": 1", "\"parcel\": " + number);
    }

    private String addRefunding() {
        return shop.shop()
                .addOrder(spec -> spec.status("wait_seller_ship")
                        .modifiedAt(Instant.now().minusSeconds(60))
                        .refundStatus(0, "wait_seller_agree"))
                .id();
    }

    private static ShipCommand waybill(String orderId, String waybillNo) {
        return new ShipCommand(orderId, waybillNo, "SF", null);
    }
}
