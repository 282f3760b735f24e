// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.benchmarks.feed;

import java.util.Locale;

/** A drawing that can be read on a light and on a dark page. */
final class Svg {

    static final int WIDTH = 760;

    private static final String STYLE = """
            <style>
            text { font: 13px system-ui, sans-serif; fill: #1f2328; }
            .title { font-weight: 600; font-size: 15px; }
            .small { font-size: 11px; fill: #59636e; }
            .axis { stroke: #818b98; fill: none; }
            .grid { stroke: #818b98; stroke-opacity: 0.25; }
            .own { fill: #0969da; }
            .peer { fill: #818b98; }
            .spread { stroke: #1f2328; stroke-width: 1.5; }
            .goal { stroke: #d1242f; stroke-width: 1.5; stroke-dasharray: 5 4; }
            .goal-text { fill: #d1242f; }
            .line { fill: none; stroke-width: 2; }
            .line0 { stroke: #0969da; } .text0 { fill: #0969da; }
            .line1 { stroke: #8250df; } .text1 { fill: #8250df; }
            .line2 { stroke: #1a7f37; } .text2 { fill: #1a7f37; }
            .line3 { stroke: #9a6700; } .text3 { fill: #9a6700; }
            @media (prefers-color-scheme: dark) {
            text { fill: #f0f6fc; }
            .small { fill: #9198a1; }
            .axis, .grid { stroke: #9198a1; }
            .own { fill: #4493f8; }
            .peer { fill: #6e7681; }
            .spread { stroke: #f0f6fc; }
            .goal { stroke: #f85149; } .goal-text { fill: #f85149; }
            .line0 { stroke: #4493f8; } .text0 { fill: #4493f8; }
            .line1 { stroke: #ab7df8; } .text1 { fill: #ab7df8; }
            .line2 { stroke: #3fb950; } .text2 { fill: #3fb950; }
            .line3 { stroke: #d29922; } .text3 { fill: #d29922; }
            }
            </style>
            """;

    private final StringBuilder body = new StringBuilder();
    private final int height;

    Svg(String title, int height) {
        this.height = height;
        body.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\""
                        + " aria-label=\"%s\">%n",
                WIDTH,
                height,
                WIDTH,
                height,
                escaped(title)));
        body.append(STYLE);
        text(16, 24, "title", "start", title);
    }

    int height() {
        return height;
    }

    /**
     * Text.
     *
     * @param anchor {@code start}, {@code middle} or {@code end}
     */
    void text(double x, double y, String kind, String anchor, String text) {
        add("<text class=\"%s\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>", kind, x, y, anchor, escaped(text));
    }

    void line(double x1, double y1, double x2, double y2, String kind) {
        add("<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>", kind, x1, y1, x2, y2);
    }

    void bar(double x, double y, double width, double barHeight, String kind) {
        add("<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>", kind, x, y, width, barHeight);
    }

    /** @param points pairs such as {@code 1,2 3,4} */
    void path(String points, String kind) {
        add("<polyline class=\"line %s\" points=\"%s\"/>", kind, points);
    }

    private void add(String format, Object... values) {
        body.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** The number as people write it: with as few decimals as its size needs. */
    static String number(double value) {
        if (value >= 1000) {
            return String.format(Locale.ROOT, "%,d", Math.round(value)).replace(',', ' ');
        }
        String text = String.format(Locale.ROOT, value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f", value);
        return text.contains(".") ? text.replaceAll("\\.?0+$", "") : text;
    }

    /** A round step that cuts a range into about five. */
    static double step(double range) {
        double power = Math.pow(10, Math.floor(Math.log10(range / 5)));
        double steps = range / 5 / power;
        return power * (steps <= 1 ? 1 : steps <= 2 ? 2 : steps <= 5 ? 5 : 10);
    }

    @Override
    public String toString() {
        return body + "</svg>\n";
    }
}
