// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.benchmarks.feed;

import io.github.camelfkw.benchmarks.feed.Rounds.Run;
import io.github.camelfkw.benchmarks.feed.Rounds.Spread;
import io.github.camelfkw.benchmarks.feed.Side.Kind;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The figures as tables, each goal with whether it is met. */
record FeedTables(
        Throughput.Figures throughput, Calls.Figures calls, List<HeapFigures> heap, List<DelayProbe.Figures> delay) {

    /** Orders a second against the bare loop, no latency. */
    static final double NEAR_FLOOR = 1.0;

    /** Orders a second against the route by hand, no latency. */
    static final double NEAR_HAND = 1.5;

    /** Orders a second against both, with a round trip, eight pages at a time. */
    static final double FAR_EIGHT = 6;

    /** Orders a second against both, with a round trip, default options. */
    static final double FAR_DEFAULT = 3.5;

    /** Seconds from payment to delivery, 99 %: the default settle and two more. */
    static final double DELAY = 4;

    /** What counts as the same heap. */
    private static final double SAME = 1.1;

    String text() {
        StringBuilder text = new StringBuilder("""
                | Figure | Measured | Goal | Met |
                | --- | --- | --- | --- |
                """);
        goals(text);
        text.append("\nNo latency, ").append(Svg.number(Throughput.ORDERS)).append(" orders:\n\n");
        sides(text, throughput.near(), Throughput.NEAR);
        text.append("\nRound trip of ")
                .append(Throughput.ROUND_TRIP)
                .append(" ms, ")
                .append(Svg.number(Throughput.ORDERS))
                .append(" orders:\n\n");
        sides(text, throughput.far(), Throughput.FAR);
        backlogs(text);
        return text.toString();
    }

    private void goals(StringBuilder text) {
        Rounds near = throughput.near();
        Rounds far = throughput.far();
        atLeast(text, "orders a second, no latency, against (a)", near.ratio(Kind.RECORDS, Kind.BARE_LOOP), NEAR_FLOOR);
        atLeast(text, "orders a second, no latency, against (b)", near.ratio(Kind.RECORDS, Kind.HAND_ROUTE), NEAR_HAND);
        for (Kind peer : List.of(Kind.BARE_LOOP, Kind.HAND_ROUTE)) {
            String against = ", against " + peer.letter();
            String what = "orders a second, " + Throughput.ROUND_TRIP + " ms, ";
            atLeast(text, what + "eight at a time" + against, far.ratio(Kind.RECORDS_8, peer), FAR_EIGHT);
            atLeast(text, what + "default options" + against, far.ratio(Kind.RECORDS, peer), FAR_DEFAULT);
        }
        Calls.Backlog worst = calls.backlogs().stream()
                .max(Comparator.comparing(backlog -> backlog.calls() / backlog.allowed()))
                .orElseThrow();
        row(
                text,
                "calls for " + Svg.number(worst.orders()) + " orders, " + worst.spread() + " (the worst)",
                "**" + worst.calls() + "**",
                "at most " + Svg.number(Math.floor(worst.allowed())),
                worst.calls() <= worst.allowed());
        row(text, "calls of an idle poll", bold(calls.idle(), 2), "1", calls.idle() <= 1);
        for (HeapFigures figures : heap) {
            double few = HeapFigures.peak(figures.few());
            double many = HeapFigures.peak(figures.many());
            row(
                    text,
                    "peak heap, " + figures.side().label() + ", 10 000 and 1 000 000 orders",
                    bold(few, 1) + " and " + bold(many, 1) + " MB"
                            + (figures.isOutOfMemory()
                                    ? ", then **out of memory** after " + Svg.number(figures.orders()) + " orders"
                                    : ""),
                    "the same (at most 10 % more), under " + HeapFigures.LIMIT + " MB",
                    !figures.isOutOfMemory() && figures.growth() <= SAME && many < HeapFigures.LIMIT);
        }
        double hand = near.of(Kind.HAND_ROUTE, Run::kilobytes).median();
        for (Kind side : List.of(Kind.RECORDS, Kind.RAW)) {
            Spread allocated = near.of(side, Run::kilobytes);
            row(
                    text,
                    "allocated for each order, " + side.label(),
                    allocated.text(1) + " KB",
                    String.format(Locale.ROOT, "below (b): %.1f KB", hand),
                    allocated.median() < hand);
        }
        for (DelayProbe.Figures figures : delay) {
            row(
                    text,
                    "payment to delivery, 99 %, ends of the filter " + figures.ends(),
                    bold(figures.percentile(99), 3) + " s (50 %: " + plain(figures.percentile(50), 3) + ", longest: "
                            + plain(figures.percentile(100), 3) + ")",
                    "less than " + Svg.number(DELAY) + " s",
                    figures.percentile(99) < DELAY);
        }
    }

    private static void atLeast(StringBuilder text, String what, Spread ratio, double goal) {
        row(text, what, ratio.text(2) + " ×", "at least " + goal + " ×", ratio.median() >= goal);
    }

    private static void row(StringBuilder text, String what, String measured, String goal, boolean met) {
        text.append(String.format("| %s | %s | %s | %s |%n", what, measured, goal, met ? "yes" : "**no**"));
    }

    private static String bold(double value, int decimals) {
        return "**" + plain(value, decimals) + "**";
    }

    private static String plain(double value, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    private static void sides(StringBuilder text, Rounds rounds, List<Kind> sides) {
        text.append("""
                | Side | Orders/s | Against (a) | Against (b) | CPU of the client, µs an order | CPU of the platform, µs an order | Allocated, KB an order |
                | --- | --- | --- | --- | --- | --- | --- |
                """);
        for (Kind side : sides) {
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %s | %s | %.1f | %.1f | %.1f |%n",
                    side.letter().isEmpty() ? side.label() : side.letter() + " " + side.label(),
                    Svg.number(rounds.of(side, Run::ordersASecond).median()),
                    rounds.ratio(side, Kind.BARE_LOOP).text(2),
                    rounds.ratio(side, Kind.HAND_ROUTE).text(2),
                    rounds.of(side, Run::clientMicros).median(),
                    rounds.of(side, Run::serverMicros).median(),
                    rounds.of(side, Run::kilobytes).median()));
        }
    }

    private void backlogs(StringBuilder text) {
        text.append("""

                | Orders | Spread | Pages of 200 | Windows | Calls | Allowed |
                | --- | --- | --- | --- | --- | --- |
                """);
        for (Calls.Backlog backlog : calls.backlogs()) {
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %d | %d | %d | %.0f |%n",
                    Svg.number(backlog.orders()),
                    backlog.spread(),
                    backlog.pages(),
                    backlog.windows(),
                    backlog.calls(),
                    Math.floor(backlog.allowed())));
        }
    }
}
