// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.examples.memberbridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelfkw.examples.memberbridge.demo.Platforms;
import io.github.camelfkw.simulator.SimulatorClock;
import io.github.camelfkw.simulator.fkw.SimMember;
import io.github.camelfkw.simulator.fkw.SimPointChange;
import io.github.camelfkw.simulator.zvcms.SimUser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** The bridge in this JVM, between three simulators, at a test's pace and on a clock that stands still. */
public final class RunningBridge implements AutoCloseable {

    /** For a machine that has much to do. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    static final Duration SETTLE = Duration.ofMinutes(5);

    private final Platforms platforms = Platforms.start();
    private final SimulatorClock clock = SimulatorClock.fixed(Instant.parse("2026-11-22T04:00:00Z"));
    private final Path data;
    private DataFolder folder;
    private BridgeApp app;
    private int files;

    public RunningBridge(Path data) {
        this.data = data;
        folder = DataFolder.open(data);
    }

    /** Starts the routes; after {@link #stop} again, on the same folder. */
    public RunningBridge start() {
        app = new BridgeApp(folder, clock, new Random(42))
                .set(platforms.properties())
                .set("till.delay", "20")
                .set("till.minAge", "0")
                .set("till.checkInterval", "10")
                .set("rows.delay", "20")
                .set("goods.delay", "30")
                .set("goods.pageSize", "2");
        app.start();
        return this;
    }

    /** Stops the routes; the platforms and the folder stay. */
    public void stop() {
        app.close();
        app = null;
    }

    public Platforms platforms() {
        return platforms;
    }

    public DataFolder folder() {
        return folder;
    }

    SimulatorClock clock() {
        return clock;
    }

    /** Drops a file of the till. */
    public void drop(String... rows) throws IOException {
        drop(String.join("\n", rows).getBytes(StandardCharsets.UTF_8));
    }

    void drop(byte[] content) throws IOException {
        drop("till-" + ++files + ".jsonl", content);
    }

    void drop(String name, byte[] content) throws IOException {
        Path hidden = folder.till().resolve("." + name);
        Files.write(hidden, content);
        Files.move(hidden, folder.till().resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    /** A row of somebody who shows his code. */
    public static String row(String receipt, SimUser user, int points) {
        return row(receipt, user.userCode(), points);
    }

    static String row(String receipt, String code, int points) {
        return "{\"receipt\":\"" + receipt + "\",\"points\":" + points + ",\"code\":\"" + code + "\"}";
    }

    /** Waits until no row is left. */
    public void awaitDecided() {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() ->
                        names(folder.till()).isEmpty() && names(folder.rows()).isEmpty());
    }

    /** Names of the files in a folder, without hidden ones. */
    public static List<String> names(Path where) {
        try (Stream<Path> files = Files.list(where)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of the one file in people/ whose name begins so. */
    String people(String start) throws IOException {
        List<String> found = names(folder.people()).stream()
                .filter(name -> name.startsWith(start))
                .toList();
        assertThat(found).as("files of %s in people/", start).hasSize(1);
        return Files.readString(folder.people().resolve(found.get(0)));
    }

    List<String> results() throws IOException {
        Path file = folder.results().resolve("receipts.csv");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    /** A ZVCMS member who is an FKW member with 100 points. */
    public SimUser knownUser() {
        SimUser user = platforms.zvcms().addUser();
        platforms.fkw().shop().addMember(spec -> spec.acct("zv_" + user.id()).points(100, 100));
        return user;
    }

    List<SimMember> members(SimUser user) {
        return platforms.fkw().shop().members().stream()
                .filter(member -> member.acct().equals("zv_" + user.id()))
                .toList();
    }

    /** What became of a member's points, as {@code change detail}. */
    List<String> points(SimUser user) {
        return members(user).stream()
                .flatMap(member -> platforms.fkw().shop().pointChanges(member.id()).stream())
                .map(RunningBridge::shown)
                .toList();
    }

    private static String shown(SimPointChange change) {
        return change.change() + " " + change.detail();
    }

    /** So many requests of this path came to FKW, whose effects are seen a moment before its journal has them. */
    public RunningBridge fkwRequests(String path, long number) {
        await().atMost(PATIENCE).until(() -> platforms.fkw().journal().count(path) >= number);
        assertThat(platforms.fkw().journal().count(path)).as(path).isEqualTo(number);
        return this;
    }

    /** None of the three platforms was asked for what its document does not allow. */
    public void asDocumented() {
        assertThat(platforms.zvcms().journal().violations()).isEmpty();
        assertThat(platforms.fkw().journal().violations()).isEmpty();
        assertThat(platforms.apifm().journal().violations()).isEmpty();
    }

    @Override
    public void close() {
        if (app != null) {
            app.close();
        }
        folder.close();
        platforms.close();
    }
}
