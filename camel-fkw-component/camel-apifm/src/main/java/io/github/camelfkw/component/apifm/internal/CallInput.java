// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.apifm.internal;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelfkw.common.camel.MessageBody;
import io.github.camelfkw.component.apifm.internal.call.ApiCall;
import io.github.camelfkw.component.apifm.internal.call.Argument;
import io.github.camelfkw.component.apifm.internal.call.Argument.Encoding;
import io.github.camelfkw.component.apifm.internal.call.WireParameters;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.camel.Message;

/**
 * The arguments that a route gives: options of the endpoint, headers, and a body that is a map, a record or JSON text, or for
 * a call that needs one argument its plain value or its list. Where a header and the body both give a value they must agree:
 * a header that an earlier step left behind must not pay another order. Options give way to both.
 */
public final class CallInput {

    private final ApiCall call;
    private final Map<String, Object> options;
    private final String token;
    private final ObjectMapper mapper;
    private final WireParameters parameters;

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
        this.parameters = new WireParameters(call, mapper);
    }

    /**
     * The arguments of a message, by name.
     *
     * @throws IllegalArgumentException header and body differ, broken JSON, or a body that the call cannot use; names the
     *                                  argument, never the value
     */
    public Map<String, Object> of(Message message) {
        Map<String, Object> headers = headers(message);
        Map<String, Object> body = call.isUpload() ? Map.of() : body(named(() -> MessageBody.of(message, mapper)));
        requireAgreement(headers, body);
        Map<String, Object> values = new LinkedHashMap<>(options);
        putOver(values, headers);
        putOver(values, body);
        return withToken(values);
    }

    /** Of arguments of which one is enough, a source that names one has chosen: those of weaker sources give way with it. */
    private void putOver(Map<String, Object> values, Map<String, Object> stronger) {
        Set<String> alternatives = call.alternatives();
        if (!Collections.disjoint(alternatives, stronger.keySet())) {
            values.keySet().removeAll(alternatives);
        }
        values.putAll(stronger);
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

    private void requireAgreement(Map<String, Object> headers, Map<String, Object> body) {
        body.forEach((name, value) -> {
            Object header = headers.get(name);
            if (header != null && !parameters.agree(name, header, value)) {
                throw new IllegalArgumentException(call.describe() + ": the header "
                        + call.argument(name).flatMap(Argument::header).orElse("CamelApifmToken") + " and the body's "
                        + name
                        + " differ. Remove the header (removeHeaders pattern CamelApifm*), or make them agree");
            }
        });
    }

    /** What the body gives, by argument. */
    private Map<String, Object> body(MessageBody body) {
        if (body.isList()) {
            return list(body);
        }
        if (body.json() != null || body.value() instanceof Map || body.value() instanceof Record) {
            Map<String, Object> given = new LinkedHashMap<>();
            named(body::fields).forEach((name, value) -> {
                if (value != null) {
                    given.put(String.valueOf(name), value);
                }
            });
            return given;
        }
        return plain(body.plainText() == null ? body.value() : body.plainText());
    }

    /** What reading a body finds wrong does not know of which call the body is. */
    private <T> T named(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(call.describe() + ": " + e.getMessage(), e);
        }
    }

    private Map<String, Object> list(MessageBody body) {
        Optional<Argument> only = call.only().filter(argument -> argument.encoding() != Encoding.TEXT);
        if (only.isPresent()) {
            Object list = body.json() == null ? body.value() : mapper.convertValue(body.json(), Object.class);
            return Map.of(only.get().name(), list);
        }
        if (call.freeForm() || !call.arguments().isEmpty()) {
            throw new IllegalArgumentException(call.describe()
                    + ": the body is a list; give one Map, record or JSON object with the arguments. Split it first");
        }
        return Map.of();
    }

    /** A body that has no fields means nothing where it could not be told which argument it is, as with fkw. */
    private Map<String, Object> plain(Object body) {
        if (body == null || body.toString().isBlank()) {
            return Map.of();
        }
        if (call.only().isPresent()) {
            return Map.of(call.only().get().name(), body);
        }
        if (call.freeForm() || !call.alternatives().isEmpty()) {
            throw new IllegalArgumentException(call.describe() + ": the body is a "
                    + body.getClass().getSimpleName()
                    + "; give a Map, a record or a JSON object with the arguments, or set the body to null");
        }
        return Map.of();
    }
}
