// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.docs.testing;

import io.github.camelfkw.component.fkw.FkwConstants;
import io.github.camelfkw.simulator.Fault;
import io.github.camelfkw.simulator.fkw.FkwSimulatorExtension;
import java.util.Properties;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.main.MainConfigurationProperties;
import org.apache.camel.test.junit5.CamelContextConfiguration;
import org.apache.camel.test.main.junit5.CamelMainTestSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OrdersToErpTest extends CamelMainTestSupport {

    @RegisterExtension
    static final FkwSimulatorExtension fkw = new FkwSimulatorExtension();

    @Override
    protected void configure(MainConfigurationProperties main) {
        main.setRoutesIncludePattern("classpath:testing/orders-to-erp.yaml");
    }

    @Override
    public void configureContext(CamelContextConfiguration configuration) {
        super.configureContext(configuration);
        Properties properties = fkw.properties();
        properties.setProperty("orders.delay", "100");
        configuration
                .withUseOverridePropertiesWithPropertiesComponent(properties)
                .withMockEndpointsAndSkip("file:erp/*");
    }

    private MockEndpoint erp() {
        return getMockEndpoint("mock:file:erp/orders");
    }

    @Test
    void givesEachPaidOrderToTheErpOnce() throws Exception {
        String first = fkw.paidOrder();
        String second = fkw.paidOrder(order -> order.consignee("张三", "10070000001"));
        fkw.shop().addOrder(order -> order.status("wait_buyer_pay"));
        erp().expectedHeaderValuesReceivedInAnyOrder(FkwConstants.ORDER_ID, first, second);
        erp().expectedMessageCount(2);
        erp().setAssertPeriod(300); // further polls bring nothing
        erp().assertIsSatisfied();
    }

    @Test
    void losesNoOrderWhileThePlatformFails() throws Exception {
        fkw.faults().next(3, Fault.maintenancePage()).next(2, Fault.throttled());
        String order = fkw.paidOrder();
        erp().expectedHeaderReceived(FkwConstants.ORDER_ID, order);
        erp().expectedMessageCount(1);
        erp().assertIsSatisfied();
    }

    @Test
    void triesAgainWhatTheErpDidNotTake() throws Exception {
        String order = fkw.paidOrder();
        erp().expectedMinimumMessageCount(2);
        erp().whenExchangeReceived(1, exchange -> {
            throw new IllegalStateException("the ERP is closed");
        });
        erp().message(1).header(FkwConstants.ORDER_ID).isEqualTo(order);
        erp().message(1).header(FkwConstants.REDELIVERY_COUNT).isEqualTo(1);
        erp().assertIsSatisfied();
    }
}
