// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelfkw.component.fkw.FilePositionRepository;
import io.github.camelfkw.component.fkw.FkwComponent;
import io.github.camelfkw.component.fkw.FkwConstants;
import io.github.camelfkw.component.fkw.client.model.Order;
import io.github.camelfkw.component.fkw.client.model.OrderItem;
import io.github.camelfkw.simulator.Fault;
import io.github.camelfkw.simulator.fkw.FkwSimulator;
import io.github.camelfkw.simulator.fkw.FkwSimulatorExtension;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.PropertyBindingSupport;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.util.StringHelper;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What README and guide show is run as it stands there; only folders are moved below a temporary one. */
class GuideExamplesTest {

    private static final String GUIDE = "docs/guide/fkw.md";
    private static final String GUIDE_ZH = "docs/guide/fkw.zh.md";

    private static final Duration WAIT = Duration.ofSeconds(30);

    @RegisterExtension
    private final FkwSimulatorExtension fkw = new FkwSimulatorExtension();

    @TempDir
    private Path folder;

    private FkwSimulator shop;
    private String refreshToken;
    private CamelContext camel;

    @BeforeEach
    void createContext() throws Exception {
        shop = fkw.simulator();
        refreshToken = shop.issueTokens().refreshToken();
        camel = new DefaultCamelContext();
        Files.createDirectories(folder.resolve("state"));
    }

    @AfterEach
    void closeContext() throws Exception {
        camel.close();
    }

