// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.examples.ordersync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelfkw.simulator.fkw.FkwSimulator;
import io.github.camelfkw.simulator.fkw.FkwSimulatorExtension;
import io.github.camelfkw.simulator.fkw.SimOrder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class OrdersInTest {

    @RegisterExtension
    final FkwSimulatorExtension platform = new FkwSimulatorExtension();

    @TempDir
    Path data;

    @Test
    void aPaidOrderBecomesAFileAndALineAndANewerVersionTakesItsPlace() throws IOException {
        FkwSimulator simulator = platform.simulator();
        SimOrder order = simulator.shop().addOrder(spec -> spec.status("wait_seller_ship"));
        SimOrder unpaid = simulator.shop().addOrder();
        Path file = data.resolve("inbox").resolve(order.id() + ".json");
        try (RunningSync sync = new RunningSync(RunningSync.access(simulator), data, StandardCharsets.UTF_8)) {
            await().atMost(RunningSync.PATIENCE).until(() -> Files.exists(file) && lines().size() == 1);
            assertThat(Files.readString(file)).contains("\"id\":\"" + order.id() + "\"");

            simulator.shop().touch(order.id());

            await().atMost(RunningSync.PATIENCE).until(() -> lines().size() == 2);
            assertThat(Files.readString(file)).contains("备注2");
            await().atMost(RunningSync.PATIENCE)
                    .until(() -> sync.output().contains("orders in 2 | shipped 0 | failed 0 | token valid until 20"));
        }
        assertThat(data.resolve("inbox").resolve(unpaid.id() + ".json")).doesNotExist();
        try (Stream<Path> files = Files.list(data.resolve("inbox"))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void aRestartGoesOnWhereItStopped() throws IOException {
        FkwSimulator simulator = platform.simulator();
        SimOrder first = simulator.shop().addOrder(spec -> spec.status("wait_seller_ship"));
        Path firstFile = data.resolve("inbox").resolve(first.id() + ".json");
        ShopAccess shop = RunningSync.access(simulator);
        try (RunningSync sync = new RunningSync(shop, data, StandardCharsets.UTF_8)) {
            await().atMost(RunningSync.PATIENCE).until(() -> Files.exists(firstFile) && lines().size() == 1);
            assertThat(sync.folder().tokenFile()).exists();
        }
        // The ERP took the file; it must not come again.
        Files.delete(firstFile);
        SimOrder second = simulator.shop().addOrder(spec -> spec.status("wait_seller_ship"));
        try (RunningSync sync = new RunningSync(shop, data, StandardCharsets.UTF_8)) {
            Path secondFile = sync.folder().inbox().resolve(second.id() + ".json");
            await().atMost(RunningSync.PATIENCE).until(() -> Files.exists(secondFile) && lines().size() == 2);
        }
        assertThat(firstFile).doesNotExist();
        assertThat(simulator.tokens().refreshes()).isEqualTo(1);
    }

    /** One for each version of an order. Midnight begins another file, with a header of its own. */
    private List<String> lines() throws IOException {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.list(data.resolve("orders"))) {
            for (Path file : files.toList()) {
                Files.readString(file).lines().skip(1).forEach(lines::add);
            }
        }
        return lines;
    }
}
