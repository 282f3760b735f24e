// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.apifm.internal.scan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.github.camelfkw.component.apifm.ApifmProtocolException;
import io.github.camelfkw.component.apifm.internal.call.ApiCall;
import io.github.camelfkw.component.apifm.internal.client.ApifmResult;
import io.github.camelfkw.component.apifm.internal.client.ResultCodes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Finds the rows in an answer. The document shows lists whose {@code data} is the array; the answers of other lists are not
 * in it, and are taken as they are found: an array {@code result}, or the only array that {@code data} has.
 */
public final class PageReader {

    private static final String USUAL_FIELD = "result";
    private static final String TOTAL = "totalRow";

    private final ApiCall call;
    private final String rowsField;
    private final String idField;
    private final ObjectMapper mapper;

    /**
     * @param call      whose answers
     * @param rowsField field of {@code data} that holds the rows; null: is found
     * @param idField   field of a row that holds its id
     * @param mapper    for the hash of rows without an id
     */
    public PageReader(ApiCall call, String rowsField, String idField, ObjectMapper mapper) {
        this.call = call;
        this.rowsField = rowsField;
        this.idField = idField;
        this.mapper = mapper;
    }

    /**
     * The page. Code 700, nothing found, is an empty one, whatever else the answer holds.
     *
     * @param  result an answer
     * @param  pageNo which page was asked for, from 1
     * @throws ApifmProtocolException there is no list in it, or more than one
     */
    public ListPage read(ApifmResult result, int pageNo) {
        if (result.code() == ResultCodes.NOTHING_FOUND) {
            return new ListPage(List.of(), OptionalLong.empty());
        }
        List<Row> rows = new ArrayList<>();
        for (Object content : rows(result.data())) {
            rows.add(row(content, pageNo));
        }
        return new ListPage(rows, total(result.data()));
    }

    private List<?> rows(Object data) {
        if (data == null) {
            return List.of();
        }
        if (rowsField == null && data instanceof List<?> rows) {
            return rows;
        }
        if (data instanceof Map<?, ?> fields) {
            return rows(fields);
        }
        throw noList("data is no list" + (rowsField == null ? "" : " with a field " + rowsField));
    }

    private List<?> rows(Map<?, ?> fields) {
        Object named = fields.get(rowsField == null ? USUAL_FIELD : rowsField);
        if (named instanceof List<?> rows) {
            return rows;
        }
        List<?> arrays = fields.entrySet().stream()
                .filter(field -> field.getValue() instanceof List)
                .map(Map.Entry::getKey)
                .toList();
        if (rowsField == null && arrays.size() == 1) {
            return (List<?>) fields.get(arrays.get(0));
        }
        throw noList("data has the lists " + arrays);
    }

    private ApifmProtocolException noList(String what) {
        return new ApifmProtocolException(
                call.name(),
                call.describe() + ": the rows were not found: " + what
                        + ". Set option rowsField to the field of data that holds them");
    }

    private static OptionalLong total(Object data) {
        return data instanceof Map<?, ?> fields && fields.get(TOTAL) instanceof Number total
                ? OptionalLong.of(total.longValue())
                : OptionalLong.empty();
    }

    private Row row(Object content, int pageNo) {
        Object id = content instanceof Map<?, ?> fields ? fields.get(idField) : null;
        boolean usable = id instanceof Number || (id instanceof String text && !text.isBlank());
        return usable ? new Row(id.toString(), id, pageNo, content) : new Row(hash(content), null, pageNo, content);
    }

    private String hash(Object content) {
        try {
            byte[] json = mapper.writer(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .writeValueAsString(content)
                    .getBytes(StandardCharsets.UTF_8);
            return "#"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(json), 0, 16);
        } catch (JsonProcessingException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("what was read as JSON can be written, and each Java has SHA-256", e);
        }
    }
}
