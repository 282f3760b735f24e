// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client;

import io.github.camelfkw.component.fkw.client.internal.TextResource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * From the platform's ({@code rt}, {@code msg}) to a class. The vendor document shows three pairs only, so this is data,
 * in the resource {@code error-table.txt} beside this class, and users can put rows of their own before it. The first
 * row that fits counts, and what fits none is {@link ErrorClass#REJECTED}. Immutable.
 */
public final class ErrorTable {

    private static final Pattern LINE = Pattern.compile("(?<meaning>\\S+)\\s+(?<rt>\\S+)\\s+(?<pattern>\\S.*)");

    private static final ErrorTable STANDARD = new ErrorTable(
            parse(TextResource.lines(ErrorTable.class, "error-table.txt"), "the connector's error table"));

    private final List<Row> rows;

    private ErrorTable(List<Row> rows) {
        this.rows = List.copyOf(rows);
    }

    private record Row(Integer code, Pattern message, ErrorClass meaning) {

        private boolean fits(int rt, String msg) {
            return (code == null || code == rt) && message.matcher(msg).find();
        }
    }

    /** The connector's own rows. */
    public static ErrorTable standard() {
        return STANDARD;
    }

    /**
     * This table with further rows before it.
     *
     * @param  lines  rows: class, {@code rt} or {@code *}, pattern; blank lines and those that begin with # are skipped
     * @param  source where they come from, for messages
     * @throws IllegalArgumentException a line that is no row; names source, line and the cure
     */
    public ErrorTable with(List<String> lines, String source) {
        List<Row> all = new ArrayList<>(parse(lines, source));
        all.addAll(rows);
        return new ErrorTable(all);
    }

    private static List<Row> parse(List<String> lines, String source) {
        List<Row> rows = new ArrayList<>();
        for (int number = 1; number <= lines.size(); number++) {
            // Editors of Windows begin a file with a byte order mark.
            String line = lines.get(number - 1).replaceFirst("^\uFEFF", "").strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                rows.add(row(line, source + ", line " + number));
            }
        }
        return rows;
    }

    private static Row row(String line, String where) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    where + ": a row is class, rt (or *) and a pattern, such as: throttled 429 过于频繁");
        }
        ErrorClass meaning = meaning(parts.group("meaning"))
                .orElseThrow(() -> new IllegalArgumentException(where + ": " + parts.group("meaning")
                        + " is not a class; the classes are authorization, throttled, transient, rejected"));
        try {
            return new Row(code(parts.group("rt")), Pattern.compile(parts.group("pattern")), meaning);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    where + ": rt is " + parts.group("rt") + "; give a whole number, or * for any", e);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(where + ": the pattern is broken: " + e.getDescription(), e);
        }
    }

    private static Optional<ErrorClass> meaning(String name) {
        return Arrays.stream(ErrorClass.values())
                .filter(meaning -> meaning.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst();
    }

    private static Integer code(String rt) {
        return rt.equals("*") ? null : Integer.valueOf(rt);
    }

    /** The class of a refusal. */
    public ErrorClass classify(int rt, String msg) {
        return rows.stream()
                .filter(row -> row.fits(rt, msg))
                .map(Row::meaning)
                .findFirst()
                .orElse(ErrorClass.REJECTED);
    }
}
