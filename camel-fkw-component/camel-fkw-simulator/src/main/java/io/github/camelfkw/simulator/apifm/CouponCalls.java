// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.apifm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code …oupon…}: kinds of coupons, and those that users have. The document names no fields; those here are assumed. */
final class CouponCalls {

    private final World world;
    private final Map<Long, SimCoupon> kinds = new LinkedHashMap<>();
    private final Map<String, Voucher> vouchers = new HashMap<>();

    /** A number and a password that can be turned into a coupon once. */
    private record Voucher(long couponId, String password) {}

    CouponCalls(World world) {
        this.world = world;
    }

    Map<String, Handler> handlers() {
        return Map.of(
                "coupons", this::list,
                "couponDetail", this::detail,
                "fetchCoupons", this::fetch,
                "myCoupons", this::mine,
                "exchangeCoupons", this::exchange);
    }

    SimCoupon add(String name, BigDecimal amount, BigDecimal threshold, int number) {
        SimCoupon coupon = new SimCoupon(world.nextId(), name, amount, threshold, number);
        kinds.put(coupon.id(), coupon);
        return coupon;
    }

    void addVoucher(long couponId, String number, String password) {
        if (!kinds.containsKey(couponId)) {
            throw new IllegalArgumentException("there is no coupon " + couponId);
        }
        vouchers.put(number, new Voucher(couponId, password));
    }

    /** Null for none. */
    SimCoupon get(long id) {
        return kinds.get(id);
    }

    private static ObjectNode json(SimCoupon coupon) {
        return Json.object()
                .put("id", coupon.id())
                .put("name", coupon.name())
                .put("moneyMin", Json.money(coupon.amount()))
                .put("moneyMax", Json.money(coupon.amount()))
                .put("moneyHreshold", Json.money(coupon.threshold()))
                .put("numberLeft", coupon.left())
                .put("status", 0)
                .put("statusStr", "正常");
    }

    private JsonNode list(ApifmRequest request) {
        List<ObjectNode> rows = kinds.values().stream().map(CouponCalls::json).toList();
        return request.page(rows);
    }

    private JsonNode detail(ApifmRequest request) {
        ObjectNode detail = Json.object();
        detail.set("info", json(known(request.id("id"))));
        return detail;
    }

    private JsonNode fetch(ApifmRequest request) {
        return give(request.user(), known(request.id("id")));
    }

    private JsonNode give(Account user, SimCoupon kind) {
        if (kind.left() < 1) {
            throw Refusal.of(Code.NOT_ENOUGH, "优惠券已领完");
        }
        SimCoupon fewer = new SimCoupon(kind.id(), kind.name(), kind.amount(), kind.threshold(), kind.left() - 1);
        kinds.put(kind.id(), fewer);
        OwnCoupon own = new OwnCoupon(world.nextId(), fewer, world.now());
        user.coupons.put(own.id, own);
        return json(own);
    }

    private static ObjectNode json(OwnCoupon own) {
        return Json.object()
                .put("id", own.id)
                .put("pid", own.kind.id())
                .put("name", own.kind.name())
                .put("money", Json.money(own.kind.amount()))
                .put("moneyHreshold", Json.money(own.kind.threshold()))
                .put("dateAdd", Times.format(own.since))
                .put("status", own.usedIn == null ? 0 : 1)
                .put("statusStr", own.usedIn == null ? "正常" : "已使用");
    }

    private JsonNode mine(ApifmRequest request) {
        List<ObjectNode> rows = new ArrayList<>();
        for (OwnCoupon own : request.user().coupons.values()) {
            if (!request.has("status") || (own.usedIn == null ? 0 : 1) == request.integer("status", 0)) {
                rows.add(json(own));
            }
        }
        return request.page(rows);
    }

    private JsonNode exchange(ApifmRequest request) {
        String number = request.required("number");
        Voucher voucher = vouchers.get(number);
        if (voucher == null || !voucher.password().equals(request.text("pwd"))) {
            throw Refusal.nothing("口令错误或已失效");
        }
        JsonNode own = give(request.user(), known(voucher.couponId()));
        vouchers.remove(number);
        return own;
    }

    private SimCoupon known(long id) {
        SimCoupon coupon = kinds.get(id);
        if (coupon == null) {
            throw Refusal.nothing("优惠券不存在");
        }
        return coupon;
    }
}
