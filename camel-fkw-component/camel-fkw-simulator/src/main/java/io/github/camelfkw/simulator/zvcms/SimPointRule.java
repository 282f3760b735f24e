// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.zvcms;

import java.math.BigDecimal;

/**
 * How the shop lets points pay for orders.
 *
 * @param open {@code is_open_points_pay} on the wire
 * @param type {@code points_num_type}: 1 – a point is so many yuan; 2 – a yuan costs so many points
 * @param number {@code points_num}: how many
 * @param percent {@code exchange_astrict}: the largest part of an order's amount, in percent
 */
public record SimPointRule(boolean open, int type, BigDecimal number, int percent) {

    /** A point is worth so many yuan. */
    public static SimPointRule yuanPerPoint(String yuan, int percent) {
        return new SimPointRule(true, 1, new BigDecimal(yuan), percent);
    }

    /** A yuan costs so many points. */
    public static SimPointRule pointsPerYuan(String points, int percent) {
        return new SimPointRule(true, 2, new BigDecimal(points), percent);
    }

    /** The same rule, not in force. */
    public SimPointRule closed() {
        return new SimPointRule(false, type, number, percent);
    }
}
