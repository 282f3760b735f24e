// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.operation;

import io.github.camelfkw.component.fkw.client.ListPage;
import io.github.camelfkw.component.fkw.client.OrderQuery;
import io.github.camelfkw.component.fkw.client.WriteOptions;
import io.github.camelfkw.component.fkw.client.model.FkwDateTime;
import io.github.camelfkw.component.fkw.client.model.TimeType;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * What the endpoint's options say; headers and body may say otherwise of page and filter.
 *
 * @param page          which part of a list
 * @param filter        which orders
 * @param writes        how careful writes are
 * @param rawPayload    whether the platform's own JSON is wanted
 * @param skipUnchanged whether stock that is right already is not sent
 * @param maxMediaSize  the largest file, in bytes
 */
public record OperationDefaults(
        Page page,
        OrderFilter filter,
        WriteOptions writes,
        boolean rawPayload,
        boolean skipUnchanged,
        long maxMediaSize) {

    /**
     * A part of a list.
     *
     * @param no       page, from 1
     * @param size     rows a page
     * @param allPages all of it, as a stream
     */
    public record Page(int no, int size, boolean allPages) {}

    /**
     * A filter of orders.
     *
     * @param statuses wanted status values; empty: all
     * @param timeType which time; null: no time filter
     * @param timeFrom begin; null: open
     * @param timeTo   end; null: open
     */
    public record OrderFilter(List<String> statuses, TimeType timeType, String timeFrom, String timeTo) {}

    /** Finds mistakes when the route is built. */
    public void check() {
        ListPage.requireNo(page.no());
        ListPage.requireSize(page.size());
        new OrderQuery(
                filter.statuses(),
                filter.timeType(),
                time("timeFrom", filter.timeFrom()),
                time("timeTo", filter.timeTo()),
                page.no(),
                page.size());
        if (maxMediaSize < 1) {
            throw new IllegalArgumentException("Option maxMediaSize is " + maxMediaSize + "; it is a number of bytes");
        }
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
