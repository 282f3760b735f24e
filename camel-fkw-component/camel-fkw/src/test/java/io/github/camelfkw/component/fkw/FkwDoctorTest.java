// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelfkw.component.fkw.client.token.FileTokenStore;
import io.github.camelfkw.simulator.Fault;
import io.github.camelfkw.simulator.fkw.FkwSimulator;
import io.github.camelfkw.simulator.fkw.FkwSimulatorExtension;
import io.github.camelfkw.simulator.fkw.FkwTokens;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The doctor as a command. */
class FkwDoctorTest {

    @RegisterExtension
    final FkwSimulatorExtension fkw = new FkwSimulatorExtension();

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private FkwSimulator shop;
    private FkwTokens tokens;

    @BeforeEach
    void ordersOfYesterday() {
        shop = fkw.simulator();
        tokens = shop.issueTokens();
        // One time for all: two orders of one second stay that although another one begins meanwhile.
        Instant now = Instant.now();
        shop.shop().addOrders(40, spec -> spec.createdAt(now.minusSeconds(40_000 - 60L * spec.index()))
                .modifiedAt(now.minusSeconds(600 + 60L * (spec.index() * 7 % 40 / 2)))
                .consignee("王小明", "13800138000"));
        shop.shop().addProducts(3);
        shop.shop().addMember(spec -> spec.prop("生日", "5月"));
    }

    private Path config(String... lines) throws Exception {
        List<String> all = new ArrayList<>(List.of(
                "# an application's own",
                "camel.main.name = shop",
                "camel.component.fkw.client-id = " + FkwSimulator.DEFAULT_CLIENT_ID,
                "camel.component.fkw.base-uri = " + shop.baseUri(),
                "camel.component.https.connection-time-to-live = 60000"));
        all.addAll(List.of(lines));
        return Files.write(folder.resolve("application.properties"), all);
    }

    private Path withTokenFile() throws Exception {
        return config(
                "camel.component.fkw.client-secret = " + FkwSimulator.DEFAULT_CLIENT_SECRET,
                "camel.component.fkw.refreshToken = " + tokens.refreshToken(),
                "camel.component.fkw.token-file = " + folder.resolve("tokens.json"));
    }

    private int run(Map<String, String> environment, String... args) {
        return new FkwDoctor(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        component -> component.setSleeper(time -> {}))
                .run(args, environment);
    }

