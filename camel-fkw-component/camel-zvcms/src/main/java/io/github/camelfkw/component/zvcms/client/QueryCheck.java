// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.zvcms.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelfkw.component.zvcms.client.internal.ZvcmsJson;
import io.github.camelfkw.component.zvcms.client.model.IdentityType;
import io.github.camelfkw.component.zvcms.client.model.UserIdentityQuery;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Holds a query against the document's table, and writes it. */
final class QueryCheck {

    private static final Pattern WHOLE_NUMBER = Pattern.compile("[1-9]\\d{0,17}");

    private QueryCheck() {}

    /**
     * The query as {@code Params}.
     *
     * @throws IllegalArgumentException the way is unknown, a field that it needs is missing, or one of another way is there;
     *                                  names all of them, without values
     */
    static ObjectNode params(UserIdentityQuery query) {
        IdentityType type = type(query);
        Map<String, String> given = given(query);
        List<String> missing = type.required().stream()
                .filter(field -> blank(given.get(field)))
                .toList();
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(String.join(" and ", missing) + (missing.size() == 1 ? " is" : " are")
                    + " missing: type " + type.value() + " needs " + String.join(" and ", type.required()) + ". Set "
                    + missing.stream().map(QueryCheck::header).collect(Collectors.joining(" and "))
                    + ", or give a body with " + String.join(" and ", missing));
        }
        List<String> strange = given.keySet().stream()
                .filter(field -> !blank(given.get(field)) && !type.required().contains(field))
                .toList();
        if (!strange.isEmpty()) {
            throw new IllegalArgumentException(String.join(" and ", strange) + " cannot go with type " + type.value()
                    + ", which takes "
                    + String.join(" and ", type.required()) + ". Leave it out, or choose the type that it belongs to: "
                    + IdentityType.all());
        }
        return write(query, type, given);
    }

    /** The connector's header for a field: {@code CamelZvcmsCardNumber} for {@code card_number}. */
    private static String header(String field) {
        return Arrays.stream(field.split("_"))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining("", "CamelZvcms", ""));
    }

    private static IdentityType type(UserIdentityQuery query) {
        if (query.type() == null) {
            throw new IllegalArgumentException(
                    "type is missing: set the header CamelZvcmsType, or give a body with type. Types: "
                            + IdentityType.all());
        }
        return IdentityType.of(query.type())
                .orElseThrow(() -> new IllegalArgumentException("type is " + query.type()
                        + ", which the platform does not know. Types: " + IdentityType.all()));
    }

    /** The fields of all ways, by their names on the wire. */
    private static Map<String, String> given(UserIdentityQuery query) {
        Map<String, String> given = new LinkedHashMap<>();
        given.put("mobile", query.mobile());
        given.put("password", query.password());
        given.put("card_number", query.cardNumber());
        given.put("card_password", query.cardPassword());
        given.put("user_code", query.userCode());
        given.put("user_id", query.userId());
        return given;
    }

    private static ObjectNode write(UserIdentityQuery query, IdentityType type, Map<String, String> given) {
        ObjectNode params = ZvcmsJson.mapper().createObjectNode().put("type", type.value());
        type.required().forEach(field -> params.put(field, written(field, given.get(field))));
        if (type == IdentityType.USER_ID) {
            putUserId(params, query.userId().strip());
        }
        if (!blank(query.multiStoreSn())) {
            params.put("multi_store_sn", query.multiStoreSn());
        }
        if (query.pointRules() != null) {
            params.put("point_rules", query.pointRules());
        }
        query.otherFields().forEach((name, value) -> {
            if (params.has(name)
                    || Arrays.asList("type", "point_rules", "multi_store_sn").contains(name)
                    || given.containsKey(name)) {
                throw new IllegalArgumentException("other_fields has " + name + ", which has a field of its own");
            }
            params.set(name, ZvcmsJson.mapper().valueToTree(value));
        });
        return params;
    }

    /** Scanners add a line's end, and people a space; in a password they may be meant. */
    private static String written(String field, String value) {
        return field.endsWith("password") ? value : value.strip();
    }

    private static void putUserId(ObjectNode params, String id) {
        if (!WHOLE_NUMBER.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "user_id is not a positive whole number. Set the header CamelZvcmsUserId or the body's user_id to one");
        }
        params.put("user_id", Long.parseLong(id));
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}
