// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.docs.testing;

import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.camelfkw.component.fkw.FkwComponent;
import io.github.camelfkw.simulator.Fault;
import io.github.camelfkw.simulator.fkw.FkwSimulatorExtension;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.support.PropertyBindingSupport;
import org.apache.camel.test.junit5.CamelContextConfiguration;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.apache.camel.test.junit5.TestExecutionConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PackedOrdersTest extends CamelTestSupport {

    @RegisterExtension
    final FkwSimulatorExtension fkw = new FkwSimulatorExtension();

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        PropertyBindingSupport.build()
                .withCamelContext(context)
                .withTarget(context.getComponent("fkw", FkwComponent.class))
                .withProperties(fkw.options())
                .bind();
        return context;
    }

    @Override
    public void configureContext(CamelContextConfiguration configuration) {
        super.configureContext(configuration);
        Properties properties = new Properties();
        properties.setProperty("packed.redeliveries", "3");
        properties.setProperty("packed.redeliveryDelay", "1");
        configuration.withUseOverridePropertiesWithPropertiesComponent(properties);
    }

    @Override
    public void configureTest(TestExecutionConfiguration configuration) {
        super.configureTest(configuration);
        configuration.withUseAdviceWith(true);
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new PackedOrders();
    }

    @BeforeEach
    void insteadOfTheFolder() throws Exception {
        AdviceWith.adviceWith(context, "packed", route -> route.replaceFromWith("direct:packed"));
        context.start();
    }

    private void pack(String order) {
        template.sendBody(
                "direct:packed",
                "{\"orderId\":\"" + order + "\",\"waybillNo\":\"SF1\",\"logisticsCode\":\"shunfeng\"}");
    }

    @Test
    void shipsWhatIsPacked() {
        String order = fkw.paidOrder();
        pack(order);
        fkw.checks().shippedOnce(order, "SF1").asDocumented();
    }

    @Test
    void shipsOnceThoughTheAnswerIsLost() {
        String order = fkw.paidOrder();
        fkw.faults().next(3, Fault.resetAfterEffect(), "/api/order/ship");
        pack(order);
        fkw.checks().shippedOnce(order, "SF1");
    }

    @Test
    void shipsOnceThoughThePlatformIsAwayForAWhile() {
        String order = fkw.paidOrder();
        fkw.faults().next(5, Fault.maintenancePage());
        pack(order);
        fkw.checks().shippedOnce(order, "SF1");
    }

    @Test
    void shipsNothingThatIsBeingRefunded() {
        String order = fkw.paidOrder();
        fkw.shop().refund(order, 0, "wait_seller_agree");
        assertThrows(CamelExecutionException.class, () -> pack(order));
        fkw.checks().notShipped(order).requests("/api/order/ship", 0);
    }
}
