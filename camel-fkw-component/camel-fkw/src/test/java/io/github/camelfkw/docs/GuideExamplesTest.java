// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelfkw.component.fkw.FkwComponent;
import io.github.camelfkw.component.fkw.client.FkwAuthenticationException;
import io.github.camelfkw.component.fkw.client.FkwThrottledException;
import io.github.camelfkw.component.fkw.client.model.NewMember;
import io.github.camelfkw.component.fkw.client.model.Order;
import io.github.camelfkw.simulator.Fault;
import io.github.camelfkw.simulator.fkw.FkwSimulator;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.support.PropertyBindingSupport;
import org.apache.camel.util.StringHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What README and the guide's entry page show, and that no example of the guide is left out. */
class GuideExamplesTest extends GuideBench {

    private static final String GUIDE = "docs/guide/fkw.md";

    /** Runs the examples of docs/guide/spring-boot.md, where Spring is. */
    private static final String SPRING_BOOT = "camel-fkw-component/camel-fkw-starter/src/test/java/io/github/camelfkw"
            + "/component/fkw/springboot/GuideSpringBootTest.java";

    /** Where the guide's Java comes from, so that it compiles. */
    private static final List<String> JAVA_SOURCES = List.of(
            "camel-fkw-component/camel-fkw/src/test/java/io/github/camelfkw/docs/GuideRoutes.java",
            GuideKarafTest.ACTIVATOR,
            SPRING_BOOT,
            "camel-fkw-component/dsl/camel-endpointdsl/src/test/java/io/github/camelfkw/builder/endpoint/JavaRoutes.java",
            "camel-fkw-component/dsl/camel-endpointdsl/src/test/java/io/github/camelfkw/builder/endpoint/EndpointDslRoutes.java",
            "camel-fkw-component/dsl/camel-endpointdsl/src/test/java/io/github/camelfkw/builder/endpoint/SiblingEndpointDslRoutes.java");

    /** Pages that the tests of another scheme's module run: the beginnings of their names. */
    private static final List<String> OTHER_SCHEMES = List.of("docs/guide/apifm", "docs/guide/zvcms");

    /** The pages of the guide in English. */
    static List<String> pages() {
        return Docs.all().stream()
                .map(Path::toString)
                .filter(page -> page.startsWith("docs/guide/") && !page.endsWith(".zh.md"))
                .filter(page -> OTHER_SCHEMES.stream().noneMatch(page::startsWith))
                .toList();
    }

    @Test
    void theReadmeRouteBringsOrdersAndShipsThem() throws Exception {
        String id = addOrder("wait_seller_ship");
        start("README.md", "readme-route");
        assertThat(textOf("erp/orders/" + id + ".json")).contains(id);
        drop(
                "erp/waybills/1.json",
                Docs.block("docs/guide/orders.md", "ship-json").replace("20261122001", id));
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
        drop("erp/waybills/1.json", example.replace("20261122001", id));
        await().atMost(WAIT).until(() -> statusOf(id).equals("shipped"));
    }

