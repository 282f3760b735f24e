// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.poll;

import io.github.camelfkw.component.fkw.client.OrderDocument;
import io.github.camelfkw.simulator.fkw.FkwSimulator;
import io.github.camelfkw.simulator.fkw.OrderVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a route was given and accepted, held against the platform's own history. Knows nothing of windows or positions:
 * a version that lists still show when everything has settled has to be among the deliveries, and no version twice.
 */
final class DeliveryLog {

    private final Map<String, Integer> deliveries = new HashMap<>();
    private final Set<String> orders = new HashSet<>();

    void add(OrderDocument order) {
        orders.add(order.id());
        deliveries.merge(
                key(order.id(), order.modifiedTime().orElseThrow().text(), order.contentHash()), 1, Integer::sum);
    }

    int count() {
        return deliveries.values().stream().mapToInt(Integer::intValue).sum();
    }

    boolean has(String orderId) {
        return orders.contains(orderId);
    }

    /** Deliveries of a version beyond the first. */
    int duplicates() {
        return count() - deliveries.size();
    }

    /** Versions that lists show at the end, in the wanted statuses, and that were not delivered. */
    List<String> lost(FkwSimulator simulator, List<String> statuses, Instant from) {
        Instant now = simulator.clock().instant();
        List<String> lost = new ArrayList<>();
        Set<String> known = new HashSet<>();
        deliveries.keySet().forEach(key -> known.add(key.substring(0, key.lastIndexOf('|'))));
        for (OrderVersion version : simulator.history().versions()) {
            boolean wanted = statuses.isEmpty() || statuses.contains(version.status());
            if (wanted && version.visibleAt(now) && !version.modifiedTime().isBefore(from)) {
                String modified = io.github.camelfkw.component.fkw.client.model.FkwDateTime.of(version.modifiedTime())
                        .text();
                if (!known.contains(version.orderId() + "|" + modified)) {
                    lost.add(version.orderId() + " of " + modified);
                }
            }
        }
        return lost;
    }

    private static String key(String id, String modified, String hash) {
        return id + "|" + modified + "|" + hash;
    }
}
