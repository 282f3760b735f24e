// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.benchmarks.feed;

import io.github.camelfkw.benchmarks.feed.Side.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** All that is measured of the order feed. */
public final class FeedFigures {

    private final Throughput.Figures throughput;
    private final Calls.Figures calls;
    private final List<HeapFigures> heap;
    private final List<DelayProbe.Figures> delay;

    private FeedFigures(
            Throughput.Figures throughput,
            Calls.Figures calls,
            List<HeapFigures> heap,
            List<DelayProbe.Figures> delay) {
        this.throughput = throughput;
        this.calls = calls;
        this.heap = heap;
        this.delay = delay;
    }

    /** Measures, which takes some minutes. */
    public static FeedFigures measure() throws Exception {
        try (OrderPlatform platform = OrderPlatform.launch()) {
            Throughput.Figures throughput = Throughput.measure(platform);
            Calls.Figures calls = Calls.measure(platform);
            List<HeapFigures> heap =
                    List.of(HeapFigures.measure(platform, Kind.RECORDS), HeapFigures.measure(platform, Kind.RAW));
            return new FeedFigures(throughput, calls, heap, DelayProbe.measure());
        }
    }

    /** Tables in Markdown. */
    public String tables() {
        return new FeedTables(throughput, calls, heap, delay).text();
    }

    /**
     * Draws the plots.
     *
     * @param folder where they go; made if need be
     */
    public void draw(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (FeedPlots.Plot plot : new FeedPlots(throughput, calls, heap, delay).all()) {
            Files.writeString(folder.resolve(plot.name() + ".svg"), plot.svg());
        }
    }
}
