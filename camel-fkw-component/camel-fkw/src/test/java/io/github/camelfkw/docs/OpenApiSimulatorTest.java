// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelfkw.docs.OpenApiDocument.Operation;
import io.github.camelfkw.docs.OpenApiDocument.Parameter;
import io.github.camelfkw.simulator.RecordedRequest;
import io.github.camelfkw.simulator.SimulatorClock;
import io.github.camelfkw.simulator.fkw.FkwShop;
import io.github.camelfkw.simulator.fkw.FkwSimulator;
import io.github.camelfkw.simulator.fkw.FkwTokens;
import io.github.camelfkw.simulator.fkw.MemberPropsForm;
import io.github.camelfkw.simulator.fkw.ProductCodePlace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The description of the platform and the simulator say the same, over a socket: each call is made from the document
 * alone, with its own examples as values, on a shop that has what the examples name.
 */
class OpenApiSimulatorTest {

    private static final OpenApiDocument DOCUMENT = OpenApiDocument.read();
    private static final OpenApiDocument CLOSED = DOCUMENT.closed();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String BOUNDARY = "----openApi";

    /** The status in which an order can be paid, shipped, completed; any will do for the rest. */
    private static final Map<String, String> STATUS = Map.of("pay", "wait_buyer_pay", "complete", "shipped");

    private static final Set<String> COMMON = Set.of("method", "format", "timestamp");

    /** The simulator takes any value: the document has it in addresses only. */
    private static final Set<String> UNCHECKED = Set.of("cmd");

    private FkwSimulator simulator;
    private int shops;

    static Stream<Operation> operations() {
        return DOCUMENT.operations().stream();
    }

    static Stream<Operation> operationsWithForms() {
        return operations().filter(Operation::takesForm);
    }

