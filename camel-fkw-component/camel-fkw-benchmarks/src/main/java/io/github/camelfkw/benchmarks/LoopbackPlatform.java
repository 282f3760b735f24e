// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.benchmarks;

import io.github.camelfkw.simulator.Call;
import io.github.camelfkw.simulator.FaultPlan;
import io.github.camelfkw.simulator.Journal;
import io.github.camelfkw.simulator.Reply;
import io.github.camelfkw.simulator.SimulatorServer;
import io.github.camelfkw.simulator.Site;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * The simulator's HTTP side with an answer that is ready: the same order can be shipped again and again, and no state
 * grows. In a process of its own, so that it takes no part in what is measured.
 */
public final class LoopbackPlatform {

    /** Where the platform listens: a system property of the JVMs that measure. */
    static final String ADDRESS = "benchmarks.platform";

    private LoopbackPlatform() {}

    /** Listens, prints its address, ends when its input does. */
    public static void main(String[] args) throws IOException {
        Journal journal = new Journal().keepLast(0);
        try (SimulatorServer server =
                new SimulatorServer(new Ready(Shops.order()), new FaultPlan(0), journal, 0, false)) {
            server.start();
            System.out.println(server.baseUri());
            while (System.in.read() >= 0) {
                // The other end keeps it open for as long as it measures.
            }
        }
    }

    /** A platform that runs. */
    record Running(Process process, URI address) implements AutoCloseable {

        @Override
        public void close() {
            process.destroy();
        }
    }

    static Running launch() throws IOException {
        Process process = Jvm.start(LoopbackPlatform.class, List.of(), List.of());
        String address =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine();
        if (address == null) {
            throw new IOException("the platform did not start");
        }
        return new Running(process, URI.create(address));
    }

    private record Ready(Reply order) implements Site {

        private static final Reply SHIPPED =
                json("{\"rt\":0,\"success\":true,\"msg\":\"发货成功\"}".getBytes(StandardCharsets.UTF_8));

        Ready(byte[] order) {
            this(json(order));
        }

        private static Reply json(byte[] body) {
            return Reply.json(body, 0);
        }

        @Override
        public Reply answer(Call call) {
            return call.path().equals("/api/order/ship") ? SHIPPED : order;
        }

        @Override
        public Reply throttled() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Reply tokenRefused() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Reply refused(int rt, String message) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Reply maintenancePage() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Set<String> secretParams() {
            return Set.of();
        }

        @Override
        public Instant now() {
            return Instant.now();
        }

        @Override
        public boolean sendsDate() {
            return true;
        }
    }
}
