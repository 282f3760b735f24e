// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.common;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How often a call is tried and how long to wait in between: exponential back-off with jitter, so that many callers that
 * were turned away together do not come back together.
 *
 * @param maxAttempts   tries in all, at least 1
 * @param firstDelay    wait before the second try
 * @param maxDelay      longest wait
 * @param throttleDelay wait before the second try after the server said that it is called too often
 * @param random        source of the jitter, from 0 (inclusive) to 1
 */
public record AttemptPolicy(
        int maxAttempts, Duration firstDelay, Duration maxDelay, Duration throttleDelay, DoubleSupplier random) {

    /** The defaults: half a second, doubled each time up to ten; two seconds after throttling. */
    public static AttemptPolicy of(int maxAttempts, DoubleSupplier random) {
        return new AttemptPolicy(
                maxAttempts, Duration.ofMillis(500), Duration.ofSeconds(10), Duration.ofSeconds(2), random);
    }

    /** Whether another try is allowed after {@code attempt} tries. */
    public boolean allowsAnother(int attempt) {
        return attempt < maxAttempts;
    }

    /**
     * The wait after the given try: between half of and the whole back-off.
     *
     * @param attempt   the try that failed, from 1
     * @param throttled whether the server said that it is called too often
     */
    public Duration delayAfter(int attempt, boolean throttled) {
        long base = (throttled ? throttleDelay : firstDelay).toMillis();
        long full = Math.min(maxDelay.toMillis(), base << Math.min(attempt - 1, 16));
        return Duration.ofMillis(full / 2 + (long) (full / 2.0 * random.getAsDouble()));
    }
}
