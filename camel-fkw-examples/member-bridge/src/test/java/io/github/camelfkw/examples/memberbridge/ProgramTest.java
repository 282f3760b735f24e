// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.examples.memberbridge;

import static io.github.camelfkw.examples.memberbridge.RunningBridge.PATIENCE;
import static io.github.camelfkw.examples.memberbridge.RunningBridge.names;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelfkw.examples.memberbridge.demo.Platforms;
import io.github.camelfkw.simulator.Fault;
import io.github.camelfkw.simulator.fkw.FkwMarks;
import io.github.camelfkw.simulator.fkw.SimPointChange;
import io.github.camelfkw.simulator.zvcms.SimUser;
import io.github.camelfkw.simulator.zvcms.ZvcmsSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a user starts it: in a JVM of its own, which may be killed. */
class ProgramTest {

    private static final Duration LATENCY = Duration.ofMillis(5);

    @TempDir
    Path work;

    private Process process;
    private Path output;

    @AfterEach
    void end() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    private void start(Map<String, String> properties) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path")));
        properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of(MemberBridge.class.getName(), "data"));
        output = Files.createTempFile(work, "output", ".txt");
        process = new ProcessBuilder(command)
                .directory(work.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    private void kill() throws InterruptedException {
        process.destroyForcibly();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }

    private int exitCode() throws InterruptedException {
        assertThat(process.waitFor(PATIENCE.toSeconds() * 2, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    @Test
    void theDemoAgreesAndShowsNobodysData() throws Exception {
        start(Map.of());
        assertThat(exitCode()).as(Files.readString(output)).isZero();
        String shown = Files.readString(output);
        assertThat(shown)
                .contains("The three platforms agree with the till.", "do not allow 0")
                .doesNotContain("\tat ", "ERROR", "WRONG", ZvcmsSimulator.DEFAULT_SECRET)
                // A user code, a card, an inner number, a mobile number, a nickname of the ZVCMS simulator.
                .doesNotContainPattern("UC[0-9]{8}|8800[0-9]{9}|inner-|1990000|pw-|会员[0-9]");
        assertThat(FkwMarks.in(shown)).isEmpty();
    }

    @Test
    void aSettingThatIsMissingIsNamed() throws Exception {
        start(Map.of("fkw.clientId", "id", "zvcms.openId", "open"));
        assertThat(exitCode()).isEqualTo(2);
        assertThat(Files.readString(output))
                .contains("fkw.clientSecret", "zvcms.secret", "apifm.subDomain", "FKW_CLIENTSECRET")
                .doesNotContain("fkw.clientId", "\tat ");
    }

    /** Killed twice while points are booked; then each receipt is booked once. */
    @Test
    void kill9LosesNoReceiptAndBooksNoneTwice() throws Exception {
        Random random = new Random(20_261_122);
        try (Platforms platforms = Platforms.start()) {
            platforms.fkw().faults().latency(LATENCY);
            List<SimUser> users = IntStream.range(0, 6)
                    .mapToObj(i -> platforms.zvcms().addUser())
                    .toList();
            List<String> rows = IntStream.range(0, 90)
                    .mapToObj(i -> RunningBridge.row("R-" + i, users.get(i % users.size()), 1 + i))
                    .toList();
            Map<String, String> settings = settings(platforms);
            Path data = work.resolve("data");
            drop(data, rows);
            for (int kill = 0; kill < 2; kill++) {
                int enough = booked(platforms).size() + 5 + random.nextInt(25);
                holdUpAfter(enough + 10, platforms);
                start(settings);
                await().pollInterval(Duration.ofMillis(5))
                        .atMost(PATIENCE)
                        .until(() -> booked(platforms).size() >= enough);
                kill();
                platforms.fkw().faults().clear();
                platforms.fkw().faults().latency(LATENCY);
            }
            assertThat(names(data.resolve("rows"))).isNotEmpty();
            start(settings);
            await().atMost(PATIENCE)
                    .until(() -> booked(platforms).size() >= rows.size()
                            && names(data.resolve("rows")).isEmpty());

            Map<String, Long> times = booked(platforms).stream()
                    .collect(Collectors.groupingBy(SimPointChange::detail, Collectors.counting()));
            assertThat(times).hasSize(rows.size()).allSatisfy((receipt, count) -> assertThat(count)
                    .as(receipt)
                    .isEqualTo(1));
            assertThat(platforms.fkw().shop().members()).hasSize(users.size());
            assertThat(names(data.resolve("people"))).isEmpty();
            assertThat(names(data.resolve("state/open"))).isEmpty();
            assertThat(platforms.fkw().journal().violations()).isEmpty();
        }
    }

    private static Map<String, String> settings(Platforms platforms) {
        Map<String, String> settings = new HashMap<>(platforms.properties());
        settings.put("till.delay", "50");
        settings.put("till.minAge", "0");
        settings.put("till.checkInterval", "10");
        settings.put("rows.delay", "50");
        settings.put("bridge.settle", "PT1S");
        return settings;
    }

    private static void drop(Path data, List<String> rows) throws IOException {
        Path till = Files.createDirectories(data.resolve("till"));
        Path hidden = Files.writeString(till.resolve(".till.jsonl"), String.join("\n", rows));
        Files.move(hidden, till.resolve("till.jsonl"), StandardCopyOption.ATOMIC_MOVE);
    }

    /** So that the program is still busy with its rows when it is killed, however late that is. */
    private static void holdUpAfter(int bookings, Platforms platforms) {
        platforms
                .fkw()
                .faults()
                .next(
                        1_000,
                        Fault.neverAnswer(),
                        request -> request.path().equals(BookingsTest.POINTS)
                                && booked(platforms).size() >= bookings);
    }

    private static List<SimPointChange> booked(Platforms platforms) {
        return platforms.fkw().shop().members().stream()
                .flatMap(member -> platforms.fkw().shop().pointChanges(member.id()).stream())
                .toList();
    }
}
