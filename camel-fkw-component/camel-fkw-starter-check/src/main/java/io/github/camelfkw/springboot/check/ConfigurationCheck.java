// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.springboot.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.camel.tooling.model.ComponentModel;
import org.apache.camel.tooling.model.ComponentModel.ComponentOptionModel;
import org.apache.camel.tooling.model.JsonMapper;
import org.junit.jupiter.api.Test;

/**
 * Keeps a starter's properties equal to its component's options, in the class and in what an IDE is told. A starter's test
 * extends it, and writes both anew with {@code -Dstarter.update=true}.
 */
public abstract class ConfigurationCheck {

    private static final Path ADDITIONAL =
            Path.of("src/main/resources/META-INF/additional-spring-configuration-metadata.json");

    private final Class<?> properties;
    private final String prefix;
    private final ComponentModel component;

    /**
     * Looks the component's metadata up, as Camel's generator wrote it.
     *
     * @param scheme     the component's name
     * @param properties the class of its properties
     */
    protected ConfigurationCheck(String scheme, Class<?> properties) {
        this.properties = properties;
        this.prefix = "camel.component." + scheme + ".";
        this.component = JsonMapper.generateComponentModel(
                resource("/META-INF/io/github/camelfkw/component/" + scheme + "/" + scheme + ".json"));
    }

    private String resource(String name) {
        try (InputStream resource = properties.getResourceAsStream(name)) {
            assertThat(resource).as(name).isNotNull();
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(name, e);
        }
    }

    @Test
    protected void theClassHasTheOptionsOfTheComponent() throws IOException {
        Path java = Path.of("src/main/java", properties.getName().replace('.', '/') + ".java");
        assertUpToDate(java, new ConfigurationSource(component).java());
    }

    @Test
    protected void theAdditionalMetadataHasTheirDefaultsAndValues() throws IOException {
        assertUpToDate(ADDITIONAL, new AdditionalMetadata(component, properties).json());
    }

    private void assertUpToDate(Path file, String wanted) throws IOException {
        if (Boolean.getBoolean("starter.update")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, wanted);
            return;
        }
        assertThat(Files.readString(file))
                .as(
                        "%s is stale. Bring it up to date with: mvn -q -pl camel-fkw-component/%s -am test -Dtest=%s"
                                + " -Dsurefire.failIfNoSpecifiedTests=false -Dstarter.update=true",
                        file,
                        Path.of("").toAbsolutePath().getFileName(),
                        getClass().getSimpleName())
                .isEqualTo(wanted);
    }

    /** What an IDE reads, properties or hints: made by Spring Boot's processor, from the class and the additional metadata. */
    protected final Stream<JsonNode> metadata(String kind) throws IOException {
        JsonNode all = new ObjectMapper().readTree(resource("/META-INF/spring-configuration-metadata.json"));
        return StreamSupport.stream(all.get(kind).spliterator(), false);
    }

    private Map<String, JsonNode> described() throws IOException {
        return metadata("properties")
                .filter(property -> property.get("name").asText().startsWith(prefix))
                .collect(Collectors.toMap(
                        property -> property.get("name").asText().substring(prefix.length()),
                        property -> property,
                        (one, other) -> {
                            throw new AssertionError("Twice: " + one);
                        },
                        TreeMap::new));
    }

    @Test
    protected void anIdeIsToldEachOptionWithTypeDefaultAndDescription() throws IOException {
        Map<String, JsonNode> described = described();
        for (String name : List.of("enabled", "customizer.enabled")) {
            assertThat(described.remove(name).get("defaultValue").asBoolean()).isTrue();
        }
        for (ComponentOptionModel option : component.getComponentOptions()) {
            JsonNode property = described.remove(ConfigurationSource.property(option.getName()));
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
        assertThat(described).as("properties that are no options").isEmpty();
    }

    /** Spring Boot's processor writes 0.0 as 0. */
    private static String plain(String number) {
        return number.replaceFirst("\\.0$", "");
    }

    @Test
    protected void anIdeIsToldWhichValuesThereAre() throws IOException {
        Map<String, List<String>> hints = metadata("hints")
                .collect(Collectors.toMap(hint -> hint.get("name").asText(), hint -> hint.findValuesAsText("value")));
        assertThat(hints)
                .isEqualTo(component.getComponentOptions().stream()
                        .filter(option -> option.getEnums() != null)
                        .collect(Collectors.toMap(
                                option -> prefix + ConfigurationSource.property(option.getName()),
                                ComponentOptionModel::getEnums)));
    }

    @Test
    protected void secretsHaveNoPublicGetter() {
        assertThat(component.getComponentOptions())
                .filteredOn(ComponentOptionModel::isSecret)
                .isNotEmpty()
                .allSatisfy(option -> assertThat(properties.getMethods())
                        .extracting(Method::getName)
                        .noneMatch(name -> name.equalsIgnoreCase("get" + option.getName())));
    }
}
