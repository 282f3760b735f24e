// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelfkw.benchmarks.LoopbackPlatform.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.apache.camel.impl.engine.SimpleCamelContext;
import org.apache.hc.core5.util.VersionInfo;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Measures the connector and its peers in one go and prints the ratios. Round by round, each in a JVM of its own and in
 * turned order, so that a machine that becomes slower meanwhile does so for both.
 */
public final class Measure {

    private static final int ROUNDS = 5;

    private static final String START = "<!-- measured -->";
    private static final String END = "<!-- /measured -->";

    private Measure() {}

    /** A connector's benchmark, its peer, and the ratio that the project has promised; 0: none. */
    private record Pair(String what, String connector, String peer, double goal) {}

    private static final List<Pair> PAIRS = List.of(
            new Pair("`ship`, one request", "ShipBenchmark.producer", "ShipBenchmark.direct", 1.15),
            new Pair("200 orders as records", "OrderPageBenchmark.records", "OrderPageBenchmark.map", 1.0),
            new Pair("200 orders as documents", "OrderPageBenchmark.documents", "OrderPageBenchmark.map", 0),
            new Pair(
                    "`ship` with the refund guard, two requests",
                    "ShipBenchmark.producerWithRefundGuard",
                    "ShipBenchmark.direct",
                    0));

    /** One round of one benchmark: microseconds and allocated bytes of an operation. */
    private record Sample(double micros, double bytes) {}

    /**
     * Measures.
     *
     * @param args whether the document is to be updated, and the document
     */
    public static void main(String[] args) throws IOException, RunnerException {
        Map<String, List<Sample>> samples = new LinkedHashMap<>();
        try (Running platform = LoopbackPlatform.launch()) {
            for (int round = 1; round <= ROUNDS; round++) {
                for (String benchmark : benchmarks(round % 2 == 0)) {
                    System.out.printf("round %d of %d: %s%n", round, ROUNDS, benchmark);
                    samples.computeIfAbsent(benchmark, name -> new ArrayList<>())
                            .add(measure(benchmark, platform));
                }
            }
        }
        String report = report(samples);
        System.out.println(report);
        if (Boolean.parseBoolean(args[0])) {
            Path document = Path.of(args[1]);
            String text = Files.readString(document);
            int from = text.indexOf(START) + START.length();
            Files.writeString(
                    document, text.substring(0, from) + "\n\n" + report + "\n" + text.substring(text.indexOf(END)));
        }
    }

    private static List<String> benchmarks(boolean turned) {
        List<String> names = new ArrayList<>(PAIRS.stream()
                .flatMap(pair -> List.of(pair.peer(), pair.connector()).stream())
                .distinct()
                .sorted()
                .toList());
        if (turned) {
            java.util.Collections.reverse(names);
        }
        return names;
    }

    private static Sample measure(String benchmark, Running platform) throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include("\\." + benchmark.replace(".", "\\.") + "$")
                        .forks(1)
                        .warmupIterations(8)
                        .warmupTime(TimeValue.milliseconds(500))
                        .measurementIterations(10)
                        .measurementTime(TimeValue.milliseconds(400))
                        .jvmArgs("-Xms1g", "-Xmx1g", "-D" + LoopbackPlatform.ADDRESS + "=" + platform.address())
                        .addProfiler(GCProfiler.class)
                        .verbosity(VerboseMode.SILENT)
                        .shouldFailOnError(true)
                        .build())
                .run();
        RunResult result = results.iterator().next();
        Result<?> allocated = result.getSecondaryResults().get("gc.alloc.rate.norm");
        return new Sample(result.getPrimaryResult().getStatistics().getPercentile(50), allocated.getScore());
    }

    private static String report(Map<String, List<Sample>> samples) {
        StringBuilder report = new StringBuilder();
        report.append(
                        "| What | Connector, µs | Peer, µs | Ratio | Ratios of the rounds | Goal | Allocated, KB: connector, peer |")
                .append("\n| --- | --- | --- | --- | --- | --- | --- |\n");
        for (Pair pair : PAIRS) {
            List<Sample> connector = samples.get(pair.connector());
            List<Sample> peer = samples.get(pair.peer());
            double[] ratios = new double[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                ratios[round] = connector.get(round).micros() / peer.get(round).micros();
            }
            double[] sorted = DoubleStream.of(ratios).sorted().toArray();
            report.append(String.format(
                    Locale.ROOT,
                    "| %s | %.0f | %.0f | **%.2f** | %.2f to %.2f | %s | %.0f, %.0f |%n",
                    pair.what(),
                    median(connector, Sample::micros),
                    median(peer, Sample::micros),
                    sorted[ROUNDS / 2],
                    sorted[0],
                    sorted[ROUNDS - 1],
                    pair.goal() == 0 ? "none" : String.format(Locale.ROOT, "at most %.2f", pair.goal()),
                    median(connector, Sample::bytes) / 1024,
                    median(peer, Sample::bytes) / 1024));
        }
        return report.append("\nMedians of ")
                .append(ROUNDS)
                .append(" rounds. ")
                .append(machine())
                .append('\n')
                .toString();
    }

    private static double median(List<Sample> samples, ToDoubleFunction<Sample> value) {
        return samples.stream().mapToDouble(value).sorted().toArray()[samples.size() / 2];
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
