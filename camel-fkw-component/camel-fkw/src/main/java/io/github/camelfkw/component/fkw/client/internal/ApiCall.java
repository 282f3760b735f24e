// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.internal;

import io.github.camelfkw.common.HttpRequest.Body;
import io.github.camelfkw.common.HttpRequest.FilePart;
import io.github.camelfkw.component.fkw.client.ApiSubject;
import java.util.Map;
import java.util.Optional;

/**
 * One call on its way.
 *
 * @param method     which
 * @param parameters with what
 * @param file       to send
 * @param record     what the objects of the answer are read into while it is taken apart; null: nothing
 */
record ApiCall(ApiMethod method, Map<String, String> parameters, Optional<FilePart> file, Class<?> record) {

    /** A level of one digit is nobody's secret, and would tear holes into each message. */
    private static final int SHORTEST_HIDDEN = 2;

    /**
     * What the request carries.
     *
     * @param form whether the parameters go into it, and not into the query
     */
    Body body(boolean form) {
        if (file.isPresent()) {
            return new Body.Multipart(Map.of(), file.get());
        }
        return form && !parameters.isEmpty() ? new Body.Form(parameters) : Body.EMPTY;
    }

    String operation() {
        return method.operation();
    }

    ApiSubject subject() {
        return switch (method.subject()) {
            case NONE -> ApiSubject.NONE;
            case ORDER -> ApiSubject.order(subjectId());
            case PRODUCT -> ApiSubject.product(subjectId());
            case MEMBER -> ApiSubject.member(subjectId());
        };
    }

    private String subjectId() {
        return parameters.get(method.subject().parameter());
    }

    String describe() {
        return subject().describe(operation());
    }

    /** Takes out of the platform's message what it repeats of a customer's data. */
    String hide(String message) {
        if (method != ApiMethod.ADD_MEMBER) {
            return message;
        }
        String hidden = message;
        for (String value : parameters.values()) {
            if (value.length() >= SHORTEST_HIDDEN) {
                hidden = hidden.replace(value, "***");
            }
        }
        return hidden;
    }

    /** For a write whose answer was lost. */
    String notKnown() {
        String thing =
                switch (method.subject()) {
                    case NONE -> "at the shop's back office";
                    case ORDER -> "at the order";
                    case PRODUCT -> "at the product";
                    case MEMBER -> "at the member";
                };
        return ". Whether it took effect is not known: look " + thing + " before it is sent again";
    }

    /** Whether it can be sent (again): the content of a stream is gone once it was read. */
    boolean canBeSent() {
        return file.isEmpty() || file.get().content().canBeOpened();
    }
}
