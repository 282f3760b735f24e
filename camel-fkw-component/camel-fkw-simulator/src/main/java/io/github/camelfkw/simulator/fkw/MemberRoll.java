// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The members of one shop. Thread-safe. */
final class MemberRoll {

    private final long seed;
    private final Map<Integer, SimMember> byId = new LinkedHashMap<>();
    private final Map<Integer, Map<String, Object>> fields = new HashMap<>();
    private final Map<Integer, List<SimPointChange>> changes = new HashMap<>();
    private final Set<String> accounts = new HashSet<>();
    private int lastId;

    MemberRoll(long seed) {
        this.seed = seed;
    }

    synchronized List<SimMember> generate(int n) {
        List<SimMember> made = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            made.add(put(drawn()));
        }
        return made;
    }

    private SimMember drawn() {
        int id = ++lastId;
        SplittableRandom random = new SplittableRandom(World.mix(seed ^ World.mix(id)));
        String mobile = People.mobile(random);
        long total = random.nextInt(5_000);
        Map<String, String> props = new LinkedHashMap<>();
        SimMember member = new SimMember(
                id,
                isTaken("acct" + id) ? "acct" + id + "_" : "acct" + id,
                People.name(random),
                mobile,
                random.nextInt(3) == 0 ? "member" + id + "@example.com" : "",
                random.nextInt(10),
                random.nextInt(4) == 0 ? "" : "oX" + Long.toHexString(random.nextLong()),
                total == 0 ? 0 : random.nextLong(total),
                total,
                props);
        props.put("地区", People.place(random).city());
        props.put("商户名", People.shop(random));
        return member.withProps(props);
    }

    /** @throws IllegalArgumentException when the account is taken */
    synchronized SimMember add(SimMemberSpec spec) {
        SimMember member = spec.over(drawn());
        if (isTaken(member.acct())) {
            throw new IllegalArgumentException("there already is a member with the account " + member.acct());
        }
        fields.put(member.id(), spec.fields());
        return put(member);
    }

    /** @throws Refusal when the account is taken */
    synchronized SimMember add(UnaryOperator<SimMember> describe) {
        SimMember member = describe.apply(new SimMember(lastId + 1, "", "", "", "", 0, "", 0, 0, Map.of()));
        if (isTaken(member.acct())) {
            throw Refusal.of(Rt.BAD_ARGUMENT, "会员账号已存在");
        }
        lastId++;
        return put(member);
    }

    private boolean isTaken(String acct) {
        return accounts.contains(acct);
    }

    /** Fields that a test wants to see on the wire. */
    synchronized Map<String, Object> fields(int id) {
        return fields.getOrDefault(id, Map.of());
    }

    private SimMember put(SimMember member) {
        accounts.add(member.acct());
        byId.put(member.id(), member);
        return member;
    }

    synchronized SimMember get(int id) {
        return byId.get(id);
    }

    synchronized List<SimMember> all() {
        return List.copyOf(byId.values());
    }

    /**
     * @param change points to add, or to take when negative
     * @param detail what the member reads about it; empty for the platform's own words
     * @throws Refusal when the member has too few
     */
    synchronized SimMember points(int id, long change, String detail) {
        SimMember member = known(id);
        if (member.currentPoints() + change < 0) {
            throw Refusal.of(Rt.WRONG_STATE, "商家扣除积分失败,积分不足");
        }
        String shown = detail.isEmpty() ? (change < 0 ? "商家扣除积分" : "商家赠送积分") : detail;
        long current = member.currentPoints() + change;
        changes.computeIfAbsent(id, key -> new ArrayList<>()).add(new SimPointChange(change, shown, current));
        return put(member.withPoints(current, member.totalPoints() + Math.max(0, change)));
    }

    synchronized List<SimPointChange> pointChanges(int id) {
        return List.copyOf(changes.getOrDefault(id, List.of()));
    }

    synchronized SimMember rename(int id, String name) {
        return put(known(id).withName(name));
    }

    synchronized SimMember toLevel(int id, int level) {
        return put(known(id).withLevel(level(level)));
    }

    /** @throws IllegalArgumentException when it is no level */
    static int level(int number) {
        if (number < 0 || number > 9) {
            throw new IllegalArgumentException("a level is 0 to 9, not " + number);
        }
        return number;
    }

    synchronized void delete(int id) {
        accounts.remove(known(id).acct());
        byId.remove(id);
        fields.remove(id);
    }

    /** Does something to a random member; false when there is none. */
    synchronized boolean onAny(Random random, Consumer<SimMember> what) {
        if (byId.isEmpty()) {
            return false;
        }
        what.accept(all().get(random.nextInt(byId.size())));
        return true;
    }

    private SimMember known(int id) {
        SimMember member = byId.get(id);
        if (member == null) {
            throw new IllegalArgumentException("there is no member " + id);
        }
        return member;
    }
}
