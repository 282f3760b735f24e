// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A list that the platform gives as a whole.
 *
 * @param rows the rows, in the platform's order
 * @param body the answer as it came
 * @param <T>  a row
 */
public record Listing<T>(List<T> rows, byte[] body) {

    /** Copies the list. */
    public Listing {
        rows = List.copyOf(rows);
    }

    /** The answer as the platform's own text. */
    public String json() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Prints the count only. */
    @Override
    public String toString() {
        return "Listing[rows=" + rows.size() + "]";
    }
}
