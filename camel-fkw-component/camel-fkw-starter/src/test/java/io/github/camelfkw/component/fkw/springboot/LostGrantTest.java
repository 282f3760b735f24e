// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelfkw.simulator.fkw.FkwMarks;
import io.github.camelfkw.simulator.fkw.FkwSimulator;
import io.github.camelfkw.simulator.fkw.FkwSimulatorExtension;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.test.spring.junit5.CamelSpringBootTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A shop whose merchant takes his authorization back, where the application shows all that it can. */
@CamelSpringBootTest
@DirtiesContext
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "server.address=127.0.0.1",
            "camel.main.routes-include-pattern=classpath:actuator/routes.yaml",
            "spring.autoconfigure.exclude=org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration",
            "management.endpoints.web.exposure.include=*",
            "management.endpoint.configprops.show-values=always",
            "management.endpoint.health.show-details=always"
        })
class LostGrantTest {

    /** For a machine that has much to do. */
    private static final Duration WAIT = Duration.ofSeconds(60);

    @RegisterExtension
    static final FkwSimulatorExtension fkw = new FkwSimulatorExtension().shared();

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {}

    @DynamicPropertySource
    static void shop(DynamicPropertyRegistry registry) {
        fkw.properties().forEach((name, value) -> registry.add(name.toString(), () -> value));
    }

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private CamelContext camel;

    @Test
    void isDownWithWhatToDoAndShowsNoSecret() throws Exception {
        MockEndpoint mock = camel.getEndpoint("mock:orders", MockEndpoint.class);
        mock.expectedMessageCount(1);
        fkw.paidOrder();
        MockEndpoint.assertIsSatisfied(camel, WAIT.toSeconds(), TimeUnit.SECONDS);
        fkw.simulator().revoke(FkwSimulator.DEFAULT_SHOP_ID);
        await().atMost(WAIT).untilAsserted(() -> {
            ResponseEntity<String> health = http.getForEntity("/actuator/health", String.class);
            assertThat(health.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
            assertThat(health.getBody()).contains("fkw-fkw", "has to be authorized", "shop.default.cure");
            assertThat(FkwMarks.in(health.getBody())).isEmpty();
        });
    }

    @Test
    void propertiesAreListedWithoutSecretsEvenWhereValuesAreShown() {
        String listed = http.getForObject("/actuator/configprops", String.class);
        assertThat(listed)
                .contains("camel.component.fkw", FkwSimulator.DEFAULT_CLIENT_ID)
                .doesNotContain(FkwSimulator.DEFAULT_CLIENT_SECRET, fkw.tokens().refreshToken());
        assertThat(FkwMarks.in(listed)).isEmpty();
    }
}
