// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.common;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Takes secrets out of text that a person may see: by value (every secret it was told of, also URL-encoded and in Base64,
 * alone or as a part of something longer, longest first), by name ({@code access_token=…}, {@code "refresh_token": "…"})
 * and mobile numbers by their form.
 */
public final class Redactor {

    /** What stands in place of a secret. */
    public static final String MASK = "xxxxxx";

    /** Shorter values would mask words of everyday text. */
    private static final int SHORTEST_SECRET = 6;

    /** Old tokens leave after this many newer ones: they are dead by then. */
    private static final int REMEMBERED = 256;

    /** What carries a secret with most platforms; an underscore may be missing. */
    private static final List<String> NAMES =
            List.of("access_token", "refresh_token", "client_secret", "authorization_code", "code", "pwd", "password");

    private static final Pattern ESCAPE = Pattern.compile("%[0-9A-F]{2}");

    /** Numbers such as {@code code=100} are error codes, not secrets. */
    private static final Pattern SHORT_NUMBER = Pattern.compile("-?\\d{1,5}");

    /** A mainland mobile number that stands alone: messages of the platform may quote one. */
    private static final Pattern MOBILE =
            Pattern.compile("(?<![0-9A-Za-z])(?:(?:00|\\+)?86[- ]?)?1[3-9]\\d{9}(?![0-9A-Za-z])");

    private final Pattern byName;
    private final Set<String> lasting = new LinkedHashSet<>();
    private final Set<String> passing = new LinkedHashSet<>();
    private volatile List<String> longestFirst = List.of();

    /** Knows the names that most platforms have for their secrets. */
    public Redactor() {
        this(List.of());
    }

    /** @param moreNames of parameters or fields that carry a secret; an underscore may be missing in the text */
    public Redactor(Collection<String> moreNames) {
        String names = Stream.concat(NAMES.stream(), moreNames.stream())
                .map(name -> Arrays.stream(name.split("_")).map(Pattern::quote).collect(Collectors.joining("_?")))
                .collect(Collectors.joining("|"));
        byName = Pattern.compile("(?i)([\"']?\\b(?:" + names + ")[\"']?\\s*[=:]\\s*[\"']?)([^&\\s\"',;)}\\]]+)");
    }

    /** Remembers a secret for good (a client secret); null, blank and very short values are ignored. */
    public void rememberAlways(String secret) {
        remember(secret, lasting);
    }

    /** Remembers a secret that others will follow (a token); null, blank and very short values are ignored. */
    public void remember(String secret) {
        remember(secret, passing);
    }

    private synchronized void remember(String secret, Set<String> kind) {
        if (secret == null || secret.strip().length() < SHORTEST_SECRET) {
            return;
        }
        // To the end again, as it is in use: a refresh token can outlive hundreds of access tokens.
        boolean known = kind.remove(secret);
        kind.add(secret);
        if (known) {
            return;
        }
        while (passing.size() > REMEMBERED) {
            var oldest = passing.iterator();
            oldest.next();
            oldest.remove();
        }
        longestFirst = Stream.concat(lasting.stream(), passing.stream())
                .flatMap(Redactor::spellings)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    private static Stream<String> spellings(String secret) {
        String encoded = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        return Stream.concat(
                Stream.of(secret, encoded, encoded.replace("+", "%20"))
                        .flatMap(text -> Stream.of(text, lowerCaseEscapes(text))),
                Stream.of(0, 1, 2)
                        .flatMap(before -> base64(bytes, before))
                        .filter(text -> text.length() >= SHORTEST_SECRET));
    }

    /** RFC 3986 lets an escape be written in either case: {@code %2B} and {@code %2b}. */
    private static String lowerCaseEscapes(String text) {
        return ESCAPE.matcher(text).replaceAll(escape -> escape.group().toLowerCase(Locale.ROOT));
    }

    /**
     * What of a secret is the same in the Base64 of whatever holds it, where so many bytes (modulo 3) stand before it: the
     * characters that share bits with its neighbours are left out.
     */
    private static Stream<String> base64(byte[] secret, int before) {
        byte[] shifted = new byte[before + secret.length];
        System.arraycopy(secret, 0, shifted, before, secret.length);
        int begin = before == 0 ? 0 : before + 1;
        return Stream.of(Base64.getEncoder(), Base64.getUrlEncoder())
                .map(encoder -> encoder.withoutPadding().encodeToString(shifted))
                .map(text -> text.substring(begin, shifted.length % 3 == 0 ? text.length() : text.length() - 1));
    }

    /** The text without secrets; null stays null. */
    public String redact(String text) {
        if (text == null || text.isEmpty()) {
            return text;
        }
        String clean = text;
        for (String secret : longestFirst) {
            clean = clean.replace(secret, MASK);
        }
        clean = MOBILE.matcher(clean).replaceAll(MASK);
        return byName.matcher(clean).replaceAll(match -> {
            boolean shown = SHORT_NUMBER.matcher(match.group(2)).matches() || MASK.equals(match.group(2));
            return Matcher.quoteReplacement(match.group(1) + (shown ? match.group(2) : MASK));
        });
    }
}
