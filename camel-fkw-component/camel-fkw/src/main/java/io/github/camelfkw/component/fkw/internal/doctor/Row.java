// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.doctor;

import io.github.camelfkw.component.fkw.client.FkwProtocolException;
import io.github.camelfkw.component.fkw.client.OrderDocument;
import io.github.camelfkw.component.fkw.client.model.FkwDateTime;
import io.github.camelfkw.component.fkw.client.model.Order;
import java.time.Instant;

/**
 * What the doctor keeps of an order.
 *
 * @param id       the order's id
 * @param created  null: the platform does not say, or in a form that is not known
 * @param modified null: as above
 * @param hash     of its content
 */
record Row(String id, Instant created, Instant modified, String hash) {

    static Row of(OrderDocument document) {
        return new Row(document.id(), created(document), document.modifiedAt().orElse(null), document.contentHash());
    }

    /** {@code created_time} was seen live; {@code settle_time}, when the order was placed, is documented. */
    private static Instant created(OrderDocument document) {
        try {
            Order order = document.toRecord();
            FkwDateTime created = order.createdTime() == null ? order.settleTime() : order.createdTime();
            return created == null ? null : created.instant().orElse(null);
        } catch (FkwProtocolException unreadable) {
            return null;
        }
    }
}
