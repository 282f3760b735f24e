// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.zvcms;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The shop's members, its branches and its rule of points. Thread-safe. */
final class UserRoll {

    private static final long FIRST_ID = 10_001;

    private final SplittableRandom random;
    private final Map<Long, SimUser> users = new LinkedHashMap<>();
    private final Map<String, Long> stores = new LinkedHashMap<>();
    private SimPointRule pointRule = SimPointRule.pointsPerYuan("100", 20);

    UserRoll(long seed) {
        random = new SplittableRandom(seed);
    }

    synchronized SimUser add(Consumer<SimUserSpec> description) {
        SimUserSpec spec = new SimUserSpec(FIRST_ID + users.size(), random);
        description.accept(spec);
        SimUser user = spec.build();
        users.put(user.id(), user);
        return user;
    }

    synchronized List<SimUser> all() {
        return new ArrayList<>(users.values());
    }

    synchronized Optional<SimUser> find(Predicate<SimUser> wanted) {
        return users.values().stream().filter(wanted).findFirst();
    }

    synchronized void addStore(String number, long id) {
        stores.put(number, id);
    }

    synchronized Optional<Long> store(String number) {
        return Optional.ofNullable(stores.get(number));
    }

    synchronized SimPointRule pointRule() {
        return pointRule;
    }

    synchronized void pointRule(SimPointRule rule) {
        pointRule = rule;
    }
}
