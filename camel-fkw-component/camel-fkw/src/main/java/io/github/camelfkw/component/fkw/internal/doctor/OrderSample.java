// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.doctor;

import io.github.camelfkw.component.fkw.client.ListPage;
import io.github.camelfkw.component.fkw.client.OrderDocument;
import io.github.camelfkw.component.fkw.client.OrderQuery;
import io.github.camelfkw.component.fkw.client.model.TimeType;
import java.time.Duration;
import java.time.Instant;

/**
 * The doctor's first look: the orders of a stretch of time that has ended a while ago, so that hardly anything changes in
 * it while it is read again and again.
 */
final class OrderSample {

    /** Longer than orders are expected to show late. */
    static final Duration SETTLED = Duration.ofMinutes(5);

    private final OrderQuery window;
    private final ListPage<OrderDocument> page;
    private final Duration history;

    private OrderSample(OrderQuery window, ListPage<OrderDocument> page, Duration history) {
        this.window = window;
        this.page = page;
        this.history = history;
    }

    static OrderSample take(Calls calls, Duration history) {
        // The first answer tells the platform's clock, by which the window is to end.
        calls.touch();
        Instant end = calls.now().minus(SETTLED);
        OrderQuery window =
                OrderQuery.all().withTimes(TimeType.modified, calls.now().minus(history), end);
        return new OrderSample(window, LargestPage.read(calls, window), history);
    }

    OrderQuery window() {
        return window;
    }

    ListPage<OrderDocument> page() {
        return page;
    }

    /** How many orders there are in the window. */
    long total() {
        return page.knownTotal().orElse(page.rows().size());
    }

    /** Where the orders come from, for evidence. */
    String words() {
        return Findings.count(total(), "order") + " modified within " + Findings.option(history) + ", until "
                + SETTLED.toMinutes() + " minutes ago";
    }

    String help() {
        return "look further back: history=" + (history.toDays() < 7 ? "7d" : history.toDays() < 30 ? "30d" : "80d");
    }
}
