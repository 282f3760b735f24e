// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A pace for each shop, on a time that stands still. */
class RateBudgetsTest {

    private final List<Duration> sleeps = new ArrayList<>();

    private RateBudgets budgets(double maximum) {
        return new RateBudgets(maximum, () -> 0, sleeps::add);
    }

    @Test
    void aShopThatIsRefusedSlowsDownAlone() throws InterruptedException {
        RateBudgets budgets = budgets(0);
        budgets.of("a").refused(budgets.of("a").awaitTurn());
        for (int call = 0; call < 100; call++) {
            budgets.of("b").awaitTurn();
        }
        assertThat(sleeps).isEmpty();
        assertThat(budgets.of("b").snapshot()).isEqualTo(budgets(0).of("b").snapshot());
        assertThat(budgets.of("a")).isSameAs(budgets.of("a"));
        assertThat(budgets.of("a").snapshot().refusals()).isEqualTo(1);
        budgets.of("a").awaitTurn();
        assertThat(sleeps).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, 0.009, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void theMaximumMustMakeSense(double maximum) {
        assertThatThrownBy(() -> budgets(maximum)).isInstanceOf(IllegalArgumentException.class);
    }
}
