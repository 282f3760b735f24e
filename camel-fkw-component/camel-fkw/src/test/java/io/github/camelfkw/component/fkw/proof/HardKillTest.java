// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelfkw.component.fkw.proof.Checker.Verdict;
import io.github.camelfkw.component.fkw.proof.Checker.Wanted;
import io.github.camelfkw.simulator.SimulatorClock;
import io.github.camelfkw.simulator.fkw.FkwSimulator;
import io.github.camelfkw.simulator.fkw.FkwTokens;
import io.github.camelfkw.simulator.fkw.Life;
import io.github.camelfkw.simulator.fkw.SimOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real route whose process is killed (SIGKILL) again and again, at any point, while the shop goes on living. */
class HardKillTest {

    private static final Duration SETTLE = Duration.ofSeconds(1);
    private static final Duration LOOKBACK = Duration.ofSeconds(4);

    /** Orders of a slice: what a kill may make the next process repeat. In every second process, by an option … */
    private static final int SLICE = 100;

    /** … in the others as it is by default, with slices read ahead. */
    private static final int DEFAULT_SLICE = 1200;

    private static final String[] JVM = {"-XX:TieredStopAtLevel=1", "-Xshare:auto", "-XX:+UseSerialGC", "-Xmx128m"};

    @TempDir
    Path folder;

    private final Random random = new Random(77 + Scale.SEED);
    private final List<String> ids = new ArrayList<>();

    /** The numbers of the processes that lived long enough to say so, with small slices. */
    private final Set<Integer> limitedLives = new HashSet<>();

    private FkwSimulator simulator;
    private FkwTokens tokens;

    @Test
    void losesNothingAndRepeatsOneSliceAtMost() throws Exception {
        try (FkwSimulator running = FkwSimulator.builder()
                .clock(SimulatorClock.running())
                .seed(78 + Scale.SEED)
                .build()
                .start()) {
            simulator = running;
            tokens = running.issueTokens();
            running.journal().keepLast(10);
            running.quirks().visibilityLag(Duration.ofSeconds(2));
            Instant startFrom = running.clock().instant().minus(Duration.ofHours(2));
            placePast();
            running.life()
                    .rates(12, 10, 2)
                    .rate(Life.Event.SHIPPED, 8)
                    .rate(Life.Event.TOUCHED, 8)
                    .start();
            String options = "startFrom=" + startFrom.truncatedTo(java.time.temporal.ChronoUnit.SECONDS)
                    + "&settle=1s&lookback=4s&delay=20&rawPayload=true&pageSize=25";
            String limited = options + "&maxMessagesPerPoll=" + SLICE;
            for (int i = 0; i < Scale.KILLS; i++) {
                int lives = lives();
                runAndKill(i % 2 == 0 ? limited : options);
                if (i % 2 == 0 && lives() > lives) {
                    limitedLives.add(lives);
                }
                makeWork();
            }
            running.life().stop();
            finish(options);
            check(startFrom);
        }
    }

    private void placePast() {
        Instant now = simulator.clock().instant();
        simulator
                .shop()
                .addOrders(400, order -> order.createdAt(now.minusSeconds(60 + random.nextInt(6_000)))
                        .status("wait_seller_ship"))
                .forEach(order -> ids.add(order.id()));
    }

    /** So that the next process has something to be killed in. */
    private void makeWork() {
        simulator.shop().addOrders(60, order -> order.status("wait_seller_ship")).stream()
                .map(SimOrder::id)
                .forEach(ids::add);
        Collections.shuffle(ids, random);
        simulator.shop().bulkEdit(ids.subList(0, Math.min(40, ids.size())));
        if (random.nextInt(10) == 0) {
            simulator.expireAccessTokens(simulator.shop().id());
        }
    }

    private Path evidence() {
        return folder.resolve("evidence");
    }

