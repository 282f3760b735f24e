// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfkw.simulator.SimulatorClock;
import io.github.camelfkw.simulator.fkw.FkwSimulator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backlog of many orders through a real route in a heap of 64 MB. */
class BackfillTest {

    private static final int DAYS = 80;

    @TempDir
    Path folder;

    @Test
    void readsTheWholeBacklogInASmallHeap() throws Exception {
        try (FkwSimulator simulator =
                FkwSimulator.builder().clock(SimulatorClock.running()).build().start()) {
            simulator.journal().keepLast(10);
            BitSet expected = place(simulator);
            long begin = System.nanoTime();
            Process child = ChildRoute.start(
                    OrdersCounted.class,
                    folder,
                    simulator,
                    simulator.issueTokens(),
                    "delay=10",
                    "-Xmx64m",
                    "-XX:+ExitOnOutOfMemoryError");
            boolean ended = child.waitFor(20, TimeUnit.MINUTES);
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            child.destroyForcibly().waitFor();
            assertThat(ended && child.exitValue() == 0).as(() -> output()).isTrue();
            BitSet numbers = BitSet.valueOf(Files.readAllBytes(folder.resolve("numbers")));
            long deliveries = Long.parseLong(Files.readString(folder.resolve("deliveries")));
            long calls = simulator.journal().count("/api/order/getList");
            report(took, expected, numbers, deliveries, calls);
            assertThat(numbers).isEqualTo(expected);
            assertThat(deliveries).isEqualTo(Scale.BACKFILL_ORDERS);
            assertThat(simulator.journal().violationCount()).isZero();
        }
    }

    /** Two thirds of the orders lie within a twentieth of the time: a sale. */
    private static BitSet place(FkwSimulator simulator) {
        Random random = new Random(Scale.SEED);
        Instant begin = simulator.clock().instant().minus(Duration.ofDays(DAYS));
        int seconds = DAYS * 86_400 - 3_600;
        BitSet numbers = new BitSet();
        simulator
                .shop()
                .addOrders(Scale.BACKFILL_ORDERS, order -> order.createdAt(begin.plusSeconds(
                                order.index() % 3 == 0
                                        ? random.nextInt(seconds)
                                        : seconds / 2 + random.nextInt(seconds / 20)))
                        .status("wait_seller_ship"))
                .forEach(order -> numbers.set(OrdersCounted.numberOf(order.id())));
        return numbers;
    }

    private static void report(Duration took, BitSet expected, BitSet numbers, long deliveries, long calls) {
        BitSet missing = (BitSet) expected.clone();
        missing.andNot(numbers);
        Figures.write(
                "backfill",
                "| Orders | Heap | Lost | Duplicates | Calls | Calls per 1 000 orders | Seconds | Orders a second |\n"
                        + "| --- | --- | --- | --- | --- | --- | --- | --- |\n"
                        + String.format(
                                Locale.ROOT,
                                "| %s | 64 MB | **%s** | **%s** | %s | %.2f | %d | %s |%n",
                                Tally.number(expected.cardinality()),
                                Tally.number(missing.cardinality()),
                                Tally.number(deliveries - numbers.cardinality()),
                                Tally.number(calls),
                                1000.0 * calls / expected.cardinality(),
                                took.toSeconds(),
                                Tally.number(1000L * expected.cardinality() / Math.max(1, took.toMillis()))));
    }

    private String output() {
        try {
            String all = Files.readString(folder.resolve("output"));
            return all.substring(Math.max(0, all.length() - 4_000));
        } catch (java.io.IOException e) {
            return e.toString();
        }
    }
}
