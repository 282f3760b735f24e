// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Every version that every order ever had: the server's side of the truth, to hold a client's deliveries against.
 * On by default; switch it {@link #enabled(boolean) off} for long runs – versions made while it is off keep no
 * predecessor and cannot be listed later.
 */
public final class History {

    private final Collection<FkwShop> shops = new CopyOnWriteArrayList<>();
    private volatile boolean enabled = true;

    History() {}

    void register(FkwShop shop) {
        shops.add(shop);
    }

    /** Whether versions are kept from now on. */
    public History enabled(boolean keep) {
        enabled = keep;
        return this;
    }

    /** Whether versions are kept. */
    public boolean enabled() {
        return enabled;
    }

    /** All versions of all shops' orders, removed orders included: by order, each from its first version on. */
    public List<OrderVersion> versions() {
        List<OrderVersion> all = new ArrayList<>();
        for (FkwShop shop : shops) {
            shop.historyOf(all);
        }
        return all;
    }

    /** All versions of the orders with this id, first version first; empty for an unknown id. */
    public List<OrderVersion> versions(String orderId) {
        List<OrderVersion> found = new ArrayList<>();
        for (FkwShop shop : shops) {
            shop.historyOf(orderId, found);
        }
        return found;
    }
}
