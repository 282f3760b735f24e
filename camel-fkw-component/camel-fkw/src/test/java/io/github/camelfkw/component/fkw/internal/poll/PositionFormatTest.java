// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionFormatTest {

    private static final Instant REACHED = Instant.parse("2026-11-22T02:00:00Z");

    private static final String OLD =
            "{\"format\":\"camel-fkw-position\",\"version\":1,\"reached\":\"2026-11-22T02:00:00Z\","
                    + "\"delivered\":[[\"20261122001\",\"2026-11-22 10:01:07\",\"0f3c\",\"2026-11-22T02:01:07Z\"]]}";

    private static final String GOOD =
            "{\"format\":\"camel-fkw-position\",\"version\":2,\"reached\":\"2026-11-22T02:00:00Z\","
                    + "\"from\":\"2026-11-22T01:56:58Z\","
                    + "\"delivered\":[[\"20261122001\",\"2026-11-22 10:01:07\",\"0f3c\",\"2026-11-22T02:01:07Z\"]],"
                    + "\"failed\":[[\"20261122002\",\"2026-11-22 10:02:00\",\"77ab\",3,\"2026-11-22T02:10:00Z\"]],"
                    + "\"again\":[\"20261120007\"],"
                    + "\"reconciled\":{\"since\":\"2026-11-20T02:00:00Z\",\"until\":\"2026-11-21T02:00:00Z\"}}";

    private static OrderPosition position() {
        return new OrderPosition(
                REACHED,
                REACHED.minusSeconds(182),
                Map.of(
                        new OrderVersion("20261122001", "2026-11-22 10:01:07", "0f3c"),
                        Instant.parse("2026-11-22T02:01:07Z")),
                Map.of(
                        new OrderVersion("20261122002", "2026-11-22 10:02:00", "77ab"),
                        new OrderPosition.Failures(3, Instant.parse("2026-11-22T02:10:00Z"))),
                Set.of("20261120007"),
                Optional.of(new OrderPosition.Reconciled(
                        Instant.parse("2026-11-20T02:00:00Z"), Instant.parse("2026-11-21T02:00:00Z"))));
    }

    @Test
    void isOneLineThatAPersonCanRead() {
        assertThat(PositionFormat.write(position())).isEqualTo(GOOD);
        assertThat(PositionFormat.read("p", GOOD)).isEqualTo(position());
    }

    @Test
    void saysNothingOfWhatThereIsNone() {
        assertThat(PositionFormat.write(OrderPosition.at(REACHED)))
                .isEqualTo("{\"format\":\"camel-fkw-position\",\"version\":2,\"reached\":\"2026-11-22T02:00:00Z\","
                        + "\"from\":\"2026-11-22T02:00:00Z\",\"delivered\":[]}");
    }

    @Test
    void readsWhatTheFirstVersionWrote() {
        assertThat(PositionFormat.read("p", OLD))
                .isEqualTo(new OrderPosition(
                        REACHED, Instant.MIN, position().delivered(), Map.of(), Set.of(), Optional.empty()));
    }

    @Test
    void saysThatALaterReleaseWroteIt() {
        assertThatThrownBy(() -> PositionFormat.read("fkw:orders", GOOD.replace("\"version\":2", "\"version\":3")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("fkw:orders")
                .hasMessageContaining("later release");
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
                "{\"format\":\"camel-fkw-position\",\"version\":2,\"reached\":\"2026-11-22T02:00:00Z\",\"delivered\":[],\"failed\":1}",
                "{\"format\":\"camel-fkw-position\",\"version\":2,\"reached\":\"2026-11-22T02:00:00Z\",\"delivered\":[],\"failed\":[[\"1\",\"2\",\"3\"]]}",
                "{\"format\":\"camel-fkw-position\",\"version\":2,\"reached\":\"2026-11-22T02:00:00Z\",\"delivered\":[],\"again\":\"7\"}",
                "{\"format\":\"camel-fkw-position\",\"version\":2,\"reached\":\"2026-11-22T02:00:00Z\",\"delivered\":[],\"reconciled\":{}}",
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
