// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.examples.memberbridge.till;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelfkw.component.zvcms.client.model.UserIdentityQuery;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A row of the till: points for whoever was at the counter. Names a member in one of three ways: by the code that he shows,
 * by his card with its inner number, by his mobile number with its password.
 *
 * @param receipt      number of the receipt; letters A to Z, digits, dot, dash and underscore, at most 64
 * @param points       points to give; negative: to take back
 * @param code         the code that the member shows
 * @param card         the number of his card
 * @param cardPassword the card's inner number
 * @param mobile       his mobile number
 * @param password     the password that goes with it
 * @param store        number of the branch; null: the shop itself
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TillRow(
        String receipt,
        Integer points,
        String code,
        String card,
        String cardPassword,
        String mobile,
        String password,
        String store) {

    private static final List<String> FIELDS =
            List.of("receipt", "points", "code", "card", "cardPassword", "mobile", "password", "store");
    private static final Pattern RECEIPT = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /**
     * Reads the JSON text of one row.
     *
     * @throws IllegalArgumentException it is none; names what is wrong, never a value
     */
    static TillRow read(String text) {
        JsonNode row;
        try {
            row = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            // Its message would quote the row.
            throw new IllegalArgumentException("is not JSON");
        }
        if (!row.isObject()) {
            throw new IllegalArgumentException("is not a JSON object");
        }
        row.fieldNames().forEachRemaining(name -> {
            if (!FIELDS.contains(name)) {
                throw new IllegalArgumentException(
                        "has a field that a row does not have; fields are " + String.join(", ", FIELDS));
            }
        });
        TillRow read = new TillRow(
                text(row, "receipt"),
                points(row.path("points")),
                text(row, "code"),
                text(row, "card"),
                text(row, "cardPassword"),
                text(row, "mobile"),
                text(row, "password"),
                text(row, "store"));
        read.check();
        return read;
    }

    private static String text(JsonNode row, String name) {
        JsonNode value = row.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            // A number would lose its leading zeros.
            throw new IllegalArgumentException("has a " + name + " that is no text; put it in quotation marks");
        }
        return value.textValue().isBlank() ? null : value.textValue();
    }

    private static Integer points(JsonNode value) {
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() == 0) {
            throw new IllegalArgumentException(
                    "has no points, or points that are 0 or no whole number; positive gives points, negative takes them back");
        }
        return value.intValue();
    }

    private void check() {
        if (receipt == null || !RECEIPT.matcher(receipt).matches()) {
            throw new IllegalArgumentException(
                    "has no receipt, or one that is not 1 to 64 letters A to Z, digits, dots, dashes and underscores");
        }
        if (Stream.of(code, card, mobile).filter(way -> way != null).count() != 1) {
            throw new IllegalArgumentException("has to name the member in one way: code, card or mobile");
        }
        pair("card", card, "cardPassword", cardPassword);
        pair("mobile", mobile, "password", password);
    }

    private static void pair(String name, String value, String secretName, String secret) {
        if ((value == null) != (secret == null)) {
            throw new IllegalArgumentException(
                    "needs " + name + " and " + secretName + " together: ZVCMS identifies nobody by one of them");
        }
    }

    /** How ZVCMS is asked for this member. */
    public UserIdentityQuery query() {
        UserIdentityQuery query = code != null
                ? UserIdentityQuery.byCode(code)
                : card != null
                        ? UserIdentityQuery.byCard(card, cardPassword)
                        : UserIdentityQuery.byAccount(mobile, password);
        return store == null ? query : query.atStore(store);
    }

    /** In which way the member is named: code, card or mobile. */
    public String way() {
        return code != null ? "code" : card != null ? "card" : "mobile";
    }

    /** The row as JSON text in UTF-8. Bytes, for Camel logs at TRACE what a bean gives back, and a row has passwords in it. */
    public byte[] json() {
        try {
            return JSON.writeValueAsBytes(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and a number can be written", e);
        }
    }

    /** Prints receipt and points only: the rest is a customer's, or secret. */
    @Override
    public String toString() {
        return "TillRow[receipt=" + receipt + ", points=" + points + "]";
    }
}
