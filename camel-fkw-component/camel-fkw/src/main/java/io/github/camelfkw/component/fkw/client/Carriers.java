// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client;

import io.github.camelfkw.common.NearMatches;
import io.github.camelfkw.component.fkw.client.model.Carrier;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Turns what people and ERPs write for a carrier (SF, 顺丰, 顺丰速运, SHUNFENG) into the code that the platform wants: the
 * vendor document asks for 快递公司标准编码的【公司编码】 of KuaiDi100 (快递100) in {@code logistics_code}.
 *
 * <p>Case, full or half width, blanks, punctuation and brackets do not matter, nor words such as 有限公司 at the end. A
 * code wins over a name or alias, and those over a text without its 快递, 速运, 物流, 快运 and the like. Such a word is only
 * left out where one carrier remains: 极兔物流 is 极兔速递, but 圆通物流 may be parcels or freight, and 极兔快运 is not the
 * parcel carrier. A text that may mean two carriers finds none, since a parcel with the wrong carrier cannot be tracked.
 *
 * <p>Immutable.
 */
public final class Carriers {

    private static final String FORM = "expected: code | name | alias, alias, … such as: shunfeng | 顺丰速运 | SF, 顺丰";

    private static final Pattern COLUMN = Pattern.compile("[|｜]");
    private static final Pattern COMMA = Pattern.compile("[,，]");
    private static final Pattern CODE = Pattern.compile("[a-z0-9_]+");
    private static final String UNCLEAR = "?";

    /** Longer ones first. */
    private static final List<String> COMPANY = List.of("有限责任公司", "有限公司", "公司", "股份", "集团");

    /** What the last word of a name says about the carrier. */
    private enum Kind {
        PARCEL("快递", "速递", "速运", "快遞", "速遞", "速運", "kuaidi", "sudi", "suyun", "express"),
        FREIGHT("快运", "货运", "快運", "貨運", "kuaiyun", "freight"),
        EITHER("物流", "wuliu", "logistics"),
        BARE;

        private final List<String> words;

        Kind(String... words) {
            this.words = List.of(words);
        }
    }

    /** A normalised text without its last word. */
    private record Stem(String text, Kind kind) {}

    private record Row(String code, String name, List<String> aliases, boolean unclear, String place) {}

    private static final class Standard {
        private static final Carriers CARRIERS = load();
    }

    /** Newest first: each wins over the next. */
    private final List<List<Row>> layers;

    private final Map<String, Carrier> byCode = new LinkedHashMap<>();

    /** Normalised code, name or alias to codes; more than one if the text is unclear. */
    private final Map<String, List<String>> byText = new LinkedHashMap<>();

    /** Stem to codes, and the kinds of last words that each has there. */
    private final Map<String, Map<String, Set<Kind>>> byStem = new LinkedHashMap<>();

    private Carriers(List<List<Row>> layers) {
        this.layers = layers;
        readNames();
        for (List<Row> layer : layers) {
            readTexts(layer);
        }
        readStems();
    }

    /**
     * The carriers that come with this library: the main ones of the Chinese mainland, freight, post, cross-border and
     * abroad. Not all that KuaiDi100 knows; add others with {@link #with(List, String)}.
     */
    public static Carriers standard() {
        return Standard.CARRIERS;
    }

