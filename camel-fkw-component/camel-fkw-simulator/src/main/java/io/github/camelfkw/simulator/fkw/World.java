// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

import io.github.camelfkw.simulator.SimulatorClock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** What all shops of one platform share. */
final class World {

    final SimulatorClock clock;
    final long seed;
    final FkwQuirks quirks = new FkwQuirks();
    final History history = new History();
    final AtomicLong orderNumbers = new AtomicLong();

    World(SimulatorClock clock, long seed) {
        this.clock = clock;
        this.seed = seed;
    }

    /** The platform's time: the simulator's clock and the platform's error. */
    Instant now() {
        return clock.instant().plus(quirks.clockSkew());
    }

    /** Spreads a seed over all bits (the finalizer of SplitMix64), so that neighbours have nothing in common. */
    static long mix(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
