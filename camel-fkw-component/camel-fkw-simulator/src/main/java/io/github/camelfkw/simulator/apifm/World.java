// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.apifm;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelfkw.simulator.SimulatorClock;
import java.time.Instant;

/** What all parts of the simulated platform share. */
final class World {

    final SimulatorClock clock;
    final long seed;
    final String merchantId;
    final ApifmQuirks quirks = new ApifmQuirks();
    private long lastId = 100_000;

    World(SimulatorClock clock, long seed, String merchantId) {
        this.clock = clock;
        this.seed = seed;
        this.merchantId = merchantId;
    }

    Instant now() {
        return clock.instant();
    }

    /** The next of the numbers that everything is counted with. */
    synchronized long nextId() {
        return ++lastId;
    }

    /** {@code userId} of what belongs to the merchant: a number if it is one. */
    JsonNode owner() {
        return Json.tree(merchantId.matches("\\d{1,18}") ? (Object) Long.valueOf(merchantId) : merchantId);
    }
}
