// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.karaf;

import static org.awaitility.Awaitility.await;

import io.github.camelfkw.component.fkw.FkwComponent;
import io.github.camelfkw.component.fkw.client.model.Order;
import io.github.camelfkw.simulator.FkwSimulatorMain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;

/** The simulated shop, in a process of its own, and a look into its books past Karaf. */
final class Shop implements AutoCloseable {

    private final Process process;
    private final Path output;
    private final CamelContext books = new DefaultCamelContext();

    Shop(Path folder, String... options) throws Exception {
        output = folder.resolve("simulator.txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                FkwSimulatorMain.class.getName(),
                "--port=0"));
        command.addAll(List.of(options));
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        // Whatever goes wrong here: nothing stays behind.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        await().atMost(Duration.ofMinutes(2)).until(() -> output().contains("Ctrl-C ends it."));
        FkwComponent fkw = new FkwComponent();
        fkw.setBaseUri(baseUri());
        fkw.setClientId(said("client_id"));
        fkw.setClientSecret(said("client_secret"));
        fkw.setAccessToken(said("access_token"));
        // The real one is Karaf's; two that refresh would take it from each other.
        fkw.setRefreshToken("not needed as long as the access token lives");
        books.addComponent("fkw", fkw);
        books.start();
    }

    /** So far: the last character may be there by half. */
    private String output() {
        try {
            return new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String baseUri() {
        return found("FKW simulator at (\\S+)");
    }

    /** What the simulator said on its start, such as refresh_token. */
    String said(String name) {
        return found(name + " +(\\S+)");
    }

    private String found(String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(output());
        if (!matcher.find()) {
            throw new IllegalStateException("The simulator did not say " + pattern);
        }
        return matcher.group(1);
    }

    /** The orders that are paid and not shipped. */
    Set<String> waiting() {
        Iterator<?> orders = books.createProducerTemplate()
                .requestBody("fkw:orders?status=wait_seller_ship&allPages=true", null, Iterator.class);
        Set<String> ids = new TreeSet<>();
        orders.forEachRemaining(order -> ids.add(((Order) order).id()));
        return ids;
    }

    Order order(String id) {
        return books.createProducerTemplate().requestBody("fkw:order", id, Order.class);
    }

    @Override
    public void close() throws IOException {
        books.stop();
        process.destroyForcibly();
    }
}
