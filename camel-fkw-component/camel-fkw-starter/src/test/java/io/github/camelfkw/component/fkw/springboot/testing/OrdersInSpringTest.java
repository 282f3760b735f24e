// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.springboot.testing;

import static org.awaitility.Awaitility.await;

import io.github.camelfkw.component.fkw.FkwConstants;
import io.github.camelfkw.simulator.Fault;
import io.github.camelfkw.simulator.fkw.FkwSimulatorExtension;
import org.apache.camel.EndpointInject;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.test.spring.junit5.CamelSpringBootTest;
import org.apache.camel.test.spring.junit5.MockEndpointsAndSkip;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.stereotype.Component;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@CamelSpringBootTest
@SpringBootTest(classes = {OrdersInSpringTest.Application.class, OrdersInSpringTest.Routes.class})
@DirtiesContext
@MockEndpointsAndSkip("file:erp/*")
class OrdersInSpringTest {

    @RegisterExtension
    static final FkwSimulatorExtension fkw = new FkwSimulatorExtension().shared();

    @DynamicPropertySource
    static void shop(DynamicPropertyRegistry registry) {
        fkw.properties().forEach((name, value) -> registry.add(name.toString(), () -> value));
    }

    @EnableAutoConfiguration
    static class Application {}

    @Component
    static class Routes extends RouteBuilder {
        @Override
        public void configure() {
            from("fkw:orders?status=wait_seller_ship&startFrom=1d&delay=100").to("file:erp/orders");
            from("direct:packed").to("fkw:ship");
        }
    }

    @EndpointInject("mock:file:erp/orders")
    MockEndpoint erp;

    @Autowired
    ProducerTemplate template;

    @Test
    void givesAPaidOrderToTheErp() {
        String order = fkw.paidOrder();
        // The shop is that of the whole class: orders of other tests may come as well.
        await().until(() -> erp.getReceivedExchanges().stream()
                .anyMatch(arrived -> order.equals(arrived.getIn().getHeader(FkwConstants.ORDER_ID))));
    }

    @Test
    void shipsOnceThoughTheAnswerIsLost() {
        String order = fkw.paidOrder();
        fkw.faults().next(1, Fault.resetAfterEffect(), "/api/order/ship");
        template.sendBody(
                "direct:packed",
                "{\"orderId\":\"" + order + "\",\"waybillNo\":\"SF1\",\"logisticsCode\":\"shunfeng\"}");
        fkw.checks().shippedOnce(order, "SF1");
    }
}
