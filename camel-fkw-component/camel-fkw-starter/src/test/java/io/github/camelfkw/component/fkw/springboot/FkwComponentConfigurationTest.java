// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfkw.springboot.check.ConfigurationCheck;
import java.lang.reflect.Method;
import org.junit.jupiter.api.Test;

/** Keeps {@code camel.component.fkw.*} equal to the component's options, in the class and in what an IDE is told. */
class FkwComponentConfigurationTest extends ConfigurationCheck {

    FkwComponentConfigurationTest() {
        super("fkw", FkwComponentConfiguration.class);
    }

    @Test
    void theTokenStoreOnADatabaseIsDescribedAsWell() throws Exception {
        assertThat(metadata("properties"))
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
    void theKeyOfTheTokenStoreHasNoPublicGetter() {
        assertThat(FkwJdbcTokenStoreProperties.class.getMethods())
                .extracting(Method::getName)
                .doesNotContain("key", "getKey");
    }
}
