// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.camelfkw.component.fkw.FkwComponent;
import io.github.camelfkw.simulator.fkw.FkwSimulator;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the guide's page about DSLs, Kamelets, the catalog and data types shows. */
class GuideDslTest extends GuideBench {

    private static final String GUIDE = "docs/guide/dsl.md";
    private static final String EIGHT_ROUTES = "camel-fkw-component/dsl/camel-endpointdsl/src/test/";
    private static final String KAMELETS = "camel-fkw-component/camel-fkw/src/main/resources/kamelets";

    /** The routes themselves are run by the module of the Endpoint DSL, where all four DSLs are at hand. */
    @ParameterizedTest
    @CsvSource({
        "resources/routes/eight.yaml, dsl-yaml",
        "resources/routes/eight.yaml, dsl-jsonpath",
        "resources/routes/eight.xml, dsl-xml",
        "java/io/github/camelfkw/builder/endpoint/JavaRoutes.java, dsl-java",
        "java/io/github/camelfkw/builder/endpoint/EndpointDslRoutes.java, dsl-endpoint",
        "resources/routes/siblings.yaml, dsl-siblings-yaml",
        "java/io/github/camelfkw/builder/endpoint/SiblingEndpointDslRoutes.java, dsl-siblings-endpoint"
    })
    void eachDslIsShownAsTheEightRoutesHaveIt(String file, String name) {
        String source = Docs.read(EIGHT_ROUTES + file);
        assertThat(source).contains("begin " + name, "end " + name);
        String marked =
                source.replaceFirst("(?s).*?begin " + name + "( -->)?\n(.*?)\n[^\n]*end " + name + "( -->)?\n.*", "$2");
        assertThat(Docs.block(GUIDE, name)).isEqualTo(marked.stripIndent() + "\n");
    }

    @Test
    void kameletsUseTheComponentThatIsThere() throws Exception {
        String id = addOrder("wait_seller_ship");
        start(GUIDE, "kamelet-routes");
        assertThat(textOf("erp/orders/" + id + ".json")).contains("\"id\":\"" + id + "\"");
        drop(
                "erp/waybills/1.json",
                Docs.block("docs/guide/orders.md", "ship-json").replace("20261122001", id));
        await().atMost(WAIT).until(() -> statusOf(id).equals("shipped"));
    }

    @Test
    void kameletsMakeTheirComponentOfProperties() throws Exception {
        Properties properties = new Properties();
        properties.load(new StringReader(Docs.block(GUIDE, "kamelet-properties")
                .replace("{{env:FKW_CLIENT_ID}}", FkwSimulator.DEFAULT_CLIENT_ID)
                .replace("{{env:FKW_CLIENT_SECRET}}", FkwSimulator.DEFAULT_CLIENT_SECRET)
                .replace("{{env:FKW_REFRESH_TOKEN}}", refreshToken)
                .replace("state/", folder + "/state/")));
        properties.setProperty(
                "camel.kamelet.fkw-orders-source.baseUri", shop.baseUri().toString());
        camel.getPropertiesComponent().setInitialProperties(properties);
        String id = addOrder("wait_seller_ship");
        load(Docs.block(GUIDE, "kamelet-routes"));
        camel.start();
        textOf("erp/orders/" + id + ".json");
        assertThat(camel.getComponent("fkw", FkwComponent.class).getTokenFile()).endsWith("state/fkw-tokens.json");
        assertThat(exists("state/fkw-tokens.json")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {GUIDE, "docs/guide/dsl.zh.md"})
    void eachPropertyOfAKameletIsOnThePage(String page) throws IOException {
        String text = Docs.read(page);
        try (Stream<Path> files = Files.list(Docs.root().resolve(KAMELETS))) {
            for (Path file : files.toList()) {
                JsonNode kamelet = new YAMLMapper().readTree(file.toFile());
                assertThat(text).contains("| `" + kamelet.at("/metadata/name").asText() + "` |");
                kamelet.at("/spec/definition/properties").fieldNames().forEachRemaining(property -> assertThat(text)
                        .contains("`" + property + "`"));
            }
        }
    }

    @Test
    void anOrderBecomesACloudEvent() throws Exception {
        String id = addOrder("finished");
        forward("direct:events", "mock:events");
        MockEndpoint events = mock("mock:events", 1);
        start(GUIDE, "cloud-events");
        MockEndpoint.assertIsSatisfied(camel);
        var headers = events.getExchanges().get(0).getMessage().getHeaders();
        assertThat(headers).containsEntry("CamelCloudEventSubject", id);
        List<String> documented = Docs.read(GUIDE)
                .lines()
                .filter(line -> line.startsWith("| `CamelCloudEvent"))
                .map(line -> line.split("`")[1])
                .toList();
        assertThat(headers.keySet().stream().filter(name -> name.startsWith("CamelCloudEvent")))
                .containsExactlyInAnyOrderElementsOf(documented);
    }

    @Test
    void aRouteTakesOrdersInAnyForm() throws Exception {
        start(GUIDE, "typed-input");
        assertThat(call("direct:order-text", "{\"id\": \"1\", \"consignee_name\": \"王小明\", \"order_items\": []}")
                        .getMessage()
                        .getBody())
                .isEqualTo("王小明: 0");
    }
}