    @ParameterizedTest
    @CsvSource({"README.md, readme-route", GUIDE + ", orders-to-files"})
    void ordersBecomeFiles(String document, String name) throws Exception {
        String id = addOrder("wait_seller_ship");
        String unpaid = addOrder("wait_buyer_pay");
        start(document, name);
        Path file = folder.resolve("erp/orders").resolve(id + ".json");
        await().atMost(WAIT).until(() -> Files.exists(file));
        assertThat(new ObjectMapper()
                        .readTree(Files.readAllBytes(file))
                        .path("id")
                        .asText())
                .isEqualTo(id);
        assertThat(folder.resolve("erp/orders").resolve(unpaid + ".json")).doesNotExist();
        camel.stop();
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile).map(this::contentOf))
                    .anyMatch(content -> content.startsWith("fkw:orders:default:wait_seller_ship={"));
        }
    }

    @ParameterizedTest
    @CsvSource({"README.md, readme-route", GUIDE + ", ship"})
    void filesShipOrders(String document, String name) throws Exception {
        String id = addOrder("wait_seller_ship");
        start(document, name);
        drop(Docs.block(GUIDE, "ship-json").replace("20261122001", id));
        await().atMost(WAIT).until(() -> statusOf(id).equals("shipped"));
    }

    @Test
    void theReadmeSaysWhatAWaybillFileHolds() throws Exception {
        String id = addOrder("wait_seller_ship");
        start("README.md", "readme-route");
        String example = Docs.read("README.md")
                .lines()
                .dropWhile(line -> !line.startsWith("`{\"orderId\""))
                .findFirst()
                .orElseThrow()
                .replaceFirst("^`(\\{.*})`.*", "$1");
        drop(example.replace("20261122001", id));
        await().atMost(WAIT).until(() -> statusOf(id).equals("shipped"));
    }

    @Test
    void componentByProperties() throws Exception {
        Properties properties = new Properties();
        properties.load(new StringReader(Docs.block(GUIDE, "component-properties")));
        Map<String, Object> options = new HashMap<>();
        properties.forEach((key, value) ->
                options.put(StringHelper.dashToCamelCase(key.toString().replace("camel.component.fkw.", "")), value));
        options.put("tokenFile", inFolder(options.get("tokenFile").toString()));
        options.put("baseUri", shop.baseUri().toString());
        camel.getPropertiesComponent().setOverrideProperties(credentials());
        options.replaceAll((name, value) -> value.toString().startsWith("{{env:") ? "{{" + name + "}}" : value);
        FkwComponent component = camel.getComponent("fkw", FkwComponent.class);
        PropertyBindingSupport.bindProperties(camel, component, options);
        assertThat(options).isEmpty();
        assertGoodFor(component);
    }

    @Test
    void componentAsABean() throws Exception {
        camel.getPropertiesComponent().setOverrideProperties(credentials());
        load(withBaseUri(Docs.block(GUIDE, "component-bean")));
        assertGoodFor(camel.getComponent("fkw", FkwComponent.class));
    }

    @Test
    void componentInJava() throws Exception {
        FkwComponent component =
                GuideRoutes.component(FkwSimulator.DEFAULT_CLIENT_ID, FkwSimulator.DEFAULT_CLIENT_SECRET, refreshToken);
        component.setTokenFile(inFolder(component.getTokenFile()));
        component.setBaseUri(shop.baseUri().toString());
        camel.addComponent("fkw", component);
        assertGoodFor(component);
    }

    private void assertGoodFor(FkwComponent component) throws Exception {
        String id = addOrder("wait_seller_ship");
        camel.start();
        Order order = camel.createProducerTemplate().requestBody("fkw:order", id, Order.class);
        assertThat(order.id()).isEqualTo(id);
        assertThat(Path.of(component.getTokenFile())).exists();
    }

    @Test
    void twoShopsAreTwoComponents() throws Exception {
        String south = addOrder("finished");
        shop.addShop("20262026", "北店");
        String north = shop.shop("20262026")
                .addOrder(spec -> spec.modifiedAt(Instant.now().minusSeconds(60)))
                .id();
        Properties credentials = credentials();
        credentials.setProperty("refreshToken2", shop.issueTokens("20262026").refreshToken());
        camel.getPropertiesComponent().setOverrideProperties(credentials);
        MockEndpoint mockSouth = mock("mock:south", 1);
        MockEndpoint mockNorth = mock("mock:north", 1);
        load(withBaseUri(Docs.block(GUIDE, "two-shops")));
        camel.start();
        MockEndpoint.assertIsSatisfied(camel);
        assertThat(orderIds(mockSouth)).containsExactly(south);
        assertThat(orderIds(mockNorth)).containsExactly(north);
    }

    @Test
    void ordersInJava() throws Exception {
        String refunded = shop.shop()
                .addOrder(spec -> spec.status("wait_seller_ship")
                        .modifiedAt(Instant.now().minusSeconds(60))
                        .refundStatus(0, "wait_seller_agree"))
                .id();
        shop.shop().addOrder(spec -> spec.status("wait_seller_ship")
                .modifiedAt(Instant.now().minusSeconds(50))
                .items(2));
        FilePositionRepository positions = new FilePositionRepository(inFolder("state/positions.txt"));
        camel.getRegistry().bind("positions", positions);
        camel.addComponent("fkw", component());
        forward("direct:look-first", "mock:look-first");
        forward("direct:pick-list", "mock:pick-list");
        MockEndpoint lookFirst = mock("mock:look-first", 1);
        MockEndpoint pickList = mock("mock:pick-list", 2);
        camel.addRoutes(GuideRoutes.orders());
        camel.start();
        MockEndpoint.assertIsSatisfied(camel);
        assertThat(orderIds(lookFirst)).containsExactly(refunded);
        assertThat(pickList.getExchanges().get(0).getMessage().getBody()).isInstanceOf(OrderItem.class);
    }

    @Test
    void ordersThatFailGoToAFolder() throws Exception {
        String id = addOrder("wait_seller_ship");
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:erp").errorHandler(noErrorHandler()).throwException(new IllegalStateException("no"));
            }
        });
        start(GUIDE, "orders-with-dead-letter");
        await().atMost(WAIT)
                .until(() -> Files.exists(folder.resolve("erp/refused").resolve(id + ".json")));
    }

    @Test
    void twoConsumersGetTheSameOrders() throws Exception {
        String id = addOrder("wait_seller_ship");
        MockEndpoint erp = mock("mock:erp", 1);
        MockEndpoint statistics = mock("mock:statistics", 1);
        start(GUIDE, "two-consumers");
        MockEndpoint.assertIsSatisfied(camel);
        assertThat(orderIds(erp)).containsExactly(id);
        assertThat(orderIds(statistics)).containsExactly(id);
    }

    @Test
    void ordersByCron() throws Exception {
        String id = addOrder("finished");
        MockEndpoint orders = mock("mock:orders", 1);
        start(GUIDE, "orders-by-cron");
        MockEndpoint.assertIsSatisfied(camel);
        assertThat(orderIds(orders)).containsExactly(id);
    }

    @Test
    void oneOrder() throws Exception {
        String id = addOrder("shipped");
        start(GUIDE, "order");
        assertThat(camel.createProducerTemplate()
                        .requestBody("direct:order", id, Order.class)
                        .id())
                .isEqualTo(id);
    }

    @Test
    void onePage() throws Exception {
        addOrder("wait_seller_ship");
        String id = addOrder("finished");
        start(GUIDE, "orders-page");
        Exchange page = camel.createProducerTemplate().request("direct:page", exchange -> {});
        assertThat(page.getException()).isNull();
        assertThat(page.getMessage().getBody())
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .extracting("id")
                .containsExactly(id);
        assertThat(page.getMessage().getHeader(FkwConstants.TOTAL)).isEqualTo(1L);
    }

    @Test
    void completeCancelAndPay() throws Exception {
        String shipped = addOrder("shipped");
        String unpaid = addOrder("wait_buyer_pay");
        String other = addOrder("wait_buyer_pay");
        start(GUIDE, "complete-cancel-pay");
        var template = camel.createProducerTemplate();
        template.sendBody("direct:complete", shipped);
        template.sendBody("direct:pay", unpaid);
        template.sendBody("direct:cancel", other);
        assertThat(statusOf(shipped)).isEqualTo("finished");
        assertThat(statusOf(unpaid)).isEqualTo("wait_seller_ship");
        assertThat(statusOf(other)).isEqualTo("canceled");
    }

    @Test
    void aRouteMayRepeatAShipment() throws Exception {
        String id = addOrder("wait_seller_ship");
        FkwComponent impatient = component();
        impatient.setMaxAttempts(1);
        camel.addComponent("fkw", impatient);
        load(Docs.block(GUIDE, "retry").replace("\"30000\"", "\"10\""));
        camel.start();
        shop.faults().next(2, Fault.throttled());
        camel.createProducerTemplate()
                .sendBody("direct:ship", Docs.block(GUIDE, "ship-json").replace("20261122001", id));
        assertThat(statusOf(id)).isEqualTo("shipped");
    }

    @ParameterizedTest
    @ValueSource(strings = {"component-java", "orders-java"})
    void theGuideHoldsTheJavaThatCompiles(String name) {
        String source =
                Docs.read("camel-fkw-component/camel-fkw/src/test/java/io/github/camelfkw/docs/GuideRoutes.java");
        String marked = source.replaceFirst("(?s).*// begin " + name + "\n(.*?)\\s*// end " + name + ".*", "$1");
        assertThat(Docs.block(GUIDE, name)).isEqualTo(marked.stripIndent() + "\n");
    }

    @Test
    void bothGuidesShowTheSameExamples() {
        assertThat(named(GUIDE_ZH)).isEqualTo(named(GUIDE));
    }

    @Test
    void noExampleIsLeftOut() {
        String tests =
                Docs.read("camel-fkw-component/camel-fkw/src/test/java/io/github/camelfkw/docs/GuideExamplesTest.java");
        assertThat(named(GUIDE))
                .allSatisfy((name, text) ->
                        assertThat(tests).as("a test of example %s", name).containsPattern("[\" ]" + name + "\""));
    }

    private static Map<String, String> named(String document) {
        return Docs.blocks(Docs.read(document)).stream()
                .filter(block -> !block.name().isEmpty())
                .collect(Collectors.toMap(Docs.Block::name, Docs.Block::text));
    }

    private void start(String document, String name) throws Exception {
        camel.addComponent("fkw", component());
        load(Docs.block(document, name));
        camel.start();
    }

    private void load(String yaml) throws Exception {
        String moved = yaml.replace("\"file:", "\"file:" + folder + "/")
                .replaceAll("\"(state/[\\w.-]+|positions\\.txt)\"", "\"" + folder + "/$1\"");
        PluginHelper.getRoutesLoader(camel).loadRoutes(ResourceHelper.fromString("guide.yaml", moved));
    }

    private String withBaseUri(String yaml) {
        return yaml.replaceAll("( *)properties:\n", "$1properties:\n$1  baseUri: \"" + shop.baseUri() + "\"\n")
                .replace("properties: {", "properties: {baseUri: \"" + shop.baseUri() + "\", ");
    }

    private String inFolder(String path) {
        return folder.resolve(path).toString();
    }

    private Properties credentials() {
        Properties properties = new Properties();
        properties.setProperty("clientId", FkwSimulator.DEFAULT_CLIENT_ID);
        properties.setProperty("clientSecret", FkwSimulator.DEFAULT_CLIENT_SECRET);
        properties.setProperty("refreshToken", refreshToken);
        return properties;
    }

    private FkwComponent component() {
        FkwComponent component = new FkwComponent();
        component.setClientId(FkwSimulator.DEFAULT_CLIENT_ID);
        component.setClientSecret(FkwSimulator.DEFAULT_CLIENT_SECRET);
        component.setRefreshToken(refreshToken);
        component.setBaseUri(shop.baseUri().toString());
        component.setRequestTimeout(Duration.ofSeconds(5));
        return component;
    }

    private String addOrder(String status) {
        return shop.shop()
                .addOrder(spec -> spec.status(status).modifiedAt(Instant.now().minusSeconds(60)))
                .id();
    }

    private String statusOf(String orderId) {
        return shop.shop().order(orderId).orElseThrow().status();
    }

    private void drop(String waybill) throws Exception {
        Files.createDirectories(folder.resolve("erp/waybills"));
        Path part = Files.writeString(folder.resolve("waybill.part"), waybill, StandardCharsets.UTF_8);
        Files.move(part, folder.resolve("erp/waybills/1.json"));
    }

    private String contentOf(Path file) {
        try {
            return Files.readString(file);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private MockEndpoint mock(String uri, int messages) {
        MockEndpoint mock = camel.getEndpoint(uri, MockEndpoint.class);
        mock.expectedMessageCount(messages);
        mock.setResultWaitTime(WAIT.toMillis());
        return mock;
    }

    private void forward(String from, String to) throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(from).to(to);
            }
        });
    }

    private static List<String> orderIds(MockEndpoint mock) {
        return mock.getExchanges().stream()
                .map(exchange -> exchange.getMessage().getHeader(FkwConstants.ORDER_ID, String.class))
                .toList();
    }
}
