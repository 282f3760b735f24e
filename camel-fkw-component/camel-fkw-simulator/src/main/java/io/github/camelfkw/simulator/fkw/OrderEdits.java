// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

import java.util.Map;
import java.util.TreeMap;

/**
 * What people wrote on an order after it was placed. Immutable; most orders share {@link #NONE}.
 *
 * @param waybillNo the waybill; empty before shipping
 * @param logisticsName the carrier's name; empty before shipping
 * @param sellerRemarks the seller's remark
 * @param refunds refund status by index of the item
 */
record OrderEdits(String waybillNo, String logisticsName, String sellerRemarks, Map<Integer, String> refunds) {

    static final OrderEdits NONE = new OrderEdits("", "", "", Map.of());

    OrderEdits shippedWith(String waybill, String carrier) {
        return new OrderEdits(waybill, carrier, sellerRemarks, refunds);
    }

    OrderEdits remarked(String remark) {
        return new OrderEdits(waybillNo, logisticsName, remark, refunds);
    }

    OrderEdits refund(int item, String status) {
        Map<Integer, String> changed = new TreeMap<>(refunds);
        changed.put(item, status);
        return new OrderEdits(waybillNo, logisticsName, sellerRemarks, Map.copyOf(changed));
    }
}
