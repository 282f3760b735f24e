// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * How a feed reads.
 *
 * @param statuses        wanted statuses; empty: all
 * @param startFrom       from the platform's now to where the first start begins
 * @param settle          how long before the platform's now a window ends
 * @param lookback        how far before the position each poll begins, for rows that became visible late
 * @param maxOrders       orders of a slice, unless a single second has more
 * @param maxRedeliveries how often an order is delivered again that the route does not accept; negative: for ever
 * @param reconcile       how often what was delivered is compared with what there is; empty: never
 * @param maxPerPoll      orders that a poll takes, so that no more single ones are read at a time
 * @param pageSize        orders of a page, by which calls are reckoned
 */
public record FeedSettings(
        List<String> statuses,
        Function<Instant, Instant> startFrom,
        Duration settle,
        Duration lookback,
        int maxOrders,
        int maxRedeliveries,
        Optional<Duration> reconcile,
        int maxPerPoll,
        int pageSize) {

    /** Rounds {@code settle} up to whole seconds, since windows and the platform's clock are in seconds. */
    public FeedSettings {
        statuses = List.copyOf(statuses);
        settle = Duration.ofSeconds(settle.plusNanos(999_999_999).toSeconds());
    }
}
