// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.common;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A {@link Sleeper} on the system's clock whose waiters wake when it is stopped, so that no shutdown waits for a back-off. */
public final class StoppableSleeper implements Sleeper {

    private final CountDownLatch stopped = new CountDownLatch(1);

    @Override
    public void sleep(Duration time) throws InterruptedException {
        if (stopped.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new InterruptedException("stopped while waiting to send");
        }
    }

    /** Wakes all waiters, now and in future. */
    public void stop() {
        stopped.countDown();
    }
}
