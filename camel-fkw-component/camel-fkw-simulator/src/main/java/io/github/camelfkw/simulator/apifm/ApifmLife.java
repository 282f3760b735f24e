// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.apifm;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * A shop that changes while a client reads it: what a test has planned happens right before or right after one of the
 * requests of a call, on the thread that answers, so that the same requests give the same course. Thread-safe.
 *
 * <pre>{@code
 * simulator.life().beforeCall("goods", 2, shop -> shop.addGoods(spec -> spec.name("newcomer")));
 * }</pre>
 */
public final class ApifmLife {

    private final CallTable table;
    private final ApifmShop shop;
    private final List<Planned> planned = new ArrayList<>();
    private final List<Always> always = new ArrayList<>();

    private record Always(String call, Consumer<ApifmShop> whatHappens) {}

    private static final class Planned {
        private int left;
        private final boolean before;
        private final String call;
        private final Consumer<ApifmShop> whatHappens;

        Planned(int left, boolean before, String call, Consumer<ApifmShop> whatHappens) {
            if (left < 1) {
                throw new IllegalArgumentException("requests are counted from 1, not from " + left);
            }
            this.left = left;
            this.before = before;
            this.call = Objects.requireNonNull(call, "call");
            this.whatHappens = Objects.requireNonNull(whatHappens, "whatHappens");
        }
    }

    ApifmLife(CallTable table, ApifmShop shop) {
        this.table = table;
        this.shop = shop;
    }

    private String known(String call) {
        return table.named(call).name();
    }

    /**
     * Right before the {@code n}-th good request of a call from now on is worked on, this happens once. May be called for
     * several requests.
     *
     * @param call the documented name, such as {@code goods}
     * @param n counts from 1
     * @throws IllegalArgumentException for an unknown call
     */
    public synchronized ApifmLife beforeCall(String call, int n, Consumer<ApifmShop> whatHappens) {
        planned.add(new Planned(n, true, known(call), whatHappens));
        return this;
    }

    /**
     * Right after the {@code n}-th good request of a call from now on was worked on, and before the client sees the answer,
     * this happens once. May be called for several requests.
     *
     * @param call the documented name, such as {@code goods}
     * @param n counts from 1
     * @throws IllegalArgumentException for an unknown call
     */
    public synchronized ApifmLife afterCall(String call, int n, Consumer<ApifmShop> whatHappens) {
        planned.add(new Planned(n, false, known(call), whatHappens));
        return this;
    }

    /**
     * After each good request of a call, this happens.
     *
     * @throws IllegalArgumentException for an unknown call
     */
    public synchronized ApifmLife betweenCalls(String call, Consumer<ApifmShop> whatHappens) {
        always.add(new Always(known(call), Objects.requireNonNull(whatHappens, "whatHappens")));
        return this;
    }

    /** Forgets everything that was planned. */
    public synchronized ApifmLife stop() {
        planned.clear();
        always.clear();
        return this;
    }

    void requested(String call) {
        due(true, call).forEach(what -> what.accept(shop));
    }

    void answered(String call) {
        due(false, call).forEach(what -> what.accept(shop));
    }

    private synchronized List<Consumer<ApifmShop>> due(boolean before, String call) {
        List<Planned> now = planned.stream()
                .filter(plan -> plan.before == before && plan.call.equals(call) && --plan.left == 0)
                .toList();
        planned.removeAll(now);
        List<Consumer<ApifmShop>> all = new ArrayList<>();
        now.forEach(plan -> all.add(plan.whatHappens));
        if (!before) {
            always.stream().filter(each -> each.call().equals(call)).forEach(each -> all.add(each.whatHappens()));
        }
        return all;
    }
}
