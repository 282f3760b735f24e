// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.catalog.EndpointValidationResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Camel's catalog knows the schemes by this jar alone, finds our examples right, and a misspelt option wrong. */
class CatalogTest {

    private static final Pattern NAMED = Pattern.compile("(?ms)^```(yaml|xml|java) \\S+\\R(.*?)^```$");

    private static final List<String> SCHEMES = List.of("fkw", "apifm", "zvcms");

    private final CamelCatalog catalog = new DefaultCamelCatalog();

    /** An endpoint, and where it stands. */
    record Found(String file, String uri) {
        @Override
        public String toString() {
            return file + ": " + uri;
        }
    }

    /** The endpoints of our components in the examples, the README, the guide, the Kamelets and the routes in four DSLs. */
    static List<Found> endpoints() throws IOException {
        List<Found> found = new ArrayList<>();
        for (Path file : files("README.md", "docs/guide", "camel-fkw-examples", "camel-fkw-component")) {
            String name = root().relativize(file).toString();
            if (name.contains("/target/")) {
                continue;
            }
            String text = Files.readString(file);
            if (name.endsWith(".md")) {
                NAMED.matcher(text)
                        .results()
                        .forEach(block -> add(found, name, urisOf(block.group(1), block.group(2))));
            } else if (name.matches(".*/src/main/resources/.*\\.(yaml|xml)")
                    || name.matches(".*/routes/(eight|siblings)\\..*")) {
                add(found, name, urisOf(languageOf(name), text));
            } else if (name.startsWith("camel-fkw-examples") && name.endsWith(".java")) {
                add(found, name, urisOf("java", text));
            }
        }
        return found;
    }

    private static void add(List<Found> found, String file, List<String> uris) {
        uris.stream()
                // The scheme of a Kamelet's and of a template's endpoint is a property.
                .map(uri -> uri.replace("{{bean:{{fkwShop}}.name}}:", "fkw:")
                        .replace("{{scheme}}:", "fkw:")
                        .replace("{{bean:{{zvcmsKey}}.name}}:", "zvcms:")
                        .replace("{{component}}:", "apifm:"))
                .map(uri -> uri.replaceFirst("^fkw-(south|north):", "fkw:"))
                // A Java text may hold "fkw:" to put an operation behind it.
                .filter(uri -> SCHEMES.stream()
                        .anyMatch(scheme -> uri.startsWith(scheme + ":") && uri.length() > scheme.length() + 1))
                .forEach(uri -> found.add(new Found(file, uri)));
    }

    private static String languageOf(String file) {
        return file.substring(file.lastIndexOf('.') + 1);
    }

    private static List<String> urisOf(String language, String text) {
        try {
            return switch (language) {
                case "yaml" -> Endpoints.ofYaml(text);
                case "xml" -> Endpoints.ofXml(text);
                default -> Endpoints.ofJava(text);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files(String... places) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String place : places) {
            try (Stream<Path> below = Files.walk(root().resolve(place))) {
                below.filter(Files::isRegularFile)
                        .filter(file -> file.toString().matches(".*\\.(md|yaml|xml|java)"))
                        .forEach(files::add);
            }
        }
        return files;
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("README.md"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    @Test
    void looksAtExamplesGuideKameletsAndTheRoutesInFourDsls() throws IOException {
        assertThat(endpoints()).hasSizeGreaterThan(80);
        for (String place : List.of(
                "order-sync",
                "orders-in.xml",
                "waybills-out.xml",
                "README.md",
                "docs/guide/orders.md",
                "kamelets",
                "eight.yaml",
                "siblings.xml")) {
            assertThat(endpoints()).as(place).anyMatch(found -> found.file().contains(place));
        }
        for (String scheme : SCHEMES) {
            assertThat(endpoints()).as(scheme).anyMatch(found -> found.uri().startsWith(scheme + ":"));
        }
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void isRight(Found endpoint) {
        EndpointValidationResult result = catalog.validateEndpointProperties(withoutPlaceholders(endpoint.uri()));
        assertThat(result.isSuccess()).as(() -> endpoint + " " + result).isTrue();
    }

    /**
     * The catalog takes {@code {{…}}} for a value of any kind, but not {@code {{?…}}}, and not as the operation. And it takes
     * a scheduler for a bean, although Camel knows quartz by its name.
     */
    private static String withoutPlaceholders(String uri) {
        return uri.replace("fkw:{{operation}}", "fkw:order")
                .replace("{{?", "{{")
                .replaceAll("scheduler=(quartz|\\{\\{)", "scheduler=#$1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fkw:orders?statuz=wait_seller_ship",
                "fkw:ordres",
                "fkw:orders?pageSize=many",
                "fkw:ship?verify=perhaps",
                "fkw:position?action=rewnd",
                "apifm:goods?newOnli=true",
                "apifm:goods?pageSize=many",
                "apifm:call?veb=GET",
                "zvcms:communal.user.identity?rawPayload=perhaps",
                "zvcms:communal.user.identity?emptyCode=*"
            })
    void aTypoIsFound(String uri) {
        assertThat(catalog.validateEndpointProperties(uri).isSuccess()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "camel-fkw-examples/order-sync/src/main/resources/camel/orders-in.yaml, fkw, offsetRepository, offsetRepozitory",
        "camel-fkw-examples/spring-boot/src/main/resources/camel/orders-in.xml, fkw, offsetRepository, offsetRepozitory",
        "camel-fkw-component/dsl/camel-endpointdsl/src/test/resources/routes/siblings.yaml, apifm, newOnly, newOnli",
        "camel-fkw-component/dsl/camel-endpointdsl/src/test/resources/routes/siblings.yaml, zvcms, emptyCodes, emptyCode",
        "camel-fkw-component/camel-apifm/src/main/resources/kamelets/apifm-action.kamelet.yaml, apifm, rawPayload, rawLoad",
        "camel-fkw-component/camel-zvcms/src/main/resources/kamelets/zvcms-action.kamelet.yaml, zvcms, readOnly, readOny"
    })
    void aTypoPlantedInARouteIsFound(String file, String scheme, String option, String typo) throws IOException {
        List<Found> planted = new ArrayList<>();
        String text = Files.readString(root().resolve(file)).replaceAll(option + "(?=[:=])", typo);
        add(planted, file, urisOf(languageOf(file), text));
        assertThat(planted)
                .filteredOn(found ->
                        found.uri().startsWith(scheme + ":") && found.uri().contains(typo))
                .singleElement()
                .satisfies(found -> assertThat(catalog.validateEndpointProperties(withoutPlaceholders(found.uri()))
                                .getUnknown())
                        .containsExactly(typo));
    }

    @ParameterizedTest
    @FieldSource("SCHEMES")
    void theCatalogIsTheComponentsOwnMetadata(String scheme) throws IOException {
        Path own = root().resolve("camel-fkw-component/camel-" + scheme
                + "/src/generated/resources/META-INF/io/github/camelfkw/component/" + scheme + "/" + scheme + ".json");
        assertThat(catalog.componentJSonSchema(scheme)).isEqualToIgnoringWhitespace(Files.readString(own));
    }
}
