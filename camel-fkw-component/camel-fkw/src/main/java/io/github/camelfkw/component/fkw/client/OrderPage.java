// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One page of a list of orders.
 *
 * @param orders     the orders of this page
 * @param total      how many orders fit the query in all
 * @param serverTime the platform's clock when it answered; empty where it did not say
 * @param body       the answer as it came
 */
public record OrderPage(List<OrderDocument> orders, long total, Optional<Instant> serverTime, byte[] body) {

    /** Copies the list. */
    public OrderPage {
        orders = List.copyOf(orders);
    }

    /** The answer as the platform's own text. */
    public String json() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Prints counts only. */
    @Override
    public String toString() {
        return "OrderPage[orders=" + orders.size() + ", total=" + total + "]";
    }
}
