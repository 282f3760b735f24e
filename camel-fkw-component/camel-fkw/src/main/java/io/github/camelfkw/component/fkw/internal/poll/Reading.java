// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.poll;

import io.github.camelfkw.component.fkw.client.OrderDocument;
import java.time.Instant;
import java.util.List;

/** What became of reading a window. */
sealed interface Reading {

    /** All orders of the window, proven, oldest change first. */
    record Complete(List<OrderDocument> orders) implements Reading {}

    /** More orders than shall be held at a time: take a shorter window. */
    record TooMany(long total) implements Reading {}

    /** The platform's clock says that orders may still enter this window; closed until then. */
    record NotClosed(Instant closedUntil) implements Reading {}

    /** The list did not hold still long enough to prove that nothing was missed. */
    record Unproven(TimeWindow window, String why) implements Reading {}
}
