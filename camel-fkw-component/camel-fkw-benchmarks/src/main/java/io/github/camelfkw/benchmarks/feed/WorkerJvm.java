// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.benchmarks.feed;

import io.github.camelfkw.benchmarks.Jvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A {@link Worker} in its JVM, seen from the one who started it. Idle, and without any load, until it is told to read. */
final class WorkerJvm implements AutoCloseable {

    private final Process process;
    private final BufferedReader out;
    private final PrintStream in;
    private final Side.Kind side;

    /**
     * What a side took for all orders.
     *
     * @param nanos from the start until the last order was in the sink
     * @param cpu   nanoseconds of CPU time of the whole JVM
     * @param bytes that all its threads allocated
     */
    record Took(long nanos, long cpu, long bytes) {}

    /** @param options of the JVM */
    WorkerJvm(Side.Kind side, OrderPlatform platform, OrderPlatform.Stock stock, String... options) throws IOException {
        this.side = side;
        process = Jvm.start(
                Worker.class,
                List.of(options),
                List.of(side.name(), platform.address().toString(), Long.toString(stock.begin())));
        out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        in = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        hear();
    }

    Side.Kind side() {
        return side;
    }

    /** Reads all orders. */
    Took read(OrderPlatform.Stock stock) throws IOException {
        return read(stock, 0, sample -> {});
    }

    /**
     * Reads all orders.
     *
     * @param  heapEvery   milliseconds between two looks at the heap; 0: not looked at
     * @param  heap        takes what was seen, as it comes
     * @throws IOException if they were not these orders, each once, or if the JVM ended
     */
    Took read(OrderPlatform.Stock stock, int heapEvery, Consumer<HeapWatch.Sample> heap) throws IOException {
        in.println(stock.orders() + " " + heapEvery);
        String line = hear();
        while (line.startsWith(Worker.HEAP)) {
            heap.accept(HeapWatch.Sample.parse(line.substring(Worker.HEAP.length())));
            line = hear();
        }
        String[] words = line.split(" ");
        if (Long.parseLong(words[3]) != stock.orders() || Long.parseLong(words[4]) != stock.sum()) {
            throw new IOException(side + " read other orders than there are: " + words[3] + " of " + stock.orders());
        }
        return new Took(Long.parseLong(words[0]), Long.parseLong(words[1]), Long.parseLong(words[2]));
    }

    /** The exit value of the JVM, once it has ended; -1: it has not. */
    int exitValue() throws IOException {
        try {
            return process.waitFor(1, TimeUnit.SECONDS) ? process.exitValue() : -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private String hear() throws IOException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(Worker.SAYS)) {
                return line.substring(Worker.SAYS.length());
            }
            System.err.println(side + ": " + line);
        }
        throw new IOException("the JVM of " + side + " ended too early");
    }

    @Override
    public void close() {
        process.destroy();
    }
}
