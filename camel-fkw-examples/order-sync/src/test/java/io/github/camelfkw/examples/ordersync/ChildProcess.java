// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.examples.ordersync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The program as a user starts it, in a JVM of its own. */
final class ChildProcess implements AutoCloseable {

    private final Process process;
    private final Path output;

    private ChildProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** Runs the demo, or what the arguments say. */
    static ChildProcess start(Path work, String... arguments) throws IOException {
        return start(work, null, arguments);
    }

    /** Runs against a shop; its secrets go through the environment, as the guide says. */
    static ChildProcess start(Path work, ShopAccess shop, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "-Dorders.delay=200",
                "-Dorders.pageSize=20",
                "-Dwaybills.delay=100",
                "-Dwaybills.minAge=50",
                "-Dprogress.period=500",
                OrderSync.class.getName()));
        command.addAll(Arrays.asList(arguments));
        Path output = Files.createTempFile(work, "output", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(work.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("FKW_"));
        if (shop != null) {
            builder.environment().put("FKW_CLIENT_ID", shop.clientId());
            builder.environment().put("FKW_CLIENT_SECRET", shop.clientSecret());
            builder.environment().put("FKW_REFRESH_TOKEN", shop.refreshToken());
            builder.environment().put("FKW_SHOP_ID", shop.shopId());
            builder.environment().put("FKW_BASE_URI", shop.baseUri());
        }
        return new ChildProcess(builder.start(), output);
    }

    /** kill -9. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }

    /** As Ctrl-C does. */
    void stop() {
        process.destroy();
    }

    int exitCode(int seconds) throws InterruptedException, IOException {
        assertThat(process.waitFor(seconds, TimeUnit.SECONDS))
                .as("ended within %d s; it printed: %s", seconds, output())
                .isTrue();
        return process.exitValue();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** So far: the last character may be there by half. */
    String output() throws IOException {
        return new String(Files.readAllBytes(output), Charset.defaultCharset());
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
