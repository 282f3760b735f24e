// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.apifm.internal.call;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelfkw.common.NearMatches;
import io.github.camelfkw.component.apifm.internal.call.Argument.Need;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Makes the parameters that go over the wire of the arguments that somebody gave; everything wrong is found before. */
public final class WireParameters {

    private final ApiCall call;
    private final ValueText texts;

    /**
     * @param call   which
     * @param mapper writes and reads JSON
     */
    public WireParameters(ApiCall call, ObjectMapper mapper) {
        this.call = call;
        this.texts = new ValueText(call, mapper);
    }

    /**
     * The parameters, with constants, by wire name in the document's order.
     *
     * @param  values by argument name; null and, for arguments of the document, blank text are no values
     * @throws IllegalArgumentException an argument that the call does not know, one that is missing, or a value that
     *                                  cannot be sent; names the argument, never the value
     */
    public Map<String, String> of(Map<String, ?> values) {
        requireKnown(values);
        Map<String, String> wire = new LinkedHashMap<>();
        List<String> missing = new ArrayList<>();
        for (Argument argument : call.arguments()) {
            String text = texts.of(argument.name(), argument.encoding(), values.get(argument.name()));
            if (text != null && !text.isBlank()) {
                wire.put(argument.wireName(), text);
            } else if (argument.need() == Need.REQUIRED) {
                missing.add(argument.howToGive());
            }
        }
        requireOneOf(wire, missing);
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(
                    call.describe() + ": missing: " + String.join(", ", missing) + ". Nothing was sent");
        }
        addOthers(values, wire);
        wire.putAll(call.constants());
        return wire;
    }

    /**
     * Whether two values of an argument mean the same on the wire, such as 42 and its text.
     *
     * @throws IllegalArgumentException one of them cannot be sent; names the argument, not the value
     */
    public boolean agree(String name, Object one, Object other) {
        return Objects.equals(text(name, one), text(name, other));
    }

    private String text(String name, Object value) {
        return call.argument(name)
                .map(argument -> texts.of(name, argument.encoding(), value))
                .orElseGet(() -> texts.ofOther(name, value));
    }

    private void requireKnown(Map<String, ?> values) {
        for (String name : values.keySet()) {
            if (call.argument(name).isEmpty()) {
                if (!call.freeForm()) {
                    throw unknown(name);
                }
                refuseWireNames(name);
            }
        }
    }

    private IllegalArgumentException unknown(String name) {
        List<String> known = call.arguments().stream().map(Argument::name).toList();
        return new IllegalArgumentException(
                call.describe() + " has no argument " + name + "."
                        + NearMatches.hint(name, known)
                        + (known.isEmpty() ? " It takes none" : " Its arguments: " + String.join(", ", known))
                        + ". Leave it out; where the body is something else and headers hold the arguments, set the body to null first");
    }

    private void refuseWireNames(String name) {
        call.arguments().stream()
                .filter(argument -> argument.wireName().equals(name))
                .findFirst()
                .ifPresent(argument -> {
                    throw new IllegalArgumentException(
                            call.describe() + ": give " + argument.name() + " instead of " + name);
                });
    }

    private void requireOneOf(Map<String, String> wire, List<String> missing) {
        List<Argument> group = call.arguments().stream()
                .filter(argument -> argument.need() == Need.ONE_OF)
                .toList();
        if (!group.isEmpty() && group.stream().noneMatch(argument -> wire.containsKey(argument.wireName()))) {
            missing.add("one of " + group.stream().map(Argument::howToGive).collect(Collectors.joining(" and ")));
        }
    }

    private void addOthers(Map<String, ?> values, Map<String, String> wire) {
        values.forEach((name, value) -> {
            if (call.argument(name).isEmpty()) {
                String text = texts.ofOther(name, value);
                if (text != null) {
                    wire.put(name, text);
                }
            }
        });
    }
}
