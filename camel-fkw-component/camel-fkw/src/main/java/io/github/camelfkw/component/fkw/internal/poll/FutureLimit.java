// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.poll;

import java.time.Duration;
import java.time.Instant;

/**
 * How far ahead of the clock a position may be: orders that change until then are left out. Clocks differ; but more than
 * this is a wrong year, a wrong zone, or a slip of the hand.
 */
final class FutureLimit {

    private static final Duration MOST = Duration.ofHours(1);

    private FutureLimit() {}

    /** Whether a time is further ahead of now than clocks differ. */
    static boolean isExceeded(Instant time, Instant now) {
        return time.isAfter(now.plus(MOST));
    }
}
