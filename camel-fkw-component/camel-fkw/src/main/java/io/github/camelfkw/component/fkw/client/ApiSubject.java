// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client;

import io.github.camelfkw.common.Redactor;
import java.io.Serializable;

/**
 * What a call is about; at most one of the ids is there.
 *
 * @param orderId   id of an order; else null
 * @param productId id of a product; else null
 * @param memberId  id of a member; else null
 */
public record ApiSubject(String orderId, String productId, String memberId) implements Serializable {

    /** About no single thing. */
    public static final ApiSubject NONE = new ApiSubject(null, null, null);

    /** About an order. */
    public static ApiSubject order(String id) {
        return new ApiSubject(id, null, null);
    }

    /** About a product. */
    public static ApiSubject product(String id) {
        return new ApiSubject(null, id, null);
    }

    /** About a member. */
    public static ApiSubject member(String id) {
        return new ApiSubject(null, null, id);
    }

    /** The operation with what it is about, for messages: {@code ship of order 20261122001}. */
    public String describe(String operation) {
        if (orderId != null) {
            return describe(operation, "order", orderId);
        }
        if (productId != null) {
            return describe(operation, "product", productId);
        }
        return memberId == null ? operation : describe(operation, "member", memberId);
    }

    private static String describe(String operation, String thing, String id) {
        // Whatever looks like an id is taken for one, also a plain text body that is somebody's phone.
        return (operation.equals(thing) ? "" : operation + " of ") + thing + " " + Redactor.withoutMobiles(id);
    }
}
