// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.apifm;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Everything of one user. Guarded by the shop's lock. */
final class Account {

    final long uid;
    final Instant since;
    final String mobile;
    final String nick;
    String username;
    String password;
    final Purse balance;
    final Purse score;
    final Purse growth;
    BigDecimal consumed = BigDecimal.ZERO;
    final Map<Long, SimAddress> addresses = new LinkedHashMap<>();
    final Map<String, Cart> carts = new HashMap<>();
    final Map<Long, OwnCoupon> coupons = new LinkedHashMap<>();
    final Map<Long, Favourite> goodsFavourites = new LinkedHashMap<>();
    final Map<Long, Favourite> articleFavourites = new LinkedHashMap<>();
    final Map<Long, Vote> votes = new HashMap<>();
    final TreeMap<LocalDate, Instant> signedIn = new TreeMap<>();

    /** Something a user likes. */
    record Favourite(long id, long of, Instant at) {}

    /** What a user voted for. */
    record Vote(String items, String remark, Instant at) {}

    Account(World world, SimUserSpec spec) {
        uid = spec.uid == null ? world.nextId() : spec.uid;
        since = world.now();
        mobile = spec.mobile;
        nick = spec.nick;
        username = spec.username;
        password = spec.password;
        balance = new Purse(world, "余额");
        score = new Purse(world, "积分");
        growth = new Purse(world, "成长值");
        if (spec.balance.signum() > 0) {
            balance.put(spec.balance, "充值");
        }
        if (spec.score > 0) {
            score.put(BigDecimal.valueOf(spec.score), "赠送");
        }
    }

    Cart cart(String type) {
        return carts.computeIfAbsent(type, key -> new Cart());
    }
}
