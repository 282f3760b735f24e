// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client;

import io.github.camelfkw.common.RateBudget;
import io.github.camelfkw.common.Sleeper;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;

/** A {@link RateBudget} for each shop, made when it is first asked for: what slows one down does not slow the others. */
public final class RateBudgets {

    private final double maximum;
    private final LongSupplier nanoTime;
    private final Sleeper sleeper;
    private final ConcurrentMap<String, RateBudget> budgets = new ConcurrentHashMap<>();

    /**
     * @param maximum  calls a second of each; 0: no limit until the platform refuses
     * @param nanoTime a time that never goes back, in nanoseconds
     * @param sleeper  waits
     * @throws IllegalArgumentException if {@link RateBudget#isMaximum(double)} says no
     */
    public RateBudgets(double maximum, LongSupplier nanoTime, Sleeper sleeper) {
        this.maximum = maximum;
        this.nanoTime = nanoTime;
        this.sleeper = sleeper;
        create();
    }

    /** The budget of a shop. */
    public RateBudget of(String shopId) {
        RateBudget known = budgets.get(shopId);
        return known != null ? known : budgets.computeIfAbsent(shopId, absent -> create());
    }

    private RateBudget create() {
        return new RateBudget(maximum, nanoTime, sleeper);
    }
}
