// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.builder.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelfkw.component.fkw.FkwComponent;
import io.github.camelfkw.component.fkw.client.model.Order;
import io.github.camelfkw.simulator.fkw.FkwSimulatorExtension;
import io.github.camelfkw.simulator.fkw.SimMember;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PropertyBindingSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The same eight routes in YAML, XML, Java and the Endpoint DSL do the same. */
@ParameterizedClass
@EnumSource
class EightRoutesTest {

    private static final Duration WAIT = Duration.ofSeconds(60);

    @RegisterExtension
    static final FkwSimulatorExtension fkw = new FkwSimulatorExtension().shared();

    private static Path folder;
    private static CamelContext camel;
    private static String shirt;

    @Parameter
    Dsl dsl;

    @BeforeParameterizedClassInvocation
    static void startTheRoutes(Dsl dsl, @TempDir Path forThisDsl) throws Exception {
        folder = forThisDsl;
        camel = new DefaultCamelContext();
        Properties properties = new Properties();
        properties.setProperty("delay", "200");
        properties.setProperty("folder", folder.toString());
        camel.getPropertiesComponent().setOverrideProperties(properties);
        FkwComponent component = new FkwComponent();
        PropertyBindingSupport.bindProperties(camel, component, new HashMap<>(fkw.options()));
        camel.addComponent("fkw", component);
        shirt = addProduct("衬衫", 10); // products are looked at when the route starts, and then every 15 minutes
        dsl.addTo(camel, "eight", new JavaRoutes(), new EndpointDslRoutes());
        camel.start();
    }

    @AfterParameterizedClassInvocation
    static void stopTheRoutes() throws Exception {
        camel.close();
    }

    @Test
    void thereAreEightOfThem() {
        assertThat(camel.getRoutes())
                .extracting(Route::getRouteId)
                .containsExactlyInAnyOrder(
                        "orders-to-erp",
                        "merchants-titles",
                        "waybills",
                        "stock",
                        "products",
                        "points",
                        "once-more",
                        "picture");
    }

    @Test
    void aPaidOrderBecomesALineWithItsConsigneeAndItsFirstItem() {
        String id = fkw.paidOrder(order -> order.consignee("王小明", "13800138000"));
        assertThat(textOf("orders/" + id + ".csv")).isEqualTo("王小明," + firstTitle(id));
    }

    @Test
    void jsonPathLooksIntoARawBody() {
        String id = fkw.paidOrder(order -> order.merchant("77"));
        assertThat(textOf("titles/" + id + ".txt")).isEqualTo(firstTitle(id));
    }

    @Test
    void aWaybillFileShipsItsOrderOnce() throws Exception {
        String id = fkw.paidOrder();
        drop("waybills/1.json", """
                {"orderId": "%s", "waybillNo": "SF1", "logisticsCode": "shunfeng", "logisticsName": "顺丰速运"}
                """.formatted(id));
        await().atMost(WAIT).untilAsserted(() -> fkw.checks().shippedOnce(id, "SF1"));
    }

    @Test
    void aFileWithStocksSetsThem() throws Exception {
        String id = addProduct("长裤", 3);
        drop("stock/monday.json", """
                [{"product_id": "%1$s", "sku_id": "%1$s_1", "stock_amount": 12},
                 {"product_id": "99999", "sku_id": "99999_1", "stock_amount": 5}]
                """.formatted(id));
        assertThat(textOf("stock-done/monday.txt")).isEqualTo("refused: 1");
        assertThat(fkw.shop()
                        .product(id)
                        .orElseThrow()
                        .sku(id + "_1")
                        .orElseThrow()
                        .stock())
                .isEqualTo(12);
    }

    @Test
    void aProductBecomesALine() {
        assertThat(textOf("products/" + shirt + ".txt")).isEqualTo("衬衫: 1 skus, 10 of the first");
    }

    @Test
    void pointsAreAddedOnce() {
        SimMember member = fkw.shop().addMember(spec -> spec.points(10, 10));
        camel.createProducerTemplate().sendBody("direct:points", Map.of("id", member.id(), "change", 5));
        assertThat(fkw.shop().pointChanges(member.id())).hasSize(1);
    }

    @Test
    void anOrderComesOnceMore() throws Exception {
        String id = fkw.paidOrder();
        String line = textOf("orders/" + id + ".csv");
        Files.delete(folder.resolve("orders/" + id + ".csv"));
        camel.createProducerTemplate().sendBody("direct:once-more", id);
        assertThat(textOf("orders/" + id + ".csv")).isEqualTo(line);
    }

    @Test
    void aPictureIsUploaded() {
        byte[] picture = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R'};
        String url = camel.createProducerTemplate()
                .requestBodyAndHeader("direct:picture", picture, "CamelFileName", "shirt.png", String.class);
        assertThat(fkw.shop().media()).extracting(media -> media.url()).contains(url);
    }

    private static String addProduct(String name, int stock) {
        return fkw.shop()
                .addProduct(spec -> spec.name(name).sku("尺码:M", "99.00", stock, "CODE"))
                .id();
    }

    private String firstTitle(String orderId) {
        return camel.createProducerTemplate()
                .requestBody("fkw:order", orderId, Order.class)
                .orderItems()
                .get(0)
                .title();
    }

    /** Puts a file where a route looks for it, whole at once. */
    private void drop(String path, String content) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.move(Files.writeString(folder.resolve("part"), content), file);
    }

    /** The text of a file, once it is there and not empty. */
    private String textOf(String path) {
        Path file = folder.resolve(path);
        await().atMost(WAIT).until(() -> Files.exists(file) && Files.size(file) > 0);
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
