// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.examples.ordersync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelfkw.component.fkw.client.token.AccessGrant;
import io.github.camelfkw.component.fkw.client.token.FileTokenStore;
import io.github.camelfkw.simulator.Fault;
import io.github.camelfkw.simulator.RecordedRequest;
import io.github.camelfkw.simulator.fkw.FkwSimulator;
import io.github.camelfkw.simulator.fkw.FkwSimulatorExtension;
import io.github.camelfkw.simulator.fkw.SimOrder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The program as a whole: started, killed and stopped as a process. */
class ProgramTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration LATENCY = Duration.ofMillis(10);
    private static final String SHIP = "/api/order/ship";
    private static final Pattern MOBILE = Pattern.compile("\\b1\\d{10}\\b");

    @RegisterExtension
    final FkwSimulatorExtension platform = new FkwSimulatorExtension();

    @TempDir
    Path work;

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void theDemoAgreesAndShowsNoSecret() throws Exception {
        try (ChildProcess demo = ChildProcess.start(work, "--seconds", "3", "--data", "data", "--csv-charset", "GBK")) {
            assertThat(demo.exitCode(120)).as(demo.output()).isZero();
            assertThat(demo.output())
                    .contains(
                            "The shop and the files agree.", "orders in ", "token valid until 20", "Stopped. Orders in")
                    .doesNotContain("\tat ", "ERROR", FkwSimulator.DEFAULT_CLIENT_SECRET);
            Path data = onlyFolder(work.resolve("data"));
            assertNoSecret(demo.output(), data);
        }
    }

    @Test
    void missingPropertiesAreNamed() throws Exception {
        ShopAccess half = new ShopAccess("id", " ", "token", "1", "http://127.0.0.1:1");
        try (ChildProcess program = ChildProcess.start(work, half)) {
            assertThat(program.exitCode(60)).isEqualTo(2);
            assertThat(program.output())
                    .contains("FKW_CLIENT_SECRET")
                    .doesNotContain("FKW_CLIENT_ID", "token ", "\tat ");
        }
    }

    @Test
    void anUnreachablePlatformIsToldAndCtrlCStillEndsItCleanly() throws Exception {
        ShopAccess nowhere = new ShopAccess("id", "secret-xyz", "refresh-xyz", "1", "http://127.0.0.1:1");
        try (ChildProcess program = ChildProcess.start(work, nowhere)) {
            await().atMost(PATIENCE).until(() -> program.output().contains("(the last one failed)"));
            program.stop();
            assertThat(program.exitCode(20)).isIn(0, 143);
            assertThat(program.output())
                    .contains("order-sync: shop 1 at http://127.0.0.1:1", "Stopped.")
                    .containsOnlyOnce("WARN: The shop cannot be read; the next poll tries again: ")
                    .doesNotContain("\tat ", "secret-xyz", "refresh-xyz");
        }
    }

    /** Killed twice while orders come in and twice within a waybill file; then nothing is lost and nothing sent twice. */
    @Test
    void kill9LosesNothingAndSendsNoSecondParcel() throws Exception {
        Random random = new Random(20_261_122);
        FkwSimulator simulator = platform.simulator();
        simulator.faults().latency(LATENCY);
        List<SimOrder> orders = simulator.shop().addOrders(160, spec -> spec.status("wait_seller_ship"));
        ShopAccess shop = RunningSync.access(simulator);
        Path data = work.resolve("data");
        Path inbox = data.resolve("inbox");

        int seen = 0;
        for (int kill = 0; kill < 2; kill++) {
            int enough = Math.min(150, seen + 1 + random.nextInt(70));
            try (ChildProcess program = ChildProcess.start(work, shop, "--data", "data")) {
                await().pollInterval(Duration.ofMillis(5)).atMost(PATIENCE).until(() -> count(inbox) >= enough);
                program.kill();
            }
            seen = count(inbox);
            simulator.shop().touch(orders.get(random.nextInt(orders.size())).id());
        }
        Path waybills = data.resolve("waybills").resolve("w.csv");
        for (int kill = 0; kill < 2; kill++) {
            long enough = accepted(simulator).size() + 5 + random.nextInt(50);
            holdUpAfter(enough + 10, simulator);
            try (ChildProcess program = ChildProcess.start(work, shop, "--data", "data")) {
                await().atMost(PATIENCE).until(() -> count(inbox) == orders.size() && isUpToDate(inbox, orders));
                if (kill == 0) {
                    drop(waybills, orders);
                }
                await().pollInterval(Duration.ofMillis(5))
                        .atMost(PATIENCE)
                        .until(() -> accepted(simulator).size() >= enough);
                program.kill();
            }
            simulator.faults().clear();
            simulator.faults().latency(LATENCY);
            assertThat(waybills).exists();
        }
        try (ChildProcess program = ChildProcess.start(work, shop, "--data", "data")) {
            await().atMost(PATIENCE).until(() -> !Files.exists(waybills));
            program.stop();
            assertThat(program.exitCode(20)).isIn(0, 143);
            assertThat(program.output()).contains("Stopped.").doesNotContain("\tat ", "ERROR");
            assertNoSecret(program.output(), data);
        }

        Map<String, Long> parcels = accepted(simulator).stream()
                .collect(Collectors.groupingBy(request -> request.param("order_id"), Collectors.counting()));
        assertThat(parcels).hasSize(orders.size()).allSatisfy((order, count) -> assertThat(count)
                .as("parcels of order " + order)
                .isEqualTo(1));
        List<String> results = Files.readAllLines(data.resolve("waybills/done/w.result.csv"));
        assertThat(results).hasSize(orders.size() + 1).noneMatch(line -> line.contains("failed"));
        assertThat(results).anyMatch(line -> line.contains("already shipped"));
        assertThat(data.resolve("waybills/error/w.failed.csv")).doesNotExist();
        assertThat(simulator.journal().violations()).isEmpty();
        assertNoLineTwice(data.resolve("orders"), orders);
    }

    @Test
    void ctrlCWithinAWaybillFileEndsSoonAndTheNextStartGoesOn() throws Exception {
        FkwSimulator simulator = platform.simulator();
        simulator.faults().latency(Duration.ofMillis(50));
        List<SimOrder> orders = simulator.shop().addOrders(300, spec -> spec.status("wait_seller_ship"));
        ShopAccess shop = RunningSync.access(simulator);
        Path waybills = work.resolve("data/waybills/w.csv");
        try (ChildProcess program = ChildProcess.start(work, shop, "--data", "data")) {
            await().atMost(PATIENCE).until(() -> program.output().contains("Ctrl-C ends it"));
            drop(waybills, orders);
            await().atMost(PATIENCE).until(() -> accepted(simulator).size() >= 5);
            program.stop();
            assertThat(program.exitCode(15)).isIn(0, 143);
            assertThat(program.output())
                    .contains("w.csv stays in the folder", "wait for the next start", "Stopped.")
                    .doesNotContain("\tat ", "ERROR");
        }
        assertThat(waybills).exists();
        simulator.faults().clear();
        try (ChildProcess program = ChildProcess.start(work, shop, "--data", "data")) {
            await().atMost(PATIENCE).until(() -> !Files.exists(waybills));
            assertThat(program.isAlive()).isTrue();
        }
        assertThat(accepted(simulator)).hasSize(orders.size());
    }

    private static void drop(Path file, List<SimOrder> orders) throws IOException {
        StringBuilder text = new StringBuilder("订单号,物流单号,物流公司编码,物流公司名称\n");
        orders.forEach(order ->
                text.append(order.id()).append(",SF").append(order.id()).append(",shunfeng,顺丰速运\n"));
        Path hidden = file.resolveSibling(".w.csv");
        Files.writeString(hidden, text);
        Files.move(hidden, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** So that the program is still busy with its file when it is killed, however late that is. */
    private static void holdUpAfter(long parcels, FkwSimulator simulator) {
        simulator
                .faults()
                .next(
                        1_000,
                        Fault.neverAnswer(),
                        request -> request.path().equals(SHIP)
                                && accepted(simulator).size() >= parcels);
    }

    private static List<RecordedRequest> accepted(FkwSimulator simulator) {
        return simulator.journal().requests(SHIP).stream()
                .filter(request -> Integer.valueOf(0).equals(request.rt()))
                .toList();
    }

    private boolean isUpToDate(Path inbox, List<SimOrder> orders) throws IOException {
        for (SimOrder order : orders) {
            JsonNode wanted = json.readTree(order.json());
            try {
                JsonNode kept = json.readTree(Files.readString(inbox.resolve(order.id() + ".json")));
                if (!kept.path("seller_remarks")
                        .asText()
                        .equals(wanted.path("seller_remarks").asText())) {
                    return false;
                }
            } catch (NoSuchFileException justReplaced) {
                return false;
            }
        }
        return true;
    }

    private static int count(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return (int) files.filter(file -> file.toString().endsWith(".json")).count();
        }
    }

    private static void assertNoLineTwice(Path folder, List<SimOrder> orders) throws IOException {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                // Without the header: midnight begins another file.
                lines.addAll(Files.readAllLines(file).stream().skip(1).toList());
            }
        }
        assertThat(lines).doesNotHaveDuplicates();
        Set<String> ids = new HashSet<>();
        lines.forEach(line -> ids.add(line.substring(0, line.indexOf(','))));
        assertThat(ids).containsAll(orders.stream().map(SimOrder::id).toList());
    }

    private void assertNoSecret(String output, Path data) throws IOException {
        assertThat(output).doesNotContainPattern(MOBILE.pattern());
        Path log = data.resolve("log/order-sync.log");
        String everything = output + (Files.exists(log) ? Files.readString(log) : "");
        AccessGrant grant = new FileTokenStore(data.resolve("state/tokens.json"))
                .load(FkwSimulator.DEFAULT_SHOP_ID)
                .orElseThrow();
        assertThat(everything)
                .doesNotContain(grant.accessToken(), grant.refreshToken(), FkwSimulator.DEFAULT_CLIENT_SECRET);
        try (Stream<Path> files = Files.list(data.resolve("inbox"))) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".json")).toList()) {
                JsonNode order = json.readTree(Files.readString(file, StandardCharsets.UTF_8));
                assertThat(everything)
                        .doesNotContain(order.path("mobile").asText())
                        .doesNotContain(order.path("street").asText());
            }
        }
    }

    private static Path onlyFolder(Path parent) throws IOException {
        try (Stream<Path> folders = Files.list(parent)) {
            return folders.toList().get(0);
        }
    }
}
