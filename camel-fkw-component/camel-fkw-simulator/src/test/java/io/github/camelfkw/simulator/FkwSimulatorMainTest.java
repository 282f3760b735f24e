// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FkwSimulatorMainTest {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    private int run(String... args) {
        return FkwSimulatorMain.run(
                args, new PrintStream(written, true, StandardCharsets.UTF_8), new CountDownLatch(0));
    }

    private String output() {
        return written.toString(StandardCharsets.UTF_8);
    }

    @Test
    void saysWhatAClientNeedsToKnow() {
        assertThat(run("--port", "0", "--shops=2", "--orders", "12", "--rotate", "--fault-rate", "0.1"))
                .isZero();
        assertThat(output())
                .containsPattern("FKW simulator at http://127.0.0.1:\\d+")
                .contains(
                        "demo-client", "demo-secret", "shop 11039290 演示商城, 12 orders", "shop 11039291", "access_token")
                .contains("stopped after 0 requests");
    }

    @Test
    void namesTheTrustStoreForHttps() {
        assertThat(run("--port", "0", "--https")).isZero();
        assertThat(output()).contains("https://127.0.0.1", SimulatorTls.TRUST_STORE_RESOURCE);
    }

    @Test
    void helpListsEveryOption() {
        assertThat(run("--help")).isZero();
        for (MainOptions.Option option : MainOptions.Option.values()) {
            assertThat(output()).contains(option.flag());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--ordrs,did you mean --orders?",
        "--rotation,did you mean --rotate?",
        "--xyzxyzxyz,--help lists them all",
        "--port,--port needs a value",
        "--port=x,--port needs a whole number",
        "--orders=1.5,--orders needs a whole number",
        "--fault-rate=2,a probability lies between 0 and 1",
        "--list-order=any,--list-order is one of",
    })
    void namesTheCureForWrongOptions(String option, String cure) {
        assertThat(run(option)).isEqualTo(2);
        assertThat(output()).contains(cure);
    }
}
