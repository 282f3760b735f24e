// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelfkw.component.fkw.FkwComponent;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.camel.tooling.model.ComponentModel;
import org.apache.camel.tooling.model.ComponentModel.ComponentOptionModel;
import org.apache.camel.tooling.model.JsonMapper;
import org.junit.jupiter.api.Test;

/** Keeps {@code camel.component.fkw.*} equal to the component's options, in the class and in what an IDE is told. */
class FkwComponentConfigurationTest {

    private static final String UPDATE = "mvn -q -pl camel-fkw-component/camel-fkw-starter -am test"
            + " -Dtest=FkwComponentConfigurationTest -Dsurefire.failIfNoSpecifiedTests=false -Dstarter.update=true";

    private static final Path JAVA =
            Path.of("src/main/java/io/github/camelfkw/component/fkw/springboot/FkwComponentConfiguration.java");
    private static final Path ADDITIONAL =
            Path.of("src/main/resources/META-INF/additional-spring-configuration-metadata.json");

    private final ComponentModel component = component();

    private static ComponentModel component() {
        try (InputStream json =
                FkwComponent.class.getResourceAsStream("/META-INF/io/github/camelfkw/component/fkw/fkw.json")) {
            return JsonMapper.generateComponentModel(new String(json.readAllBytes(), StandardCharsets.UTF_8));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void theClassHasTheOptionsOfTheComponent() throws Exception {
        upToDate(JAVA, new ConfigurationSource(component).java());
    }

    @Test
    void theAdditionalMetadataHasTheirDefaultsAndValues() throws Exception {
        upToDate(ADDITIONAL, new ConfigurationSource(component).additionalMetadata());
    }

    private static void upToDate(Path file, String wanted) throws Exception {
        if (Boolean.getBoolean("starter.update")) {
            Files.writeString(file, wanted);
            return;
        }
        assertThat(Files.readString(file))
                .as("%s is stale. Bring it up to date with: %s", file, UPDATE)
                .isEqualTo(wanted);
    }

    /** What an IDE reads: made by Spring Boot's processor, from the class and the additional metadata. */
    private static JsonNode metadata() throws Exception {
        try (InputStream json =
                FkwComponentConfiguration.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
            return new ObjectMapper().readTree(json);
        }
    }

    private static Map<String, JsonNode> properties() throws Exception {
        return StreamSupport.stream(metadata().get("properties").spliterator(), false)
                .filter(property -> property.get("name").asText().startsWith("camel.component.fkw."))
                .collect(Collectors.toMap(
                        property -> property.get("name").asText().replace("camel.component.fkw.", ""),
                        property -> property,
                        (one, other) -> {
                            throw new AssertionError("Twice: " + one);
                        },
                        TreeMap::new));
    }

    @Test
    void anIdeIsToldEachOptionWithTypeDefaultAndDescription() throws Exception {
        Map<String, JsonNode> properties = properties();
        assertThat(properties.remove("enabled").get("defaultValue").asBoolean()).isTrue();
        assertThat(properties.remove("customizer.enabled").get("defaultValue").asBoolean())
                .isTrue();
        for (ComponentOptionModel option : component.getComponentOptions()) {
            JsonNode property = properties.remove(ConfigurationSource.property(option.getName()));
            assertThat(property).as(option.getName()).isNotNull();
            assertThat(property.get("type").asText()).isEqualTo(ConfigurationSource.boxed(option.getJavaType()));
            assertThat(property.get("description").asText()).isEqualTo(option.getDescription());
            assertThat(plain(property.path("defaultValue").asText("")))
                    .as(option.getName())
                    .isEqualTo(plain(
                            option.getDefaultValue() == null
                                    ? ""
                                    : option.getDefaultValue().toString()));
            assertThat(property.has("deprecation")
                            || property.path("deprecated").asBoolean())
                    .as(option.getName())
                    .isEqualTo(option.isDeprecated());
        }
        assertThat(properties).as("properties that are no options").isEmpty();
    }

    /** Spring Boot's processor writes 0.0 as 0. */
    private static String plain(String number) {
        return number.replaceFirst("\\.0$", "");
    }

    @Test
    void anIdeIsToldWhichValuesThereAre() throws Exception {
        Map<String, List<String>> hints = StreamSupport.stream(
                        metadata().get("hints").spliterator(), false)
                .collect(Collectors.toMap(hint -> hint.get("name").asText(), hint -> hint.findValuesAsText("value")));
        assertThat(hints)
                .isEqualTo(component.getComponentOptions().stream()
                        .filter(option -> option.getEnums() != null)
                        .collect(Collectors.toMap(
                                option -> "camel.component.fkw." + ConfigurationSource.property(option.getName()),
                                ComponentOptionModel::getEnums)));
    }

    @Test
    void theTokenStoreOnADatabaseIsDescribedAsWell() throws Exception {
        assertThat(metadata().get("properties"))
                .filteredOn(property -> property.get("name").asText().startsWith("camel.fkw."))
                .allSatisfy(property ->
                        assertThat(property.get("description").asText()).isNotBlank())
                .extracting(property -> property.get("name").asText())
                .containsExactlyInAnyOrder(
                        "camel.fkw.token-store.jdbc.data-source",
                        "camel.fkw.token-store.jdbc.key",
                        "camel.fkw.token-store.jdbc.table");
    }

    @Test
    void secretsHaveNoPublicGetter() {
        assertThat(component.getComponentOptions())
                .filteredOn(ComponentOptionModel::isSecret)
                .hasSizeGreaterThan(3)
                .allSatisfy(option -> assertThat(FkwComponentConfiguration.class.getMethods())
                        .extracting(java.lang.reflect.Method::getName)
                        .noneMatch(name -> name.equalsIgnoreCase("get" + option.getName())));
        assertThat(FkwJdbcTokenStoreProperties.class.getMethods())
                .extracting(java.lang.reflect.Method::getName)
                .doesNotContain("key", "getKey");
    }
}
