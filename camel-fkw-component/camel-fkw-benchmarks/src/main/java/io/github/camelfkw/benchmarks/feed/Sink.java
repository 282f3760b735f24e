// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.benchmarks.feed;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Where every side takes its orders: counts them and adds up their ids, so that each side proves what it read. */
class Sink {

    private static final int PATIENCE = 300;

    private final AtomicLong count = new AtomicLong();
    private final AtomicLong sum = new AtomicLong();
    private final CountDownLatch all = new CountDownLatch(1);
    private final long expected;

    /** @param expected how many orders there are */
    Sink(long expected) {
        this.expected = expected;
    }

    /** An order has come. */
    void take(String id) {
        sum.addAndGet(Long.parseLong(id));
        if (count.incrementAndGet() == expected) {
            all.countDown();
        }
    }

    /**
     * Waits for the last order.
     *
     * @throws IllegalStateException when it does not come
     */
    final void awaitAll() throws InterruptedException {
        if (!all.await(PATIENCE, TimeUnit.SECONDS)) {
            throw new IllegalStateException("only " + count + " of " + expected + " orders came");
        }
    }

    /** How many orders came. */
    final long count() {
        return count.get();
    }

    /** The sum of the ids that came. */
    final long sum() {
        return sum.get();
    }
}
