// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.apifm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PurseCallTest extends ApifmTest {

    @Test
    void showsMoneyPointsAndGrowth() {
        JsonNode amounts = data(mine("userAmount"));
        assertThat(amounts.get("balance").asInt()).isEqualTo(100);
        assertThat(amounts.get("score").asInt()).isEqualTo(500);
        assertThat(amounts.get("growth").asInt()).isZero();
        assertThat(amounts.get("freeze").asInt()).isZero();
        assertThat(amounts.get("totleConsumed").asInt()).isZero();
    }

    @Test
    void whatIsPaidIsConsumedAndInTheBook() {
        SimGoods tea = shop.addGoods(spec -> spec.price("29.90"));
        String order = data(mine("orderCreate", "goodsJsonStr", "[{\"goodsId\":" + tea.id() + ",\"number\":1}]"))
                .get("id")
                .asText();
        mine("orderPay", "orderId", order);
        assertThat(data(mine("userAmount")).get("totleConsumed").decimalValue()).isEqualByComparingTo("29.9");
        JsonNode newest = data(mine("cashLogsV2", "pageSize", "1")).get(0);
        assertThat(newest.get("amount").decimalValue()).isEqualByComparingTo("-29.9");
        assertThat(newest.get("balance").decimalValue()).isEqualByComparingTo("70.1");
        assertThat(newest.get("behavior").asInt()).isEqualTo(1);
        assertThat(user.balanceChanges()).hasSize(2);
    }

    @Test
    void signingInWorksOnceADayInBeijing() {
        assertCode(700, mine("scoreTodaySignedInfo"));
        assertOk(mine("scoreSign"));
        assertCode(10_000, mine("scoreSign"));
        assertOk(mine("scoreTodaySignedInfo"));
        assertThat(user.score()).isEqualTo(510);

        clock.advance(Duration.ofHours(12));
        assertCode(700, mine("scoreTodaySignedInfo"));
        assertOk(mine("scoreSign"));
        assertThat(each(data(mine("scoreSignLogs")), row -> row.get("day").asText()))
                .containsExactly("2026-03-02", "2026-03-01");
        assertThat(violations()).isEmpty();
    }

    @Test
    void aScoreVoucherWorksOnce() {
        shop.addScoreVoucher("S1", 30);
        assertOk(mine("scoreExchange", "number", "S1"));
        assertCode(700, mine("scoreExchange", "number", "S1"));
        assertThat(user.score()).isEqualTo(530);
        assertThat(user.scoreChanges()).hasSize(2);
    }

    @Test
    void pointsBecomeMoneyAtTheShopsRate() {
        assertOk(mine("scoreExchangeCash", "deductionScore", "150"));
        assertThat(user.score()).isEqualTo(350);
        assertThat(user.balance()).isEqualByComparingTo("101.5");
        shop.scorePerYuan(10);
        assertOk(mine("scoreExchangeCash", "deductionScore", "350"));
        assertThat(user.balance()).isEqualByComparingTo("136.5");
        assertCode(10_001, mine("scoreExchangeCash", "deductionScore", "1"));
    }

    @Test
    void pointsBecomeGrowth() {
        assertOk(mine("exchangeScoreToGrowth", "deductionScore", "40"));
        assertThat(data(mine("userAmount")).get("growth").asInt()).isEqualTo(40);
        assertThat(data(mine("growthLogs")).at("/0/score").asInt()).isEqualTo(40);
        assertThat(data(mine("scoreLogs")).at("/0/score").asInt()).isEqualTo(-40);
        assertThat(data(mine("scoreLogs")).at("/0/scoreLeft").asInt()).isEqualTo(460);
    }

    @Test
    void refusesAmountsThatAreNone() {
        for (String score : new String[] {"0", "-5", "1.5", "many"}) {
            assertCode(300, mine("scoreExchangeCash", "deductionScore", score));
        }
        assertThat(violations()).hasSize(4).allMatch(violation -> violation.startsWith("parameter deductionScore is"));
        assertThat(user.score()).isEqualTo(500);
    }

    @Test
    void logsComeInPages() {
        for (int i = 0; i < 4; i++) {
            user.giveScore(1);
        }
        assertThat(data(mine("scoreLogs", "page", "2", "pageSize", "3"))).hasSize(2);
        assertCode(700, mine("scoreLogs", "page", "3", "pageSize", "3"));
        assertCode(700, mine("growthLogs"));
    }
}
