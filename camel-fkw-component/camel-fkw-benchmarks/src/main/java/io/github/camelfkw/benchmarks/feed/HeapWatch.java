// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.benchmarks.feed;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Collects the garbage every so often while orders are read, and tells how much of the heap lives. */
final class HeapWatch implements AutoCloseable {

    /**
     * The heap at a moment.
     *
     * @param orders delivered until then
     * @param bytes  that live
     */
    record Sample(long orders, long bytes) {

        static Sample parse(String text) {
            int colon = text.indexOf(':');
            return new Sample(Long.parseLong(text.substring(0, colon)), Long.parseLong(text.substring(colon + 1)));
        }

        @Override
        public String toString() {
            return orders + ":" + bytes;
        }
    }

    private final Thread watcher;
    private final Sink sink;
    private final Consumer<Sample> samples;
    private volatile boolean closed;

    /**
     * Begins at once.
     *
     * @param every   milliseconds between two looks; 0: does nothing
     * @param samples takes them as they come, since the JVM may end before the orders do
     */
    HeapWatch(long every, Sink sink, Consumer<Sample> samples) {
        this.sink = sink;
        this.samples = samples;
        watcher = new Thread(() -> watch(every), "heap-watch");
        watcher.setDaemon(true);
        if (every > 0) {
            watcher.start();
        }
    }

    private void watch(long every) {
        List<MemoryPoolMXBean> heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null)
                .toList();
        while (!closed) {
            System.gc();
            long live = heap.stream()
                    .mapToLong(pool -> pool.getCollectionUsage().getUsed())
                    .sum();
            samples.accept(new Sample(sink.count(), live));
            try {
                TimeUnit.MILLISECONDS.sleep(every);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Ends it, and waits for a look that is being taken. */
    @Override
    public void close() {
        closed = true;
        try {
            watcher.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
