// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client;

import io.github.camelfkw.component.fkw.client.internal.JsonSlice;
import java.util.function.Function;

/** A product or a member as the platform sent it. */
final class RecordDocument<T> implements FkwDocument<T> {

    private final String operation;
    private final String what;
    private final JsonSlice json;
    private final Class<T> type;
    private final String id;

    private RecordDocument(String operation, String what, JsonSlice json, Class<T> type, String id) {
        if (id == null || id.isBlank()) {
            throw new FkwProtocolException(operation, operation + ": a " + what + " came without an id", null);
        }
        this.operation = operation;
        this.what = what;
        this.json = json;
        this.type = type;
        this.id = id;
    }

    /**
     * @param operation the operation that was asked for
     * @param what      the thing, for messages: product, member
     * @param recordId  the id of a record
     */
    static <T> RecordDocument<T> of(
            String operation, String what, JsonSlice json, Class<T> type, Function<T, String> recordId) {
        T record = json.record(type);
        if (record != null) {
            return new RecordDocument<>(operation, what, json, type, recordId.apply(record));
        }
        // A scan holds the rows that are new, which may be one of each page.
        return new RecordDocument<>(
                operation, what, json.detached(), type, json.head().id());
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String json() {
        return json.text();
    }

    @Override
    public String contentHash() {
        return json.hash();
    }

    @Override
    public T toRecord() {
        return json.read(type, operation, what + " " + id);
    }

    /** Prints the id only. */
    @Override
    public String toString() {
        return type.getSimpleName() + "[id=" + id + "]";
    }
}
