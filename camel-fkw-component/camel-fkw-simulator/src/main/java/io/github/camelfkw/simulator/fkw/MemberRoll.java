// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/** The members of one shop. Thread-safe. */
final class MemberRoll {

    private final long seed;
    private final Map<Integer, SimMember> byId = new LinkedHashMap<>();
    private int lastId;

    MemberRoll(long seed) {
        this.seed = seed;
    }

    synchronized List<SimMember> generate(int n) {
        List<SimMember> made = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            int id = ++lastId;
            SplittableRandom random = new SplittableRandom(World.mix(seed ^ World.mix(id)));
            String mobile = People.mobile(random);
            long total = random.nextInt(5_000);
            made.add(put(new SimMember(
                    id,
                    "acct" + id,
                    People.name(random),
                    mobile,
                    random.nextInt(3) == 0 ? "member" + id + "@example.com" : "",
                    random.nextInt(10),
                    random.nextInt(4) == 0 ? "" : "oX" + Long.toHexString(random.nextLong()),
                    total == 0 ? 0 : random.nextLong(total),
                    total,
                    Map.of("地区", People.place(random).city()))));
        }
        return made;
    }

    /** @throws Refusal when the account is taken */
    synchronized SimMember add(UnaryOperator<SimMember> describe) {
        SimMember member = describe.apply(new SimMember(lastId + 1, "", "", "", "", 0, "", 0, 0, Map.of()));
        if (byId.values().stream().anyMatch(other -> other.acct().equals(member.acct()))) {
            throw Refusal.of(Rt.BAD_ARGUMENT, "会员账号已存在");
        }
        lastId++;
        return put(member);
    }

    private SimMember put(SimMember member) {
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
     * @throws Refusal when the member has too few
     */
    synchronized SimMember points(int id, long change) {
        SimMember member = byId.get(id);
        if (member == null) {
            throw new IllegalArgumentException("there is no member " + id);
        }
        if (member.currentPoints() + change < 0) {
            throw Refusal.of(Rt.WRONG_STATE, "商家扣除积分失败,积分不足");
        }
        return put(member.withPoints(member.currentPoints() + change, member.totalPoints() + Math.max(0, change)));
    }

    synchronized void delete(int id) {
        if (byId.remove(id) == null) {
            throw new IllegalArgumentException("there is no member " + id);
        }
    }
}
