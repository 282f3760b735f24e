// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.zvcms.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfkw.simulator.zvcms.SimUser;
import io.github.camelfkw.simulator.zvcms.ZvcmsSimulator;
import io.github.camelfkw.simulator.zvcms.ZvcmsSimulatorExtension;
import org.apache.camel.CamelContext;
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

/** An application with a route in YAML, whose key is set by properties. */
@CamelSpringBootTest
@ExtendWith(OutputCaptureExtension.class)
@DirtiesContext
@SpringBootTest(properties = "camel.main.routes-include-pattern=classpath:routes/zvcms.yaml")
class YamlRouteTest {

    @RegisterExtension
    static final ZvcmsSimulatorExtension zvcms = new ZvcmsSimulatorExtension().shared();

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {}

    @DynamicPropertySource
    static void key(DynamicPropertyRegistry registry) {
        zvcms.properties().forEach((name, value) -> registry.add(name.toString(), () -> value));
    }

    @Autowired
    private CamelContext camel;

    @Test
    void aMemberIsIdentifiedAndTheKeyIsSeenNowhere(CapturedOutput output) {
        SimUser member = zvcms.simulator().addUser(spec -> spec.code("UC-2026").points(500));
        assertThat(camel.createProducerTemplate().requestBody("direct:who", "UC-2026", String.class))
                .isEqualTo(member.id() + " has 500");
        assertThat(zvcms.journal().count()).isEqualTo(1);
        assertThat(output.getAll())
                .doesNotContain(ZvcmsSimulator.DEFAULT_SECRET, ZvcmsSimulator.DEFAULT_GRANT_CODE, "UC-2026");
    }
}
