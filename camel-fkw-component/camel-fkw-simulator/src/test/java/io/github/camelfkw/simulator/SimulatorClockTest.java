// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SimulatorClockTest {

    private static final Instant START = Instant.parse("2026-03-01T04:00:00Z");

    @Test
    void aFixedClockMovesOnlyWhenItIsMoved() {
        SimulatorClock clock = SimulatorClock.fixed(START);
        assertThat(clock.instant()).isEqualTo(START);
        assertThat(clock.advance(Duration.ofSeconds(5)).instant()).isEqualTo(START.plusSeconds(5));
        assertThat(clock.setTo(START).instant()).isEqualTo(START);
        assertThat(clock.isRunning()).isFalse();
    }

    @Test
    void aClockOverAnotherOneRunsWithIt() {
        SimulatorClock base = SimulatorClock.fixed(START);
        Clock plain = Clock.offset(base, Duration.ofHours(1));
        SimulatorClock clock = SimulatorClock.over(plain);

        base.advance(Duration.ofSeconds(1));
        assertThat(clock.instant()).isEqualTo(START.plusSeconds(3_601));
        clock.setTo(START);
        base.advance(Duration.ofSeconds(1));
        assertThat(clock.instant()).isEqualTo(START.plusSeconds(1));
        clock.stop();
        base.advance(Duration.ofSeconds(1));
        assertThat(clock.instant()).isEqualTo(START.plusSeconds(1));
        clock.resume();
        base.advance(Duration.ofSeconds(1));
        assertThat(clock.instant()).isEqualTo(START.plusSeconds(2));
    }

    @Test
    void aRunningClockRuns() {
        assertThat(SimulatorClock.running().isRunning()).isTrue();
    }

    @Test
    void viewsInOtherZonesShareTheHands() {
        SimulatorClock clock = SimulatorClock.fixed(START);
        SimulatorClock view = clock.withZone(ZoneId.of("Asia/Shanghai"));
        clock.advance(Duration.ofSeconds(1));
        assertThat(view.instant()).isEqualTo(START.plusSeconds(1));
        assertThat(view.getZone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
        assertThat(clock.getZone()).isEqualTo(ZoneOffset.UTC);
        assertThat(SimulatorClock.over(clock)).isSameAs(clock);
    }
}
