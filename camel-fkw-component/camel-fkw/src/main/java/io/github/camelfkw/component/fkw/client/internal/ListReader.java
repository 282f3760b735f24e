// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.internal;

import io.github.camelfkw.component.fkw.client.FkwDocument;
import io.github.camelfkw.component.fkw.client.FkwProtocolException;
import io.github.camelfkw.component.fkw.client.ListPage;
import io.github.camelfkw.component.fkw.client.RecordReading;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;

/** Reads one page of a list out of an answer. */
public final class ListReader {

    private ListReader() {}

    /**
     * Reads a page.
     *
     * @param  document from a row to a document
     * @param  names    of the field with the rows: the vendor's documents and its platform do not agree
     * @throws FkwProtocolException without rows, unless the total says that there are none
     */
    public static <D extends FkwDocument<?>> ListPage<D> page(
            ApiMethod method, FkwGateway.Success success, Function<JsonSlice, D> document, String... names) {
        ResultEnvelope answer = success.envelope();
        List<JsonSlice> rows = answer.array(names).orElse(null);
        Long total = answer.number("total").orElse(null);
        if (rows == null && (total == null || total > 0)) {
            throw new FkwProtocolException(
                    method.operation(),
                    method.operation() + ": the answer has no " + String.join(" or ", names) + "; it has "
                            + answer.fieldNames(),
                    null);
        }
        return new ListPage<>(
                method.operation(),
                rows == null ? List.of() : rows.stream().map(document).toList(),
                total == null ? OptionalLong.empty() : OptionalLong.of(total),
                success.answer().serverTime(),
                answer.json());
    }

    /** What the rows of a page are read into while it is taken apart; null: nothing. */
    public static Class<?> recordOf(RecordReading reading, Class<?> type) {
        return reading == RecordReading.AT_ONCE ? type : null;
    }

    /** The parameters of a page. */
    public static Map<String, String> parameters(int pageNo, int pageSize) {
        ListPage.requireNo(pageNo);
        ListPage.requireSize(pageSize);
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("page_no", Integer.toString(pageNo));
        parameters.put("page_size", Integer.toString(pageSize));
        return parameters;
    }
}
