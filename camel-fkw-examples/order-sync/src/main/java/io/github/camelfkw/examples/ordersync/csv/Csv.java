// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.examples.ordersync.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Lines of comma separated values (RFC 4180). A record is one line here: a cell never holds a line break. */
public final class Csv {

    /** At the begin of a UTF-8 file it tells Excel the encoding. */
    public static final String BOM = "\uFEFF";

    private static final Pattern LINE_BREAKS = Pattern.compile("[\\r\\n\\u000B\\u000C\\u0085\\u2028\\u2029]+");

    /** Excel runs what begins like a formula, and rounds a long number: both come from buyers and platforms. */
    private static final Pattern CHANGED_BY_EXCEL = Pattern.compile("[=+@-].*|\\d{12,}|0\\d+", Pattern.DOTALL);

    private Csv() {}

    /**
     * One line with its end. A cell that Excel would change begins with a tab, which Excel does not show; strip cells when
     * reading.
     */
    public static String line(List<?> cells) {
        return cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(Object value) {
        String text = value == null
                ? ""
                : LINE_BREAKS.matcher(value.toString()).replaceAll(" ").strip();
        if (CHANGED_BY_EXCEL.matcher(text).matches() && !text.equals("-")) {
            text = "\t" + text;
        }
        return text.indexOf(',') >= 0 || text.indexOf('"') >= 0 || text.indexOf('\t') >= 0
                ? '"' + text.replace("\"", "\"\"") + '"'
                : text;
    }

    /**
     * The cells of one line, stripped.
     *
     * @throws IllegalArgumentException for quotes that do not match
     */
    public static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        int at = 0;
        while (true) {
            StringBuilder cell = new StringBuilder();
            at = skipBlanks(line, at);
            if (at < line.length() && line.charAt(at) == '"') {
                at = skipBlanks(line, quoted(line, at + 1, cell));
                if (at < line.length() && line.charAt(at) != ',') {
                    throw new IllegalArgumentException("there is text behind a closing quote");
                }
            } else {
                int end = line.indexOf(',', at);
                cell.append(line, at, end < 0 ? line.length() : end);
                at = end < 0 ? line.length() : end;
                if (cell.indexOf("\"") >= 0) {
                    throw new IllegalArgumentException("there is a quote within a cell that is not quoted");
                }
            }
            cells.add(cell.toString().strip());
            if (at >= line.length()) {
                return cells;
            }
            at++;
        }
    }

    private static int skipBlanks(String line, int from) {
        int at = from;
        while (at < line.length() && (line.charAt(at) == ' ' || line.charAt(at) == '\t')) {
            at++;
        }
        return at;
    }

    /** Appends what is between the quotes; returns the place behind the closing one. */
    private static int quoted(String line, int from, StringBuilder cell) {
        for (int at = from; at < line.length(); at++) {
            if (line.charAt(at) != '"') {
                cell.append(line.charAt(at));
            } else if (at + 1 < line.length() && line.charAt(at + 1) == '"') {
                cell.append('"');
                at++;
            } else {
                return at + 1;
            }
        }
        throw new IllegalArgumentException("a quote is not closed");
    }
}
