// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.examples.ordersync.waybill;

import io.github.camelfkw.examples.ordersync.csv.Csv;
import io.github.camelfkw.examples.ordersync.csv.CsvFile;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A waybill file: its rows, or why it has none. What is wrong with a row in itself is found here. */
public final class WaybillFile {

    /** So many rows in a row that the platform could not be asked about: the rest waits. */
    private static final int GIVE_UP_AFTER = 3;

    private static final Pattern ID = Pattern.compile("[0-9A-Za-z_-]{1,64}");
    private static final Pattern AS_EXCEL_ROUNDS = Pattern.compile("\\d([.]\\d+)?[eE][+]\\d+");
    private static final Pattern LINES = Pattern.compile("\r\n|\r|\n");

    private final String name;
    private final String problem;
    private final List<WaybillRow> rows;
    private int undecidedInSuccession;
    private String trouble = "";

    private WaybillFile(String name, String problem, List<WaybillRow> rows) {
        this.name = name;
        this.problem = problem;
        this.rows = rows;
    }

    /** Reads a file; what cannot be read has a {@link #getProblem() problem}. */
    static WaybillFile read(String name, byte[] content, Charset agreed) {
        try {
            List<WaybillRow> rows = rows(CsvFile.decode(content, agreed));
            refuseContradictions(rows);
            return new WaybillFile(name, null, rows);
        } catch (IllegalArgumentException e) {
            return new WaybillFile(name, e.getMessage(), List.of());
        }
    }

    private static List<WaybillRow> rows(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("the file is empty");
        }
        String[] lines = LINES.split(text);
        int at = 0;
        while (lines[at].isBlank()) {
            at++;
        }
        Map<Column, Integer> columns = columns(lines[at]);
        List<WaybillRow> rows = new ArrayList<>();
        for (at++; at < lines.length; at++) {
            if (!lines[at].replace(',', ' ').isBlank()) {
                rows.add(row(at + 1, lines[at], columns));
            }
        }
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("the file has a header line and no rows");
        }
        return rows;
    }

    private static Map<Column, Integer> columns(String header) {
        List<String> cells = Csv.cells(header);
        Map<Column, Integer> columns = new EnumMap<>(Column.class);
        for (int i = 0; i < cells.size(); i++) {
            int index = i;
            Column.named(cells.get(i)).ifPresent(column -> {
                if (columns.put(column, index) != null) {
                    throw new IllegalArgumentException(
                            "the header line names the column " + column.bothNames() + " twice");
                }
            });
        }
        String missing = java.util.Arrays.stream(Column.values())
                .filter(column -> !columns.containsKey(column))
                .map(Column::bothNames)
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(
                    "the first line has to name the columns, separated by commas; missing: " + missing);
        }
        return columns;
    }

    private static WaybillRow row(int lineNumber, String line, Map<Column, Integer> columns) {
        List<String> cells;
        try {
            cells = Csv.cells(line);
        } catch (IllegalArgumentException e) {
            WaybillRow malformed = new WaybillRow(lineNumber, line, "", "", "", "");
            malformed.fail("line " + lineNumber + ": " + e.getMessage());
            return malformed;
        }
        Map<Column, String> values = new EnumMap<>(Column.class);
        columns.forEach((column, index) -> values.put(column, index < cells.size() ? cells.get(index) : ""));
        WaybillRow row = new WaybillRow(
                lineNumber,
                line,
                values.get(Column.ORDER_ID),
                values.get(Column.WAYBILL_NO),
                values.get(Column.LOGISTICS_CODE),
                values.get(Column.LOGISTICS_NAME));
        int needed = columns.values().stream().max(Integer::compare).orElseThrow() + 1;
        if (cells.size() < needed) {
            row.fail("line " + lineNumber + ": " + cells.size() + " columns, but the header line needs " + needed);
        } else {
            wrong(values).ifPresent(what -> row.fail("line " + lineNumber + ": " + what));
        }
        return row;
    }

    private static Optional<String> wrong(Map<Column, String> values) {
        for (Map.Entry<Column, String> cell : values.entrySet()) {
            if (cell.getValue().isEmpty()) {
                return Optional.of(cell.getKey().wireName() + " is blank");
            }
        }
        for (Column column : List.of(Column.ORDER_ID, Column.WAYBILL_NO)) {
            String value = values.get(column);
            if (AS_EXCEL_ROUNDS.matcher(value).matches()) {
                return Optional.of(column.wireName() + " was rounded by Excel to " + value
                        + ": format the column as text and enter it again");
            }
            if (!ID.matcher(value).matches()) {
                return Optional.of(
                        column.wireName() + " has characters other than letters, digits, '-' and '_', or more than 64");
            }
        }
        return Optional.empty();
    }

    /** The platform takes one waybill for the whole order; which of two is right, only a person can tell. */
    private static void refuseContradictions(List<WaybillRow> rows) {
        Map<String, List<WaybillRow>> byOrder = rows.stream()
                .filter(WaybillRow::isOpen)
                .collect(Collectors.groupingBy(
                        WaybillRow::getOrderId, LinkedHashMap::new, Collectors.toCollection(ArrayList::new)));
        byOrder.values().stream()
                .filter(same -> !same.stream().allMatch(same.get(0)::shipsLike))
                .forEach(same -> {
                    String lines = same.stream()
                            .map(row -> String.valueOf(row.lineNumber()))
                            .collect(Collectors.joining(", "));
                    same.forEach(
                            row -> row.fail("lines " + lines + " give this order different waybills or carriers; an"
                                    + " order takes one: keep the right line"));
                });
    }

    /** Why nothing of the file can be used; null for a good one. */
    public String getProblem() {
        return problem;
    }

    /** The rows in the order of the file. */
    public List<WaybillRow> getRows() {
        return rows;
    }

    /** How many rows nothing is known about. */
    public long getOpenRows() {
        return count(WaybillRow.Outcome.OPEN);
    }

    String name() {
        return name;
    }

    long count(WaybillRow.Outcome outcome) {
        return rows.stream().filter(row -> row.outcome() == outcome).count();
    }

    void decided() {
        undecidedInSuccession = 0;
    }

    void undecided(String why) {
        undecidedInSuccession++;
        trouble = why;
    }

    /** Why the last row waits that does. */
    String trouble() {
        return trouble;
    }

    /** Whether the platform seems to be away: the remaining rows wait for the next round. */
    boolean isPlatformAway() {
        return undecidedInSuccession >= GIVE_UP_AFTER;
    }
}
