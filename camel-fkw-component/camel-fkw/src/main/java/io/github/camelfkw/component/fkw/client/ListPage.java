// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One page of a list.
 *
 * @param operation  the operation that was asked for
 * @param rows       the rows of this page, in the platform's order
 * @param knownTotal how many rows the list has in all; empty where the platform did not say, as in the vendor document's
 *                   example of products
 * @param serverTime the platform's clock when it answered; empty where it did not say
 * @param body       the answer as it came
 * @param <D>        a row
 */
public record ListPage<D extends FkwDocument<?>>(
        String operation, List<D> rows, OptionalLong knownTotal, Optional<Instant> serverTime, byte[] body) {

    /** The platform's limit of rows a page, for each of its lists. */
    public static final int MAX_SIZE = 200;

    /** Copies the list. */
    public ListPage {
        rows = List.copyOf(rows);
    }

    /**
     * How many rows the list has in all.
     *
     * @throws FkwProtocolException if the platform did not say: then nobody can tell whether there are more pages
     */
    public long total() {
        return knownTotal.orElseThrow(() -> new FkwProtocolException(
                operation,
                operation + ": the list came without a total, so that its end cannot be told. Read it page by page",
                null));
    }

    /** The answer as the platform's own text. */
    public String json() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /**
     * Checks the number of a page.
     *
     * @throws IllegalArgumentException below 1; names the option and the header
     */
    public static void requireNo(int pageNo) {
        if (pageNo < 1) {
            throw new IllegalArgumentException(
                    "pageNo is " + pageNo + "; pages are counted from 1 (option pageNo, header CamelFkwPageNo)");
        }
    }

    /**
     * Checks the size of a page.
     *
     * @throws IllegalArgumentException not 1 to {@value #MAX_SIZE}; names the option and the header
     */
    public static void requireSize(int pageSize) {
        if (pageSize < 1 || pageSize > MAX_SIZE) {
            throw new IllegalArgumentException("pageSize is " + pageSize + "; the platform allows 1 to " + MAX_SIZE
                    + " (option pageSize, header CamelFkwPageSize)");
        }
    }

    /** Prints counts only. */
    @Override
    public String toString() {
        return "ListPage[rows=" + rows.size() + ", total=" + knownTotal + "]";
    }
}
