// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.benchmarks.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfkw.benchmarks.feed.Side.Kind;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

/** What is made of the figures. */
class FeedReportTest {

    /** @param better how many times as quick the connector is as both peers */
    private static Rounds rounds(double better) {
        Rounds rounds = new Rounds();
        for (Kind side : Kind.values()) {
            for (int jvm = 0; jvm < 2; jvm++) {
                for (int round = 0; round < 3; round++) {
                    double seconds = (1 + 0.1 * jvm + 0.01 * round) / (side.own() ? better : 1);
                    long bytes = side.own() ? 4_000 : 12_000;
                    rounds.add(new Rounds.Run(
                            side,
                            jvm,
                            round,
                            1000,
                            new WorkerJvm.Took((long) (seconds * 1e9), 5_000_000, bytes * 1000),
                            2_000_000));
                }
            }
        }
        return rounds;
    }

    private static Calls.Figures calls(long calls, double idle) {
        return new Calls.Figures(List.of(new Calls.Backlog(10_000, "uniform", calls, 7)), idle);
    }

    private static List<HeapFigures> heap(long peak) {
        return List.of(new HeapFigures(
                Kind.RECORDS,
                List.of(new HeapWatch.Sample(10_000, 20 << 20)),
                List.of(new HeapWatch.Sample(500_000, peak << 20), new HeapWatch.Sample(1_000_000, 18 << 20)),
                0));
    }

    private static List<DelayProbe.Figures> delay(double longest) {
        return List.of(new DelayProbe.Figures("included", new double[] {2, 3, longest}));
    }

    @Test
    void saysThatEachGoalIsMet() {
        String text =
                new FeedTables(new Throughput.Figures(rounds(2), rounds(8)), calls(61, 1), heap(21), delay(3.9)).text();
        assertThat(text).contains("**2.00** (2.00 to 2.00) ×", "| yes |").doesNotContain("**no**");
    }

    @Test
    void saysThatGoalsAreMissed() {
        String text = new FeedTables(
                        new Throughput.Figures(rounds(0.9), rounds(3)), calls(70, 1.1), heap(23), delay(4.1))
                .text();
        assertThat(text.lines().filter(line -> line.endsWith("| **no** |"))).hasSize(10);
    }

    @Test
    void saysThatTheMemoryDidNotSuffice() {
        List<HeapFigures> heap = List.of(new HeapFigures(
                Kind.RECORDS,
                List.of(new HeapWatch.Sample(10_000, 20 << 20)),
                List.of(new HeapWatch.Sample(190_000, 21 << 20)),
                3));
        assertThat(new FeedTables(new Throughput.Figures(rounds(2), rounds(8)), calls(61, 1), heap, delay(3.9)).text())
                .containsOnlyOnce("**out of memory** after 190 000 orders")
                .containsOnlyOnce("| **no** |");
    }

    @Test
    void drawsPlotsThatAreSound() throws Exception {
        FeedPlots plots =
                new FeedPlots(new Throughput.Figures(rounds(2), rounds(8)), calls(61, 1), heap(21), delay(3.9));
        assertThat(plots.all()).hasSize(6);
        for (FeedPlots.Plot plot : plots.all()) {
            var document = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(plot.svg().getBytes(StandardCharsets.UTF_8)));
            assertThat(document.getDocumentElement().getTagName()).isEqualTo("svg");
            assertThat(plot.svg()).contains("class=\"goal\"").doesNotContain("NaN", "Infinity");
        }
    }

    @Test
    void writesNumbersWithAsManyDecimalsAsTheyNeed() {
        assertThat(List.of(0.0, 0.25, 1.5, 12.34, 250.0, 40_000.0, 1_000_000.0).stream()
                        .map(Svg::number))
                .containsExactly("0", "0.25", "1.5", "12.3", "250", "40 000", "1 000 000");
        assertThat(List.of(5.0, 64.0, 90_000.0, 1000.0).stream().map(Svg::step))
                .containsExactly(1.0, 20.0, 20_000.0, 200.0);
    }
}
