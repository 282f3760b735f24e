// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.doctor;

import io.github.camelfkw.component.fkw.client.ListPage;
import io.github.camelfkw.component.fkw.client.OrderDocument;
import io.github.camelfkw.component.fkw.client.OrderQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Some pages of a list, one after the other.
 *
 * @param rows     as they came, page after page
 * @param distinct the same by id, each once, in the order in which they came first
 * @param total    how many the platform said that there are, on the last page; -1 where it did not say
 * @param pages    how many were read
 * @param first    the platform's clock at the first page; null where it did not say
 * @param last     the same at the last page
 * @param slowest  what a page took at most
 */
record Reading(
        List<Row> rows,
        Map<String, Row> distinct,
        long total,
        int pages,
        Instant first,
        Instant last,
        Duration slowest) {

    static Reading of(Calls calls, OrderQuery query, int mostPages) {
        List<Row> rows = new ArrayList<>();
        Map<String, Row> distinct = new LinkedHashMap<>();
        Duration slowest = Duration.ZERO;
        Instant first = null;
        for (int pageNo = 1; ; pageNo++) {
            Calls.Answer<OrderDocument> answer = calls.orders(query.withPage(pageNo, query.pageSize()));
            ListPage<OrderDocument> page = answer.page();
            slowest = answer.took().compareTo(slowest) > 0 ? answer.took() : slowest;
            first = pageNo == 1 ? page.serverTime().orElse(null) : first;
            for (OrderDocument document : page.rows()) {
                Row row = Row.of(document);
                rows.add(row);
                distinct.putIfAbsent(row.id(), row);
            }
            long total = page.knownTotal().orElse(-1);
            boolean end = page.rows().size() < query.pageSize() || (long) pageNo * query.pageSize() == total;
            if (end || pageNo == mostPages) {
                return new Reading(
                        List.copyOf(rows),
                        distinct,
                        total,
                        pageNo,
                        first,
                        page.serverTime().orElse(null),
                        slowest);
            }
        }
    }

    /** Whether each order of the list was seen. */
    boolean isWhole() {
        return distinct.size() == total;
    }

    /** Rows that came a second time. */
    int doubles() {
        return rows.size() - distinct.size();
    }
}
