// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.apifm.internal;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelfkw.common.camel.MessageBody;
import io.github.camelfkw.component.apifm.internal.call.ApiCall;
import io.github.camelfkw.component.apifm.internal.call.Argument;
import io.github.camelfkw.component.apifm.internal.call.Argument.Encoding;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Message;

/**
 * The arguments that a route gives: options of the endpoint, headers, and a body that is a map, a record or JSON text, or for
 * a call that needs one argument its plain value. Where a header and the body both give a value they must agree: a header
 * that an earlier step left behind must not pay another order.
 */
public final class CallInput {

    private final ApiCall call;
    private final Map<String, Object> options;
    private final String token;
    private final ObjectMapper mapper;

    /**
     * @param call    which
     * @param options arguments by name, as the endpoint has them; they give way to headers and body
     * @param token   the login token where a message gives none; null: none
     * @param mapper  reads JSON text
     */
    public CallInput(ApiCall call, Map<String, Object> options, String token, ObjectMapper mapper) {
        this.call = call;
        this.options = options;
        this.token = token;
        this.mapper = mapper;
    }

    /**
     * The arguments of a message, by name.
     *
     * @throws IllegalArgumentException header and body differ, broken JSON, or a body that the call cannot use; names the
     *                                  argument, never the value
     */
    public Map<String, Object> of(Message message) {
        Map<String, Object> values = new LinkedHashMap<>(options);
        Map<String, Object> headers = headers(message);
        values.putAll(headers);
        if (!call.isUpload()) {
            takeBody(MessageBody.of(message, mapper), headers, values);
        }
        return withToken(values);
    }

    /** The arguments of a consumer, which has no message yet. */
    public Map<String, Object> ofOptions() {
        return withToken(new LinkedHashMap<>(options));
    }

    private Map<String, Object> withToken(Map<String, Object> values) {
        if (token != null && call.takesToken()) {
            values.putIfAbsent(Argument.TOKEN, token);
        }
        return values;
    }

    private Map<String, Object> headers(Message message) {
        Map<String, Object> found = new LinkedHashMap<>();
        for (Argument argument : call.arguments()) {
            argument.header().ifPresent(header -> put(found, argument.name(), message.getHeader(header)));
        }
        if (call.freeForm()) {
            put(found, Argument.TOKEN, message.getHeader("CamelApifmToken"));
        }
        return found;
    }

    private static void put(Map<String, Object> values, String name, Object value) {
        if (value != null
                && !(value instanceof CharSequence text && text.toString().isBlank())) {
            values.put(name, value);
        }
    }

    private void takeBody(MessageBody body, Map<String, Object> headers, Map<String, Object> values) {
        if (body.isList()) {
            takeList(body, values);
        } else if (body.json() != null || body.value() instanceof Map || body.value() instanceof Record) {
            body.fields().forEach((name, value) -> take(String.valueOf(name), value, headers, values));
        } else {
            takePlain(body.plainText() == null ? body.value() : body.plainText(), values);
        }
    }

    private void take(String name, Object value, Map<String, Object> headers, Map<String, Object> values) {
        if (value == null) {
            return;
        }
        Object header = headers.get(name);
        if (header != null && !header.toString().equals(value.toString())) {
            throw new IllegalArgumentException(call.describe() + ": the header "
                    + call.argument(name).flatMap(Argument::header).orElse("CamelApifmToken") + " and the body's "
                    + name
                    + " differ. Remove the header (removeHeaders pattern CamelApifm*), or make them agree");
        }
        values.put(name, value);
    }

    private void takeList(MessageBody body, Map<String, Object> values) {
        Optional<Argument> only = call.only().filter(argument -> argument.encoding() != Encoding.TEXT);
        if (only.isPresent()) {
            Object list = body.json() == null ? body.value() : mapper.convertValue(body.json(), Object.class);
            values.putIfAbsent(only.get().name(), list);
        } else if (call.freeForm() || !call.arguments().isEmpty()) {
            throw new IllegalArgumentException(call.describe()
                    + ": the body is a list; give one Map, record or JSON object with the arguments. Split it first");
        }
    }

    /** Where the one argument is known already, or there is none, a body that has no fields means nothing, as with fkw. */
    private void takePlain(Object body, Map<String, Object> values) {
        if (body == null || body.toString().isBlank()) {
            return;
        }
        if (call.only().isPresent()) {
            values.putIfAbsent(call.only().get().name(), body);
        } else if (call.freeForm()) {
            throw new IllegalArgumentException(call.describe() + ": the body is a "
                    + body.getClass().getSimpleName()
                    + "; give a Map, a record or a JSON object with the arguments, or set the body to null");
        }
    }
}
