// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionFormatTest {

    private static final String GOOD =
            "{\"format\":\"camel-fkw-position\",\"version\":1,\"reached\":\"2026-11-22T02:00:00Z\","
                    + "\"delivered\":[[\"20261122001\",\"2026-11-22 10:01:07\",\"0f3c\",\"2026-11-22T02:01:07Z\"]]}";

    @Test
    void isOneLineThatAPersonCanRead() {
        Map<OrderVersion, Instant> delivered = new LinkedHashMap<>();
        delivered.put(
                new OrderVersion("20261122001", "2026-11-22 10:01:07", "0f3c"), Instant.parse("2026-11-22T02:01:07Z"));
        String text = PositionFormat.write(new OrderPosition(Instant.parse("2026-11-22T02:00:00Z"), delivered));
        assertThat(text).isEqualTo(GOOD);
        assertThat(PositionFormat.read("p", text).delivered()).isEqualTo(delivered);
        assertThat(PositionFormat.read("p", text).reached()).isEqualTo("2026-11-22T02:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "null",
                "x",
                "{\"format\":\"camel-fkw-position\",\"version\":2}",
                "{\"format\":\"camel-fkw-position\",\"version\":1,\"delivered\":[]}",
                "{\"format\":\"camel-fkw-position\",\"version\":1,\"reached\":\"noon\",\"delivered\":[]}",
                "{\"format\":\"camel-fkw-position\",\"version\":1,\"reached\":\"2026-11-22T02:00:00Z\",\"delivered\":[[]]}",
                "{\"format\":\"camel-fkw-position\",\"version\":1,\"reached\":\"2026-11-22T02:00:00Z\",\"delivered\":[[\"1\"]]}",
            })
    void isNeverTakenForAnEmptyOneWhenItCannotBeRead(String text) {
        assertThatThrownBy(() -> PositionFormat.read("fkw:orders", text))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("fkw:orders")
                .hasMessageContaining("corrupt")
                .hasMessageContaining("startFrom");
    }

    @Test
    void isRefusedAtEveryTruncation() {
        for (int length = 0; length < GOOD.length(); length++) {
            String half = GOOD.substring(0, length);
            assertThatThrownBy(() -> PositionFormat.read("p", half)).isInstanceOf(IllegalStateException.class);
        }
    }
}
