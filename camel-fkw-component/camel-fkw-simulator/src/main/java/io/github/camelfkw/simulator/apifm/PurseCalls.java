// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.apifm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Money, points and growth. Field names of the books are assumed, those of {@code userAmount} documented. */
final class PurseCalls {

    private static final BigDecimal SCORE_OF_A_DAY = BigDecimal.TEN;

    private final World world;
    private final Supplier<Bill.Terms> terms;
    private final Map<String, Long> vouchers = new HashMap<>();

    PurseCalls(World world, Supplier<Bill.Terms> terms) {
        this.world = world;
        this.terms = terms;
    }

    Map<String, Handler> handlers() {
        return Map.of(
                "userAmount", this::amounts,
                "cashLogsV2", request -> request.page(request.user().balance.rows(this::cashRow)),
                "scoreLogs", request -> request.page(request.user().score.rows(this::scoreRow)),
                "growthLogs", request -> request.page(request.user().growth.rows(this::scoreRow)),
                "scoreSign", this::sign,
                "scoreTodaySignedInfo", this::signedToday,
                "scoreSignLogs", this::signs,
                "scoreExchange", this::exchange,
                "scoreExchangeCash", this::toCash,
                "exchangeScoreToGrowth", this::toGrowth);
    }

    void addVoucher(String number, long score) {
        vouchers.put(number, score);
    }

    private JsonNode amounts(ApifmRequest request) {
        Account user = request.user();
        return Json.object()
                .put("balance", Json.money(user.balance.left()))
                .put("freeze", 0)
                .put("score", Json.money(user.score.left()))
                .put("growth", Json.money(user.growth.left()))
                .put("totleConsumed", Json.money(user.consumed));
    }

    private JsonNode cashRow(SimChange change) {
        return row(change).put("amount", Json.money(change.amount())).put("balance", Json.money(change.left()));
    }

    private JsonNode scoreRow(SimChange change) {
        return row(change).put("score", Json.money(change.amount())).put("scoreLeft", Json.money(change.left()));
    }

    private static ObjectNode row(SimChange change) {
        return Json.object()
                .put("id", change.id())
                .put("dateAdd", Times.format(change.at()))
                .put("behavior", change.amount().signum() < 0 ? 1 : 0)
                .put("typeStr", change.reason());
    }

    private JsonNode sign(ApifmRequest request) {
        Instant now = world.now();
        if (request.user().signedIn.putIfAbsent(Times.day(now), now) != null) {
            throw Refusal.of(Code.WRONG_STATE, "今天已经签到过了");
        }
        request.user().score.put(SCORE_OF_A_DAY, "签到");
        return signRow(Times.day(now), now);
    }

    private static ObjectNode signRow(LocalDate day, Instant at) {
        return Json.object()
                .put("day", day.toString())
                .put("dateAdd", Times.format(at))
                .put("score", SCORE_OF_A_DAY);
    }

    private JsonNode signedToday(ApifmRequest request) {
        LocalDate today = Times.day(world.now());
        Instant at = request.user().signedIn.get(today);
        if (at == null) {
            throw Refusal.nothing("今天还没有签到");
        }
        return signRow(today, at);
    }

    private JsonNode signs(ApifmRequest request) {
        List<ObjectNode> rows = new ArrayList<>();
        request.user().signedIn.descendingMap().forEach((day, at) -> rows.add(signRow(day, at)));
        return request.page(rows);
    }

    private JsonNode exchange(ApifmRequest request) {
        Long score = vouchers.remove(request.required("number"));
        if (score == null) {
            throw Refusal.nothing("积分券不存在或已使用");
        }
        request.user().score.put(BigDecimal.valueOf(score), "积分券兑换");
        return Json.object().put("score", score);
    }

    private JsonNode toCash(ApifmRequest request) {
        BigDecimal score = deduction(request);
        BigDecimal money = score.divide(BigDecimal.valueOf(terms.get().scorePerYuan()), 2, RoundingMode.DOWN);
        request.user().score.take(score, "兑换余额");
        request.user().balance.put(money, "积分兑换");
        return Json.object().put("money", Json.money(money));
    }

    private JsonNode toGrowth(ApifmRequest request) {
        BigDecimal score = deduction(request);
        request.user().score.take(score, "兑换成长值");
        request.user().growth.put(score, "积分兑换");
        return Json.object().put("growth", Json.money(score));
    }

    private static BigDecimal deduction(ApifmRequest request) {
        long score = request.id("deductionScore");
        if (score < 1) {
            throw Refusal.malformed("deductionScore", "is below 1");
        }
        return BigDecimal.valueOf(score);
    }
}
