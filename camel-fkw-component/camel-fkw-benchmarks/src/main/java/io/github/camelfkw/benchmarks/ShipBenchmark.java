// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Shipping an order: through the producer, and with the same request made directly. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ShipBenchmark {

    private CamelContext context;
    private ProducerShip unguarded;
    private ProducerShip guarded;
    private DirectShip direct;

    @Setup
    public void connect() throws Exception {
        URI platform = URI.create(System.getProperty(LoopbackPlatform.ADDRESS));
        context = Shops.context(platform, "access-token");
        unguarded = new ProducerShip(context, "fkw:ship?allowRefunding=true");
        guarded = new ProducerShip(context, "fkw:ship");
        direct = new DirectShip(context, platform, "access-token");
    }

    @TearDown
    public void disconnect() {
        context.stop();
    }

    /** All in turn. */
    @Benchmark
    public Object inTurn(Turns turns) throws Exception {
        return turns.take(100, this::direct, this::producer, this::producerWithRefundGuard);
    }

    /** One request, as the peer. */
    @Benchmark
    public Exchange producer() throws Exception {
        return unguarded.ship("20261120001");
    }

    /** Two requests: the order is read first, since goods whose money goes back are not shipped. */
    @Benchmark
    public Exchange producerWithRefundGuard() throws Exception {
        return guarded.ship("20261120001");
    }

    /** The peer. */
    @Benchmark
    public String direct() throws IOException {
        return direct.ship("20261120001");
    }
}
