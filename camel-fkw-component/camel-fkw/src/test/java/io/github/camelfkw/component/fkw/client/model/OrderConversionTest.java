// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelfkw.component.fkw.client.Bench;
import io.github.camelfkw.component.fkw.client.OrderDocument;
import java.io.InputStream;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An order record in a route, where text, a map or a stream is wanted. */
class OrderConversionTest {

    @RegisterExtension
    final Bench bench = new Bench();

    private final ObjectMapper json = new ObjectMapper();
    private CamelContext camel;
    private OrderDocument document;
    private Order order;

    @BeforeEach
    void anOrderInARoute() throws Exception {
        String id = bench.shop
                .addOrder(spec -> spec.status("wait_seller_ship").items(2).field("ext", Map.of("gift", true)))
                .id();
        document = bench.orders().get(id);
        order = document.toRecord();
        camel = new DefaultCamelContext();
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:json").marshal().json();
                from("direct:text").convertBodyTo(String.class);
                from("direct:map").convertBodyTo(Map.class);
                from("direct:stream").convertBodyTo(InputStream.class);
                from("direct:simple")
                        .setBody()
                        .simple(
                                "${body.consigneeName}|${body.orderItems[0].title}|${body.orderItems[1].quantity}|${body.status}");
            }
        });
        camel.start();
    }

    @AfterEach
    void stop() throws Exception {
        camel.close();
    }

    private <T> T through(String route, Class<T> type) {
        return camel.createProducerTemplate().requestBody("direct:" + route, order, type);
    }

    private void assertIsTheOrder(String text) throws Exception {
        Order again = json.readValue(text, Order.class);
        assertThat(again).isEqualTo(json.readValue(json.writeValueAsString(order), Order.class));
        assertThat(json.readTree(text).path("consignee_name").asText()).isEqualTo(order.consigneeName());
        assertThat(json.readTree(text).path("order_items")).hasSize(2);
        assertThat(json.readTree(text).path("ext").path("gift").asBoolean()).isTrue();
    }

    @Test
    void isMarshalledAsThePlatformSpellsIt() throws Exception {
        assertIsTheOrder(through("json", String.class));
    }

    @Test
    void isTextAndStreamAsThePlatformSpellsIt() throws Exception {
        assertIsTheOrder(through("text", String.class));
        assertIsTheOrder(new String(
                through("stream", InputStream.class).readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
    }

    @Test
    void isAMap() {
        Map<?, ?> map = through("map", Map.class);
        assertThat(map.get("id")).isEqualTo(order.id());
        assertThat(map.get("status")).isEqualTo("wait_seller_ship");
        assertThat(map.containsKey("order_items")).isTrue();
    }

    @Test
    void isReachedIntoBySimple() {
        assertThat(through("simple", String.class))
                .isEqualTo(
                        order.consigneeName() + "|" + order.orderItems().get(0).title() + "|"
                                + order.orderItems().get(1).quantity() + "|wait_seller_ship");
    }
}