    @Test
    void componentByProperties() throws Exception {
        Map<String, Object> options = options("component-properties");
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
        // "component-java"
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
    void tablesOfYourOwn() throws Exception {
        Files.writeString(folder.resolve("state/errors.txt"), Docs.block(GUIDE, "error-table-file"));
        Files.writeString(folder.resolve("state/carriers.txt"), Docs.block("docs/guide/orders.md", "carriers-file"));
        FkwComponent component = component();
        component.setMaxAttempts(1);
        camel.addComponent("fkw", component);
        Map<String, Object> options = options("tables-properties");
        options.replaceAll((name, value) -> value.toString().replace("file:", "file:" + folder + "/"));
        PropertyBindingSupport.bindProperties(camel, component, options);
        assertThat(options).isEmpty();
        camel.start();
        shop.faults().next(Fault.unknownResult(7, "操作太快"));
        assertThat(failureOf("1")).isInstanceOf(FkwThrottledException.class);
        shop.faults().next(2, Fault.unknownResult(4001, "sesame"), "/api/order/get");
        assertThat(failureOf("1")).isInstanceOf(FkwAuthenticationException.class);
    }

    @Test
    void aLoggedBodyShowsItsCustomer() throws Exception {
        String id = shop.shop()
                .addOrder(spec -> spec.consignee("王小明", "13800138000"))
                .id();
        camel.addComponent("fkw", component());
        camel.start();
        Expression logged = camel.resolveLanguage("simple").createExpression("${body}");
        logged.init(camel);
        Exchange read = call("fkw:order", id);
        assertThat(logged.evaluate(read, String.class)).contains("王小明");
        assertThat(read.getMessage().getBody()).asString().doesNotContain("王小明");
        read.getMessage().setBody(NewMember.of("test1", "abc123456", "测试1"));
        assertThat(logged.evaluate(read, String.class)).isEqualTo("NewMember[]");
    }

    private Throwable failureOf(String orderId) {
        try {
            camel.createProducerTemplate().requestBody("fkw:order", orderId);
            return null;
        } catch (CamelExecutionException e) {
            return e.getCause();
        }
    }

    @Test
    void aRouteMayRepeatAShipmentButNotPoints() throws Exception {
        String id = addOrder("wait_seller_ship");
        int member = shop.shop().addMember(spec -> spec.points(10, 10)).id();
        FkwComponent impatient = component();
        impatient.setMaxAttempts(1);
        camel.addComponent("fkw", impatient);
        load(Docs.block(GUIDE, "retry").replace("\"30000\"", "\"10\""));
        camel.start();
        shop.faults().next(2, Fault.throttled());
        call("direct:ship", Docs.block("docs/guide/orders.md", "ship-json").replace("20261122001", id));
        assertThat(statusOf(id)).isEqualTo("shipped");
        shop.faults().next(1, Fault.resetAfterEffect(), "/api/member/setIgt");
        call("direct:points", Map.of("id", member, "change", 5));
        assertThat(shop.journal().count("/api/member/setIgt")).isEqualTo(1);
        try (Stream<Path> files = Files.list(folder.resolve("erp/look-at"))) {
            assertThat(files.map(GuideBench::contentOf))
                    .singleElement()
                    .asString()
                    .startsWith("adjustPoints: ")
                    .contains("pointsBefore=10", "pointsNow=15");
        }
    }

    private static Map<String, Object> options(String block) throws Exception {
        Properties properties = new Properties();
        properties.load(new StringReader(Docs.block(GUIDE, block)));
        Map<String, Object> options = new HashMap<>();
        properties.forEach((key, value) ->
                options.put(StringHelper.dashToCamelCase(key.toString().replace("camel.component.fkw.", "")), value));
        return options;
    }

    @ParameterizedTest
    @MethodSource("pages")
    void theGuideHoldsTheJavaThatCompiles(String page) {
        String source = JAVA_SOURCES.stream().map(Docs::read).collect(Collectors.joining());
        Docs.blocks(Docs.read(page)).stream()
                .filter(block -> block.language().equals("java") && !isWholeClass(block))
                .forEach(block -> {
                    String name = block.name();
                    assertThat(source).contains("// begin " + name + "\n");
                    String marked =
                            source.replaceFirst("(?s).*// begin " + name + "\n(.*?)\\s*// end " + name + "\n.*", "$1");
                    assertThat(block.text()).as(name).isEqualTo(marked.stripIndent() + "\n");
                });
    }

    /** A block that is called as a class shows the whole file, but for its package. */
    private static boolean isWholeClass(Docs.Block block) {
        return !block.name().isEmpty() && Character.isUpperCase(block.name().charAt(0));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void theGuideHoldsWholeClassesAsTheyAre(String page) throws Exception {
        for (Docs.Block block : Docs.blocks(Docs.read(page))) {
            if (isWholeClass(block)) {
                assertThat(block.text())
                        .as(block.name())
                        .isEqualTo(Docs.testClass(block.name()).replaceFirst("(?s).*?\npackage .*?;\n\n", ""));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void bothLanguagesShowTheSameExamples(String page) {
        assertThat(named(page.replace(".md", ".zh.md"))).isEqualTo(named(page));
    }

    @Test
    void eachAreaHasARouteInYamlAndOneInJava() {
        assertThat(pages()).hasSize(16).allSatisfy(page -> assertThat(Docs.blocks(Docs.read(page)))
                .as(page)
                .filteredOn(block -> !block.name().isEmpty())
                .extracting(Docs.Block::language)
                .contains("yaml", "java"));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void noExampleIsLeftOut(String page) throws Exception {
        String tests;
        try (Stream<Path> files = Files.list(
                Docs.root().resolve("camel-fkw-component/camel-fkw/src/test/java/io/github/camelfkw/docs"))) {
            tests = files.filter(file -> file.getFileName().toString().matches("Guide.*Test\\.java"))
                    .map(GuideBench::contentOf)
                    .collect(Collectors.joining("", Docs.read(SPRING_BOOT), Docs.read(GuideKarafTest.OPERATOR)));
        }
        assertThat(named(page).keySet())
                .allSatisfy(name ->
                        assertThat(tests).as("a test of example %s", name).containsPattern("[\" ]" + name + "\""));
        assertThat(Docs.blocks(Docs.read(page)))
                .filteredOn(block -> List.of("yaml", "java", "json").contains(block.language()))
                .as("blocks of %s without a name, which no test runs", page)
                .noneMatch(block -> block.name().isEmpty());
    }

    private static Map<String, String> named(String document) {
        Map<String, String> named = new LinkedHashMap<>();
        Docs.blocks(Docs.read(document)).stream()
                .filter(block -> !block.name().isEmpty())
                .forEach(block -> assertThat(named.put(block.name(), block.language() + "\n" + block.text()))
                        .as("block %s of %s is there once", block.name(), document)
                        .isNull());
        return named;
    }
}
