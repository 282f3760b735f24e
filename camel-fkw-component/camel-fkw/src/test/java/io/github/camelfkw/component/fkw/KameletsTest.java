// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelfkw.simulator.fkw.FkwSimulator;
import io.github.camelfkw.simulator.fkw.FkwSimulatorExtension;
import io.github.camelfkw.simulator.fkw.SimProduct;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Each Kamelet of the jar does its work; all of a context share one component. */
class KameletsTest {

    @RegisterExtension
    final FkwSimulatorExtension fkw = new FkwSimulatorExtension();

    @TempDir
    Path folder;

    private CamelContext camel;
    private Properties properties;

    @BeforeEach
    void createContext() {
        camel = new DefaultCamelContext();
        properties = new Properties();
        for (String kamelet : new String[] {
            "fkw-orders-source",
            "fkw-products-source",
            "fkw-members-source",
            "fkw-ship-sink",
            "fkw-update-stock-sink",
            "fkw-add-product-sink",
            "fkw-action"
        }) {
            give(kamelet, "clientId", FkwSimulator.DEFAULT_CLIENT_ID);
            give(kamelet, "clientSecret", FkwSimulator.DEFAULT_CLIENT_SECRET);
            give(kamelet, "refreshToken", fkw.tokens().refreshToken());
            give(kamelet, "tokenFile", folder.resolve("tokens.json").toString());
            give(kamelet, "baseUri", fkw.simulator().baseUri().toString());
            if (kamelet.endsWith("-source")) {
                give(kamelet, "positionFile", folder.resolve("positions.txt").toString());
                give(kamelet, "delay", "200");
            }
        }
        camel.getPropertiesComponent().setInitialProperties(properties);
    }

    private void give(String kamelet, String property, String value) {
        properties.setProperty("camel.kamelet." + kamelet + "." + property, value);
    }

    @AfterEach
    void closeContext() throws Exception {
        camel.close();
    }

