// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.zvcms.client.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What points pay of an order. */
class PayRuleTest {

    private static PayRule rule(Integer type, String number, String percent) {
        return new PayRule(
                type,
                number == null ? null : new BigDecimal(number),
                percent == null ? null : new BigDecimal(percent),
                Map.of());
    }

    @Test
    void theDocumentsExample() {
        // 订单需要支付100元,限制积分抵消比例为20%,那么能使用积分抵扣的金额为20元
        assertThat(rule(2, "100", "20").mostFen(10_000)).isEqualTo(2_000);
        assertThat(rule(2, "100", "20").deduction(10_000, 1_000_000).yuan()).isEqualTo("20.00");
    }

    @ParameterizedTest
    @CsvSource({
        // type, number, percent, order, points | points and fen of the deduction
        "1, 0.01,   20, 10000, 5000,  2000, 2000",
        "1, 0.01,   20, 10000,  500,   500,  500",
        "1, 1,      50,   999,  100,     4,  400",
        "1, 0.3,   100,  2000,  100,    66, 1980",
        "1, 0.001, 100, 10000,   15,    10,    1",
        "1, 0.001, 100, 10000,    9,     0,    0",
        "1, 12.5,  100, 10000,    3,     3, 3750",
        "2, 100,    20, 10000, 5000,  2000, 2000",
        "2, 3,      20, 10000,  500,    60, 2000",
        "2, 3,      20, 10000,   50,    50, 1666",
        "2, 250,   100, 10000,  251,   250,  100",
        "2, 0.5,   100, 10000,   10,    10, 2000",
        "2, 100,     0, 10000,  500,     0,    0",
        "2, 100,  33.3,   101,  500,    33,   33",
        "2, 100,    20,     0,  500,     0,    0",
        "2, 100,    20, 10000,    0,     0,    0"
    })
    void isExactAndTakesNoPointForNothing(
            int type, String number, String percent, long order, long points, long taken, long fen) {
        PointsDeduction deduction = rule(type, number, percent).deduction(order, points);
        assertThat(deduction).isEqualTo(new PointsDeduction(taken, fen));
    }

    @Test
    void neverPaysMoreThanIsAllowedOrThanThePointsAreWorth() {
        for (int type : List.of(1, 2)) {
            for (String number : List.of("0.003", "0.07", "1", "3", "7.5", "333")) {
                for (long order = 1; order < 20_000; order += 617) {
                    for (long points : List.of(1L, 7L, 99L, 12_345L)) {
                        PayRule rule = rule(type, number, "37");
                        PointsDeduction deduction = rule.deduction(order, points);
                        BigDecimal worthFen = type == 1
                                ? new BigDecimal(number).multiply(BigDecimal.valueOf(100 * deduction.points()))
                                : BigDecimal.valueOf(100 * deduction.points())
                                        .divide(new BigDecimal(number), java.math.MathContext.DECIMAL64);
                        assertThat(deduction.points()).isBetween(0L, points);
                        assertThat(deduction.fen()).isBetween(0L, rule.mostFen(order));
                        assertThat(BigDecimal.valueOf(deduction.fen())).isLessThanOrEqualTo(worthFen);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        ",100,20,points_num_type is absent",
        "3,100,20,points_num_type is 3",
        "1,,20,points_num is absent",
        "1,0,20,points_num is 0",
        "2,-1,20,points_num is -1",
        "2,100,,exchange_astrict is absent",
        "2,100,101,exchange_astrict is 101",
        "2,100,-1,exchange_astrict is -1"
    })
    void refusesARuleThatTheDocumentDoesNotKnow(Integer type, String number, String percent, String part) {
        assertThatThrownBy(() -> rule(type, number, percent).deduction(100, 100))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(part);
    }

    @Test
    void refusesAmountsBelowNothing() {
        assertThatThrownBy(() -> rule(1, "1", "20").deduction(-1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> rule(1, "1", "20").deduction(1, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void saysThatTheRuleWasNotAskedFor() {
        UserInfo user = new UserInfo("1", null, null, null, 1, 5L, null, null, null);
        assertThatThrownBy(() -> new UserIdentity(user, "0", null, null, null).deduction(100))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("point_rules=1")
                .hasMessageContaining("CamelZvcmsPointRules");
        assertThatThrownBy(() -> new UserIdentity(user, "0", true, null, null).deduction(100))
                .hasMessageContaining("no pay_rule");
        assertThat(new UserIdentity(user, "0", false, null, null).deduction(100))
                .isEqualTo(PointsDeduction.NONE);
    }
}
