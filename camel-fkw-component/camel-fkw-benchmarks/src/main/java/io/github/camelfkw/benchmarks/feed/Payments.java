// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.benchmarks.feed;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/** Buyers who pay at random moments. */
final class Payments extends Thread implements AutoCloseable {

    private final LiveOrders orders;
    private final int rate;
    private volatile boolean closed;

    /** @param rate orders a second on average */
    Payments(LiveOrders orders, int rate) {
        super("payments");
        setDaemon(true);
        this.orders = orders;
        this.rate = rate;
    }

    @Override
    public void run() {
        SplittableRandom random = new SplittableRandom(7);
        long next = System.nanoTime();
        while (!closed) {
            next += (long) (-Math.log(1 - random.nextDouble()) / rate * 1e9);
            try {
                TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
            } catch (InterruptedException e) {
                return;
            }
            orders.pay();
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
