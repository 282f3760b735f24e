// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelfkw.component.fkw.client.internal.FkwJson;
import java.time.Instant;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FkwDateTimeTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-20 12:00:00, 2026-11-20T04:00:00Z",
        "2026-11-20T12:00:00, 2026-11-20T04:00:00Z",
        "2026-11-20 12:00, 2026-11-20T04:00:00Z",
        "2026-11-20 12:00:00.0, 2026-11-20T04:00:00Z",
        "2026-11-20 12:00:00.123, 2026-11-20T04:00:00.123Z",
        "2026-11-20, 2026-11-19T16:00:00Z",
        "1763611200, 2025-11-20T04:00:00Z",
        "1763611200123, 2025-11-20T04:00:00.123Z",
        "2026-11-20T12:00:00+08:00, 2026-11-20T04:00:00Z",
        "2026-11-20T04:00:00Z, 2026-11-20T04:00:00Z"
    })
    void knowsTheFormsThatAPlatformMayUse(String text, Instant instant) {
        assertThat(FkwDateTime.of(text).instant()).contains(instant);
        assertThat(FkwDateTime.of(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2021-02-30 16:00:00", "20.11.2026", "soon", "0", "2026-11-20 25:00:00", "99999999999999"})
    void keepsTheTextOfAFormThatItDoesNotKnow(String text) {
        assertThat(FkwDateTime.of(text).instant()).isEmpty();
        assertThat(FkwDateTime.of(text).zoned()).isEmpty();
        assertThat(FkwDateTime.of(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "America/Los_Angeles", "Asia/Kolkata"})
    void doesNotDependOnTheZoneOfTheMachine(String zone) {
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone(zone));
            assertThat(FkwDateTime.of("2026-11-20 12:00:00").instant()).contains(Instant.parse("2026-11-20T04:00:00Z"));
            assertThat(FkwDateTime.of(Instant.parse("2026-11-20T04:00:00.999Z")).text())
                    .isEqualTo("2026-11-20 12:00:00");
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void isReadFromTextAndNumberAndWrittenAsText() throws Exception {
        Order order = FkwJson.mapper()
                .readValue("{\"pay_time\":1763611200123,\"settle_time\":\" 2026-11-20 12:00:00 \"}", Order.class);
        assertThat(order.payTime().instant()).contains(Instant.parse("2025-11-20T04:00:00.123Z"));
        assertThat(FkwJson.mapper().writeValueAsString(order)).contains("\"settle_time\":\"2026-11-20 12:00:00\"");
    }

    @Test
    void isNoValueWithoutText() {
        assertThat(FkwDateTime.of("")).isNull();
        assertThat(FkwDateTime.of(" ")).isNull();
        assertThat(FkwDateTime.of((String) null)).isNull();
        assertThatThrownBy(() -> new FkwDateTime(" ")).isInstanceOf(IllegalArgumentException.class);
    }
}
