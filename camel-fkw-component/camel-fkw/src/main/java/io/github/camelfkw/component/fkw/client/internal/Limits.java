// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.internal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The limits of the vendor document, checked before anything is sent. Collects all that is wrong, so that one look at
 * one message mends it; a message tells the field, the limit and the length of the value, and never the value, which
 * may be personal or secret. Characters are counted as people do: a rare ideograph is one.
 */
public final class Limits {

    private static final Pattern ACCOUNT = Pattern.compile("[A-Za-z0-9_]*");
    private static final List<Pattern> KINDS = List.of(
            Pattern.compile("[0-9]"),
            Pattern.compile("[A-Z]"),
            Pattern.compile("[a-z]"),
            Pattern.compile("[^0-9A-Za-z]"));

    private final String operation;
    private final List<String> problems = new ArrayList<>();

    private Limits(String operation) {
        this.operation = operation;
    }

    /** Begins with nothing wrong. */
    public static Limits of(String operation) {
        return new Limits(operation);
    }

    /** Something that the document requires. */
    public Limits required(String field, String value) {
        return check(value != null && !value.isBlank(), field + " is missing or blank");
    }

    /** The same, where a header can give it as well. */
    public Limits required(String field, String header, String value) {
        return check(
                value != null && !value.isBlank(), field + " is missing or blank (body, or header " + header + ")");
    }

    /** At most so many characters; absent is fine. */
    public Limits atMost(String field, int most, String value) {
        int length = length(value);
        return check(length <= most, field + " has " + length + " characters; at most " + most + " are allowed");
    }

    /** A whole number from a least on. */
    public Limits atLeast(String field, int least, Integer value) {
        check(value != null, field + " is missing");
        return check(value == null || value >= least, field + " is " + value + "; it must be " + least + " or more");
    }

    /** An amount of money: 0 or more. */
    public Limits money(String field, BigDecimal value) {
        check(value != null, field + " is missing");
        return check(value == null || value.signum() >= 0, field + " is negative");
    }

    /** A whole number between two; absent is fine. */
    public Limits between(String field, int least, int most, Integer value) {
        return check(
                value == null || (value >= least && value <= most),
                field + " is " + value + "; it must be " + least + " to " + most);
    }

    /** Letters A to Z, digits and _. */
    public Limits account(String field, String value) {
        return check(
                value == null || ACCOUNT.matcher(value).matches(),
                field + " has characters other than the letters A to Z and a to z, digits and _");
    }

    /** 8 to 20 characters of at least two kinds. */
    public Limits password(String field, String value) {
        int length = length(value);
        check(
                value == null || (length >= 8 && length <= 20),
                field + " has " + length + " characters; 8 to 20 are allowed");
        long kinds = KINDS.stream()
                .filter(kind -> value != null && kind.matcher(value).find())
                .count();
        return check(
                value == null || kinds >= 2,
                field + " has characters of one kind only; it needs two of: digits, capitals, small letters, others");
    }

    /** Anything else. */
    public Limits check(boolean good, String problem) {
        if (!good) {
            problems.add(problem);
        }
        return this;
    }

    /**
     * Ends the check.
     *
     * @throws IllegalArgumentException something is wrong; nothing was sent
     */
    public void enforce() {
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(operation + ": " + String.join("; ", problems) + ". Nothing was sent");
        }
    }

    private static int length(String value) {
        return value == null ? 0 : value.codePointCount(0, value.length());
    }
}
