// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.examples.memberbridge.till;

/**
 * A line of a till's file.
 *
 * @param name    names it, and the files that are made of it: file of the till, number of the line, receipt. A till that
 *                writes each day a file of the same name must not overwrite rows that wait
 * @param row     what it says; null: nothing that could be used
 * @param problem what is wrong with it, without the content; null: nothing
 */
public record TillLine(String name, TillRow row, String problem) {

    /**
     * Reads a line.
     *
     * @param place    file of the till, number of the line
     * @param modified when the file was written, in milliseconds since 1970; names a line that gives no receipt
     */
    static TillLine of(String place, long modified, String text) {
        try {
            TillRow row = TillRow.read(text);
            return new TillLine(place + "-" + row.receipt(), row, null);
        } catch (IllegalArgumentException e) {
            return new TillLine(place + "-" + modified, null, "the row " + e.getMessage());
        }
    }

    /** Prints the name only. */
    @Override
    public String toString() {
        return "TillLine[" + name + "]";
    }
}
