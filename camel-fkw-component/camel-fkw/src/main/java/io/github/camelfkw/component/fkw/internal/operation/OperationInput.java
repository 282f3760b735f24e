// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.operation;

import io.github.camelfkw.component.fkw.client.model.Member;
import io.github.camelfkw.component.fkw.client.model.Order;
import io.github.camelfkw.component.fkw.client.model.Product;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.camel.Message;

/**
 * What a route gives to an operation: headers, and a body that is a record, a map or JSON text. Where a header and the
 * body both give a value they must agree: a header that an earlier step left behind must not ship another order.
 */
public final class OperationInput {

    /** A word without a digit is rather a remark than an id. */
    private static final Pattern PLAIN_ID = Pattern.compile("(?=.*[0-9])[0-9A-Za-z_-]{1,64}");

    private final Message message;
    private final OperationDefaults defaults;
    private Map<String, String> fields;
    private String plainText;

    private OperationInput(Message message, OperationDefaults defaults) {
        this.message = message;
        this.defaults = defaults;
    }

    /** Takes the message; its body is read when an operation asks for it, and then once. */
    public static OperationInput of(Message message, OperationDefaults defaults) {
        return new OperationInput(message, defaults);
    }

    /** The message itself, for what is neither fields nor a list of rows: a file. */
    Message message() {
        return message;
    }

    /** What the endpoint's options say. */
    OperationDefaults defaults() {
        return defaults;
    }

    /** The body as it is taken apart by {@link RequestBody}. */
    RequestBody body() {
        return RequestBody.of(message);
    }

    private void read() {
        if (fields != null) {
            return;
        }
        Object body = message.getBody();
        if (body instanceof Order order) {
            fields = id(Field.ORDER_ID, order.id());
        } else if (body instanceof Product product) {
            fields = id(Field.PRODUCT_ID, product.id());
        } else if (body instanceof Member member) {
            fields = id(Field.MEMBER_ID, member.id());
        } else {
            RequestBody read = body();
            plainText = read.plainText();
            fields = read.isEmpty() ? Map.of() : texts(read.fields());
        }
    }

    private static Map<String, String> id(Field field, String id) {
        return id == null ? Map.of() : Map.of(field.wireName(), id);
    }

    private static Map<String, String> texts(Map<?, ?> all) {
        Map<String, String> texts = new LinkedHashMap<>();
        all.forEach((key, value) -> {
            if (value instanceof BigDecimal number) {
                texts.put(String.valueOf(key), number.toPlainString());
            } else if (value instanceof CharSequence || value instanceof Number || value instanceof Enum) {
                texts.put(String.valueOf(key), value.toString());
            }
        });
        return texts;
    }

    /**
     * The value of a field, from the body or the header.
     *
     * @throws IllegalArgumentException if both give one and they differ; JSON text that is broken or not an object
     */
    Optional<String> text(Field field) {
        read();
        String fromBody = present(fields.get(field.wireName()));
        if (fromBody == null) {
            fromBody = present(fields.get(field.ourName()));
        }
        return Optional.ofNullable(agreed(field, fromBody));
    }

    /**
     * A value that the body gave, or else the header's.
     *
     * @throws IllegalArgumentException if both give one and they differ
     */
    String agreed(Field field, String fromBody) {
        return agreed(field, fromBody, "the body's " + field.ourName());
    }

    private String agreed(Field field, String fromBody, String where) {
        String fromHeader = header(field);
        if (fromBody != null && fromHeader != null && !fromBody.equals(fromHeader)) {
            throw new IllegalArgumentException("The header " + field.header() + " and " + where
                    + " differ. Remove the header (removeHeaders pattern CamelFkw*), or make them agree");
        }
        return fromBody == null ? fromHeader : fromBody;
    }

    private String header(Field field) {
        return field.header() == null ? null : present(message.getHeader(field.header(), String.class));
    }

    /**
     * An id: as a field, or as the whole of a plain text body.
     *
     * @throws IllegalArgumentException if header and body both give one and they differ
     */
    Optional<String> id(Field field) {
        read();
        return isId(plainText)
                ? Optional.of(
                        agreed(field, plainText, "the plain text body, which is taken as " + field.ourName() + ","))
                : text(field);
    }

    /** A scanned waybill that a route has put into its header is no id, though it looks like one. */
    private boolean isId(String text) {
        return text != null && PLAIN_ID.matcher(text).matches() && !text.equals(header(Field.WAYBILL_NO));
    }

    /** The whole body where it is plain text. */
    Optional<String> plainText() {
        read();
        return Optional.ofNullable(present(plainText));
    }

    /**
     * A whole number.
     *
     * @throws IllegalArgumentException if the value is not one
     */
    Optional<Integer> number(Field field) {
        return text(field).map(text -> {
            try {
                // 10.0 is ten: spreadsheets and JSON of other languages write whole numbers so.
                return new BigDecimal(text).intValueExact();
            } catch (NumberFormatException | ArithmeticException e) {
                throw new IllegalArgumentException(field.ourName() + " is not a whole number"
                        + (field.header() == null ? "" : " (header " + field.header() + ")") + ": it has "
                        + text.length() + " characters");
            }
        });
    }

    private static String present(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
