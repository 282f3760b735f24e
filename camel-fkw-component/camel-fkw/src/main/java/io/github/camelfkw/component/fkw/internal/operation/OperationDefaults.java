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
import java.util.regex.Pattern;

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

    private static final Pattern TIMELIKE =
            Pattern.compile("\\d{2,4}[-/.]\\d{1,2}[-/.]\\d{1,4}([ T][0-9:.]{1,18})?(Z|[+-][0-9:]{1,6})?");

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
        return FkwDateTime.of(text).instant().orElseThrow(() -> noTime(option, ": " + text));
    }

    /** As {@link #time}; what does not even look like a time may be anything out of a message, and is not quoted. */
    static Instant timeOfMessage(String field, String text) {
        boolean timelike = TIMELIKE.matcher(text).matches();
        return FkwDateTime.of(text)
                .instant()
                .orElseThrow(() -> noTime(field, timelike ? ": " + text : ", it has " + text.length() + " characters"));
    }

    private static IllegalArgumentException noTime(String name, String what) {
        return new IllegalArgumentException(name + " cannot be read" + what
                + ". Give a time such as 2026-11-22 08:00:00 (Asia/Shanghai) or 2026-11-22T08:00:00+08:00");
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
