// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.apifm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * What an order consists of and costs; nothing is taken yet.
 *
 * @param lines at least one
 * @param freight in yuan
 * @param coupon the coupon to be used; null for none
 * @param discount what it takes off, in yuan
 * @param deductionScore points to be used up
 * @param deduction what they take off, in yuan
 * @param owner the merchant
 */
record Bill(
        List<Line> lines,
        BigDecimal freight,
        OwnCoupon coupon,
        BigDecimal discount,
        long deductionScore,
        BigDecimal deduction,
        JsonNode owner) {

    /** Goods in one variant, with additions. */
    record Line(Goods goods, String propertyChildIds, List<SimAddition> additions, int number, BigDecimal price) {

        BigDecimal amount() {
            return price.multiply(BigDecimal.valueOf(number));
        }

        ObjectNode json() {
            SimGoodsSku sku = goods.sku(propertyChildIds);
            return Json.object()
                    .put("goodsId", goods.id)
                    .put("goodsName", goods.name)
                    .put("number", number)
                    .put("amount", Json.money(amount()))
                    .put("amountSingle", Json.money(price))
                    .put("pic", goods.picture)
                    .put("property", sku == null ? "" : sku.propertyChildNames());
        }
    }

    /** What a shop charges and gives. */
    record Terms(BigDecimal freight, long scorePerYuan) {}

    /** @throws Refusal for anything that the shop would not sell like this */
    static Bill of(ApifmRequest request, GoodsCalls shelf, Terms terms, JsonNode owner) {
        List<Line> lines = linesOf(request.array("goodsJsonStr"), shelf);
        BigDecimal goods = goodsAmount(lines);
        OwnCoupon coupon = couponOf(request);
        BigDecimal discount = coupon == null ? BigDecimal.ZERO : coupon.discountOf(goods);
        long score = request.integer("deductionScore", 0);
        if (score < 0) {
            throw Refusal.malformed("deductionScore", "is below 0");
        }
        if (request.user().score.left().compareTo(BigDecimal.valueOf(score)) < 0) {
            throw Refusal.of(Code.NOT_ENOUGH, "积分不足");
        }
        BigDecimal deduction = BigDecimal.valueOf(score)
                .divide(BigDecimal.valueOf(terms.scorePerYuan()), 2, RoundingMode.DOWN)
                .min(goods.subtract(discount));
        return new Bill(lines, terms.freight(), coupon, discount, score, deduction, owner);
    }

    private static List<Line> linesOf(JsonNode wanted, GoodsCalls shelf) {
        List<Line> lines = new ArrayList<>();
        for (JsonNode one : wanted) {
            Goods goods = shelf.onShelf(CartCalls.field("goodsJsonStr", one, "goodsId"));
            long number = CartCalls.field("goodsJsonStr", one, "number");
            if (number < 1 || number > Integer.MAX_VALUE) {
                throw Refusal.malformed("goodsJsonStr", "has an entry with number " + number);
            }
            String properties = one.path("propertyChildIds").asText("");
            List<SimAddition> additions = CartCalls.additions(goods, one.path("additions"));
            BigDecimal price =
                    additions.stream().map(SimAddition::price).reduce(goods.priceOf(properties), BigDecimal::add);
            if (goods.storesOf(properties) < number + piecesOf(lines, goods, properties)) {
                throw Refusal.of(Code.NOT_ENOUGH, "库存不足");
            }
            lines.add(new Line(goods, properties, additions, (int) number, price));
        }
        if (lines.isEmpty()) {
            throw Refusal.malformed("goodsJsonStr", "names no goods");
        }
        return lines;
    }

    private static long piecesOf(List<Line> lines, Goods goods, String properties) {
        return lines.stream()
                .filter(line -> line.goods() == goods
                        && PropertyPairs.key(line.propertyChildIds()).equals(PropertyPairs.key(properties)))
                .mapToLong(Line::number)
                .sum();
    }

    private static OwnCoupon couponOf(ApifmRequest request) {
        if (!request.has("couponId")) {
            return null;
        }
        OwnCoupon coupon = request.user().coupons.get(request.id("couponId"));
        if (coupon == null) {
            throw Refusal.nothing("优惠券不存在");
        }
        return coupon;
    }

    private static BigDecimal goodsAmount(List<Line> lines) {
        return lines.stream().map(Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    BigDecimal amountReal() {
        return goodsAmount(lines).add(freight).subtract(discount).subtract(deduction);
    }

    int pieces() {
        return lines.stream().mapToInt(Line::number).sum();
    }

    /** The amounts; the names are assumed. */
    ObjectNode json() {
        return Json.object()
                .put("goodsNumber", pieces())
                .put("amount", Json.money(goodsAmount(lines)))
                .put("amountLogistics", Json.money(freight))
                .put("amountCoupons", Json.money(discount))
                .put("amountScore", Json.money(deduction))
                .put("amountReal", Json.money(amountReal()))
                .put("score", deductionScore);
    }
}
