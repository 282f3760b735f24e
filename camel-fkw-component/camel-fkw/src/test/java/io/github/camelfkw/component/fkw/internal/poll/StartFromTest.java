// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartFromTest {

    private static final Instant NOW = Instant.parse("2026-11-20T04:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "30d,2026-10-21T04:00:00Z",
        "12h,2026-11-19T16:00:00Z",
        "90m,2026-11-20T02:30:00Z",
        "45s,2026-11-20T03:59:15Z",
        "PT12H,2026-11-19T16:00:00Z",
        "P2D,2026-11-18T04:00:00Z",
        "now,2026-11-20T04:00:00Z",
        "2026-11-01,2026-10-31T16:00:00Z",
        "2026-11-01 08:30:00,2026-11-01T00:30:00Z",
        "2026-11-01T08:30:00,2026-11-01T00:30:00Z",
        "2026-11-01T08:30:00Z,2026-11-01T08:30:00Z",
        "2026-11-01T08:30:00+08:00,2026-11-01T00:30:00Z",
    })
    void readsDurationsAndTimesOfTheShopWhateverTheZoneOfTheMachine(String text, Instant expected) {
        StartFrom start = StartFrom.parse(text);
        start.check(NOW);
        assertThat(start.resolve(NOW)).isEqualTo(expected);
    }

    @Test
    void beginsByDefaultWithNearlyAllThatThePlatformGives() {
        // Three calendar months are fewer than 90 days when February is among them.
        Map.of("2026-11-20T04:00:00Z", 90, "2026-05-01T04:00:00Z", 89, "2026-04-15T04:00:00Z", 90)
                .forEach((now, days) -> {
                    Duration back =
                            Duration.between(StartFrom.parse(null).resolve(Instant.parse(now)), Instant.parse(now));
                    assertThat(back).isBetween(Duration.ofDays(days).minusHours(2), Duration.ofDays(days));
                });
    }

    @Test
    void neverAsksForMoreThanThePlatformGives() {
        Instant may = Instant.parse("2026-05-01T04:00:00Z");
        StartFrom start = StartFrom.parse("90d");
        start.check(may);
        assertThat(start.resolve(may)).isAfter(Instant.parse("2026-02-01T04:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({"91d", "2026-08-01"})
    void refusesWhatThePlatformNoLongerHas(String text) {
        assertThatThrownBy(() -> StartFrom.parse(text).check(NOW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(text)
                .hasMessageContaining("90 days");
    }
}
