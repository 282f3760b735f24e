// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.github.camelfkw.component.fkw.FkwConstants;
import io.github.camelfkw.component.fkw.FkwPosition;
import java.time.Instant;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.Test;

/** What the guide's page about running the order feed shows. */
class GuideFeedTest extends GuideBench {

    private static final String GUIDE = "docs/guide/order-feed.md";

    private void consume(String uri) throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri + "?startFrom=1d&delay=100&initialDelay=0").to("mock:orders");
            }
        });
    }

    @Test
    void positionsAreLookedAt() throws Exception {
        String id = addOrder("wait_seller_ship");
        MockEndpoint orders = mock("mock:orders", 1);
        consume("fkw:orders");
        start(GUIDE, "position-get");
        orders.assertIsSatisfied();
        assertThat(orders.getExchanges().get(0).getIn().getHeader(FkwConstants.ORDER_ID))
                .isEqualTo(id);
        assertThat(position("fkw:orders:default:all").reached()).isBefore(Instant.now());
    }

    @Test
    void positionsWithRefusedOrdersAreTold() throws Exception {
        addOrder("wait_seller_ship");
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                // One poll: while another one reads, what it will see again does not count.
                from("fkw:orders?delay=3600000&initialDelay=0&startFrom=1d")
                        .throwException(new IllegalStateException("no"));
            }
        });
        camel.addComponent("fkw", component());
        forward("direct:tell-somebody", "mock:told");
        MockEndpoint told = mock("mock:told", 1);
        camel.start();
        await().atMost(WAIT).until(() -> position("fkw:orders:default:all").notAccepted() == 1);
        camel.addRoutes(GuideRoutes.positions()); // "position-java"
        told.assertIsSatisfied();
        assertThat(told.getExchanges()
                        .get(0)
                        .getMessage()
                        .getBody(FkwPosition.class)
                        .name())
                .isEqualTo("fkw:orders:default:all");
    }

    private FkwPosition position(String name) {
        return camel.createProducerTemplate().requestBody("fkw:position?positionName=" + name, null, FkwPosition.class);
    }

    @Test
    void theTextOfAPositionIsRead() {
        camel.addComponent("fkw", component());
        camel.getRegistry().bind("positions", new MemoryStateRepository());
        camel.start();
        FkwPosition position = camel.createProducerTemplate()
                .requestBody(
                        "fkw:position?action=set&positionName=x&offsetRepository=#positions",
                        Docs.block(GUIDE, "position-text"),
                        FkwPosition.class);
        assertThat(position.reached()).isEqualTo(Instant.parse("2026-11-22T02:00:00Z"));
        assertThat(position.again()).containsExactly("20261120007");
    }

    @Test
    void stretchesAndOrdersAreReplayed() throws Exception {
        String first = addOrder("wait_seller_ship");
        addOrder("wait_seller_ship");
        MockEndpoint orders = mock("mock:orders", 2);
        consume("fkw:orders");
        start(GUIDE, "position-rewind");
        orders.assertIsSatisfied();
        orders.reset();
        orders.expectedMessageCount(2);
        camel.createProducerTemplate().sendBody("direct:replay-this-morning", null);
        orders.assertIsSatisfied();
        orders.reset();
        orders.expectedMessageCount(1);
        orders.expectedHeaderReceived(FkwConstants.ORDER_ID, first);
        camel.createProducerTemplate().sendBody("direct:once-more", first);
        orders.assertIsSatisfied();
    }

    @Test
    void poisonOrdersGoToAFolder() throws Exception {
        String id = addOrder("wait_seller_ship");
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:erp").errorHandler(noErrorHandler()).throwException(new IllegalStateException("no"));
            }
        });
        camel.addComponent("fkw", component());
        load(Docs.block(GUIDE, "poison-orders").replace("maxRedeliveries: 5", "maxRedeliveries: 5\n        delay: 50"));
        camel.start();
        assertThat(textOf("erp/given-up/" + id + ".json")).contains("\"id\":\"" + id + "\"");
    }

    @Test
    void anOrderOfBothListsComesOnce() throws Exception {
        assumeThat(camel.getVersion())
                .as("YAML of Camel 4.14 makes no java.io.File")
                .doesNotStartWith("4.14.");
        shop.shop().addOrder(spec -> spec.status("wait_seller_ship")
                .merchantInBothLists("M1")
                .modifiedAt(Instant.now().minusSeconds(60)));
        MockEndpoint erp = mock("mock:erp", 1);
        start(GUIDE, "idempotent");
        erp.assertIsSatisfied();
        await().atMost(WAIT)
                .until(() -> shop.journal().count("/api/order/getMerchantOrderList") > 0
                        && shop.journal().count("/api/order/getList") > 0);
        assertThat(textOf("state/delivered.txt")).contains("default:");
    }
}
