// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.benchmarks.feed;

import io.github.camelfkw.benchmarks.Jvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;

/** How long after its payment an order is delivered, by the clock of the machine that platform and connector share. */
public final class DelayProbe {

    /** Orders that are paid each second, on average. */
    static final int RATE = 20;

    /** For how many seconds buyers pay. */
    static final int SECONDS = 60;

    private static final int AFTERWARDS = 10;

    private DelayProbe() {}

    /**
     * What was measured at a platform.
     *
     * @param ends    whether its time filter includes its ends
     * @param seconds of each order, sorted
     */
    record Figures(String ends, double[] seconds) {

        double percentile(double percent) {
            return seconds[(int) Math.min(seconds.length - 1, Math.floor(percent / 100 * seconds.length))];
        }
    }

    /** Follows the platforms whose addresses are given until a line comes; then prints a line for each. */
    public static void main(String[] args) throws Exception {
        List<ConnectorRoute> routes = new ArrayList<>();
        List<Delays> sinks = new ArrayList<>();
        for (String address : args) {
            ConnectorRoute route = new ConnectorRoute(URI.create(address), "startFrom=now&delay=1000");
            Delays sink = new Delays();
            route.start(sink);
            routes.add(route);
            sinks.add(sink);
        }
        System.out.println(Worker.SAYS + "ready");
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        for (int i = 0; i < routes.size(); i++) {
            routes.get(i).stop();
            System.out.println(Worker.SAYS + sinks.get(i).report());
            routes.get(i).close();
        }
        System.exit(0);
    }

    private static final class Delays extends Sink {

        private final ConcurrentMap<String, Long> delays = new ConcurrentHashMap<>();

        Delays() {
            super(Long.MAX_VALUE);
        }

        @Override
        void take(String id) {
            if (delays.putIfAbsent(id, System.currentTimeMillis() - LiveOrders.paid(id)) != null) {
                throw new IllegalStateException(id + " came twice");
            }
        }

        /** Milliseconds, with spaces between them. */
        String report() {
            StringBuilder report = new StringBuilder();
            delays.values().forEach(delay -> report.append(delay).append(' '));
            return report.toString();
        }
    }

    /** Measures at two platforms at the same time: one with the ends of the filter included, one without. */
    static List<Figures> measure() throws IOException, InterruptedException {
        List<String> ends = List.of("included", "excluded");
        try (OrderPlatform first = OrderPlatform.launch();
                OrderPlatform second = OrderPlatform.launch()) {
            List<OrderPlatform> platforms = List.of(first, second);
            Process process = Jvm.start(
                    DelayProbe.class,
                    List.of("-Xmx256m"),
                    platforms.stream()
                            .map(platform -> platform.address().toString())
                            .toList());
            try (BufferedReader out =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                hear(out);
                for (int i = 0; i < ends.size(); i++) {
                    platforms.get(i).sell(RATE, ends.get(i));
                }
                TimeUnit.SECONDS.sleep(SECONDS);
                for (OrderPlatform platform : platforms) {
                    platform.endSales();
                }
                TimeUnit.SECONDS.sleep(AFTERWARDS);
                process.getOutputStream().write('\n');
                process.getOutputStream().flush();
                List<Figures> figures = new ArrayList<>();
                for (int i = 0; i < ends.size(); i++) {
                    figures.add(figures(
                            ends.get(i), hear(out), platforms.get(i).stats().orders()));
                }
                return figures;
            } finally {
                process.destroy();
            }
        }
    }

    private static Figures figures(String ends, String report, int paid) throws IOException {
        double[] seconds = Arrays.stream(report.trim().split(" "))
                .mapToDouble(millis -> Long.parseLong(millis) / 1e3)
                .sorted()
                .toArray();
        if (seconds.length != paid) {
            throw new IOException(seconds.length + " of " + paid + " orders were delivered");
        }
        return new Figures(ends, seconds);
    }

    private static String hear(BufferedReader out) throws IOException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(Worker.SAYS)) {
                return line.substring(Worker.SAYS.length());
            }
            System.err.println(line);
        }
        throw new IOException("the JVM ended too early");
    }
}
