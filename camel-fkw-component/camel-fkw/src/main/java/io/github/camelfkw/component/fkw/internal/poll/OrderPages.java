// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.poll;

import io.github.camelfkw.component.fkw.client.ListPage;
import io.github.camelfkw.component.fkw.client.OrderDocument;
import java.util.List;

/** Reads one page of the orders of a window: one call of the platform. Safe for threads. */
@FunctionalInterface
public interface OrderPages {

    /**
     * Reads a page.
     *
     * @param window   closed window of time
     * @param statuses wanted statuses; empty: all
     * @param pageNo   from 1
     */
    ListPage<OrderDocument> read(TimeWindow window, List<String> statuses, int pageNo);
}
