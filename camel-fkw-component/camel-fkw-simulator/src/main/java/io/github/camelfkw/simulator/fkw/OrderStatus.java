// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

import java.util.Arrays;

/** The five values that the vendor document gives for an order's {@code status}. */
enum OrderStatus {
    WAIT_BUYER_PAY("wait_buyer_pay"),
    WAIT_SELLER_SHIP("wait_seller_ship"),
    SHIPPED("shipped"),
    FINISHED("finished"),
    CANCELED("canceled");

    private final String wire;

    OrderStatus(String wire) {
        this.wire = wire;
    }

    String wire() {
        return wire;
    }

    static boolean isKnown(String wire) {
        return Arrays.stream(values()).anyMatch(status -> status.wire.equals(wire));
    }

    static OrderStatus of(String wire) {
        return Arrays.stream(values())
                .filter(status -> status.wire.equals(wire))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "no order status '" + wire + "': use one of " + Arrays.toString(values())));
    }

    @Override
    public String toString() {
        return wire;
    }
}
