// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.common;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

    /** What stands in place of what a call sent of a person. */
    public static final String PERSONAL_MASK = "***";

    /** Shorter values would mask words of everyday text. */
    private static final int SHORTEST_SECRET = 6;

    /** Old tokens leave after this many newer ones, and one more for each that is in use: they are dead by then. */
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
    private final Map<Object, Set<String>> inUse = new IdentityHashMap<>();
    private final Map<String, List<String>> spellings = new HashMap<>();

    /** Null: to be made when it is next needed. */
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
    public synchronized void rememberAlways(String secret) {
        if (isSecret(secret) && lasting.add(secret)) {
            longestFirst = null;
        }
    }

    /**
     * Remembers a secret that others will follow (a code); null, blank and very short values are ignored. It is forgotten
     * when some hundreds have followed.
     */
    public synchronized void remember(String secret) {
        if (isSecret(secret)) {
            pass(secret);
        }
    }

    /**
     * Remembers the secrets that somebody uses from now on (the tokens of a shop), for as long as he does, however many
     * others there are. Those that he used before are remembered as by {@link #remember}.
     *
     * @param owner   who uses them; the same object each time
     * @param secrets all of them; null, blank and very short ones are ignored
     */
    public synchronized void use(Object owner, Collection<String> secrets) {
        Set<String> now = secrets.stream().filter(Redactor::isSecret).collect(Collectors.toSet());
        Set<String> before = inUse.put(owner, now);
        if (!now.equals(before)) {
            longestFirst = null;
            if (before != null) {
                before.stream().filter(secret -> !now.contains(secret)).forEach(this::pass);
            }
        }
    }

    private static boolean isSecret(String secret) {
        return secret != null && secret.strip().length() >= SHORTEST_SECRET;
    }

    private void pass(String secret) {
        // To the end again, as it has come up again.
        if (!passing.remove(secret)) {
            longestFirst = null;
        }
        passing.add(secret);
        while (passing.size() > REMEMBERED + inUse.size()) {
            var oldest = passing.iterator();
            oldest.next();
            oldest.remove();
        }
    }

    private List<String> longestFirst() {
        List<String> made = longestFirst;
        return made != null ? made : makeLongestFirst();
    }

    private synchronized List<String> makeLongestFirst() {
        Set<String> all = new HashSet<>(lasting);
        all.addAll(passing);
        inUse.values().forEach(all::addAll);
        spellings.keySet().retainAll(all);
        all.forEach(secret -> spellings.computeIfAbsent(
                secret, spelt -> spellings(spelt).distinct().toList()));
        List<String> made = spellings.values().stream()
                .flatMap(List::stream)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        longestFirst = made;
        return made;
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
        return redact(text, Set.of(), MASK);
    }

    /** The text without secrets, and with {@value #PERSONAL_MASK} for what a call sent of a person; null stays null. */
    public String redact(String text, Collection<String> personal) {
        return redact(text, personal, PERSONAL_MASK);
    }

    /**
     * The text without secrets and without what a call sent; null stays null. All in one go, the longest first: a name that
     * is taken out earlier may be a part of a token, which is not found any more then, and what stands for a password by its
     * name ends at a comma in it.
     *
     * @param sent values, of any length from 1
     * @param mask what stands in their place
     */
    public String redact(String text, Collection<String> sent, String mask) {
        if (text == null || text.isEmpty()) {
            return text;
        }
        String clean = text;
        for (String value : withSecrets(sent)) {
            clean = clean.replace(value, sent.contains(value) ? mask : MASK);
        }
        clean = withoutMobiles(clean);
        return byName.matcher(clean).replaceAll(match -> {
            boolean shown = SHORT_NUMBER.matcher(match.group(2)).matches() || MASK.equals(match.group(2));
            return Matcher.quoteReplacement(match.group(1) + (shown ? match.group(2) : MASK));
        });
    }

    /** The text without mobile numbers, which are known by their form. */
    public static String withoutMobiles(String text) {
        return MOBILE.matcher(text).replaceAll(MASK);
    }

    private List<String> withSecrets(Collection<String> sent) {
        List<String> secrets = longestFirst();
        return sent.isEmpty()
                ? secrets
                : Stream.concat(sent.stream(), secrets.stream())
                        .filter(value -> !value.isEmpty())
                        .distinct()
                        .sorted(Comparator.comparingInt(String::length).reversed())
                        .toList();
    }
}
