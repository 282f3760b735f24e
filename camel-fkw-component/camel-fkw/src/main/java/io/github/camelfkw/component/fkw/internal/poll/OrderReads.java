// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.poll;

import io.github.camelfkw.component.fkw.client.FkwException;
import io.github.camelfkw.component.fkw.client.OrderDocument;
import java.util.Optional;

/** The reads of the platform that a feed is made of. */
public interface OrderReads {

    /** Pages of the orders that were last changed in a window. */
    OrderPages changed();

    /** Pages of the orders that were created in a window. */
    OrderPages created();

    /**
     * One order.
     *
     * @return                          empty if there is none
     * @throws IllegalArgumentException no order can have such an id
     * @throws FkwException             each kind, see there
     */
    Optional<OrderDocument> one(String orderId);
}
