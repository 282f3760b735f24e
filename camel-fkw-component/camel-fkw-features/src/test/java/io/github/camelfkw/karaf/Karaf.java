// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.karaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A real Karaf in a process of its own, steered as an operator does it: by typing into its console. No ssh, no JMX; the
 * only thing that listens is Karaf's own shutdown socket, on the loopback.
 */
final class Karaf implements AutoCloseable {

    private static final Duration WAIT = Duration.ofMinutes(3);
    private static final Pattern COLOURS = Pattern.compile("\u001b\\[[0-9;?]*[a-zA-Z]");

    private final Path home;
    private final Map<String, String> environment;
    private final StringBuilder output = new StringBuilder();
    private Process process;
    private Writer console;
    private int commands;

    /** A Karaf that can fetch only from the given folder. */
    Karaf(Path home, Path repository, Map<String, String> environment) throws IOException {
        this.home = home;
        this.environment = environment;
        configure(repository);
    }

    private void configure(Path repository) throws IOException {
        // What an earlier build has left; unpacked it is only once.
        for (String left : List.of("data", "fkw", "m2", "etc/io.github.camelfkw.examples.karaf.cfg")) {
            delete(home.resolve(left));
        }
        // Without ssh, management and what else listens or takes time.
        set(
                "org.apache.karaf.features.cfg",
                "featuresBoot",
                "(framework, wrap), log, bundle, feature, config, system, shell");
        Path settings = Files.writeString(home.resolve("etc/settings.xml"), "<settings/>");
        set("org.ops4j.pax.url.mvn.cfg", "org.ops4j.pax.url.mvn.settings", settings.toString());
        set(
                "org.ops4j.pax.url.mvn.cfg",
                "org.ops4j.pax.url.mvn.localRepository",
                home.resolve("m2").toString());
        set("org.ops4j.pax.url.mvn.cfg", "org.ops4j.pax.url.mvn.repositories", "");
        set(
                "org.ops4j.pax.url.mvn.cfg",
                "org.ops4j.pax.url.mvn.defaultRepositories",
                "${karaf.home.uri}${karaf.default.repository}@id=system@snapshots, " + repository.toUri()
                        + "@id=offline@snapshots");
    }

    private static void delete(Path path) throws IOException {
        if (Files.exists(path)) {
            try (Stream<Path> all = Files.walk(path)) {
                for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(one);
                }
            }
        }
    }

    private void set(String file, String key, String value) throws IOException {
        Path path = home.resolve("etc/" + file);
        String text = Files.readString(path).replaceAll("(?m)^" + Pattern.quote(key) + " *=(.*\\\\\n)*.*\n", "");
        Files.writeString(path, text + "\n" + key + " = " + value + "\n");
    }

    void start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(home.resolve("bin/karaf").toString())
                .directory(home.toFile())
                .redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("FKW_") || name.startsWith("KARAF_"));
        builder.environment().putAll(environment);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("JAVA_OPTS", "-Xmx512m -XX:TieredStopAtLevel=1");
        builder.environment().put("TERM", "dumb");
        process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        console = process.outputWriter(StandardCharsets.UTF_8);
        Process started = process;
        Thread reader = new Thread(() -> read(started), "karaf-console");
        reader.setDaemon(true);
        reader.start();
        // The console is there before its commands are.
        int begin = length();
        await().atMost(WAIT)
                .failFast("Karaf has ended", () -> !process.isAlive())
                .pollDelay(Duration.ofMillis(500))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> {
                    send("shell:echo \"ready\" \"now\"; feature:list --help");
                    String answer = output().substring(begin);
                    return answer.contains("ready now") && answer.contains("DESCRIPTION");
                });
        type("shell:info");
    }

    private void send(String line) throws IOException {
        console.write(line + "\n");
        console.flush();
    }

    private void read(Process from) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(from.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line; (line = lines.readLine()) != null; ) {
                synchronized (output) {
                    output.append(COLOURS.matcher(line).replaceAll("")).append('\n');
                }
            }
        } catch (IOException e) {
            // The process has ended.
        }
    }

    /** Types a command and returns what the console says to it. */
    String type(String command) throws IOException {
        String mark = "answer " + ++commands + " ends";
        int begin = length();
        // The console repeats what is typed, and must not be taken for its own answer.
        send(command + "\nshell:echo \"answer\" \"" + commands + "\" \"ends\"");
        await().atMost(WAIT)
                .alias(command)
                .failFast("Karaf has ended: " + command, () -> !process.isAlive())
                .pollInterval(Duration.ofMillis(50))
                .until(() -> output().indexOf(mark, begin) >= 0);
        String answer = output().substring(begin);
        return answer.substring(0, answer.indexOf(mark));
    }

    private int length() {
        synchronized (output) {
            return output.length();
        }
    }

    /** All that the console has said. */
    String output() {
        synchronized (output) {
            return output.toString();
        }
    }

    /** So far: the last character may be there by half. */
    String log() {
        try {
            return new String(Files.readAllBytes(home.resolve("data/log/karaf.log")), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The line of a bundle in the list of all, by its symbolic name. */
    String bundle(String symbolicName) throws IOException {
        List<String> lines = type("bundle:list -t 0 -s --no-format")
                .lines()
                .filter(line -> line.endsWith("\t" + symbolicName))
                .toList();
        assertThat(lines).as("bundles %s", symbolicName).hasSizeLessThan(2);
        return lines.isEmpty() ? "" : lines.get(0);
    }

    Path path(String name) {
        return home.resolve(name);
    }

    void stop() throws IOException, InterruptedException {
        send("system:shutdown -f");
        assertThat(process.waitFor(3, TimeUnit.MINUTES)).as(output()).isTrue();
    }

    @Override
    public void close() {
        if (process != null) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
