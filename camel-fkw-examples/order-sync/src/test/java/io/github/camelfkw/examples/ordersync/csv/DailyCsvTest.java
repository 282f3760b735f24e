// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.examples.ordersync.csv;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelfkw.component.fkw.client.model.Order;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DailyCsvTest {

    private static final Charset GBK = Charset.forName("GBK");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T20:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    @Test
    void beginsWithBomAndOneHeaderAndSortsIntoTheDayOfTheChange() throws IOException {
        DailyCsv csv = daily(StandardCharsets.UTF_8);

        csv.add(order("1", "2026-11-22 08:00:00", "请,快一点"));
        csv.add(order("2", "2026-11-22 09:00:00", "=1+1"));
        csv.add(order("3", "2026-11-23 00:00:01", ""));

        List<String> lines = lines("orders-2026-11-22.csv", StandardCharsets.UTF_8);
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).startsWith(Csv.BOM + "order_id,modified_time,");
        assertThat(lines.get(1)).startsWith("1,2026-11-22 08:00:00,").contains("\"请,快一点\"");
        assertThat(lines.get(2)).contains("\"\t=1+1\"");
        assertThat(lines("orders-2026-11-23.csv", StandardCharsets.UTF_8)).hasSize(2);
    }

    @Test
    void leavesOutALineThatIsThereAlsoAfterARestart() throws IOException {
        daily(StandardCharsets.UTF_8).add(order("1", "2026-11-22 08:00:00", ""));

        DailyCsv restarted = daily(StandardCharsets.UTF_8);
        restarted.add(order("1", "2026-11-22 08:00:00", ""));
        restarted.add(order("1", "2026-11-22 08:00:00", ""));
        restarted.add(order("1", "2026-11-22 08:00:05", "changed"));

        assertThat(lines("orders-2026-11-22.csv", StandardCharsets.UTF_8)).hasSize(3);
    }

    @Test
    void cutsOffHalfALineThatACrashLeft() throws IOException {
        daily(StandardCharsets.UTF_8).add(order("1", "2026-11-22 08:00:00", ""));
        Path file = folder.resolve("orders-2026-11-22.csv");
        Files.writeString(file, "2,2026-11-22 08:0", StandardOpenOption.APPEND);

        daily(StandardCharsets.UTF_8).add(order("2", "2026-11-22 08:00:01", ""));

        assertThat(lines("orders-2026-11-22.csv", StandardCharsets.UTF_8))
                .hasSize(3)
                .last()
                .asString()
                .startsWith("2,2026-11-22 08:00:01,");
    }

    @Test
    void writesGbkAndGoesOnInTheEncodingOfAFileThatIsThere() throws IOException {
        daily(GBK).add(order("1", "2026-11-22 08:00:00", "礼物 \uD83C\uDF81"));
        DailyCsv restarted = daily(StandardCharsets.UTF_8);
        restarted.add(order("1", "2026-11-22 08:00:00", "礼物 \uD83C\uDF81"));
        restarted.add(order("2", "2026-11-22 08:00:00", "礼物"));

        assertThat(lines("orders-2026-11-22.csv", GBK))
                .hasSize(3)
                .satisfies(lines -> assertThat(lines.get(0)).startsWith("order_id"))
                .satisfies(lines -> assertThat(lines.get(1)).contains("礼物 ?"))
                .satisfies(lines -> assertThat(lines.get(2)).contains("礼物"));
    }

    @Test
    void putsAnOrderWithoutAReadableTimeIntoTodayOfTheShop() throws IOException {
        daily(StandardCharsets.UTF_8).add(order("1", "soon", ""));

        assertThat(folder.resolve("orders-2026-11-23.csv")).exists();
    }

    private DailyCsv daily(Charset charset) {
        return new DailyCsv(folder, charset, CLOCK);
    }

    private List<String> lines(String name, Charset charset) throws IOException {
        return Files.readString(folder.resolve(name), charset).lines().toList();
    }

    private static Order order(String id, String modified, String remarks) throws IOException {
        return new ObjectMapper()
                .readValue(
                        "{\"id\":\"" + id + "\",\"modified_time\":\"" + modified + "\",\"buyer_remarks\":\"" + remarks
                                + "\",\"order_items\":[{\"title\":\"茶\",\"quantity\":2}]}",
                        Order.class);
    }
}
