// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.zvcms.client.model;

import java.math.BigDecimal;

/**
 * What points pay of an order.
 *
 * @param points how many points it takes; 0 or more
 * @param fen how much money they stand for, in fen; 0 or more
 */
public record PointsDeduction(long points, long fen) {

    /** Points pay nothing. */
    public static final PointsDeduction NONE = new PointsDeduction(0, 0);

    /** How much money they stand for in yuan, with two decimals. */
    public BigDecimal yuan() {
        return Fen.toYuan(fen);
    }
}
