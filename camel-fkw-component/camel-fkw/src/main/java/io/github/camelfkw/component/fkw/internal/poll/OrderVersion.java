// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.poll;

import io.github.camelfkw.component.fkw.client.OrderDocument;
import io.github.camelfkw.component.fkw.client.model.FkwDateTime;
import java.util.Objects;

/**
 * Which state of an order was delivered. The hash tells two changes in the same second apart.
 *
 * @param orderId  the order
 * @param modified when it was last changed, as the platform wrote it; empty where it did not say
 * @param hash     of the content
 */
record OrderVersion(String orderId, String modified, String hash) {

    OrderVersion {
        Objects.requireNonNull(orderId);
        Objects.requireNonNull(modified);
        Objects.requireNonNull(hash);
    }

    static OrderVersion of(OrderDocument order) {
        return new OrderVersion(
                order.id(), order.modifiedTime().map(FkwDateTime::text).orElse(""), order.contentHash());
    }
}