    /**
     * One time in six kills while the process starts, twice some time after it has begun to write, and three times when
     * it has written so much more: in the midst of its deliveries.
     */
    private void runAndKill(String options) throws Exception {
        long before = written();
        Process child = ChildRoute.start(OrdersToFile.class, folder, simulator, tokens, options, JVM);
        try {
            int millis = 0;
            int dice = random.nextInt(6);
            if (dice == 0) {
                millis = random.nextInt(1_500);
            } else {
                // The lines of start and first poll are shorter than 40 bytes, that of a delivery is longer.
                long more = dice < 3 ? 1 : 40 + random.nextInt(5_000);
                await().atMost(Duration.ofSeconds(60))
                        .pollInterval(Duration.ofMillis(1))
                        .until(() -> written() >= before + more || !child.isAlive());
                millis = dice < 3 ? random.nextInt(500) : 0;
            }
            assertThat(child.waitFor(millis, TimeUnit.MILLISECONDS))
                    .as(this::output)
                    .isFalse();
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    private int lives() throws IOException {
        return Files.exists(evidence()) ? EvidenceFile.read(evidence()).starts().size() : 0;
    }

    private long written() throws IOException {
        return Files.exists(evidence()) ? Files.size(evidence()) : 0;
    }

    /** Lets the last process come to its end, with nothing changing any more. */
    private void finish(String options) throws Exception {
        Instant target = simulator.clock().instant().plus(LOOKBACK).plus(SETTLE).plusSeconds(2);
        Process child = ChildRoute.start(OrdersToFile.class, folder, simulator, tokens, options, JVM);
        try {
            await().atMost(Duration.ofMinutes(3))
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> {
                        List<Evidence.Saved> saves =
                                EvidenceFile.read(evidence()).saves();
                        return !child.isAlive()
                                || (!saves.isEmpty()
                                        && saves.get(saves.size() - 1).reached().isAfter(target));
                    });
            assertThat(child.isAlive()).as(this::output).isTrue();
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    private void check(Instant startFrom) throws IOException {
        Evidence evidence = EvidenceFile.read(evidence());
        Verdict verdict = Checker.check(
                evidence,
                new Wanted(startFrom, List.of(), SETTLE, LOOKBACK),
                simulator.history().versions(),
                simulator.clock().instant());
        int most = mostRepeatedInALife(evidence, limitedLives::contains);
        int mostByDefault = mostRepeatedInALife(evidence, life -> !limitedLives.contains(life));
        Figures.write(
                "kills",
                "| Kills | Orders | Versions | Delivered | Lost | Passed over | Duplicates |"
                        + " Repeated after a kill | At most after one kill, slices of "
                        + SLICE + " | At most after one kill, default options |\n"
                        + "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n"
                        + String.format(
                                Locale.ROOT,
                                "| %d | %s | %s | %s | **%d** | **%d** | **%d** | %s | %d | %d |%n",
                                Scale.KILLS,
                                Tally.number(simulator.shop().orderCount()),
                                Tally.number(verdict.versions()),
                                Tally.number(evidence.acceptedCount()),
                                verdict.lost().size(),
                                verdict.passedOver().size()
                                        + verdict.outOfReach().size(),
                                verdict.repeated().size(),
                                Tally.number(verdict.allowedRepetitions()),
                                most,
                                mostByDefault));
        assertThat(verdict.isClean()).as(verdict::faults).isTrue();
        assertThat(most).isLessThanOrEqualTo(SLICE);
        assertThat(mostByDefault).isLessThanOrEqualTo(DEFAULT_SLICE);
        assertThat(simulator.journal().violationCount()).isZero();
    }

    /** Acceptances in one life of what a certain earlier one had accepted: it was killed before its slice was saved. */
    private static int mostRepeatedInALife(Evidence evidence, IntPredicate killed) {
        List<Evidence.Key> accepted = evidence.acceptances();
        List<Evidence.Started> starts = evidence.starts();
        Map<Evidence.Key, Integer> before = new HashMap<>();
        int most = 0;
        for (int life = 0; life < starts.size(); life++) {
            int to = life + 1 < starts.size() ? starts.get(life + 1).accepted() : accepted.size();
            List<Evidence.Key> here = accepted.subList(starts.get(life).accepted(), to);
            Map<Integer, Integer> repeated = new HashMap<>();
            for (Evidence.Key key : here) {
                Integer earlier = before.put(key, life);
                if (earlier != null && earlier != life && killed.test(earlier)) {
                    repeated.merge(earlier, 1, Integer::sum);
                }
            }
            most = Math.max(
                    most, repeated.values().stream().mapToInt(n -> n).max().orElse(0));
        }
        return most;
    }

    private String output() {
        try {
            String all = Files.readString(folder.resolve("output"));
            return all.substring(Math.max(0, all.length() - 4_000));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