    private void route(String from, String... to) throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(from).to(to);
            }
        });
    }

    private MockEndpoint out(int messages) {
        MockEndpoint mock = camel.getEndpoint("mock:out", MockEndpoint.class);
        mock.expectedMessageCount(messages);
        mock.setResultWaitTime(30_000);
        return mock;
    }

    private Exchange send(Object body) {
        Exchange exchange = camel.createProducerTemplate()
                .request("direct:in", sent -> sent.getMessage().setBody(body));
        assertThat(exchange.getException()).isNull();
        return exchange;
    }

    @Test
    void ordersComeAsJsonAndNotAgainAfterARestart() throws Exception {
        String id = fkw.paidOrder();
        MockEndpoint out = out(1);
        route("kamelet:fkw-orders-source?status=wait_seller_ship", "mock:out");
        camel.start();
        out.assertIsSatisfied();
        assertThat(out.getExchanges().get(0).getMessage().getBody(String.class)).contains("\"id\":\"" + id + "\"");
        assertThat(out.getExchanges().get(0).getMessage().getHeader(FkwConstants.ORDER_ID))
                .isEqualTo(id);
        camel.close();
        assertThat(Files.readString(folder.resolve("positions.txt"))).contains("fkw:orders:default:wait_seller_ship=");
        createContext();
        MockEndpoint again = out(1);
        route("kamelet:fkw-orders-source?status=wait_seller_ship", "mock:out");
        String next = fkw.paidOrder();
        camel.start();
        again.assertIsSatisfied();
        assertThat(again.getExchanges().get(0).getMessage().getHeader(FkwConstants.ORDER_ID))
                .isEqualTo(next);
    }

    @Test
    void anOrderThatTheRouteDoesNotAcceptComesAgain() throws Exception {
        fkw.paidOrder();
        MockEndpoint out = out(2);
        out.whenExchangeReceived(1, exchange -> {
            throw new IllegalStateException("the ERP is away");
        });
        give("fkw-orders-source", "dataType", "fkw:order+cloudevents");
        route("kamelet:fkw-orders-source", "mock:out");
        camel.start();
        out.assertIsSatisfied();
        assertThat(out.getExchanges())
                .extracting(exchange -> exchange.getMessage().getHeader("CamelCloudEventID"))
                .hasSize(2)
                .doesNotContainNull()
                .satisfies(ids -> assertThat(ids.get(0)).isEqualTo(ids.get(1)));
    }

    @Test
    void productsComeWhenTheyChange() throws Exception {
        SimProduct product = fkw.shop().addProduct(spec -> spec.name("衬衫").sku("尺码:M", "59.90", 10, "M"));
        MockEndpoint out = out(fkw.shop().products().size());
        route("kamelet:fkw-products-source", "mock:out");
        camel.start();
        out.assertIsSatisfied();
        out.reset();
        out.expectedMessageCount(1);
        fkw.shop().setStock(product.id(), product.id() + "_1", 9);
        out.assertIsSatisfied();
        assertThat(out.getExchanges().get(0).getMessage().getBody(String.class)).contains("\"stock\":9");
    }

    @Test
    void membersComeAsJson() throws Exception {
        fkw.shop().addMembers(3);
        MockEndpoint out = out(fkw.shop().members().size());
        route("kamelet:fkw-members-source", "mock:out");
        camel.start();
        out.assertIsSatisfied();
        assertThat(out.getExchanges())
                .allSatisfy(
                        exchange -> assertThat(exchange.getMessage().getBody()).isInstanceOf(String.class));
    }

    @Test
    void aWaybillShipsItsOrderOnce() throws Exception {
        String id = fkw.paidOrder();
        route("direct:in", "kamelet:fkw-ship-sink");
        camel.start();
        String waybill = """
                {"orderId": "%s", "waybillNo": "SF1", "logisticsCode": "shunfeng"}
                """.formatted(id);
        send(waybill);
        send(waybill);
        fkw.checks().shippedOnce(id, "SF1").requests("/api/order/ship", 1);
    }

    @Test
    void stockIsSet() throws Exception {
        String id = fkw.shop()
                .addProduct(spec -> spec.name("长裤").sku("尺码:M", "99.00", 3, "M"))
                .id();
        route("direct:in", "kamelet:fkw-update-stock-sink?skipUnchanged=true");
        camel.start();
        send("[{\"product_id\": \"" + id + "\", \"sku_id\": \"" + id + "_1\", \"stock_amount\": 12}]");
        assertThat(fkw.shop()
                        .product(id)
                        .orElseThrow()
                        .sku(id + "_1")
                        .orElseThrow()
                        .stock())
                .isEqualTo(12);
    }

    @Test
    void aProductIsPutOnTheShelf() throws Exception {
        route("direct:in", "kamelet:fkw-add-product-sink");
        camel.start();
        send("{\"name\": \"帽子\", \"sku_list\": [{\"price\": 39.9, \"stock\": 5}]}");
        assertThat(fkw.shop().products()).extracting(SimProduct::name).contains("帽子");
    }

    @Test
    void anActionAnswersInThePlatformsJson() throws Exception {
        String id = fkw.paidOrder();
        route("direct:in", "kamelet:fkw-action?operation=order", "kamelet:fkw-action?operation=cancel");
        camel.start();
        assertThat(send(id).getMessage().getBody(String.class))
                .contains("\"id\"")
                .contains(id);
        fkw.checks().status(id, "canceled");
    }

    @Test
    void allKameletsOfAContextAreOneComponentAndNoUriHasASecret() throws Exception {
        fkw.paidOrder();
        MockEndpoint out = out(1);
        route("kamelet:fkw-orders-source", "mock:out");
        route("kamelet:fkw-members-source", "mock:members");
        route("direct:in", "kamelet:fkw-ship-sink", "kamelet:fkw-action?operation=order");
        camel.start();
        out.assertIsSatisfied();
        assertThat(camel.getComponentNames().stream().map(camel::hasComponent).filter(FkwComponent.class::isInstance))
                .hasSize(1);
        assertThat(camel.hasComponent("fkw")).isInstanceOf(FkwComponent.class);
        assertThat(camel.getEndpoints())
                .extracting(Endpoint::getEndpointUri)
                .anyMatch(uri -> uri.startsWith("fkw://orders"))
                .noneMatch(uri -> uri.contains(FkwSimulator.DEFAULT_CLIENT_SECRET)
                        || uri.contains(fkw.tokens().refreshToken()));
        fkw.checks().requests("/api/oauth/refreshAccessToken", 1);
    }

    @Test
    void aComponentThatIsThereIsUsed() throws Exception {
        properties.clear();
        FkwComponent component = new FkwComponent();
        component.setClientId(FkwSimulator.DEFAULT_CLIENT_ID);
        component.setClientSecret(FkwSimulator.DEFAULT_CLIENT_SECRET);
        component.setRefreshToken(fkw.tokens().refreshToken());
        component.setBaseUri(fkw.simulator().baseUri().toString());
        camel.addComponent("fkw", component);
        String id = fkw.paidOrder();
        route("direct:in", "kamelet:fkw-action?operation=order");
        camel.start();
        assertThat(send(id).getMessage().getBody(String.class)).contains(id);
        assertThat(camel.hasComponent("fkw")).isSameAs(component);
    }

    @Test
    void anotherShopNeedsAnotherComponent() throws Exception {
        route("direct:in", "kamelet:fkw-ship-sink", "kamelet:fkw-action?operation=order&refreshToken=of-another-shop");
        assertThatThrownBy(camel::start)
                .rootCause()
                .hasMessageContaining("another refreshToken than component fkw")
                .hasMessageNotContaining("of-another-shop");
    }

    @Test
    void oneShopUnderTwoNamesIsRefused() throws Exception {
        route("direct:in", "kamelet:fkw-ship-sink", "kamelet:fkw-action?operation=order&component=north");
        assertThatThrownBy(camel::start)
                .rootCause()
                .hasMessageContaining("Component fkw has the refreshToken")
                .hasMessageNotContaining(fkw.tokens().refreshToken());
    }

    @Test
    void twoShopsAreTwoComponents() throws Exception {
        fkw.simulator().addShop("20262026", "北店");
        String north = fkw.simulator().shop("20262026").addOrder().id();
        give("fkw-action", "component", "north");
        give(
                "fkw-action",
                "refreshToken",
                fkw.simulator().issueTokens("20262026").refreshToken());
        give("fkw-action", "tokenFile", folder.resolve("north.json").toString());
        String south = fkw.paidOrder();
        route("direct:north", "kamelet:fkw-action?operation=order");
        route("direct:in", "kamelet:fkw-ship-sink");
        camel.start();
        send(Map.of("orderId", south, "waybillNo", "SF1", "logisticsCode", "shunfeng"));
        fkw.checks().shippedOnce(south, "SF1");
        assertThat(camel.createProducerTemplate().requestBody("direct:north", north, String.class))
                .contains(north);
    }

    /** A route of orders of another shop, by a component of its own, beside the one of the Kamelets' properties. */
    private void northRoute(String options) throws Exception {
        fkw.simulator().addShop("20262026", "北店");
        // Not in the address: Camel shows an address with what its placeholders stand for.
        give(
                "fkw-orders-source.north",
                "refreshToken",
                fkw.simulator().issueTokens("20262026").refreshToken());
        give(
                "fkw-orders-source.north",
                "tokenFile",
                folder.resolve("north.json").toString());
        route("kamelet:fkw-orders-source/north?component=north" + options, "mock:north");
    }

    @Test
    void twoShopsMayShareAPositionFile() throws Exception {
        northRoute("");
        String north = fkw.simulator().shop("20262026").addOrder().id();
        String south = fkw.paidOrder();
        MockEndpoint out = out(1);
        MockEndpoint northOut = camel.getEndpoint("mock:north", MockEndpoint.class);
        northOut.setResultWaitTime(30_000);
        northOut.expectedHeaderReceived(FkwConstants.ORDER_ID, north);
        out.expectedHeaderReceived(FkwConstants.ORDER_ID, south);
        route("kamelet:fkw-orders-source", "mock:out");
        camel.start();
        out.assertIsSatisfied();
        northOut.assertIsSatisfied();
        camel.close();
        assertThat(Files.readString(folder.resolve("positions.txt")))
                .contains("fkw:orders:default:all=")
                .contains("north:orders:default:all=");
    }

    @Test
    void twoShopsThatShareAPositionFileMayNotShareAPosition() throws Exception {
        northRoute("&positionName=erp");
        route("kamelet:fkw-orders-source?positionName=erp", "mock:out");
        assertThatThrownBy(camel::start).hasMessageContaining("Two consumers would share the position erp");
    }
}
