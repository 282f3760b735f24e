// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client;

import io.github.camelfkw.component.fkw.client.internal.JsonSlice;
import io.github.camelfkw.component.fkw.client.model.FkwDateTime;
import io.github.camelfkw.component.fkw.client.model.Order;
import java.time.Instant;
import java.util.Optional;

/** An order as the very text that the platform sent; read into a record when somebody wants one. */
public final class OrderDocument implements FkwDocument<Order> {

    private final String operation;
    private final JsonSlice json;
    private final String id;
    private final String status;
    private final FkwDateTime modifiedTime;

    /** Null: not read yet. The feed asks again and again. */
    private Optional<Instant> modifiedAt;

    private OrderDocument(String operation, JsonSlice json, String id, String status, FkwDateTime modifiedTime) {
        if (id == null || id.isBlank()) {
            throw new FkwProtocolException(operation, operation + ": an order came without an id", null);
        }
        this.operation = operation;
        this.json = json;
        this.id = id;
        this.status = status;
        this.modifiedTime = modifiedTime;
    }

    static OrderDocument of(String operation, JsonSlice json) {
        Order order = json.record(Order.class);
        if (order != null) {
            String status = order.status() == null ? null : order.status().value();
            return new OrderDocument(operation, json, order.id(), status, order.modifiedTime());
        }
        JsonSlice.Head head = json.head();
        return new OrderDocument(operation, json, head.id(), head.status(), FkwDateTime.of(head.modified()));
    }

    @Override
    public String id() {
        return id;
    }

    /** The order's status as it came; empty where the platform did not say. */
    public Optional<String> status() {
        return Optional.ofNullable(status).filter(text -> !text.isBlank());
    }

    /** When the order was last changed; empty where the platform did not say. */
    public Optional<FkwDateTime> modifiedTime() {
        return Optional.ofNullable(modifiedTime);
    }

    /** {@link #modifiedTime()} as a point in time; also empty where it is in a form that is not known. */
    public Optional<Instant> modifiedAt() {
        Optional<Instant> known = modifiedAt;
        if (known == null) {
            known = modifiedTime == null ? Optional.empty() : modifiedTime.instant();
            modifiedAt = known;
        }
        return known;
    }

    @Override
    public String json() {
        return json.text();
    }

    /** A short hash of the content: two changes can share a second, and only the content tells them apart. */
    @Override
    public String contentHash() {
        return json.hash();
    }

    @Override
    public Order toRecord() {
        return json.read(Order.class, operation, "order " + id);
    }

    /** Prints id and time of change only. */
    @Override
    public String toString() {
        return "OrderDocument[id=" + id + ", modifiedTime=" + modifiedTime + "]";
    }
}
