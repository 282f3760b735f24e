// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client;

import io.github.camelfkw.component.fkw.client.model.FkwDateTime;
import io.github.camelfkw.component.fkw.client.model.TimeType;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a list of orders is asked for.
 *
 * @param statuses wanted status values; empty: all
 * @param timeType which time {@code from} and {@code to} mean; null: no time filter
 * @param from     begin, to the second; null: open
 * @param to       end, to the second; null: open. Whether the platform includes the end is not documented
 * @param pageNo   page, from 1
 * @param pageSize orders a page, 1 to {@value ListPage#MAX_SIZE}
 */
public record OrderQuery(List<String> statuses, TimeType timeType, Instant from, Instant to, int pageNo, int pageSize) {

    /** Checks the limits. */
    public OrderQuery {
        statuses = List.copyOf(statuses);
        ListPage.requireNo(pageNo);
        ListPage.requireSize(pageSize);
        if (timeType == null && (from != null || to != null)) {
            throw new IllegalArgumentException("timeFrom and timeTo need a timeType: created or modified");
        }
        if (from != null && to != null && from.isAfter(to)) {
            throw new IllegalArgumentException("timeFrom is after timeTo");
        }
    }

    /** All statuses, no time filter, first page, largest page. */
    public static OrderQuery all() {
        return new OrderQuery(List.of(), null, null, null, 1, ListPage.MAX_SIZE);
    }

    /** The same query for other statuses. */
    public OrderQuery withStatuses(Collection<String> other) {
        return new OrderQuery(List.copyOf(other), timeType, from, to, pageNo, pageSize);
    }

    /** The same query for another page. */
    public OrderQuery withPage(int otherPageNo, int otherPageSize) {
        return new OrderQuery(statuses, timeType, from, to, otherPageNo, otherPageSize);
    }

    /** The same query for another stretch of time. */
    public OrderQuery withTimes(TimeType otherType, Instant otherFrom, Instant otherTo) {
        return new OrderQuery(statuses, otherType, otherFrom, otherTo, pageNo, pageSize);
    }

    Map<String, String> toParameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (!statuses.isEmpty()) {
            parameters.put("status", String.join(",", statuses));
        }
        parameters.put("page_size", Integer.toString(pageSize));
        parameters.put("page_no", Integer.toString(pageNo));
        if (timeType != null) {
            parameters.put("time_type", timeType.name());
            if (from != null) {
                parameters.put("time_from", FkwDateTime.of(from).text());
            }
            if (to != null) {
                parameters.put("time_to", FkwDateTime.of(to).text());
            }
        }
        return parameters;
    }
}
