// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.apifm;

import java.math.BigDecimal;
import java.time.Instant;

/** A coupon in a user's hands. Guarded by the shop's lock. */
final class OwnCoupon {

    final long id;
    final SimCoupon kind;
    final Instant since;
    /** The order it was used in; null while it was not. */
    Long usedIn;

    OwnCoupon(long id, SimCoupon kind, Instant since) {
        this.id = id;
        this.kind = kind;
        this.since = since;
    }

    /**
     * What it takes off.
     *
     * @throws Refusal when it was used or the goods cost too little
     */
    BigDecimal discountOf(BigDecimal goodsAmount) {
        if (usedIn != null) {
            throw Refusal.of(Code.WRONG_STATE, "优惠券已使用");
        }
        if (goodsAmount.compareTo(kind.threshold()) < 0) {
            throw Refusal.of(Code.WRONG_STATE, "未达到优惠券使用门槛");
        }
        return kind.amount().min(goodsAmount);
    }
}
