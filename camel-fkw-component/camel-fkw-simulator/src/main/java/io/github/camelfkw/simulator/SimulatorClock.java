// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;

/**
 * A clock that a test can hold, move and let run. Everything a simulator does with time – expiry of tokens,
 * {@code modified_time}, the {@code Date} header – asks this clock, so that a test never has to wait.
 *
 * <p>Thread-safe. {@link #withZone(ZoneId)} gives a view on the same hands.
 */
public final class SimulatorClock extends Clock {

    private final Hands hands;
    private final ZoneId zone;

    private SimulatorClock(Hands hands, ZoneId zone) {
        this.hands = hands;
        this.zone = zone;
    }

    /** A stopped clock that shows {@code at} until it is moved. */
    public static SimulatorClock fixed(Instant at) {
        SimulatorClock clock = over(Clock.fixed(at, ZoneOffset.UTC));
        return clock.stop();
    }

    /** A clock that runs with the system clock. This is the one place where the simulator asks for the real time. */
    public static SimulatorClock running() {
        return over(Clock.systemUTC());
    }

    /** A clock that runs with another one; a {@code SimulatorClock} is returned as it is. */
    public static SimulatorClock over(Clock base) {
        Objects.requireNonNull(base, "base");
        return base instanceof SimulatorClock simulatorClock
                ? simulatorClock
                : new SimulatorClock(new Hands(base), ZoneOffset.UTC);
    }

    /** Moves the hands by {@code step}, which may be negative; a running clock runs on from there. */
    public SimulatorClock advance(Duration step) {
        hands.advance(step);
        return this;
    }

    /** Sets the hands; a running clock runs on from there. */
    public SimulatorClock setTo(Instant instant) {
        hands.setTo(instant);
        return this;
    }

    /** Stops the clock at the time it shows. */
    public SimulatorClock stop() {
        hands.stop();
        return this;
    }

    /** Lets a stopped clock run on from the time it shows. */
    public SimulatorClock resume() {
        hands.resume();
        return this;
    }

    /** Whether the clock moves by itself. */
    public boolean isRunning() {
        return hands.isRunning();
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public SimulatorClock withZone(ZoneId other) {
        return new SimulatorClock(hands, other);
    }

    @Override
    public Instant instant() {
        return hands.instant();
    }

    @Override
    public String toString() {
        return "SimulatorClock[" + instant() + (isRunning() ? ", running]" : ", stopped]");
    }

    /** What all the views share: the base and either a distance to it or a standing time. */
    private static final class Hands {
        private final Clock base;
        private Duration ahead = Duration.ZERO;
        private Instant stoppedAt;

        Hands(Clock base) {
            this.base = base;
        }

        synchronized Instant instant() {
            return stoppedAt != null ? stoppedAt : base.instant().plus(ahead);
        }

        synchronized void advance(Duration step) {
            setTo(instant().plus(step));
        }

        synchronized void setTo(Instant instant) {
            if (stoppedAt != null) {
                stoppedAt = instant;
            } else {
                ahead = Duration.between(base.instant(), instant);
            }
        }

        synchronized void stop() {
            stoppedAt = instant();
        }

        synchronized void resume() {
            if (stoppedAt != null) {
                ahead = Duration.between(base.instant(), stoppedAt);
                stoppedAt = null;
            }
        }

        synchronized boolean isRunning() {
            return stoppedAt == null;
        }
    }
}
