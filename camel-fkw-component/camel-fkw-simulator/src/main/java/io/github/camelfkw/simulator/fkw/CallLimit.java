// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Counts each shop's calls of the last second; what was turned away does not count. Thread-safe. */
final class CallLimit {

    private static final Duration WINDOW = Duration.ofSeconds(1);

    private final Map<String, Deque<Instant>> admitted = new HashMap<>();

    /**
     * Whether a further call is within the limit; then it counts.
     *
     * @param limit calls in any one second; 0: no limit
     */
    synchronized boolean admits(String shopId, int limit, Instant now) {
        if (limit == 0) {
            admitted.remove(shopId);
            return true;
        }
        Deque<Instant> calls = admitted.computeIfAbsent(shopId, id -> new ArrayDeque<>());
        // A clock that was put back would leave calls of the future, which never grow old.
        calls.removeIf(call -> call.isAfter(now) || Duration.between(call, now).compareTo(WINDOW) >= 0);
        if (calls.size() >= limit) {
            return false;
        }
        calls.addLast(now);
        return true;
    }
}
