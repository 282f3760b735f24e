// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.benchmarks.feed;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Lines over a common axis, with a goal as a line across.
 *
 * @param title  what is shown
 * @param xLabel what goes to the right, with its unit
 * @param yLabel what goes up, with its unit
 * @param xMost  end of the axis
 * @param yMost  end of the axis
 */
record LineChart(
        String title, String xLabel, String yLabel, double xMost, double yMost, List<Series> series, Goal goal) {

    private static final int LEFT = 60;
    private static final int RIGHT = 30;
    private static final int TOP = 50;
    private static final int HEIGHT = 400;
    private static final int BOTTOM = HEIGHT - 56;

    /** A point. */
    record Point(double x, double y) {}

    /** A line. */
    record Series(String label, List<Point> points) {}

    /**
     * What is not to be passed.
     *
     * @param upright whether it is a value of x
     */
    record Goal(String label, double value, boolean upright) {}

    String draw() {
        Svg svg = new Svg(title, HEIGHT);
        svg.line(LEFT, BOTTOM, Svg.WIDTH - RIGHT, BOTTOM, "axis");
        svg.line(LEFT, TOP, LEFT, BOTTOM, "axis");
        for (int i = 0; i * Svg.step(xMost) <= xMost; i++) {
            double value = i * Svg.step(xMost);
            svg.line(x(value), TOP, x(value), BOTTOM, "grid");
            svg.text(x(value), BOTTOM + 18, "small", "middle", Svg.number(value));
        }
        for (int i = 0; i * Svg.step(yMost) <= yMost; i++) {
            double value = i * Svg.step(yMost);
            svg.line(LEFT, y(value), Svg.WIDTH - RIGHT, y(value), "grid");
            svg.text(LEFT - 8, y(value) + 4, "small", "end", Svg.number(value));
        }
        svg.text(Svg.WIDTH - RIGHT, BOTTOM + 36, "small", "end", xLabel);
        svg.text(LEFT, TOP - 8, "small", "start", yLabel);
        if (goal.upright()) {
            svg.line(x(goal.value()), TOP, x(goal.value()), BOTTOM, "goal");
            svg.text(x(goal.value()) - 6, TOP + 14, "small goal-text", "end", goal.label());
        } else {
            svg.line(LEFT, y(goal.value()), Svg.WIDTH - RIGHT, y(goal.value()), "goal");
            svg.text(Svg.WIDTH - RIGHT, y(goal.value()) - 6, "small goal-text", "end", goal.label());
        }
        double legend = LEFT;
        for (int i = 0; i < series.size(); i++) {
            Series one = series.get(i);
            svg.path(
                    one.points().stream()
                            .map(point -> String.format(Locale.ROOT, "%.1f,%.1f", x(point.x()), y(point.y())))
                            .collect(Collectors.joining(" ")),
                    "line" + i);
            svg.text(legend, HEIGHT - 8, "small text" + i, "start", "— " + one.label());
            legend += 24 + 6.2 * one.label().length();
        }
        return svg.toString();
    }

    private double x(double value) {
        return LEFT + Math.min(value, xMost) / xMost * (Svg.WIDTH - LEFT - RIGHT);
    }

    private double y(double value) {
        return BOTTOM - Math.min(value, yMost) / yMost * (BOTTOM - TOP);
    }
}
