// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.benchmarks.feed;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * A JVM with one side in it: reads all orders each time that it is told to, and prints what it took. Lines that begin
 * with {@value #SAYS} are meant for the one who started it.
 */
public final class Worker {

    /** Begins each line of an answer: a log may print as well. */
    static final String SAYS = "> ";

    /** Begins what is told of the heap. */
    static final String HEAP = "heap ";

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final Side side;

    private Worker(Side side) {
        this.side = side;
    }

    /**
     * Works until its input ends. Each line of it is the number of orders that there are, and how often to look at the
     * heap, in milliseconds; 0: not at all.
     *
     * @param args which {@link Side.Kind}, the platform's address, the begin of its orders
     */
    public static void main(String[] args) throws Exception {
        try (Side side = Side.Kind.valueOf(args[0]).open(URI.create(args[1]), Long.parseLong(args[2]))) {
            Worker worker = new Worker(side);
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            say("ready");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] words = line.split(" ");
                say(worker.work(Long.parseLong(words[0]), Long.parseLong(words[1])));
            }
        }
        System.exit(0);
    }

    private static void say(String what) {
        System.out.println(SAYS + what);
    }

    private String work(long orders, long heapEvery) throws Exception {
        Sink sink = new Sink(orders);
        Map<Long, Long> before = allocated();
        long cpu = system.getProcessCpuTime();
        long nanos;
        long bytes;
        HeapWatch heap = new HeapWatch(heapEvery, sink, sample -> say(HEAP + sample));
        try {
            long start = System.nanoTime();
            side.start(sink);
            sink.awaitAll();
            nanos = System.nanoTime() - start;
            cpu = system.getProcessCpuTime() - cpu;
            bytes = sum(allocated(), before);
            side.stop();
        } finally {
            heap.close();
        }
        return nanos + " " + cpu + " " + bytes + " " + sink.count() + " " + sink.sum();
    }

    /** Of each thread since its start, in bytes. */
    private Map<Long, Long> allocated() {
        long[] ids = threads.getAllThreadIds();
        long[] bytes = threads.getThreadAllocatedBytes(ids);
        Map<Long, Long> allocated = new HashMap<>();
        for (int i = 0; i < ids.length; i++) {
            allocated.put(ids[i], Math.max(0, bytes[i]));
        }
        return allocated;
    }

    private static long sum(Map<Long, Long> after, Map<Long, Long> before) {
        return after.entrySet().stream()
                .mapToLong(entry -> entry.getValue() - before.getOrDefault(entry.getKey(), 0L))
                .sum();
    }
}
