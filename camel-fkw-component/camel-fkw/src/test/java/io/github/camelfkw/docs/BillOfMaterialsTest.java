// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What users get along with the connector, by the list that the build makes of it. */
class BillOfMaterialsTest {

    /** Of one with a choice, the one that is taken. */
    private static final Set<String> KNOWN =
            Set.of("Apache-2.0", "MIT", "BSD-2-Clause", "BSD-3-Clause", "EPL-2.0", "CC0-1.0");

    private static final Set<String> GROUPS = Set.of(
            "org.apache.camel",
            "org.apache.httpcomponents.client5",
            "org.apache.httpcomponents.core5",
            "com.fasterxml.jackson.core",
            "org.slf4j",
            // camel-http's
            "jakarta.servlet",
            // camel-http's of Camel 4.14
            "commons-codec",
            // camel-support's
            "jakarta.xml.bind",
            "jakarta.activation",
            // Micrometer, which is optional, and what it brings
            "io.micrometer",
            "org.hdrhistogram",
            "org.latencyutils");

    private List<JsonNode> components;

    @BeforeEach
    void read() throws IOException {
        JsonNode bom = new ObjectMapper()
                .readTree(Docs.root()
                        .resolve("camel-fkw-component/camel-fkw/target/bom.json")
                        .toFile());
        components = StreamSupport.stream(bom.path("components").spliterator(), false)
                .toList();
        assertThat(components).hasSizeGreaterThan(10);
    }

    @Test
    void bringsCamelItsHttpClientAndJacksonAndNothingElse() {
        List<JsonNode> ours = components.stream()
                .filter(component -> component.path("group").asText().equals("io.github.camelfkw"))
                .toList();
        assertThat(ours)
                .extracting(component -> component.path("name").asText())
                .containsExactly("camel-fkw-common");
        assertThat(components)
                .filteredOn(component -> !ours.contains(component))
                .extracting(component -> component.path("group").asText())
                .allMatch(group -> GROUPS.contains(group.toLowerCase(java.util.Locale.ROOT)));
    }

    @Test
    void eachLicenceIsOneThatIsKnown() {
        assertThat(components).allSatisfy(component -> {
            List<String> licences = new ArrayList<>();
            component
                    .path("licenses")
                    .forEach(licence ->
                            licences.add(licence.path("license").path("id").asText()));
            assertThat(licences).as(component.path("name").asText()).anyMatch(KNOWN::contains);
        });
    }
}
