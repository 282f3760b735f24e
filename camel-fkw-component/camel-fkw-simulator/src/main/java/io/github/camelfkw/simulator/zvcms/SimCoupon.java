// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.zvcms;

import java.math.BigDecimal;

/**
 * One coupon of a member.
 *
 * @param id {@code coupon_id} on the wire
 * @param title its name
 * @param type 0 for an amount, 1 for a discount
 * @param amount the amount or the discount
 * @param minAmountUse from which amount on it may be used, in fen; 0: any
 * @param status 0 not used, 1 used
 * @param lock {@code is_lock} on the wire: 1 normal, 2 locked
 * @param verifyCode the code that it is redeemed with
 */
public record SimCoupon(
        long id,
        String title,
        int type,
        BigDecimal amount,
        long minAmountUse,
        int status,
        int lock,
        String verifyCode) {

    /** A coupon of an amount that is neither used nor locked. */
    public static SimCoupon amount(long id, String title, String amount, long minAmountUse) {
        return new SimCoupon(id, title, 0, new BigDecimal(amount), minAmountUse, 0, 1, "V" + (700_000 + id));
    }

    /** A discount coupon that is neither used nor locked. */
    public static SimCoupon discount(long id, String title, String discount) {
        return new SimCoupon(id, title, 1, new BigDecimal(discount), 0, 0, 1, "V" + (700_000 + id));
    }

    /** The same coupon, used. */
    public SimCoupon used() {
        return new SimCoupon(id, title, type, amount, minAmountUse, 1, lock, verifyCode);
    }

    /** The same coupon, locked. */
    public SimCoupon locked() {
        return new SimCoupon(id, title, type, amount, minAmountUse, status, 2, verifyCode);
    }

    @Override
    public String toString() {
        return "SimCoupon[id=" + id + "]";
    }
}
