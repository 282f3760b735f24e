// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client;

/**
 * A list was read to its end several times over, and each time it changed meanwhile, so that it cannot be told that
 * every row was seen. The rows that were seen have been given.
 */
public class FkwListChangedException extends FkwException {

    private static final long serialVersionUID = 1L;

    private final long given;

    /**
     * @param operation the list
     * @param given     how many rows were given
     * @param total     how many the platform counted last
     */
    public FkwListChangedException(String operation, long given, long total) {
        super(
                operation,
                operation + ": the list changed each time that it was read; " + given + " rows were given, and the"
                        + " platform counted " + total + " last. A row that moved from page to page may be missing."
                        + " Read it again when it is quiet; for orders give timeType=created and a timeTo that is past",
                null);
        this.given = given;
    }

    /** How many rows were given. */
    public long getGiven() {
        return given;
    }
}
