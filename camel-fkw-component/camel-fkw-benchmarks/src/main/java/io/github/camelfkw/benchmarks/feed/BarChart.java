// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.benchmarks.feed;

import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Bars that lie, one below the other, with goals as lines across.
 *
 * @param title what is shown
 * @param unit  of the values
 */
record BarChart(String title, String unit, List<Bar> bars, List<Goal> goals) {

    private static final int LEFT = 250;
    private static final int RIGHT = 90;
    private static final int TOP = 44;
    private static final int ROW = 30;
    private static final int GOAL = 16;
    private static final int BOTTOM = 44;

    /**
     * A value.
     *
     * @param own   whether it is the connector's
     * @param least of several
     * @param most  of several
     */
    record Bar(String label, boolean own, double value, double least, double most) {

        Bar(String label, boolean own, double value) {
            this(label, own, value, value, value);
        }

        static Bar of(String label, boolean own, Rounds.Spread spread) {
            return new Bar(label, own, spread.median(), spread.least(), spread.most());
        }
    }

    /** A line across all bars. */
    record Goal(String label, double value) {}

    String draw() {
        int top = TOP + GOAL * goals.size();
        int bottom = top + ROW * bars.size();
        double most = DoubleStream.concat(
                        bars.stream().mapToDouble(bar -> Math.max(bar.value(), bar.most())),
                        goals.stream().mapToDouble(Goal::value))
                .max()
                .orElseThrow();
        double scale = (Svg.WIDTH - LEFT - RIGHT) / most;
        Svg svg = new Svg(title, bottom + BOTTOM);
        double step = Svg.step(most);
        for (int i = 0; i * step <= most; i++) {
            double x = LEFT + i * step * scale;
            svg.line(x, top, x, bottom, i == 0 ? "axis" : "grid");
            svg.text(x, bottom + 16, "small", "middle", Svg.number(i * step));
        }
        svg.text(LEFT, bottom + 34, "small", "start", unit);
        for (int i = 0; i < bars.size(); i++) {
            bar(svg, bars.get(i), top + ROW * i, scale);
        }
        for (int i = 0; i < goals.size(); i++) {
            double x = LEFT + goals.get(i).value() * scale;
            double y = TOP + GOAL * i;
            svg.line(x, y + 4, x, bottom, "goal");
            boolean right = x > Svg.WIDTH / 2.0;
            svg.text(
                    right ? x - 5 : x + 5,
                    y + 12,
                    "small goal-text",
                    right ? "end" : "start",
                    goals.get(i).label());
        }
        return svg.toString();
    }

    private static void bar(Svg svg, Bar bar, double y, double scale) {
        svg.text(LEFT - 8, y + 20, "", "end", bar.label());
        svg.bar(LEFT, y + 6, bar.value() * scale, ROW - 10, bar.own() ? "own" : "peer");
        if (bar.most() > bar.least()) {
            double middle = y + 1 + ROW / 2.0;
            svg.line(LEFT + bar.least() * scale, middle, LEFT + bar.most() * scale, middle, "spread");
        }
        double end = LEFT + Math.max(bar.value(), bar.most()) * scale;
        svg.text(end + 6, y + 20, "", "start", Svg.number(bar.value()));
    }
}
