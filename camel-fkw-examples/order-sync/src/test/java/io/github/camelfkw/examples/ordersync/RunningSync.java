// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.examples.ordersync;

import static org.awaitility.Awaitility.await;

import io.github.camelfkw.simulator.fkw.FkwSimulator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;

/** The routes in this JVM, against a simulator, at a test's pace. */
final class RunningSync implements AutoCloseable {

    /** For a machine that has much to do. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private final DataFolder folder;
    private final SyncApp app;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<String> failed = new CopyOnWriteArrayList<>();

    RunningSync(ShopAccess shop, Path data, Charset charset) {
        folder = DataFolder.open(data);
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        app = new SyncApp(shop, folder, charset, new Console(print, print), Clock.systemDefaultZone());
        app.set("orders.delay", "200")
                .set("waybills.delay", "100")
                .set("waybills.minAge", "50")
                .set("progress.period", "200");
        app.bind("failures", new EventNotifierSupport() {
            @Override
            public void notify(CamelEvent event) {
                if (event instanceof CamelEvent.ExchangeFailedEvent failure) {
                    failed.add(failure.getExchange().getFromRouteId());
                }
            }
        });
        app.start();
    }

    static ShopAccess access(FkwSimulator simulator) {
        return new ShopAccess(
                FkwSimulator.DEFAULT_CLIENT_ID,
                FkwSimulator.DEFAULT_CLIENT_SECRET,
                simulator.issueTokens().refreshToken(),
                FkwSimulator.DEFAULT_SHOP_ID,
                simulator.baseUri().toString());
    }

    DataFolder folder() {
        return folder;
    }

    /** The routes whose exchanges have failed, one for each exchange. */
    List<String> failed() {
        return List.copyOf(failed);
    }

    String output() {
        return out.toString(StandardCharsets.UTF_8);
    }

    void drop(String name, byte[] content) throws IOException {
        drop(folder, name, content);
    }

    void drop(String name, String... lines) throws IOException {
        drop(name, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    static void drop(DataFolder folder, String name, byte[] content) throws IOException {
        Path hidden = folder.waybills().resolve("." + name);
        Files.write(hidden, content);
        Files.move(hidden, folder.waybills().resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    /** The lines of a file that is whole as soon as it is there. */
    List<String> linesOf(Path file, Charset charset) throws IOException {
        await().atMost(PATIENCE).until(() -> Files.exists(file));
        return Files.readString(file, charset).lines().toList();
    }

    @Override
    public void close() {
        app.close();
        folder.close();
    }
}
