// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.apifm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class CouponCallTest extends ApifmTest {

    @Test
    void aCouponIsListedFetchedAndMine() {
        SimCoupon coupon = shop.addCoupon("满50减5", "5", "50", 2);
        assertThat(ids(data(call("coupons")))).containsExactly(coupon.id());
        assertThat(data(call("couponDetail", "id", "" + coupon.id()))
                        .at("/info/name")
                        .asText())
                .isEqualTo("满50减5");
        assertCode(700, mine("myCoupons"));

        assertOk(mine("fetchCoupons", "id", "" + coupon.id()));
        JsonNode own = data(mine("myCoupons")).get(0);
        assertThat(own.get("pid").asLong()).isEqualTo(coupon.id());
        assertThat(own.get("money").asInt()).isEqualTo(5);
        assertThat(shop.coupon(coupon.id()).orElseThrow().left()).isEqualTo(1);
        assertCode(700, mine("myCoupons", "status", "1"));
        assertThat(violations()).isEmpty();
    }

    @Test
    void whatIsGoneCannotBeFetched() {
        SimCoupon coupon = shop.addCoupon("满减", "5", "50", 1);
        assertOk(mine("fetchCoupons", "id", "" + coupon.id()));
        assertCode(10_001, mine("fetchCoupons", "id", "" + coupon.id()));
        assertCode(700, mine("fetchCoupons", "id", "1"));
        assertCode(700, call("couponDetail", "id", "1"));
        assertThat(user.usableCoupons()).isEqualTo(1);
    }

    @Test
    void aVoucherWorksOnceAndWithItsPasswordOnly() {
        SimCoupon coupon = shop.addCoupon("满减", "5", "50", 9);
        shop.addCouponVoucher(coupon.id(), "A1", "secret");
        assertCode(700, mine("exchangeCoupons", "number", "A1", "pwd", "wrong"));
        assertOk(mine("exchangeCoupons", "number", "A1", "pwd", "secret", "extJsonStr", "{\"from\":\"shop\"}"));
        assertCode(700, mine("exchangeCoupons", "number", "A1", "pwd", "secret"));
        assertThat(user.usableCoupons()).isEqualTo(1);
        assertThat(sim.journal().last().param("pwd")).matches("\\*\\*\\*[0-9a-f]{6}");
        assertThatThrownBy(() -> shop.addCouponVoucher(1, "A2", "secret")).hasMessageContaining("no coupon 1");
    }

    @Test
    void aVoucherStaysGoodWhenNothingIsLeft() {
        SimCoupon coupon = shop.addCoupon("满减", "5", "50", 1);
        shop.addCouponVoucher(coupon.id(), "A1", "secret");
        mine("fetchCoupons", "id", "" + coupon.id());
        assertCode(10_001, mine("exchangeCoupons", "number", "A1", "pwd", "secret"));
        assertCode(10_001, mine("exchangeCoupons", "number", "A1", "pwd", "secret"));
    }
}
