// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

import java.math.BigDecimal;
import java.util.Map;

/**
 * What was asked for when an order was made and never changes. Most orders have none of it and share one instance.
 *
 * @param items number of items; 0 = drawn from the seed
 * @param price the order's amount; null = the sum of its items
 * @param cod whether it is paid on delivery
 * @param merchantId the tenant merchant (入驻商户) it belongs to; empty for the shop's own
 * @param inOrderList whether getList shows it
 * @param fields fields that take the place of generated ones or come on top
 */
record OrderTraits(
        int items, BigDecimal price, boolean cod, String merchantId, boolean inOrderList, Map<String, Object> fields) {

    static final OrderTraits PLAIN = new OrderTraits(0, null, false, "", true, Map.of());

    OrderTraits orPlain() {
        return equals(PLAIN) ? PLAIN : this;
    }

    boolean inMerchantList() {
        return !merchantId.isEmpty();
    }
}
