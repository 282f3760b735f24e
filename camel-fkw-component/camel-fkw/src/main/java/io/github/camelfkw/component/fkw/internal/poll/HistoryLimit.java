// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.poll;

import io.github.camelfkw.component.fkw.client.model.FkwDateTime;
import java.time.Duration;
import java.time.Instant;

/**
 * How far back the platform gives orders: 不允许获取三个月前的订单, none older than three months. Whether that means calendar
 * months (89 to 92 days) or 90 days is not documented, so the shorter of the two counts, less a margin for the time until
 * the call arrives.
 */
final class HistoryLimit {

    /** The most that {@code startFrom} may ask for. */
    static final Duration LONGEST = Duration.ofDays(90);

    private static final Duration MARGIN = Duration.ofMinutes(5);

    private HistoryLimit() {}

    static Instant earliest(Instant now) {
        Instant byMonths = now.atZone(FkwDateTime.ZONE).minusMonths(3).toInstant();
        Instant byDays = now.minus(LONGEST);
        return (byMonths.isAfter(byDays) ? byMonths : byDays).plus(MARGIN);
    }
}
