// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.camel.v1.KameletSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The Kamelets of the jar have what Camel's Kamelet catalog asks for: the resource's schema, strictly, and the rules of the
 * catalog's validator, all of them but one – its provider is the Apache Software Foundation, and ours is not.
 */
class KameletMetadataTest {

    private static final Path FOLDER = Path.of("src/main/resources/kamelets");
    private static final String PASSWORD = "urn:alm:descriptor:com.tectonic.ui:password";
    private static final String CHECKBOX = "urn:alm:descriptor:com.tectonic.ui:checkbox";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\??(\\w+)}}");
    private static final ObjectMapper STRICT = YAMLMapper.builder()
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    /** A file and what is in it. */
    record Kamelet(String file, JsonNode root) {

        String name() {
            return root.at("/metadata/name").asText();
        }

        String type() {
            return label("camel.apache.org/kamelet.type");
        }

        String label(String label) {
            return root.at("/metadata/labels").path(label).asText();
        }

        String annotation(String annotation) {
            return root.at("/metadata/annotations").path(annotation).asText();
        }

        JsonNode definition() {
            return root.at("/spec/definition");
        }

        String template() {
            return root.at("/spec/template").toString();
        }

        @Override
        public String toString() {
            return file;
        }
    }

    static List<Kamelet> kamelets() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().map(KameletMetadataTest::read).toList();
        }
    }

    private static Kamelet read(Path file) {
        try {
            return new Kamelet(file.getFileName().toString(), STRICT.readTree(file.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText);
    }

    @Test
    void thereAreSeven() throws IOException {
        assertThat(kamelets())
                .extracting(Kamelet::name)
                .containsExactlyInAnyOrder(
                        "fkw-orders-source",
                        "fkw-products-source",
                        "fkw-members-source",
                        "fkw-ship-sink",
                        "fkw-update-stock-sink",
                        "fkw-add-product-sink",
                        "fkw-action");
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void fitsTheSchemaOfTheResource(Kamelet kamelet) throws IOException {
        assertThat(kamelet.root().path("apiVersion").asText()).isEqualTo("camel.apache.org/v1");
        assertThat(kamelet.root().path("kind").asText()).isEqualTo("Kamelet");
        assertThat(kamelet.root().fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("apiVersion", "kind", "metadata", "spec");
        KameletSpec spec = STRICT.treeToValue(kamelet.root().path("spec"), KameletSpec.class);
        assertThat(spec.getTemplate()).isNotNull();
        assertThat(spec.getDefinition().getProperties()).isNotEmpty();
    }

    @Test
    void theSchemaFindsWhatIsNotInIt() throws IOException {
        JsonNode spec = kamelets().get(0).root().path("spec");
        String misspelt = spec.toString().replace("\"x-descriptors\"", "\"x-descriptor\"");
        assertThatThrownBy(() -> STRICT.readValue(misspelt, KameletSpec.class)).hasMessageContaining("x-descriptor");
        String mistyped = spec.toString().replaceFirst("\"required\":\\[[^]]*]", "\"required\":true");
        assertThatThrownBy(() -> STRICT.readValue(mistyped, KameletSpec.class)).hasMessageContaining("ArrayList");
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void nameFileTypeAndTitleAgree(Kamelet kamelet) {
        assertThat(kamelet.file()).isEqualTo(kamelet.name() + ".kamelet.yaml");
        assertThat(kamelet.type()).isIn("source", "sink", "action");
        assertThat(kamelet.name()).endsWith("-" + kamelet.type());
        assertThat(kamelet.definition().path("title").asText())
                .endsWith(kamelet.type().substring(0, 1).toUpperCase()
                        + kamelet.type().substring(1));
        assertThat(kamelet.definition().path("description").asText()).isNotBlank();
        assertThat(kamelet.definition().path("type").asText()).isEqualTo("object");
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void hasTheAnnotationsOfTheCatalogAndAnIconOfItsOwn(Kamelet kamelet) {
        for (String annotation : List.of("kamelet.support.level", "provider", "kamelet.group", "kamelet.namespace")) {
            assertThat(kamelet.annotation("camel.apache.org/" + annotation))
                    .as(annotation)
                    .isNotBlank();
        }
        String icon = kamelet.annotation("camel.apache.org/kamelet.icon");
        assertThat(icon).startsWith("data:image/svg+xml;base64,");
        assertThat(new String(
                        Base64.getDecoder().decode(icon.substring(icon.indexOf(',') + 1)), StandardCharsets.UTF_8))
                .startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\"");
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void eachPropertyIsDescribed(Kamelet kamelet) {
        kamelet.definition().path("properties").properties().forEach(entry -> {
            JsonNode property = entry.getValue();
            String type = property.path("type").asText();
            String title = property.path("title").asText();
            Set<String> descriptors = texts(property.path("x-descriptors")).collect(Collectors.toSet());
            assertThat(type).as(entry.getKey()).isIn("string", "integer", "boolean");
            assertThat(property.path("description").asText()).as(entry.getKey()).isNotBlank();
            assertThat(title).as(entry.getKey()).isNotBlank().doesNotStartWithIgnoringCase("the ");
            assertThat(title.split(" ")).allSatisfy(word -> assertThat(word).matches("[A-Z].*"));
            assertThat(descriptors.contains(PASSWORD))
                    .as(entry.getKey())
                    .isEqualTo("password".equals(property.path("format").asText()));
            assertThat(descriptors.contains(CHECKBOX)).as(entry.getKey()).isEqualTo("boolean".equals(type));
        });
        assertThat(texts(kamelet.definition().path("required")))
                .allMatch(kamelet.definition().path("properties")::has);
        for (String secret : List.of("clientSecret", "refreshToken", "tokenKey")) {
            assertThat(kamelet.definition()
                            .at("/properties/" + secret + "/format")
                            .asText())
                    .isEqualTo("password");
        }
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void theTemplateUsesEachPropertyAndNothingElse(Kamelet kamelet) {
        Set<String> used = PLACEHOLDER
                .matcher(kamelet.template())
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(HashSet::new));
        Set<String> known = new HashSet<>();
        kamelet.definition().path("properties").fieldNames().forEachRemaining(known::add);
        kamelet.root()
                .at("/spec/template/beans")
                .forEach(bean -> known.add(bean.path("name").asText()));
        assertThat(used).isEqualTo(known);
        assertThat(kamelet.template()).contains(kamelet.type().equals("source") ? "kamelet:sink" : "kamelet:source");
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void secretsGoToTheBeanAndNowhereElse(Kamelet kamelet) {
        for (String secret : List.of("clientSecret", "refreshToken", "tokenKey")) {
            assertThat(kamelet.root().at("/spec/template/from").toString()).doesNotContain("{{?" + secret);
            assertThat(kamelet.root()
                            .at("/spec/template/beans/0/properties/" + secret)
                            .asText())
                    .isEqualTo("{{?" + secret + "}}");
        }
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void namesWhatItNeedsInTheVersionOfThisBuild(Kamelet kamelet) throws IOException {
        String version = new ObjectMapper()
                .readTree(Path.of("src/generated/resources/META-INF/io/github/camelfkw/component/fkw/fkw.json")
                        .toFile())
                .at("/component/version")
                .asText();
        assertThat(texts(kamelet.root().at("/spec/dependencies")))
                .contains("camel:core", "camel:kamelet", "camel:bean", "mvn:io.github.camelfkw:camel-fkw:" + version);
        assertThat(kamelet.annotation("camel.apache.org/catalog.version")).isEqualTo(version);
    }

    @Test
    void noTwoHaveTheSameTitleOrDescription() throws IOException {
        for (String text : List.of("title", "description")) {
            assertThat(kamelets())
                    .extracting(kamelet -> kamelet.definition().path(text).asText())
                    .doesNotHaveDuplicates();
        }
    }
}
