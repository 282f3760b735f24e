// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds in a text what the simulator has made up: for tests that look whether logs, consoles or files show what they must
 * not – also by the stand-ins for the sibling systems. All tokens have one word in them, and all codes, names, streets and remarks are out of small lists, and mobile numbers out of a
 * range that nobody has; so nothing else looks like them.
 *
 * <pre>{@code
 * assertThat(FkwMarks.in(Files.readString(log))).isEmpty();
 * }</pre>
 */
public final class FkwMarks {

    /** What was found. */
    public enum Kind {
        /** An access token or a refresh token; as it is, URL-encoded or in Base64. */
        TOKEN,
        /** An authorization code, good once and for ten minutes; as it is, URL-encoded or in Base64. */
        CODE,
        /**
         * {@link FkwSimulator#DEFAULT_CLIENT_SECRET}, the secret of ZVCMS, or the password of one of the siblings' users; as it
         * is, URL-encoded or in Base64.
         */
        CLIENT_SECRET,
        /** A person's name. */
        NAME,
        /** A mobile number. */
        MOBILE,
        /** The street and house number of an address. */
        STREET,
        /** A buyer's remark. */
        REMARK;

        /** Whether it opens something; the other kinds are about persons. */
        public boolean isSecret() {
            return this == TOKEN || this == CODE || this == CLIENT_SECRET;
        }
    }

    /** Is in each token that a simulator makes up; the next two are in each code and in each secret. */
    private static final String TOKEN = "SimToken";

    private static final String CODE = "SimCode";
    private static final String SECRET = "demo-secret";

    private static final List<String> TOKENS = spellings(TOKEN);
    private static final List<String> CODES = spellings(CODE);
    private static final List<String> SECRETS = spellings(SECRET);
    private static final Pattern PEOPLE = People.anyOf();

    private FkwMarks() {}

    /**
     * The kinds of things that the text shows; empty: none.
     *
     * @param text null is as good as empty
     */
    public static Set<Kind> in(CharSequence text) {
        Set<Kind> found = EnumSet.noneOf(Kind.class);
        if (text == null) {
            return found;
        }
        String all = text.toString();
        if (TOKENS.stream().anyMatch(all::contains)) {
            found.add(Kind.TOKEN);
        }
        if (CODES.stream().anyMatch(all::contains)) {
            found.add(Kind.CODE);
        }
        if (SECRETS.stream().anyMatch(all::contains)) {
            found.add(Kind.CLIENT_SECRET);
        }
        if (mayNameSomebody(all)) {
            Matcher people = PEOPLE.matcher(all);
            while (people.find()) {
                found.add(kindOf(people));
            }
        }
        return found;
    }

    /** Most texts do not, and this is much faster than the pattern. */
    private static boolean mayNameSomebody(String text) {
        return text.contains(People.MOBILE_RANGE) || text.chars().anyMatch(Character::isIdeographic);
    }

    private static Kind kindOf(Matcher people) {
        if (people.group("mobile") != null) {
            return Kind.MOBILE;
        }
        if (people.group("name") != null) {
            return Kind.NAME;
        }
        return people.group("street") != null ? Kind.STREET : Kind.REMARK;
    }

    /** The text, and what stays the same of it in Base64 wherever it begins. The marks are the same URL-encoded. */
    private static List<String> spellings(String mark) {
        return Stream.concat(Stream.of(mark), Stream.of(0, 1, 2).map(before -> base64(mark, before)))
                .toList();
    }

    private static String base64(String mark, int before) {
        String text =
                Base64.getEncoder().encodeToString(("x".repeat(before) + mark).getBytes(StandardCharsets.US_ASCII));
        int bits = (before + mark.length()) * 8;
        return text.substring(before == 0 ? 0 : before + 1, bits / 6);
    }
}
