// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.apifm.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfkw.simulator.apifm.ApifmSimulatorExtension;
import io.github.camelfkw.simulator.apifm.SimGoods;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.test.spring.junit5.CamelSpringBootTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** An application with routes in YAML, whose account is set by properties. */
@CamelSpringBootTest
@ExtendWith(OutputCaptureExtension.class)
@DirtiesContext
@SpringBootTest(properties = "camel.main.routes-include-pattern=classpath:routes/apifm.yaml")
class YamlRouteTest {

    /** For a machine that has much to do. */
    private static final long SECONDS = 30;

    @RegisterExtension
    static final ApifmSimulatorExtension apifm = new ApifmSimulatorExtension().shared();

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {}

    @DynamicPropertySource
    static void account(DynamicPropertyRegistry registry) {
        apifm.properties().forEach((name, value) -> registry.add(name.toString(), () -> value));
        registry.add("camel.component.apifm.token", apifm::token);
    }

    @Autowired
    private CamelContext camel;

    @Test
    void newGoodsComeOnce() throws Exception {
        MockEndpoint mock = camel.getEndpoint("mock:goods", MockEndpoint.class);
        mock.expectedMessageCount(2);
        SimGoods tea = apifm.shop().addGoods(spec -> spec.name("绿茶"));
        SimGoods cup = apifm.shop().addGoods(spec -> spec.name("茶杯"));
        MockEndpoint.assertIsSatisfied(camel, SECONDS, TimeUnit.SECONDS);
        assertThat(mock.getExchanges())
                .extracting(exchange -> exchange.getMessage().getHeader("CamelApifmId", Long.class))
                .containsExactlyInAnyOrder(tea.id(), cup.id());
        apifm.checks().asDocumented();
    }

    @Test
    void theTokenIsSentAndSeenNowhere(CapturedOutput output) {
        Map<?, ?> user = camel.createProducerTemplate().requestBody("direct:user", null, Map.class);
        assertThat(user).isNotEmpty();
        assertThat(apifm.journal().count(apifm.simulator().path("userDetail"))).isEqualTo(1);
        assertThat(output.getAll()).doesNotContain(apifm.token());
    }
}