    private int run(String... args) {
        return run(Map.of(), args);
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String complained() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void printsAReport() throws Exception {
        int code = run("--config=" + withTokenFile());
        assertThat(complained()).isEmpty();
        assertThat(printed())
                .startsWith("FKW doctor: shop default, ")
                .contains("Found\n", "begin of a window: time_from itself belongs", "newest created first")
                .contains("Not asked for\n", "Options that fit this shop\n");
        // Ties: the orders of creation share no second.
        assertThat(code).isEqualTo(FkwDoctor.NOT_ALL_KNOWN);
        assertHoldsNoSecret(printed());
        assertThat(printed().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(120));
    }

    private void assertHoldsNoSecret(String text) {
        assertThat(text)
                .doesNotContain(FkwSimulator.DEFAULT_CLIENT_SECRET)
                .doesNotContain(tokens.accessToken())
                .doesNotContain(tokens.refreshToken())
                .doesNotContain("王小明")
                .doesNotContain("13800138000");
    }

    @Test
    void endsWithZeroWhereEverythingIsKnown() throws Exception {
        Instant now = Instant.now();
        shop.shop().addOrders(20, spec -> spec.createdAt(now.minusSeconds(30_000 + spec.index() / 4))
                .modifiedAt(now.minusSeconds(500)));
        int code = run("--config", withTokenFile().toString());
        assertThat(printed()).doesNotContain("Not known");
        assertThat(code).as(printed()).isEqualTo(FkwDoctor.KNOWN);
    }

    @Test
    void printsJson() throws Exception {
        run("--config=" + withTokenFile(), "--json", "--history=2h", "--max-calls=60");
        JsonNode report = new ObjectMapper().readTree(printed());
        assertThat(report.at("/shopId").asText()).isEqualTo("default");
        assertThat(report.at("/findings").findValuesAsText("topic")).contains("visibility lag", "rate limit");
        assertThat(report.at("/calls").asInt()).isBetween(10, 60);
        assertHoldsNoSecret(printed());
    }

    @Test
    void measuresARefreshAndKeepsWhatCameOfIt() throws Exception {
        shop.quirks().rotateRefreshToken(true).voidOldAccessToken(true);
        int code = run("--config=" + withTokenFile(), "--measure-rotation");
        assertThat(printed()).contains("a refresh gives another refresh token", "refused with rt 101");
        assertThat(code).isEqualTo(FkwDoctor.NOT_ALL_KNOWN);
        String kept = new FileTokenStore(folder.resolve("tokens.json"))
                .load("default")
                .orElseThrow()
                .refreshToken();
        assertThat(kept).isNotEqualTo(tokens.refreshToken());
        assertThat(printed()).doesNotContain(kept);
        // The second run begins with what the first one kept.
        assertThat(run("--config=" + withTokenFile())).isNotEqualTo(FkwDoctor.TROUBLE);
        assertThat(shop.tokens().refusedRefreshes()).isZero();
    }

    @Test
    void spendsNoRefreshTokenWithoutAPlaceForTheNext() throws Exception {
        Path config = config(
                "camel.component.fkw.client-secret = " + FkwSimulator.DEFAULT_CLIENT_SECRET,
                "camel.component.fkw.refresh-token = " + tokens.refreshToken());
        assertThat(run("--config=" + config)).isEqualTo(FkwDoctor.WRONG_INPUT);
        assertThat(complained()).contains("camel.component.fkw.token-file", "would be lost");
        assertThat(printed()).isEmpty();
        assertThat(shop.journal().count()).isZero();
    }

    @Test
    void anAccessTokenIsEnoughForReads() throws Exception {
        Path config = config(
                "camel.component.fkw.client-secret = " + FkwSimulator.DEFAULT_CLIENT_SECRET,
                "camel.component.fkw.access-token = " + tokens.accessToken(),
                "camel.component.fkw.refresh-token = " + tokens.refreshToken());
        assertThat(run("--config=" + config)).isLessThanOrEqualTo(FkwDoctor.NOT_ALL_KNOWN);
        shop.expireAccessTokens(FkwSimulator.DEFAULT_SHOP_ID);
        assertThat(run("--config=" + config)).isEqualTo(FkwDoctor.TROUBLE);
        assertThat(shop.tokens().refreshAttempts()).isZero();
        assertThat(run("--config=" + config, "--measure-rotation")).isEqualTo(FkwDoctor.WRONG_INPUT);
        assertThat(complained()).contains("not enough for --measure-rotation");
        assertHoldsNoSecret(complained());
    }

    @Test
    void theEnvironmentWins() throws Exception {
        Path config = config(
                "camel.component.fkw.client-secret = wrong",
                "camel.component.fkw.token-file = " + folder.resolve("tokens.json"));
        int code = run(
                Map.of(
                        "CAMEL_COMPONENT_FKW_CLIENT_SECRET",
                        FkwSimulator.DEFAULT_CLIENT_SECRET,
                        "CAMEL_COMPONENT_FKW_REFRESH_TOKEN",
                        tokens.refreshToken(),
                        "PATH",
                        "/bin"),
                "--config=" + config);
        assertThat(complained()).isEmpty();
        assertThat(code).isLessThanOrEqualTo(FkwDoctor.NOT_ALL_KNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"client-secret", "refresh-token", "access-token", "token-key"})
    void takesNoSecretFromTheArguments(String name) {
        assertThat(run("--" + name + "=sesame-open-the-door")).isEqualTo(FkwDoctor.WRONG_INPUT);
        assertThat(complained())
                .contains("--" + name + " is refused", "(ps)", "camel.component.fkw." + name, "--config")
                .doesNotContain("sesame");
        assertThat(shop.journal().count()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sesame-open-the-door",
                "--watsh=2m",
                "--watch=2h",
                "--watch=soon",
                "--max-calls=3",
                "--max-pace=5",
                "--history=1m",
                "--config=nowhere.properties",
                "--max-calls"
            })
    void refusesWhatMakesNoSense(String argument) throws Exception {
        assertThat(run("--config=" + withTokenFile(), argument)).isEqualTo(FkwDoctor.WRONG_INPUT);
        assertThat(complained()).startsWith("fkw doctor: ").doesNotContain("sesame");
        assertThat(printed()).isEmpty();
        assertThat(shop.journal().count()).isZero();
    }

    @Test
    void aMisspeltSecretIsNotShown() throws Exception {
        Path config = config("camel.component.fkw.client-secert = sesame-open-the-door");
        assertThat(run("--config=" + config)).isEqualTo(FkwDoctor.WRONG_INPUT);
        assertThat(complained()).contains("camel.component.fkw.client-secert").doesNotContain("sesame");
    }

    @Test
    void aPlatformThatIsAwayIsTrouble() throws Exception {
        Path config = withTokenFile();
        Files.writeString(config, Files.readString(config) + "\ncamel.component.fkw.max-attempts = 1\n");
        shop.faults().next(5, Fault.maintenancePage());
        assertThat(run("--config=" + config)).isEqualTo(FkwDoctor.TROUBLE);
        assertThat(complained()).contains("fkw doctor: ");
        assertHoldsNoSecret(complained());
    }

    @Test
    void aDeadAuthorizationIsTrouble() throws Exception {
        shop.revoke(FkwSimulator.DEFAULT_SHOP_ID);
        assertThat(run("--config=" + withTokenFile())).isEqualTo(FkwDoctor.TROUBLE);
        assertThat(complained()).contains("authoriz");
        assertHoldsNoSecret(complained());
    }

    @Test
    void tellsWhatItCanDo() {
        assertThat(run("--help")).isEqualTo(FkwDoctor.KNOWN);
        assertThat(printed()).contains("--config=FILE", "--measure-rotation", "Ends with 0");
    }

    @Test
    void isACommandOfItsOwn() throws Exception {
        Path config = config(
                "camel.component.fkw.client-secret = {{env:FKW_SECRET}}",
                "camel.component.fkw.refresh-token = {{env:FKW_TOKEN}}",
                "camel.component.fkw.token-file = " + folder.resolve("tokens.json"));
        ProcessBuilder command = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FkwDoctor.class.getName(),
                        "--config=" + config,
                        "--max-calls=40")
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile());
        command.environment().put("FKW_SECRET", FkwSimulator.DEFAULT_CLIENT_SECRET);
        command.environment().put("FKW_TOKEN", tokens.refreshToken());
        Process process = command.start();
        try {
            assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        String report = Files.readString(folder.resolve("out"));
        assertThat(process.exitValue())
                .as(report + Files.readString(folder.resolve("err")))
                .isEqualTo(FkwDoctor.NOT_ALL_KNOWN);
        assertThat(report).contains("FKW doctor: shop default", "begin of a window: time_from itself belongs");
        assertHoldsNoSecret(report + Files.readString(folder.resolve("err")));
    }
}
