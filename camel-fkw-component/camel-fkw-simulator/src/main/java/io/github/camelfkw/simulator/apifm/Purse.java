// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.apifm;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/** Money or points of one user, with the book of changes. Guarded by the shop's lock. */
final class Purse {

    private final World world;
    private final String what;
    private final List<SimChange> changes = new ArrayList<>();
    private BigDecimal left = BigDecimal.ZERO;

    /** @param what 余额 or 积分: what there is not enough of */
    Purse(World world, String what) {
        this.world = world;
        this.what = what;
    }

    BigDecimal left() {
        return left;
    }

    List<SimChange> changes() {
        return List.copyOf(changes);
    }

    void put(BigDecimal amount, String reason) {
        left = left.add(amount);
        changes.add(new SimChange(world.nextId(), amount, left, reason, world.now()));
    }

    /** @throws Refusal when there is not that much */
    void take(BigDecimal amount, String reason) {
        if (left.compareTo(amount) < 0) {
            throw Refusal.of(Code.NOT_ENOUGH, what + "不足");
        }
        put(amount.negate(), reason);
    }

    /** Newest first. */
    List<JsonNode> rows(Function<SimChange, JsonNode> form) {
        List<JsonNode> rows = new ArrayList<>(changes.stream().map(form).toList());
        Collections.reverse(rows);
        return rows;
    }
}
