// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelfkw.simulator.fkw.FkwMarks;
import io.github.camelfkw.simulator.fkw.FkwSimulator;
import io.github.camelfkw.simulator.fkw.FkwSimulatorExtension;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.test.spring.junit5.CamelSpringBootTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.autoconfigure.actuate.observability.AutoConfigureObservability;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What Spring Boot's actuator shows over HTTP of an application with a route and a token store on its database. */
@CamelSpringBootTest
@ExtendWith(OutputCaptureExtension.class)
@AutoConfigureObservability(tracing = false)
@DirtiesContext
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "server.address=127.0.0.1",
            "camel.main.routes-include-pattern=classpath:actuator/routes.yaml",
            "camel.health.exposure-level=full",
            "management.endpoints.web.exposure.include=*",
            "management.endpoint.health.show-details=always",
            "spring.datasource.url=jdbc:h2:mem:actuator;DB_CLOSE_DELAY=-1",
            "spring.sql.init.schema-locations=classpath:io/github/camelfkw/component/fkw/sql/h2.sql",
            "camel.fkw.token-store.jdbc.key=" + ActuatorTest.KEY
        })
class ActuatorTest {

    /** For a machine that has much to do. */
    private static final Duration WAIT = Duration.ofSeconds(60);

    static final String KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

    @RegisterExtension
    static final FkwSimulatorExtension fkw = new FkwSimulatorExtension().shared();

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {

        /** Two registries, as with Prometheus and another one: Spring Boot makes a primary one that writes to both. */
        @Bean
        MeterRegistry one() {
            return new SimpleMeterRegistry(SimpleConfig.DEFAULT, Clock.SYSTEM);
        }

        @Bean
        MeterRegistry other() {
            return new SimpleMeterRegistry(SimpleConfig.DEFAULT, Clock.SYSTEM);
        }
    }

    @DynamicPropertySource
    static void shop(DynamicPropertyRegistry registry) {
        fkw.properties().forEach((name, value) -> registry.add(name.toString(), () -> value));
    }

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private CamelContext camel;

    private String text(String path) {
        return http.getForObject("/actuator/" + path, String.class);
    }

    private JsonNode json(String path) throws Exception {
        return new ObjectMapper().readTree(text(path));
    }

    private void bringAnOrder() throws Exception {
        MockEndpoint mock = camel.getEndpoint("mock:orders", MockEndpoint.class);
        mock.reset();
        mock.expectedMinimumMessageCount(1);
        fkw.paidOrder();
        MockEndpoint.assertIsSatisfied(camel, WAIT.toSeconds(), TimeUnit.SECONDS);
    }

    @Test
    void healthHasTheChecksOfComponentAndConsumer() throws Exception {
        bringAnOrder();
        await().atMost(WAIT).untilAsserted(() -> {
            JsonNode camelHealth = json("health").at("/components/camelHealth");
            assertThat(camelHealth.path("status").asText()).isEqualTo("UP");
            assertThat(camelHealth.path("details").toString())
                    .contains("fkw-fkw", "consumer:orders", "shop.default.grant", "position.behind.seconds");
        });
    }

    @Test
    void metricsHaveOurs() throws Exception {
        bringAnOrder();
        assertThat(json("metrics").path("names").toString()).contains("\"fkw.requests\"");
        assertThat(json("metrics/fkw.requests").at("/measurements/0/value").asDouble())
                .isPositive();
    }

    private void assertHidesSecrets(String where, String text) {
        assertThat(text)
                .as(where)
                .isNotBlank()
                .doesNotContain(FkwSimulator.DEFAULT_CLIENT_SECRET)
                .doesNotContain(fkw.tokens().accessToken())
                .doesNotContain(fkw.tokens().refreshToken())
                .doesNotContain(KEY);
        assertThat(FkwMarks.in(text)).as(where).isEmpty();
    }

    @Test
    void nothingShowsASecret(CapturedOutput output) throws Exception {
        bringAnOrder();
        for (String path :
                new String[] {"env", "configprops", "beans", "conditions", "health", "metrics", "info", "loggers"}) {
            assertHidesSecrets(path, text(path));
        }
        assertThat(text("env")).contains("camel.component.fkw.client-secret", "camel.fkw.token-store.jdbc.key");
        assertThat(text("configprops")).contains("camel.component.fkw");
        assertHidesSecrets("the log", output.getAll() + ".");
    }
}
