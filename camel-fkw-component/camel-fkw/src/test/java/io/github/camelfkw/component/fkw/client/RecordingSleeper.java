// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client;

import io.github.camelfkw.common.Sleeper;
import io.github.camelfkw.simulator.SimulatorClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Notes what it was asked to wait, and returns at once; wakes as a real one does when its thread is interrupted. */
public final class RecordingSleeper implements Sleeper {

    private final List<Duration> waits = new CopyOnWriteArrayList<>();
    private volatile Runnable meanwhile = () -> {};
    private volatile SimulatorClock moved;
    private Duration slept = Duration.ZERO;

    @Override
    public void sleep(Duration time) throws InterruptedException {
        waits.add(time);
        pass(time);
        meanwhile.run();
        if (Thread.interrupted()) {
            throw new InterruptedException("woken");
        }
    }

    private synchronized void pass(Duration time) {
        if (moved != null) {
            moved.advance(time);
        } else {
            slept = slept.plus(time);
        }
    }

    /** All waits, in their order. */
    public List<Duration> waits() {
        return List.copyOf(waits);
    }

    /** The sum of the waits that no clock has shown. */
    synchronized Duration slept() {
        return slept;
    }

    /** From now on each wait moves this clock. */
    void moves(SimulatorClock clock) {
        moved = clock;
    }

    /** What happens during each wait. */
    public void meanwhile(Runnable happening) {
        meanwhile = happening;
    }
}
