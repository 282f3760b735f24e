// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.internal;

import io.github.camelfkw.common.HttpRequest.Verb;

/** A call of the platform as the vendor document gives it: one row, one call. */
public enum ApiMethod {
    GET_ORDER("order", "getOrder", Verb.GET, "/api/order/get", Effect.READ),
    GET_ORDER_LIST("orders", "getOrderList", Verb.GET, "/api/order/getList", Effect.READ),
    /** Seen live, not in the vendor document: orders of merchants in the shop (入驻商户). */
    GET_MERCHANT_ORDER_LIST("merchantOrders", null, Verb.GET, "/api/order/getMerchantOrderList", Effect.READ),
    PAY_ORDER("pay", null, Verb.POST, "/api/order/pay", Effect.WRITE),
    SHIP_ORDER("ship", "shipOrder", Verb.POST, "/api/order/ship", Effect.WRITE),
    COMPLETE_ORDER("complete", null, Verb.POST, "/api/order/complete", Effect.WRITE),
    CANCEL_ORDER("cancel", null, Verb.POST, "/api/order/cancel", Effect.WRITE);

    /** Whether a call changes something on the platform. */
    public enum Effect {
        READ,
        WRITE
    }

    private final String operation;
    private final String wireName;
    private final Verb verb;
    private final String path;
    private final Effect effect;

    ApiMethod(String operation, String wireName, Verb verb, String path, Effect effect) {
        this.operation = operation;
        this.wireName = wireName;
        this.verb = verb;
        this.path = path;
        this.effect = effect;
    }

    /** The name that the users of this connector know. */
    public String operation() {
        return operation;
    }

    /** The value of the parameter {@code method}; null where the document names none. */
    public String wireName() {
        return wireName;
    }

    /** The HTTP method. */
    public Verb verb() {
        return verb;
    }

    /** The path below the base URI. */
    public String path() {
        return path;
    }

    /** Whether the call changes something: decides what may be repeated. */
    public boolean isWrite() {
        return effect == Effect.WRITE;
    }
}