    /**
     * As {@link #with(List, String)}, from text; the reader is read to its end and not closed.
     *
     * @throws IOException if the reader fails
     */
    public Carriers with(Reader rows, String source) throws IOException {
        try {
            return with(new BufferedReader(rows).lines().toList(), source);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /**
     * These carriers with a user's rows before them. A line is {@code code | name | alias, alias, …}; blank lines and lines
     * that start with {@code #} are skipped. A row may add a carrier, add aliases to a known one (its name may then be left
     * empty), rename one, or take a text away from the carrier that has had it.
     *
     * @param lines  the rows
     * @param source where they come from, for error messages
     * @throws IllegalArgumentException if a line is not of that form, or two of the lines give one text to two carriers;
     *                                  the message names source and line
     */
    public Carriers with(List<String> lines, String source) {
        List<List<Row>> all = new ArrayList<>();
        all.add(parse(lines, source));
        all.addAll(layers);
        return new Carriers(List.copyOf(all));
    }

    /**
     * The carrier that a text stands for.
     *
     * @param text a code, a name or an abbreviation; may be null
     * @return empty if no carrier is known by it, or more than one; {@link #hint} says which
     */
    public Optional<Carrier> find(String text) {
        Set<String> codes = candidates(text);
        return codes.size() == 1 ? Optional.of(byCode.get(codes.iterator().next())) : Optional.empty();
    }

    /**
     * For the error message about a text that {@link #find} has found nothing for: the carriers that it may mean, as a
     * sentence with a blank before it such as {@code " Did you mean shunfeng (顺丰速运)?"}, or empty text if none is near.
     */
    public String hint(String text) {
        Set<String> codes = candidates(text);
        if (codes.size() > 1) {
            return " It may be " + describe(codes) + ": give that code.";
        }
        Set<String> near = codes.isEmpty() ? near(text) : Set.of();
        return near.isEmpty() ? "" : " Did you mean " + describe(near) + "?";
    }

    /** All carriers, a user's own first. */
    public Collection<Carrier> all() {
        return Collections.unmodifiableCollection(byCode.values());
    }

    private Set<String> candidates(String text) {
        String key = normal(text);
        if (key.isEmpty()) {
            return Set.of();
        }
        List<String> codes = byText.get(key);
        if (codes == null) {
            key = withoutCompany(key);
            codes = byText.get(key);
        }
        return codes != null ? new LinkedHashSet<>(codes) : byStem(stem(key));
    }

    private Set<String> byStem(Stem wanted) {
        Map<String, Set<Kind>> known = byStem.get(wanted.text());
        if (known == null) {
            return Set.of();
        }
        if (wanted.kind() == Kind.PARCEL) {
            for (Kind kind : List.of(Kind.PARCEL, Kind.BARE, Kind.EITHER)) {
                Set<String> codes = codes(known, kinds -> kinds.contains(kind));
                if (!codes.isEmpty()) {
                    return codes;
                }
            }
            return Set.of();
        }
        if (wanted.kind() == Kind.FREIGHT) {
            Set<String> codes = codes(known, kinds -> kinds.contains(Kind.FREIGHT));
            return codes.isEmpty() ? codes(known, kinds -> !kinds.contains(Kind.PARCEL)) : codes;
        }
        return codes(known, kinds -> true);
    }

    private static Set<String> codes(Map<String, Set<Kind>> known, Predicate<Set<Kind>> wanted) {
        return known.entrySet().stream()
                .filter(entry -> wanted.test(entry.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Set<String> near(String text) {
        String key = withoutCompany(normal(text));
        String wanted = stem(key).text();
        if (wanted.isEmpty() || isMereWord(wanted)) {
            return Set.of();
        }
        // In a short word almost every letter may differ, so half of them must be there at all.
        List<String> known = byStem.keySet().stream()
                .filter(stem -> 2 * shared(wanted, stem) >= wanted.length())
                .toList();
        Set<String> codes = new LinkedHashSet<>();
        for (String stem : NearMatches.of(wanted, known)) {
            List<String> clear = byText.get(stem);
            codes.addAll(clear != null ? clear : byStem.get(stem).keySet());
        }
        return codes.isEmpty()
                ? within(key)
                : codes.stream().limit(3).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The carriers of the longest known text in a longer one, such as 顺丰速运(常用). */
    private Set<String> within(String key) {
        return byText.keySet().stream()
                .filter(text -> text.length() > (text.charAt(0) < 128 ? 3 : 1) && key.contains(text))
                .max(Comparator.comparingInt(String::length))
                .<Set<String>>map(text -> new LinkedHashSet<>(byText.get(text)))
                .orElse(Set.of());
    }

    private static boolean isMereWord(String text) {
        return COMPANY.contains(text) || Arrays.stream(Kind.values()).anyMatch(kind -> kind.words.contains(text));
    }

    private static long shared(String a, String b) {
        return a.chars().filter(c -> b.indexOf(c) >= 0).count();
    }

    private String describe(Set<String> codes) {
        return codes.stream()
                .map(code -> code + " (" + byCode.get(code).name() + ")")
                .collect(Collectors.joining(" or "));
    }

    private void readNames() {
        Map<String, String> names = new HashMap<>();
        for (List<Row> layer : layers) {
            for (Row row : layer) {
                if (!row.unclear() && !row.name().isEmpty()) {
                    names.putIfAbsent(row.code(), row.name());
                }
            }
        }
        for (List<Row> layer : layers) {
            for (Row row : layer) {
                if (row.unclear()) {
                    continue;
                }
                if (!names.containsKey(row.code())) {
                    throw new IllegalArgumentException(
                            row.place() + ": the carrier " + row.code() + " is not known yet and has no name; " + FORM);
                }
                byCode.putIfAbsent(row.code(), new Carrier(row.code(), names.get(row.code())));
            }
        }
    }

    private void readTexts(List<Row> layer) {
        Set<String> taken = new HashSet<>(byText.keySet());
        for (Row row : layer) {
            if (!row.unclear()) {
                add(row.code(), List.of(row.code()), row, taken);
                if (!row.name().isEmpty()) {
                    add(row.name(), List.of(row.code()), row, taken);
                }
            }
        }
        for (Row row : layer) {
            List<String> codes = row.unclear() ? List.of(row.code().split(" ")) : List.of(row.code());
            for (String code : codes) {
                if (!byCode.containsKey(code)) {
                    throw new IllegalArgumentException(row.place() + ": no carrier has the code " + code);
                }
            }
            row.aliases().forEach(alias -> add(alias, codes, row, taken));
        }
    }

    private void add(String text, List<String> codes, Row row, Set<String> taken) {
        String key = normal(text);
        if (key.isEmpty()) {
            throw new IllegalArgumentException(row.place() + ": \"" + text + "\" has no letter and no digit; " + FORM);
        }
        if (taken.contains(key)) {
            return;
        }
        List<String> before = byText.putIfAbsent(key, codes);
        if (before != null && !before.equals(codes)) {
            throw new IllegalArgumentException(row.place() + ": \"" + text + "\" already stands for "
                    + String.join(" or ", before) + "; leave it to one carrier");
        }
    }

    private void readStems() {
        byText.forEach((text, codes) -> {
            // Of a code only pinyin is taken away: qexpress would be found by a mere Q.
            boolean foreignCode = byCode.containsKey(text) && text.endsWith("express");
            Stem stem = foreignCode ? new Stem(text, Kind.BARE) : stem(text);
            Map<String, Set<Kind>> known = byStem.computeIfAbsent(stem.text(), key -> new LinkedHashMap<>());
            codes.forEach(code -> known.computeIfAbsent(code, key -> EnumSet.noneOf(Kind.class))
                    .add(stem.kind()));
        });
    }

    private static Stem stem(String key) {
        for (Kind kind : Kind.values()) {
            for (String word : kind.words) {
                // One letter or character says too little: 一速递 is not found by 一.
                if (key.endsWith(word) && key.length() > word.length() + 1) {
                    return new Stem(key.substring(0, key.length() - word.length()), kind);
                }
            }
        }
        return new Stem(key, Kind.BARE);
    }

    private static String withoutCompany(String key) {
        for (String word : COMPANY) {
            if (key.endsWith(word) && key.length() > word.length()) {
                return withoutCompany(key.substring(0, key.length() - word.length()));
            }
        }
        return key;
    }

    private static String normal(String text) {
        if (text == null) {
            return "";
        }
        if (text.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))) {
            // A code, as it is asked for with each shipment.
            return text;
        }
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static List<Row> parse(List<String> lines, String source) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            // Editors on Windows put a byte order mark before the first line.
            String line = (i == 0 ? lines.get(i).replaceFirst("^\uFEFF", "") : lines.get(i)).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                rows.add(row(line, source + ", line " + (i + 1)));
            }
        }
        return List.copyOf(rows);
    }

    private static Row row(String line, String place) {
        String[] columns = COLUMN.split(line, -1);
        if (columns.length < 2 || columns.length > 3) {
            throw new IllegalArgumentException(place + ": found " + columns.length + " columns; " + FORM);
        }
        String code = columns[0].strip();
        String name = columns[1].strip();
        List<String> aliases = columns.length == 3 ? list(columns[2]) : List.of();
        if (code.equals(UNCLEAR)) {
            return new Row(String.join(" ", aliases), "", list(name), true, place);
        }
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException(place + ": the code \"" + code
                    + "\" is not made of small letters, digits and _ as KuaiDi100's are; " + FORM);
        }
        return new Row(code, name, aliases, false, place);
    }

    private static List<String> list(String column) {
        return Arrays.stream(COMMA.split(column))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private static Carriers load() {
        String resource = "carriers.txt";
        try (InputStream in = Carriers.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing beside " + Carriers.class.getName());
            }
            Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8);
            return new Carriers(List.of()).with(reader, resource);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + resource, e);
        }
    }
}
