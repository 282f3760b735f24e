// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client;

import io.github.camelfkw.common.Sleeper;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Notes what it was asked to wait, and returns at once; wakes as a real one does when its thread is interrupted. */
public final class RecordingSleeper implements Sleeper {

    private final List<Duration> waits = new CopyOnWriteArrayList<>();
    private volatile Runnable meanwhile = () -> {};

    @Override
    public void sleep(Duration time) throws InterruptedException {
        waits.add(time);
        meanwhile.run();
        if (Thread.interrupted()) {
            throw new InterruptedException("woken");
        }
    }

    /** All waits, in their order. */
    public List<Duration> waits() {
        return List.copyOf(waits);
    }

    /** What happens during each wait. */
    public void meanwhile(Runnable happening) {
        meanwhile = happening;
    }
}
