// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.benchmarks.feed;

import io.github.camelfkw.benchmarks.Jvm;
import io.github.camelfkw.benchmarks.Shops;
import io.github.camelfkw.simulator.FaultPlan;
import io.github.camelfkw.simulator.Journal;
import io.github.camelfkw.simulator.SimulatorServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** An {@link OrderSite} behind the simulator's HTTP server: in a process of its own, or in this one for tests. */
public final class OrderPlatform implements AutoCloseable {

    private final HttpClient control = HttpClient.newHttpClient();
    private final AutoCloseable running;
    private final URI address;

    private OrderPlatform(AutoCloseable running, URI address) {
        this.running = running;
        this.address = address;
    }

    /**
     * What a platform holds.
     *
     * @param begin  before the first order, in seconds of Unix time
     * @param orders how many
     * @param sum    of the ids
     */
    record Stock(long begin, int orders, long sum) {}

    /**
     * What a platform was asked since the last time.
     *
     * @param calls   lists
     * @param windows distinct stretches of time
     * @param nanos   spent on making the answers, without taking them to the network
     * @param cpu     nanoseconds of CPU time since the start of the process, all included
     * @param orders  held now
     */
    record Stats(long calls, long windows, long nanos, long cpu, int orders) {}

    /** Listens, prints its address, ends when its input does. */
    public static void main(String[] args) throws IOException {
        try (SimulatorServer server = server()) {
            System.out.println(server.baseUri());
            while (System.in.read() >= 0) {
                // The other end keeps it open for as long as it measures.
            }
        }
    }

    private static SimulatorServer server() throws IOException {
        FaultPlan faults = new FaultPlan(0);
        SimulatorServer server =
                new SimulatorServer(new OrderSite(Shops.page(), faults), faults, new Journal().keepLast(0), 0, false);
        server.start();
        return server;
    }

    /** A platform in a process of its own, so that it takes no part in what is measured. */
    static OrderPlatform launch() throws IOException {
        Process process = Jvm.start(OrderPlatform.class, List.of("-Xms512m", "-Xmx512m"), List.of());
        String address =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine();
        if (address == null) {
            throw new IOException("the platform did not start");
        }
        return new OrderPlatform(process::destroy, URI.create(address));
    }

    /** A platform in this process. */
    static OrderPlatform here() throws IOException {
        SimulatorServer server = server();
        return new OrderPlatform(server, server.baseUri());
    }

    URI address() {
        return address;
    }

    /**
     * Holds orders that change no more.
     *
     * @param spread  {@code uniform} or {@code bursty}
     * @param latency by how much each answer comes later, in ms
     */
    Stock hold(int orders, String spread, int latency) throws IOException {
        String[] words = ask("/hold?orders=" + orders + "&spread=" + spread + "&latency=" + latency);
        return new Stock(Long.parseLong(words[0]), Integer.parseInt(words[1]), Long.parseLong(words[2]));
    }

    /**
     * Lets buyers pay.
     *
     * @param rate orders a second on average
     * @param ends whether {@code time_from} and {@code time_to} are {@code included} or {@code excluded}
     */
    void sell(int rate, String ends) throws IOException {
        ask("/hold?spread=live&rate=" + rate + "&ends=" + ends);
    }

    /** Nobody pays any more. */
    void endSales() throws IOException {
        ask("/end-sales");
    }

    void reset() throws IOException {
        ask("/reset");
    }

    Stats stats() throws IOException {
        String[] words = ask("/stats");
        return new Stats(
                Long.parseLong(words[0]),
                Long.parseLong(words[1]),
                Long.parseLong(words[2]),
                Long.parseLong(words[3]),
                Integer.parseInt(words[4]));
    }

    private String[] ask(String path) throws IOException {
        try {
            var answer =
                    control.send(HttpRequest.newBuilder(address.resolve(path)).build(), BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException(path + ": " + answer.statusCode() + " " + answer.body());
            }
            return answer.body().split(" ");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        try {
            running.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
