// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.apifm;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * Goods as they stand; a snapshot.
 *
 * @param id {@code id} on the wire
 * @param name their name
 * @param categoryId the category they are in
 * @param price the lowest price in yuan, {@code minPrice} on the wire
 * @param stores pieces on hand, of all variants together
 * @param skus the variants; empty for goods without
 * @param onShelf whether buyers see them
 * @param addedAt when they were put on sale
 * @param views how often the detail was asked for
 * @param sells pieces sold
 */
public record SimGoods(
        long id,
        String name,
        long categoryId,
        BigDecimal price,
        int stores,
        List<SimGoodsSku> skus,
        boolean onShelf,
        Instant addedAt,
        int views,
        int sells) {

    /** Copies the list. */
    public SimGoods {
        skus = List.copyOf(skus);
    }
}
