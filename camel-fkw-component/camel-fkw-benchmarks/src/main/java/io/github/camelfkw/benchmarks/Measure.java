// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelfkw.benchmarks.LoopbackPlatform.Running;
import io.github.camelfkw.benchmarks.feed.FeedFigures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.impl.engine.SimpleCamelContext;
import org.apache.hc.core5.util.VersionInfo;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Measures the connector and its peers in one go and prints the ratios. */
public final class Measure {

    private static final int FORKS = 5;

    private Measure() {}

    /** What is held against the peer of a benchmark, as {@link Turns} calls it; and the ratio promised, 0: none. */
    private record Row(String what, String benchmark, String side, double goal) {}

    private static final List<Row> ROWS = List.of(
            new Row("`ship`, one request", "ShipBenchmark", "connector", 1.15),
            new Row("200 orders as records", "OrderPageBenchmark", "connector", 1.0),
            new Row("200 orders as documents", "OrderPageBenchmark", "more", 0),
            new Row("`ship` with the refund guard, two requests", "ShipBenchmark", "more", 0));

    /**
     * Measures.
     *
     * @param args whether the document is to be updated; the document; what is measured: {@code calls}, {@code feed}, or
     *             {@code all}
     */
    public static void main(String[] args) throws Exception {
        boolean update = Boolean.parseBoolean(args[0]);
        Path document = Path.of(args[1]);
        if (!args[2].equals("feed")) {
            Map<String, Collection<BenchmarkResult>> forks = new HashMap<>();
            try (Running platform = LoopbackPlatform.launch()) {
                for (String benchmark : List.of("ShipBenchmark", "OrderPageBenchmark")) {
                    forks.put(benchmark, measure(benchmark, platform));
                }
            }
            tell("measured", report(forks), update, document);
        }
        if (!args[2].equals("calls")) {
            FeedFigures feed = FeedFigures.measure();
            tell("feed", feed.tables() + "\n" + machine() + "\n", update, document);
            if (update) {
                feed.draw(document.resolveSibling("figures"));
            }
        }
        System.exit(0);
    }

    /** Prints a report; if wanted, it takes the place of the one between the document's marks of that name. */
    private static void tell(String name, String report, boolean update, Path document) throws IOException {
        System.out.println(report);
        if (update) {
            String text = Files.readString(document);
            String start = "<!-- " + name + " -->";
            int from = text.indexOf(start) + start.length();
            int to = text.indexOf("<!-- /" + name + " -->");
            Files.writeString(document, text.substring(0, from) + "\n\n" + report + "\n" + text.substring(to));
        }
    }

    private static Collection<BenchmarkResult> measure(String benchmark, Running platform) throws RunnerException {
        return new Runner(new OptionsBuilder()
                        .include("\\." + benchmark + "\\.inTurn$")
                        .forks(FORKS)
                        .warmupIterations(6)
                        .warmupTime(TimeValue.seconds(2))
                        .measurementIterations(10)
                        .measurementTime(TimeValue.seconds(1))
                        .jvmArgs("-Xms1g", "-Xmx1g", "-D" + LoopbackPlatform.ADDRESS + "=" + platform.address())
                        .shouldFailOnError(true)
                        .build())
                .runSingle()
                .getBenchmarkResults();
    }

    private static String report(Map<String, Collection<BenchmarkResult>> forks) {
        StringBuilder report = new StringBuilder("""
                | What | Connector, µs | Peer, µs | Ratio | Ratios of the JVMs | Goal | Allocated, KB: connector, peer |
                | --- | --- | --- | --- | --- | --- | --- |
                """);
        for (Row row : ROWS) {
            double[] connector = values(forks.get(row.benchmark()), row.side() + "Micros");
            double[] peer = values(forks.get(row.benchmark()), "peerMicros");
            double[] ratios = new double[FORKS];
            Arrays.setAll(ratios, fork -> connector[fork] / peer[fork]);
            report.append(String.format(
                    Locale.ROOT,
                    "| %s | %.0f | %.0f | **%.2f** | %.2f to %.2f | %s | %.0f, %.0f |%n",
                    row.what(),
                    median(connector),
                    median(peer),
                    median(ratios),
                    Arrays.stream(ratios).min().orElseThrow(),
                    Arrays.stream(ratios).max().orElseThrow(),
                    row.goal() == 0 ? "none" : String.format(Locale.ROOT, "at most %.2f", row.goal()),
                    median(values(forks.get(row.benchmark()), row.side() + "Bytes")) / 1024,
                    median(values(forks.get(row.benchmark()), "peerBytes")) / 1024));
        }
        return report.append("\nMedians of ")
                .append(FORKS)
                .append(" JVMs. ")
                .append(machine())
                .append('\n')
                .toString();
    }

    /** A value of each JVM: the median of its iterations. */
    private static double[] values(Collection<BenchmarkResult> forks, String name) {
        return forks.stream()
                .mapToDouble(fork -> median(fork.getIterationResults().stream()
                        .mapToDouble(iteration ->
                                iteration.getSecondaryResults().get(name).getScore())
                        .toArray()))
                .toArray();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static String machine() {
        return System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", "
                + Runtime.getRuntime().availableProcessors() + " cores, JDK "
                + Runtime.version() + " (" + System.getProperty("java.vendor") + "), Camel "
                + new SimpleCamelContext().getVersion() + ", Jackson " + new ObjectMapper().version() + ", HttpClient "
                + VersionInfo.loadVersionInfo("org.apache.hc.client5", Measure.class.getClassLoader())
                        .getRelease() + ".";
    }
}
