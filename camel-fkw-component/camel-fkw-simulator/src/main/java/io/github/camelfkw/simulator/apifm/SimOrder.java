// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.apifm;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

/**
 * An order as it stands; a snapshot.
 *
 * @param id {@code id} on the wire
 * @param orderNumber the number that people see
 * @param uid whose it is
 * @param status -1 closed, 0 unpaid, 1 paid, 2 shipped, 3 received, 4 reviewed; the numbers are assumed
 * @param amountReal what is to be paid, in yuan
 * @param pieces ordered pieces by id of the goods
 * @param createdAt when it was placed
 * @param deleted whether its user deleted it: the merchant still sees it
 */
public record SimOrder(
        long id,
        String orderNumber,
        long uid,
        int status,
        BigDecimal amountReal,
        Map<Long, Integer> pieces,
        Instant createdAt,
        boolean deleted) {

    /** Copies the map. */
    public SimOrder {
        pieces = Map.copyOf(pieces);
    }
}
