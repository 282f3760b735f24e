// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IdTableTest {

    /** Ids that look alike and are not the same. */
    private static final List<String> LOOK_ALIKE = List.of(
            "0", "00", "1", "01", "+1", "-1", "", " 1", "١", "999999999999999999", "9999999999999999999", "1_1", "a");

    @Test
    void tellsIdsApartThatLookAlike() {
        IdTable table = new IdTable();
        for (int i = 0; i < LOOK_ALIKE.size(); i++) {
            assertThat(table.put(LOOK_ALIKE.get(i), i)).as(LOOK_ALIKE.get(i)).isTrue();
        }
        assertThat(table.size()).isEqualTo(LOOK_ALIKE.size());
        for (int i = 0; i < LOOK_ALIKE.size(); i++) {
            assertThat(table.contains(LOOK_ALIKE.get(i), i)).isTrue();
            assertThat(table.contains(LOOK_ALIKE.get(i), -1)).isFalse();
        }
    }

    @Test
    void isAMap() {
        Random random = new Random(7);
        IdTable table = new IdTable();
        Map<String, Long> map = new HashMap<>();
        for (int i = 0; i < 50_000; i++) {
            String id = random.nextInt(10) == 0
                    ? "p" + random.nextInt(3000)
                    : Long.toString(random.nextInt(4) == 0 ? random.nextLong() >>> 8 : random.nextInt(20_000));
            long value = random.nextLong();
            assertThat(table.put(id, value)).isEqualTo(map.put(id, value) == null);
        }
        assertSame(table, map);
        table.retain(id -> id.endsWith("3"));
        map.keySet().removeIf(id -> !id.endsWith("3"));
        assertSame(table, map);
        table.clear();
        assertThat(table.size()).isZero();
    }

    private static void assertSame(IdTable table, Map<String, Long> map) {
        Map<String, Long> content = new HashMap<>();
        table.forEach(content::put);
        assertThat(content).isEqualTo(map);
        assertThat(table.size()).isEqualTo(map.size());
        map.forEach((id, value) -> {
            assertThat(table.contains(id)).isTrue();
            assertThat(table.contains(id, value)).isTrue();
        });
    }
}
