// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.zvcms.internal;

import io.github.camelfkw.common.NearMatches;
import io.github.camelfkw.common.camel.MessageBody;
import io.github.camelfkw.component.zvcms.client.internal.ZvcmsJson;
import io.github.camelfkw.component.zvcms.client.model.IdentityType;
import io.github.camelfkw.component.zvcms.client.model.UserIdentityQuery;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Message;

/**
 * Who is to be identified, from headers and from a body that is a query, a Map or JSON text. Where a header and the body both
 * give a value they must agree: a header that an earlier step left behind must not name another member. Headers of another
 * way than the one that is chosen are not looked at.
 */
final class IdentityInput {

    private final Message message;
    private final Map<IdentityField, String> body = new EnumMap<>(IdentityField.class);
    private final Map<String, Object> otherFields = new LinkedHashMap<>();
    private String plainText;

    private IdentityInput(Message message) {
        this.message = message;
    }

    /**
     * The query that a message gives; what it needs is checked by the client.
     *
     * @throws IllegalArgumentException the body cannot be read, has an unknown field, or does not agree with a header
     */
    static UserIdentityQuery query(Message message) {
        IdentityInput input = new IdentityInput(message);
        input.read();
        return input.query();
    }

    private void read() {
        if (message.getBody() instanceof UserIdentityQuery query) {
            take(query);
            return;
        }
        MessageBody read = MessageBody.of(message, ZvcmsJson.mapper());
        if (ParamsInput.isNothing(read)) {
            return;
        }
        if (read.plainText() != null) {
            plainText = read.plainText();
            return;
        }
        if (read.json() == null && !(read.value() instanceof Map)) {
            throw new IllegalArgumentException(
                    "The body has to be a UserIdentityQuery, a Map or the JSON text of one object, with the fields "
                            + String.join(", ", IdentityField.names())
                            + "; or nothing where headers say all");
        }
        read.fields().forEach((name, value) -> take(String.valueOf(name), value));
    }

    private void take(UserIdentityQuery query) {
        put(IdentityField.TYPE, query.type());
        put(IdentityField.MOBILE, query.mobile());
        put(IdentityField.PASSWORD, query.password());
        put(IdentityField.CARD_NUMBER, query.cardNumber());
        put(IdentityField.CARD_PASSWORD, query.cardPassword());
        put(IdentityField.USER_CODE, query.userCode());
        put(IdentityField.USER_ID, query.userId());
        put(IdentityField.MULTI_STORE_SN, query.multiStoreSn());
        put(IdentityField.POINT_RULES, query.pointRules());
        otherFields.putAll(query.otherFields());
    }

    private void take(String name, Object value) {
        Optional<IdentityField> field = IdentityField.named(name);
        if (field.isPresent()) {
            put(field.get(), value);
        } else if (IdentityField.OTHER_FIELDS.contains(name) && value instanceof Map<?, ?> others) {
            others.forEach((other, its) -> otherFields.put(String.valueOf(other), its));
        } else {
            throw new IllegalArgumentException(
                    "The body has a field " + name + ", which communal.user.identity does not"
                            + " know." + NearMatches.hint(name, IdentityField.names()) + " Fields: "
                            + String.join(", ", IdentityField.names())
                            + ". What the vendor has added since goes into the object other_fields");
        }
    }

    private void put(IdentityField field, Object value) {
        if (value == null) {
            return;
        }
        if (!(value instanceof CharSequence || value instanceof Number || value instanceof Boolean)) {
            throw new IllegalArgumentException("The body's " + field.wireName() + " has to be a text or a number");
        }
        String text = value instanceof BigDecimal number ? number.toPlainString() : value.toString();
        String before = body.put(field, text);
        if (before != null && !before.equals(text)) {
            throw new IllegalArgumentException(
                    "The body has " + field.wireName() + " twice, in two spellings, and they differ");
        }
    }

    private UserIdentityQuery query() {
        Integer type = number(IdentityField.TYPE);
        Optional<IdentityType> way = type == null ? Optional.empty() : IdentityType.of(type);
        way.ifPresent(this::takePlainText);
        return new UserIdentityQuery(
                type,
                text(IdentityField.MOBILE, way),
                text(IdentityField.PASSWORD, way),
                text(IdentityField.CARD_NUMBER, way),
                text(IdentityField.CARD_PASSWORD, way),
                text(IdentityField.USER_CODE, way),
                text(IdentityField.USER_ID, way),
                agreed(IdentityField.MULTI_STORE_SN),
                number(IdentityField.POINT_RULES),
                otherFields);
    }

    /** A code that was scanned, or an id, as the whole body. */
    private void takePlainText(IdentityType type) {
        if (plainText == null) {
            return;
        }
        if (type != IdentityType.CODE && type != IdentityType.USER_ID) {
            throw new IllegalArgumentException("The body is plain text, and type " + type.value() + " needs "
                    + String.join(" and ", type.required())
                    + ": give a Map or JSON text with them, or headers and no body");
        }
        body.put(type == IdentityType.CODE ? IdentityField.USER_CODE : IdentityField.USER_ID, plainText);
    }

    private String text(IdentityField field, Optional<IdentityType> way) {
        boolean foreign = way.isPresent() && field.isOfAnotherWayThan(way.get());
        // In the body it is a mistake, which the client tells; in a header it may be left from another call.
        return foreign ? present(field, body.get(field)) : agreed(field);
    }

    private Integer number(IdentityField field) {
        String text = agreed(field);
        if (text == null) {
            return null;
        }
        try {
            return new BigDecimal(text).intValueExact();
        } catch (NumberFormatException | ArithmeticException e) {
            throw new IllegalArgumentException(
                    field.wireName() + " is not a whole number (header " + field.header() + ", or in the body)");
        }
    }

    private String agreed(IdentityField field) {
        String fromBody = present(field, body.get(field));
        String fromHeader = present(field, message.getHeader(field.header(), String.class));
        if (fromBody != null && fromHeader != null && !fromBody.equals(fromHeader)) {
            throw new IllegalArgumentException("The header " + field.header() + " and the body's " + field.wireName()
                    + " differ. Remove the header (removeHeaders pattern CamelZvcms*), or make them agree");
        }
        return fromBody == null ? fromHeader : fromBody;
    }

    private static String present(IdentityField field, String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        return field.isPassword() ? text : text.strip();
    }
}
