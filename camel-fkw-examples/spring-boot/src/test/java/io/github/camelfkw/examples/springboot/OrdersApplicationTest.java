// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.examples.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelfkw.simulator.Fault;
import io.github.camelfkw.simulator.fkw.FkwMarks;
import io.github.camelfkw.simulator.fkw.FkwSimulator;
import io.github.camelfkw.simulator.fkw.FkwSimulatorExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.camel.test.spring.junit5.CamelSpringBootTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The application as it is, with a shop of the simulator. */
@CamelSpringBootTest
@ExtendWith(OutputCaptureExtension.class)
@DirtiesContext
@SpringBootTest(
        classes = OrdersApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "orders.delay=100",
            "waybills.delay=100",
            "camel.component.fkw.shop-id=" + FkwSimulator.DEFAULT_SHOP_ID
        })
class OrdersApplicationTest {

    /** For a machine that has much to do. */
    private static final Duration WAIT = Duration.ofSeconds(60);

    @RegisterExtension
    static final FkwSimulatorExtension fkw = new FkwSimulatorExtension().shared();

    @TempDir
    static Path erp;

    @DynamicPropertySource
    static void shop(DynamicPropertyRegistry registry) {
        fkw.properties().forEach((name, value) -> registry.add(name.toString(), () -> value));
        registry.add("erp.folder", erp::toString);
    }

    @Autowired
    private TestRestTemplate http;

    private void ship(String order) throws Exception {
        Path waybills = Files.createDirectories(erp.resolve("waybills"));
        Path written = Files.writeString(erp.resolve(order), """
                {"orderId": "%s", "waybillNo": "SF%s", "logisticsCode": "shunfeng", "logisticsName": "顺丰速运"}""".formatted(order, order));
        Files.move(written, waybills.resolve(order + ".json"));
        await().atMost(WAIT).until(() -> Files.exists(waybills.resolve(".done/" + order + ".json")));
    }

    @Test
    void ordersComeInAndAreShippedOnceAlthoughAnAnswerIsLost(CapturedOutput output) throws Exception {
        String order = fkw.paidOrder();
        Path file = erp.resolve("orders/" + order + ".json");
        await().atMost(WAIT).until(() -> Files.exists(file));
        assertThat(Files.readString(file)).contains(order);
        fkw.faults().next(1, Fault.resetAfterEffect(), "/api/order/ship");
        ship(order);
        fkw.checks().shippedOnce(order, "SF" + order).asDocumented();
        assertThat(output.getAll())
                .contains("Order " + order + " came in", order + ".json: shipped")
                .doesNotContain(FkwSimulator.DEFAULT_CLIENT_SECRET);
        assertThat(FkwMarks.in(output.getAll())).isEmpty();
    }

    @Test
    void whatCannotBeShippedWaitsForAPerson() throws Exception {
        Path waybills = Files.createDirectories(erp.resolve("waybills"));
        Files.writeString(waybills.resolve("wrong.json"), "{\"orderId\": \"\"}");
        await().atMost(WAIT).until(() -> Files.exists(waybills.resolve(".failed/wrong.json")));
    }

    @Test
    void healthIsUpWithOurChecks() {
        await().atMost(WAIT).untilAsserted(() -> assertThat(http.getForObject("/actuator/health", String.class))
                .startsWith("{\"status\":\"UP\"")
                .contains("fkw-fkw", "consumer:orders-in"));
        assertThat(http.getForObject("/actuator/metrics", String.class)).contains("fkw.requests");
    }
}
