// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelfkw.docs.OpenApiDocument.Operation;
import io.github.camelfkw.docs.OpenApiDocument.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The description of the platform is valid OpenAPI 3.1, and its own examples fit it. */
class OpenApiDocumentTest {

    private final OpenApiDocument document = OpenApiDocument.read();

    @Test
    void isValid() {
        assertThat(document.at("/openapi").asText()).startsWith("3.1.");
        assertThat(document.mistakes()).isEmpty();
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "/info/version | 7",
                "/components/parameters/PageNo/required | 'yes'",
                "/components/parameters/PageNo/in | 'somewhere'",
                "/components/parameters/PageNo/schema/type | 'number of a page'",
                "/components/parameters/PageNo/schema/minimum | 'one'",
                "/components/schemas/Order/properties/mobile/type | 'txt'",
                "/components/schemas/Order/required | 'id'",
                "/components/responses/Done/description | 5",
                "/paths/~1api~1order~1get/get/operationID | 'order'",
                "/components/securitySchemes/accessToken/in | 'body'",
            })
    void aPlantedMistakeIsFound(String pointer, String value) {
        boolean number = value.matches("\\d+");
        OpenApiDocument.put(
                document.root(),
                pointer,
                number ? JsonNodeFactory.instance.numberNode(Integer.parseInt(value)) : text(value));
        assertThat(document.mistakes()).isNotEmpty();
    }

    @Test
    void aReferenceThatLeadsNowhereIsFound() {
        OpenApiDocument.put(
                document.root(), "/components/schemas/Order/properties/mobile/$ref", text("#/components/schemas/Txt"));
        assertThat(document.mistakes()).singleElement().asString().contains("leads nowhere", "Txt");
    }

    @Test
    void aKeyThatStandsTwiceIsFound() {
        assertThatThrownBy(() -> OpenApiDocument.parse("info: {}\ninfo: {}\n")).hasMessageContaining("Duplicate");
    }

    @Test
    void namesEachOperationOnceAndDescribesEachParameter() {
        List<Operation> operations = document.operations();
        assertThat(operations).extracting(Operation::id).doesNotHaveDuplicates().doesNotContain("");
        for (Operation operation : operations) {
            assertThat(operation.parameters())
                    .as("%s", operation)
                    .extracting(Parameter::name)
                    .doesNotHaveDuplicates()
                    .doesNotContain("access_token");
            assertThat(operation.node().path("summary").asText())
                    .as("%s", operation)
                    .isNotEmpty();
        }
        OpenApiDocument.walk("/components/parameters", document.at("/components/parameters"), (pointer, node) -> {
            if (node.has("in")) {
                assertThat(node.path("description").asText()).as(pointer).isNotEmpty();
            }
        });
    }

    @Test
    void usesEachOfItsParts() {
        Set<String> used = new TreeSet<>();
        OpenApiDocument.walk("", document.root(), (pointer, node) -> {
            if (node.has("$ref")) {
                used.add(node.get("$ref").asText().substring(1));
            }
        });
        for (String kind : List.of("parameters", "responses", "examples", "schemas")) {
            document.at("/components/" + kind).fieldNames().forEachRemaining(name -> assertThat(used)
                    .contains("/components/" + kind + "/" + name));
        }
    }

    @Test
    void itsExamplesFitItsSchemas() {
        List<String> wrong = new ArrayList<>();
        for (Operation operation : document.operations()) {
            for (Parameter parameter : operation.parameters()) {
                JsonNode example = parameter.example();
                assertThat(example.isMissingNode())
                        .as("example of %s of %s is missing", parameter, operation)
                        .isFalse();
                document.mistakesOf(example, parameter.schema())
                        .forEach(mistake -> wrong.add(operation + " " + parameter + ": " + mistake));
            }
        }
        OpenApiDocument.walk("", document.root(), (pointer, node) -> {
            if (node.has("examples") && node.has("schema")) {
                node.get("examples").fieldNames().forEachRemaining(name -> {
                    String example = document.follow(pointer + "/examples/" + name);
                    document.mistakesOf(document.at(example + "/value"), pointer + "/schema")
                            .forEach(mistake -> wrong.add(example + ": " + mistake));
                });
            }
        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void anExampleThatDoesNotFitIsFound() {
        String pages = document.operation("products")
                .parameter("page_size")
                .orElseThrow()
                .schema();
        assertThat(document.mistakesOf(JsonNodeFactory.instance.numberNode(200), pages))
                .isEmpty();
        assertThat(document.mistakesOf(JsonNodeFactory.instance.numberNode(201), pages))
                .isNotEmpty();
        String order = document.operation("order").answer().orElseThrow();
        assertThat(document.mistakesOf(
                        JsonNodeFactory.instance.objectNode().put("rt", 0).put("success", true), order))
                .isNotEmpty();
    }

    private static JsonNode text(String value) {
        return JsonNodeFactory.instance.textNode(value);
    }
}
