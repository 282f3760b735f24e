// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.examples.ordersync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @ParameterizedTest
    @ValueSource(
            strings = {"--nonsense", "--seconds", "--seconds 0", "--seconds x", "--csv-charset UTF-7", "--data", "x"})
    void wrongUseEndsWithTwoAndSaysWhat(String line) {
        assertThat(run(line.split(" "))).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains(line.split(" ")[0])
                .contains("--help");
    }

    @Test
    void helpNamesEveryArgumentAndProperty() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("--data", "--csv-charset", "--seconds", "--keep-running", "--help")
                .contains("fkw.clientId", "fkw.clientSecret", "fkw.refreshToken", "fkw.shopId");
    }

    @Test
    void someOfTheFourPropertiesAreNotEnough() {
        Map<String, String> properties = Map.of("fkw.clientId", "id", "fkw.refreshToken", " ");
        Map<String, String> environment = Map.of("FKW_SHOP_ID", "1");

        assertThatThrownBy(() -> ShopAccess.of(properties::get, environment::get))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("fkw.clientSecret (or environment FKW_CLIENT_SECRET)")
                .hasMessageContaining("fkw.refreshToken")
                .hasMessageNotContaining("fkw.clientId")
                .hasMessageNotContaining("fkw.shopId");
    }

    @Test
    void noneOfThemIsTheDemoAndAllAreTheShop() {
        assertThat(ShopAccess.of(name -> null, name -> null)).isEmpty();
        assertThat(ShopAccess.of(name -> name.equals("fkw.baseUri") ? null : "p", name -> null))
                .get()
                .satisfies(shop -> assertThat(shop.baseUri()).startsWith("https://"))
                .satisfies(shop -> assertThat(shop.toString()).doesNotContain("clientSecret"));
    }

    private int run(String... args) {
        return new OrderSync(
                        new Console(new PrintStream(out, true), new PrintStream(err, true)),
                        new StopSignal(),
                        Clock.systemUTC())
                .run(args);
    }
}
