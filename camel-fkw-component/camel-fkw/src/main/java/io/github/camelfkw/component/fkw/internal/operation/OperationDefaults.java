// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.operation;

import io.github.camelfkw.component.fkw.client.OrderQuery;
import io.github.camelfkw.component.fkw.client.model.FkwDateTime;
import io.github.camelfkw.component.fkw.client.model.TimeType;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * What the endpoint's options say; headers and body may say otherwise.
 *
 * @param statuses   wanted status values; empty: all
 * @param pageNo     page, from 1
 * @param pageSize   orders a page
 * @param timeType   which time; null: no time filter
 * @param timeFrom   begin; null: open
 * @param timeTo     end; null: open
 * @param rawPayload whether the platform's own JSON is wanted
 */
public record OperationDefaults(
        List<String> statuses,
        int pageNo,
        int pageSize,
        TimeType timeType,
        String timeFrom,
        String timeTo,
        boolean rawPayload) {

    /** Finds mistakes when the route is built. */
    public void check() {
        new OrderQuery(statuses, timeType, time("timeFrom", timeFrom), time("timeTo", timeTo), pageNo, pageSize);
    }

    static Instant time(String option, String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        return FkwDateTime.of(text)
                .instant()
                .orElseThrow(() -> new IllegalArgumentException(option + " cannot be read: " + text
                        + ". Give a time such as 2026-11-22 08:00:00 (Asia/Shanghai) or 2026-11-22T08:00:00+08:00"));
    }

    /** The parts of a list that is separated by commas. */
    public static List<String> split(String list) {
        if (list == null) {
            return List.of();
        }
        return Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }
}
