// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.benchmarks.feed;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * How much heap lives while orders are read, in a JVM with {@value #LIMIT} MB.
 *
 * @param few   samples while {@value #FEW} orders were read, several times over
 * @param many  samples while {@value #MANY} orders were read
 * @param ended how the many ended: 0 as they should, else the exit value of the JVM
 */
record HeapFigures(Side.Kind side, List<HeapWatch.Sample> few, List<HeapWatch.Sample> many, int ended) {

    static final int FEW = 10_000;
    static final int MANY = 1_000_000;

    /** Megabytes that the JVM gets. */
    static final int LIMIT = 64;

    private static final int TIMES = 10;
    private static final int FEW_EVERY = 20;
    private static final int MANY_EVERY = 250;
    private static final double MEGABYTE = 1024 * 1024;

    /** Of a JVM that was told to exit when it has no memory left. */
    private static final int OUT_OF_MEMORY = 3;

    static HeapFigures measure(OrderPlatform platform, Side.Kind side) throws IOException {
        List<HeapWatch.Sample> few = new ArrayList<>();
        List<HeapWatch.Sample> many = new ArrayList<>();
        OrderPlatform.Stock stock = platform.hold(FEW, "uniform", 0);
        try (WorkerJvm worker =
                new WorkerJvm(side, platform, stock, "-Xmx" + LIMIT + "m", "-XX:+ExitOnOutOfMemoryError")) {
            for (int i = 0; i < TIMES; i++) {
                worker.read(stock, FEW_EVERY, few::add);
            }
            stock = platform.hold(MANY, "uniform", 0);
            try {
                worker.read(stock, MANY_EVERY, many::add);
            } catch (IOException e) {
                if (worker.exitValue() != OUT_OF_MEMORY) {
                    throw e;
                }
                return new HeapFigures(side, few, many, OUT_OF_MEMORY);
            }
        }
        return new HeapFigures(side, few, many, 0);
    }

    /** Whether the heap did not suffice. */
    boolean isOutOfMemory() {
        return ended == OUT_OF_MEMORY;
    }

    /** How many orders had come when it was last looked. */
    long orders() {
        return many.stream().mapToLong(HeapWatch.Sample::orders).max().orElse(0);
    }

    static double megabytes(HeapWatch.Sample sample) {
        return sample.bytes() / MEGABYTE;
    }

    /** Megabytes. */
    static double peak(List<HeapWatch.Sample> samples) {
        return samples.stream().mapToDouble(HeapFigures::megabytes).max().orElse(0);
    }

    /** How much more the many need than the few, as a ratio of the peaks. */
    double growth() {
        return peak(many) / peak(few);
    }
}
