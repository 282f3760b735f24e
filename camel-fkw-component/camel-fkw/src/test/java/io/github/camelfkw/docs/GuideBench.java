// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelfkw.component.fkw.FkwComponent;
import io.github.camelfkw.component.fkw.FkwConstants;
import io.github.camelfkw.simulator.fkw.FkwSimulator;
import io.github.camelfkw.simulator.fkw.FkwSimulatorExtension;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.file.FileComponent;
import org.apache.camel.component.file.GenericFileEndpoint;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Runs what the guide shows, as it stands there; only folders are moved below a temporary one. */
abstract class GuideBench {

    /** For a machine that has much to do. */
    static final Duration WAIT = Duration.ofSeconds(60);

    /** A picture as far as anybody looks. */
    static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R'};

    @RegisterExtension
    final FkwSimulatorExtension fkw = new FkwSimulatorExtension();

    @TempDir
    Path folder;

    FkwSimulator shop;
    String refreshToken;
    CamelContext camel;

    @BeforeEach
    void createContext() throws Exception {
        shop = fkw.simulator();
        refreshToken = shop.issueTokens().refreshToken();
        camel = new DefaultCamelContext();
        camel.addComponent("file", new FileComponent() {
            @Override
            protected GenericFileEndpoint<File> buildFileEndpoint(
                    String uri, String remaining, Map<String, Object> parameters) throws Exception {
                return super.buildFileEndpoint(uri, inFolder(remaining), parameters);
            }
        });
        Files.createDirectories(folder.resolve("state"));
    }

    @AfterEach
    void closeContext() throws Exception {
        camel.close();
    }

    void start(String document, String name) throws Exception {
        camel.addComponent("fkw", component());
        load(Docs.block(document, name));
        camel.start();
    }

    void load(String yaml) throws Exception {
        String moved = yaml.replaceAll("\"(state/[\\w.-]+|positions\\.txt)\"", "\"" + folder + "/$1\"");
        PluginHelper.getRoutesLoader(camel).loadRoutes(ResourceHelper.fromString("guide.yaml", inThisCamel(moved)));
    }

    /** The step that the guide calls by its name of today was one of the forms of {@code transform} in Camel 4.14. */
    private static String inThisCamel(String yaml) {
        boolean known = Stream.of(ProcessorDefinition.class.getMethods())
                .anyMatch(method -> method.getName().equals("transformDataType"));
        return known ? yaml : yaml.replace("transformDataType:", "transform:");
    }

    String withBaseUri(String yaml) {
        return yaml.replaceAll("( *)properties:\n", "$1properties:\n$1  baseUri: \"" + shop.baseUri() + "\"\n")
                .replace("properties: {", "properties: {baseUri: \"" + shop.baseUri() + "\", ");
    }

    String inFolder(String path) {
        return folder.resolve(path).toString();
    }

    Properties credentials() {
        Properties properties = new Properties();
        properties.setProperty("clientId", FkwSimulator.DEFAULT_CLIENT_ID);
        properties.setProperty("clientSecret", FkwSimulator.DEFAULT_CLIENT_SECRET);
        properties.setProperty("refreshToken", refreshToken);
        return properties;
    }

    FkwComponent component() {
        FkwComponent component = new FkwComponent();
        component.setClientId(FkwSimulator.DEFAULT_CLIENT_ID);
        component.setClientSecret(FkwSimulator.DEFAULT_CLIENT_SECRET);
        component.setRefreshToken(refreshToken);
        component.setBaseUri(shop.baseUri().toString());
        component.setRequestTimeout(Duration.ofSeconds(5));
        return component;
    }

    String addOrder(String status) {
        return shop.shop()
                .addOrder(spec -> spec.status(status).modifiedAt(Instant.now().minusSeconds(60)))
                .id();
    }

    String statusOf(String orderId) {
        return shop.shop().order(orderId).orElseThrow().status();
    }

    /** Puts a file where a route looks for it, whole at once. */
    void drop(String path, String content) throws Exception {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Path part = Files.writeString(folder.resolve("part"), content, StandardCharsets.UTF_8);
        Files.move(part, file);
    }

    boolean exists(String path) {
        return Files.exists(folder.resolve(path));
    }

    /** The text of a file, once it is there: Camel makes a file first and then writes into it. */
    String textOf(String path) {
        Path file = folder.resolve(path);
        await().atMost(WAIT).until(() -> Files.exists(file) && Files.size(file) > 0);
        return contentOf(file);
    }

    static String contentOf(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Calls a route; its failure is thrown. */
    Exchange call(String uri, Object body, Map<String, Object> headers) {
        Exchange exchange = camel.createProducerTemplate().request(uri, sent -> {
            sent.getMessage().setBody(body);
            headers.forEach(sent.getMessage()::setHeader);
        });
        assertThat(exchange.getException()).isNull();
        return exchange;
    }

    Exchange call(String uri, Object body) {
        return call(uri, body, Map.of());
    }

    MockEndpoint mock(String uri, int messages) {
        MockEndpoint mock = camel.getEndpoint(uri, MockEndpoint.class);
        mock.expectedMessageCount(messages);
        mock.setResultWaitTime(WAIT.toMillis());
        return mock;
    }

    void forward(String from, String to) throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(from).to(to);
            }
        });
    }

    static List<String> orderIds(MockEndpoint mock) {
        return mock.getExchanges().stream()
                .map(exchange -> exchange.getMessage().getHeader(FkwConstants.ORDER_ID, String.class))
                .toList();
    }
}
