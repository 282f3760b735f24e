// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.operation;

import io.github.camelfkw.component.fkw.FkwConstants;
import io.github.camelfkw.component.fkw.client.FkwDocument;
import io.github.camelfkw.component.fkw.client.ListPage;
import io.github.camelfkw.component.fkw.client.RecordReading;
import io.github.camelfkw.component.fkw.internal.scan.ListScan;
import java.util.Map;

/** How each list answers: with one page, or with all rows as a stream. */
final class Lists {

    private Lists() {}

    /** Reads one page. */
    @FunctionalInterface
    interface PageReader<D extends FkwDocument<?>> {

        ListPage<D> read(int pageNo, int pageSize, RecordReading reading);
    }

    static <D extends FkwDocument<?>> OperationResult answer(
            OperationInput input, String operation, PageReader<D> reader) {
        OperationDefaults.Page wanted = input.defaults().page();
        boolean raw = input.defaults().rawPayload();
        RecordReading reading = raw ? RecordReading.ON_DEMAND : RecordReading.AT_ONCE;
        int size = input.number(Field.PAGE_SIZE).orElse(wanted.size());
        ListPage.requireSize(size);
        if (wanted.allPages()) {
            ListScan<D> scan = new ListScan<>(operation, pageNo -> reader.read(pageNo, size, reading));
            return OperationResult.of(new RowStream(operation, scan, raw), Map.of(FkwConstants.TOTAL, scan.total()));
        }
        ListPage<D> page = reader.read(input.number(Field.PAGE_NO).orElse(wanted.no()), size, reading);
        Object body = raw
                ? page.json()
                : page.rows().stream().map(FkwDocument::toRecord).toList();
        Map<String, Object> headers =
                page.knownTotal().isPresent() ? Map.of(FkwConstants.TOTAL, page.total()) : Map.of();
        return OperationResult.of(body, headers);
    }
}
