// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.benchmarks.feed;

import io.github.camelfkw.benchmarks.feed.BarChart.Bar;
import io.github.camelfkw.benchmarks.feed.BarChart.Goal;
import io.github.camelfkw.benchmarks.feed.LineChart.Point;
import io.github.camelfkw.benchmarks.feed.LineChart.Series;
import io.github.camelfkw.benchmarks.feed.Rounds.Run;
import io.github.camelfkw.benchmarks.feed.Side.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** A plot of each figure. */
record FeedPlots(
        Throughput.Figures throughput, Calls.Figures calls, List<HeapFigures> heap, List<DelayProbe.Figures> delay) {

    /** @param name of its file */
    record Plot(String name, String svg) {}

    List<Plot> all() {
        return List.of(
                new Plot("feed-near", near()),
                new Plot("feed-far", far()),
                new Plot("feed-calls", callBars()),
                new Plot("feed-heap", heapLines()),
                new Plot("feed-allocation", allocation()),
                new Plot("feed-delay", delayLines()));
    }

    private String near() {
        Rounds near = throughput.near();
        double floor = near.of(Kind.BARE_LOOP, Run::ordersASecond).median();
        double hand = near.of(Kind.HAND_ROUTE, Run::ordersASecond).median();
        return new BarChart(
                        "Orders a second, no latency",
                        "orders a second; the fine line goes from the slowest to the fastest JVM",
                        Throughput.NEAR.stream()
                                .map(side -> Bar.of(side.label(), side.own(), near.of(side, Run::ordersASecond)))
                                .toList(),
                        List.of(
                                new Goal("goal: " + FeedTables.NEAR_FLOOR + " × the bare loop", floor),
                                new Goal(
                                        "goal: " + FeedTables.NEAR_HAND + " × the route by hand",
                                        FeedTables.NEAR_HAND * hand)))
                .draw();
    }

    private String far() {
        Rounds far = throughput.far();
        double peer = Math.max(
                far.of(Kind.BARE_LOOP, Run::ordersASecond).median(),
                far.of(Kind.HAND_ROUTE, Run::ordersASecond).median());
        return new BarChart(
                        "Orders a second, " + Throughput.ROUND_TRIP + " ms round trip",
                        "orders a second; the fine line goes from the slowest to the fastest JVM",
                        Throughput.FAR.stream()
                                .map(side -> Bar.of(side.label(), side.own(), far.of(side, Run::ordersASecond)))
                                .toList(),
                        List.of(
                                new Goal("goal: " + FeedTables.FAR_DEFAULT + " ×", FeedTables.FAR_DEFAULT * peer),
                                new Goal(
                                        "goal with eight at a time: " + FeedTables.FAR_EIGHT + " ×",
                                        FeedTables.FAR_EIGHT * peer)))
                .draw();
    }

    private String callBars() {
        List<Bar> bars = new ArrayList<>();
        for (Calls.Backlog backlog : calls.backlogs()) {
            String what = String.format(Locale.ROOT, "%s orders, %s", Svg.number(backlog.orders()), backlog.spread());
            bars.add(new Bar(what, true, 100 * backlog.calls() / backlog.allowed()));
        }
        bars.add(new Bar("a poll that finds nothing", true, 100 * calls.idle()));
        return new BarChart(
                        "Calls of the platform",
                        "% of the calls that the goal allows: 1.1 a page of 200, and one a window; an idle poll: 1",
                        bars,
                        List.of(new Goal("goal: at most", 100)))
                .draw();
    }

    private String heapLines() {
        List<Series> series = new ArrayList<>();
        for (HeapFigures figures : heap) {
            series.add(new Series(
                    figures.side().body(),
                    figures.many().stream()
                            .map(sample -> new Point(sample.orders() / 1000.0, HeapFigures.megabytes(sample)))
                            .toList()));
            double few = HeapFigures.peak(figures.few());
            series.add(new Series(
                    figures.side().body() + ", most of 10 000 orders",
                    List.of(new Point(0, few), new Point(1000, few))));
        }
        return new LineChart(
                        "Heap that lives while 1 000 000 orders are read",
                        "orders delivered, thousands",
                        "MB after a full collection",
                        HeapFigures.MANY / 1000.0,
                        HeapFigures.LIMIT * 1.1,
                        series,
                        new LineChart.Goal("goal: less than " + HeapFigures.LIMIT + " MB", HeapFigures.LIMIT, false))
                .draw();
    }

    private String allocation() {
        Rounds near = throughput.near();
        return new BarChart(
                        "Allocated for each order delivered",
                        "KB, by all threads of the JVM",
                        Throughput.NEAR.stream()
                                .map(side -> Bar.of(side.label(), side.own(), near.of(side, Run::kilobytes)))
                                .toList(),
                        List.of(new Goal(
                                "goal: less than the route by hand",
                                near.of(Kind.HAND_ROUTE, Run::kilobytes).median())))
                .draw();
    }

    private String delayLines() {
        double goal = FeedTables.DELAY;
        return new LineChart(
                        "From payment to delivery, a poll each second",
                        "seconds",
                        "% of the orders delivered by then",
                        Math.max(
                                5,
                                Math.ceil(delay.stream()
                                        .mapToDouble(figures -> figures.percentile(100))
                                        .max()
                                        .orElseThrow())),
                        100,
                        delay.stream()
                                .map(figures -> new Series("ends of the filter " + figures.ends(), shares(figures)))
                                .toList(),
                        new LineChart.Goal("goal: 99 % within " + Svg.number(goal) + " s", goal, true))
                .draw();
    }

    private static List<Point> shares(DelayProbe.Figures figures) {
        int count = figures.seconds().length;
        return IntStream.range(0, count)
                .filter(i -> i % Math.max(1, count / 200) == 0 || i == count - 1)
                .mapToObj(i -> new Point(figures.seconds()[i], 100.0 * (i + 1) / count))
                .toList();
    }
}
