// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import io.github.camelfkw.common.NearMatches;
import java.util.Arrays;
import java.util.List;

/**
 * What an endpoint does. Nouns read, verbs write. The constants are the names that stand in a URI, so that Camel's
 * catalog, its editors and its error messages show just these.
 */
public enum FkwOperation {
    /** Consumer: the shop's orders as they change. Producer: one page of the shop's orders. */
    orders(true, true),
    /** One order by its id. */
    order(true, false),
    /** As {@link #orders}, for the orders of merchants in the shop (入驻商户). */
    merchantOrders(true, true),
    /** Marks an order as paid. */
    pay(false, false),
    /** Ships an order with one waybill. */
    ship(false, false),
    /** Completes an order. */
    complete(false, false),
    /** Cancels an order. */
    cancel(false, false);

    private final boolean read;
    private final boolean consumable;

    FkwOperation(boolean read, boolean consumable) {
        this.read = read;
        this.consumable = consumable;
    }

    /** Whether the operation changes nothing on the platform. */
    public boolean isRead() {
        return read;
    }

    /** Whether a route can begin with it. */
    public boolean isConsumable() {
        return consumable;
    }

    /** The operations that a route can begin with. */
    static List<FkwOperation> consumable() {
        return Arrays.stream(values()).filter(FkwOperation::isConsumable).toList();
    }

    /**
     * The operation of that name.
     *
     * @throws IllegalArgumentException if there is none; names what may have been meant
     */
    static FkwOperation of(String name) {
        List<String> names = Arrays.stream(values()).map(Enum::name).toList();
        if (names.contains(name)) {
            return valueOf(name);
        }
        throw new IllegalArgumentException("fkw:" + name + " is not an operation." + NearMatches.hint(name, names)
                + " Operations: " + String.join(", ", names));
    }
}
