// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.examples.ordersync;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ctrl-C, as the program hears it. */
public final class StopSignal {

    private final CountDownLatch latch = new CountDownLatch(1);

    /** The program shall end. */
    public void give() {
        latch.countDown();
    }

    /** Waits for the signal; returns whether it was given. An interrupt counts as one. */
    public boolean await(Duration atMost) {
        try {
            return latch.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
