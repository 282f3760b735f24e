// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.token;

import io.github.camelfkw.common.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The clocks that grants are timed by, and how long things may take.
 *
 * @param clock    the clock that ends of grants are told by: the platform's as far as it is known, else the local one, which
 *                 somebody may set
 * @param nanoTime nanoseconds on a clock that nobody sets; only differences count
 * @param sleeper  waits for the refresh of another node
 * @param margin   how long before its end an access token counts as stale
 * @param lease    how long the right to refresh lasts after it was taken or renewed. It is renewed before each request to
 *                 the platform, and has to be longer than one request and the save after it may take
 */
public record TokenTiming(Clock clock, LongSupplier nanoTime, Sleeper sleeper, Duration margin, Duration lease) {

    /** A lease for requests of up to half a minute. */
    public static final Duration DEFAULT_LEASE = Duration.ofMinutes(1);

    /** The system's own clock that nobody sets; for another clock than the system's, one that moves as that does. */
    public static LongSupplier nanoTime(Clock clock) {
        return clock.equals(Clock.systemUTC()) || clock.equals(Clock.systemDefaultZone())
                ? System::nanoTime
                : () -> TimeUnit.MILLISECONDS.toNanos(clock.millis());
    }
}