    @BeforeEach
    void start() {
        Operation consent = DOCUMENT.operation("authorizationUrl");
        Operation exchange = DOCUMENT.operation("exchangeCode");
        simulator = FkwSimulator.builder()
                .clock(SimulatorClock.fixed(Instant.parse("2026-11-22T02:00:00Z")))
                .client(example(exchange, "client_id"), example(exchange, "client_secret"))
                .redirectUri(example(consent, "redirect_uri"))
                .build()
                .start();
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void takesACallWithAllThatIsRequired(Operation operation) {
        Answer answer = call(operation).send();
        assertGood(operation, answer);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void refusesACallThatLacksSomethingRequired(Operation operation) {
        for (Parameter parameter : required(operation)) {
            Answer answer = call(operation).without(parameter.name()).send();
            if (parameter.name().equals("method")) {
                // Beside the path it says nothing; a platform that does without it still sees an undocumented call.
                assertThat(answer.violations()).singleElement().asString().contains("parameter method");
            } else {
                assertRefused(operation, answer, parameter.name());
                assertThat(answer.journal().reason()).contains(parameter.name());
            }
        }
        if (operation.needsToken()) {
            assertRefused(operation, call(operation).without("access_token").send(), "access_token");
        }
        if (operation.file().isPresent()) {
            assertRefused(operation, call(operation).withoutFile().send(), "the file");
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void knowsWhatIsOptional(Operation operation) {
        for (Parameter parameter : operation.parameters()) {
            if (!parameter.required()) {
                Answer answer = call(operation).with(parameter).send();
                if (parameter.deprecated()) {
                    assertThat(answer.violations()).singleElement().asString().contains(parameter.name(), "withdrawn");
                } else {
                    assertGood(operation, answer);
                }
            }
        }
        Call all = call(operation);
        operation.parameters().stream()
                .filter(parameter -> !parameter.deprecated())
                .forEach(all::with);
        assertGood(operation, all.send());
    }

    @ParameterizedTest
    @MethodSource("operations")
    void noticesAnInventedParameter(Operation operation) {
        Answer answer = call(operation).with("invented", "1").send();
        assertThat(answer.violations()).containsExactly("unknown parameter invented");
    }

    @ParameterizedTest
    @MethodSource("operations")
    void refusesAnotherVerb(Operation operation) {
        Answer answer = call(operation)
                .verb(operation.verb().equals("GET") ? "POST" : "GET")
                .send();
        assertRefused(operation, answer, "another verb");
        assertThat(answer.violations()).singleElement().asString().contains("verb");
    }

    @ParameterizedTest
    @MethodSource("operations")
    void keepsTheLimits(Operation operation) {
        for (Parameter parameter : operation.parameters()) {
            if (parameter.deprecated() || UNCHECKED.contains(parameter.name())) {
                continue;
            }
            for (String value : within(parameter)) {
                assertGood(
                        operation, call(operation).with(parameter.name(), value).send());
            }
            for (String value : beyond(parameter)) {
                Answer answer = call(operation).with(parameter.name(), value).send();
                if (COMMON.contains(parameter.name())) {
                    assertThat(answer.violations()).singleElement().asString().contains(parameter.name());
                } else {
                    assertRefused(operation, answer, parameter.name() + "=" + value);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("operationsWithForms")
    void takesAForm(Operation operation) {
        assertGood(operation, call(operation).asForm().send());
    }

    @Test
    void answersWithTheFieldsOfTheDocumentAndNoOthersInEverySpelling() {
        List<Runnable> spellings = List.of(
                () -> {},
                () -> simulator
                        .quirks()
                        .orderListField("orders")
                        .orderItemsField("order_item_list")
                        .memberPropsField("prop_list")
                        .numericIds(true)
                        .members()
                        .showsIdsInGet(true),
                () -> simulator.quirks().memberLevelNames(true).members().propsForm(MemberPropsForm.OBJECT),
                () -> simulator
                        .quirks()
                        .products()
                        .showsOnShelf(false)
                        .showsUpdateTime(false)
                        .codePlace(ProductCodePlace.PRODUCT));
        Set<String> shown = new TreeSet<>();
        for (Runnable spelling : spellings) {
            spelling.run();
            for (Operation operation : DOCUMENT.operations()) {
                Answer answer = call(operation).send();
                if (operation.answer().isPresent()) {
                    assertGood(operation, answer);
                    assertThat(CLOSED.mistakesOf(
                                    answer.json(), operation.answer().orElseThrow()))
                            .as("%s: %s", operation, answer.body())
                            .isEmpty();
                    OpenApiDocument.walk("", answer.json(), (pointer, node) -> node.fieldNames()
                            .forEachRemaining(shown::add));
                }
            }
        }
        Set<String> never = new TreeSet<>(DOCUMENT.answerFields());
        never.removeAll(shown);
        assertThat(never).as("fields that the simulator never shows").isEmpty();
    }

    private void assertGood(Operation operation, Answer answer) {
        assertThat(answer.violations()).as("%s %s", operation, answer.journal()).isEmpty();
        assertThat(answer.journal().refused())
                .as("%s %s", operation, answer.journal())
                .isFalse();
        assertThat(answer.status()).isEqualTo(200);
        if (operation.answer().isEmpty()) {
            assertThat(answer.contentType()).startsWith("text/html");
            return;
        }
        assertThat(DOCUMENT.mistakesOf(answer.json(), operation.answer().orElseThrow()))
                .as("%s: %s", operation, answer.body())
                .isEmpty();
        assertThat(answer.json().path("success").asBoolean(true)).isTrue();
    }

    private void assertRefused(Operation operation, Answer answer, String what) {
        assertThat(answer.journal().refused())
                .as("%s, %s: %s", operation, what, answer.journal())
                .isTrue();
        if (operation.answer().isPresent()) {
            assertThat(DOCUMENT.mistakesOf(answer.json(), operation.answer().orElseThrow()))
                    .as("%s: %s", operation, answer.body())
                    .isEmpty();
            assertThat(answer.json().path("success").asBoolean(true)).isFalse();
        }
    }

    private static List<Parameter> required(Operation operation) {
        return operation.parameters().stream().filter(Parameter::required).toList();
    }

    /** Values at the very limit. */
    private static List<String> within(Parameter parameter) {
        List<String> values = new ArrayList<>();
        ifPresent(parameter, "maxLength", limit -> values.add(ofLength(parameter, limit)));
        ifPresent(parameter, "minLength", limit -> values.add(ofLength(parameter, limit)));
        ifPresent(parameter, "minimum", limit -> values.add(String.valueOf(limit)));
        ifPresent(parameter, "maximum", limit -> values.add(String.valueOf(limit)));
        parameter.limit("enum").forEach(value -> values.add(value.asText()));
        return values;
    }

    /** Values that are just too long, too short, too large, too small, or not among those that are named. */
    private static List<String> beyond(Parameter parameter) {
        List<String> values = new ArrayList<>();
        ifPresent(parameter, "maxLength", limit -> values.add(ofLength(parameter, limit + 1)));
        ifPresent(parameter, "minLength", limit -> values.add(ofLength(parameter, limit - 1)));
        ifPresent(parameter, "minimum", limit -> values.add(String.valueOf(limit - 1)));
        ifPresent(parameter, "maximum", limit -> values.add(String.valueOf(limit + 1)));
        if (parameter.limit("type").asText().equals("integer")) {
            values.add("one");
        }
        if (!parameter.limit("enum").isMissingNode()
                || !parameter.limit("const").isMissingNode()) {
            values.add("7");
        }
        if (!parameter.limit("pattern").isMissingNode()) {
            values.add("a-b");
        }
        if (parameter.limit("type").asText().equals("array")) {
            values.add("neither");
            ifPresent(parameter, "minItems", limit -> values.add("[]"));
            values.addAll(parameter.exampleTextsWithAWrongRow());
        }
        return values;
    }

    private static void ifPresent(Parameter parameter, String keyword, LongConsumer use) {
        JsonNode limit = parameter.limit(keyword);
        if (!limit.isMissingNode()) {
            use.accept(limit.asLong());
        }
    }

    private static String ofLength(Parameter parameter, long length) {
        String example = parameter.exampleText();
        return example.repeat((int) length / example.length() + 1).substring(0, (int) length);
    }

    private static String example(Operation operation, String parameter) {
        return operation.parameter(parameter).orElseThrow().exampleText();
    }

    private Call call(Operation operation) {
        return new Call(operation);
    }

    /** A shop of its own for each call, so that none sees what another did. */
    private FkwShop shopFor(Operation operation) {
        FkwShop shop = simulator.addShop(String.valueOf(4_711 + shops++), "咖啡器具店");
        shop.addOrder(order -> order.id(example(DOCUMENT.operation("order"), "order_id"))
                .status(STATUS.getOrDefault(operation.id(), "wait_seller_ship")));
        shop.addOrder(order -> order.merchant("88"));
        shop.addProduct(product -> product.id(example(DOCUMENT.operation("updateStock"), "product_id"))
                .sku("颜色:黑色", "128.50", 12, "POT-B"));
        shop.addMembers(Integer.parseInt(example(DOCUMENT.operation("member"), "id")));
        return shop;
    }

    /** One request, made from the document. */
    private final class Call {

        private final Operation operation;
        private final Map<String, String> parameters = new LinkedHashMap<>();
        private String verb;
        private boolean withFile;
        private boolean form;

        Call(Operation operation) {
            this.operation = operation;
            this.verb = operation.verb();
            this.withFile = operation.file().isPresent();
            FkwShop shop = shopFor(operation);
            FkwTokens tokens = simulator.issueTokens(shop.id());
            if (operation.needsToken()) {
                parameters.put("access_token", tokens.accessToken());
            }
            required(operation).forEach(this::with);
            parameters.computeIfPresent("code", (name, example) -> simulator.issueCode(shop.id()));
            parameters.computeIfPresent("refresh_token", (name, example) -> tokens.refreshToken());
        }

        Call with(Parameter parameter) {
            parameters.putIfAbsent(parameter.name(), parameter.exampleText());
            return this;
        }

        Call with(String name, String value) {
            parameters.put(name, value);
            return this;
        }

        Call without(String name) {
            parameters.remove(name);
            return this;
        }

        Call withoutFile() {
            withFile = false;
            return this;
        }

        Call verb(String other) {
            verb = other;
            return this;
        }

        Call asForm() {
            form = true;
            return this;
        }

        Answer send() {
            Map<String, String> query = new LinkedHashMap<>(parameters);
            HttpRequest.Builder request = HttpRequest.newBuilder();
            BodyPublisher body = BodyPublishers.noBody();
            if (form) {
                query.keySet().retainAll(Set.of("access_token", "method"));
                Map<String, String> own = new LinkedHashMap<>(parameters);
                own.keySet().removeAll(query.keySet());
                request.header("Content-Type", "application/x-www-form-urlencoded");
                body = BodyPublishers.ofString(encoded(own));
            } else if (operation.file().isPresent() && verb.equals("POST")) {
                request.header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY);
                body = BodyPublishers.ofString(multipart());
            }
            request.uri(URI.create(simulator.baseUri() + operation.path() + "?" + encoded(query)))
                    .timeout(Duration.ofSeconds(20))
                    .method(verb, body);
            try {
                HttpResponse<String> response =
                        HTTP.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
                return new Answer(
                        response.statusCode(),
                        response.headers().firstValue("Content-Type").orElse(""),
                        response.body(),
                        simulator.journal().last());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        private String multipart() {
            String part = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\""
                    + operation.file().orElseThrow() + "\"; filename=\"pot.png\"\r\nContent-Type: image/png\r\n\r\n"
                    + "picture\r\n";
            return (withFile ? part : "") + "--" + BOUNDARY + "--\r\n";
        }

        private static String encoded(Map<String, String> fields) {
            return fields.entrySet().stream()
                    .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                    .collect(Collectors.joining("&"));
        }
    }

    private record Answer(int status, String contentType, String body, RecordedRequest journal) {

        List<String> violations() {
            return journal.violations();
        }

        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(body, e);
            }
        }
    }
}
