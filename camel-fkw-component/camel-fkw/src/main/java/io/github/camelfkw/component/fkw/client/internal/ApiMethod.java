// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.internal;

import io.github.camelfkw.common.HttpRequest.Verb;

/** A call of the platform as the vendor document gives it: one row, one call. */
public enum ApiMethod {
    GET_ORDER("order", "getOrder", Verb.GET, "/api/order/get", Effect.READ, Subject.ORDER),
    GET_ORDER_LIST("orders", "getOrderList", Verb.GET, "/api/order/getList", Effect.READ, Subject.NONE),
    /** Seen live, not in the vendor document: orders of merchants in the shop (入驻商户). */
    GET_MERCHANT_ORDER_LIST(
            "merchantOrders", null, Verb.GET, "/api/order/getMerchantOrderList", Effect.READ, Subject.NONE),
    PAY_ORDER("pay", null, Verb.POST, "/api/order/pay", Effect.WRITE, Subject.ORDER),
    SHIP_ORDER("ship", "shipOrder", Verb.POST, "/api/order/ship", Effect.WRITE, Subject.ORDER),
    COMPLETE_ORDER("complete", null, Verb.POST, "/api/order/complete", Effect.WRITE, Subject.ORDER),
    CANCEL_ORDER("cancel", null, Verb.POST, "/api/order/cancel", Effect.WRITE, Subject.ORDER),

    GET_PRODUCT_LIST("products", "getProductList", Verb.GET, "/api/product/getList", Effect.READ, Subject.NONE),
    ADD_PRODUCT("addProduct", "addProduct", Verb.POST, "/api/product/add", Effect.WRITE, Subject.NONE, true),
    /** Sets an absolute amount: twice is as good as once. */
    UPDATE_STOCK(
            "updateStock",
            "updateStock",
            Verb.POST,
            "/api/product/updateStock",
            Effect.REPEATABLE_WRITE,
            Subject.PRODUCT),
    GET_PRODUCT_LIBRARIES(
            "productLibraries", null, Verb.GET, "/api/product/getProductLibList", Effect.READ, Subject.NONE),
    GET_PRODUCT_GROUPS("productGroups", null, Verb.GET, "/api/product/getProductGroupList", Effect.READ, Subject.NONE),

    GET_MEMBER_LIST("members", null, Verb.GET, "/api/member/getList", Effect.READ, Subject.NONE),
    GET_MEMBER("member", null, Verb.GET, "/api/member/get", Effect.READ, Subject.MEMBER),
    ADD_MEMBER("addMember", null, Verb.POST, "/api/member/add", Effect.WRITE, Subject.NONE, true),
    SET_POINTS("adjustPoints", null, Verb.POST, "/api/member/setIgt", Effect.WRITE, Subject.MEMBER),

    UPLOAD_MEDIA("uploadMedia", null, Verb.POST, "/api/upload/uploadMedia", Effect.WRITE, Subject.NONE),
    UPLOAD_MEDIA_FILE("uploadMediaFile", null, Verb.POST, "/api/upload/uploadMediaByFile", Effect.WRITE, Subject.NONE);

    /** Whether a call changes something on the platform, and what a second one does. */
    public enum Effect {
        /** Nothing changes. */
        READ,
        /** Something changes, and a second call may change it again. */
        WRITE,
        /** Something is set to a value that the call names. */
        REPEATABLE_WRITE
    }

    /** What a call is about, for exceptions. */
    public enum Subject {
        NONE(null),
        ORDER("order_id"),
        PRODUCT("product_id"),
        MEMBER("id");

        private final String parameter;

        Subject(String parameter) {
            this.parameter = parameter;
        }

        /** The parameter with its id; null where the call is about no single thing. */
        public String parameter() {
            return parameter;
        }
    }

    private final String operation;
    private final String wireName;
    private final Verb verb;
    private final String path;
    private final Effect effect;
    private final Subject subject;
    private final boolean form;

    ApiMethod(String operation, String wireName, Verb verb, String path, Effect effect, Subject subject) {
        this(operation, wireName, verb, path, effect, subject, false);
    }

    ApiMethod(String operation, String wireName, Verb verb, String path, Effect effect, Subject subject, boolean form) {
        this.operation = operation;
        this.wireName = wireName;
        this.verb = verb;
        this.path = path;
        this.effect = effect;
        this.subject = subject;
        this.form = form;
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

    /** Whether the call changes something. */
    public boolean isWrite() {
        return effect != Effect.READ;
    }

    /** Whether a second call does no harm where the outcome of the first is not known. */
    public boolean isRepeatable() {
        return effect != Effect.WRITE;
    }

    /** What the call is about. */
    public Subject subject() {
        return subject;
    }

    /**
     * Whether the call's own parameters go into a form body: where they are long, or where a password and personal data
     * would stand in a URL, and so in the logs of proxies.
     */
    public boolean isForm() {
        return form;
    }

    /**
     * Whether a parameter carries what a customer gave, or what is said about him. Ids, numbers of points and products are
     * nobody's, and say what is wrong.
     */
    public boolean isPersonal(String parameter) {
        return switch (this) {
            case ADD_MEMBER -> true;
            case SET_POINTS -> parameter.equals("detail");
            default -> false;
        };
    }
}
