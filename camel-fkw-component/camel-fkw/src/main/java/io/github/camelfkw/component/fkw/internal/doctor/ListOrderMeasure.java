// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.doctor;

import io.github.camelfkw.component.fkw.FkwDoctorReport.Finding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * In which order the list comes, whether it comes so each time, what becomes of orders that share a second, and whether
 * the size of the pages matters. Reads the same pages twice, and once in another size.
 */
final class ListOrderMeasure implements Measure {

    static final String ORDER = "list order";
    static final String STABILITY = "list stability";
    static final String TIES = "orders of one second";
    static final String PAGE_SIZE = "page size and order";

    /** Fewer could be in any order by chance: 8 in none look sorted once in 20 160 times. */
    static final int LEAST_ORDERS = 8;

    /** Ties that keep their places by chance in two more readings: (1/4)^5, once in a thousand times. */
    static final int LEAST_TIES = 5;

    private static final int PAGES = 5;
    private static final int READINGS = 3;
    private static final String CONNECTOR = "nothing to set: the connector relies on no order";

    private final Calls calls;
    private final OrderSample sample;

    ListOrderMeasure(Calls calls, OrderSample sample) {
        this.calls = calls;
        this.sample = sample;
    }

    @Override
    public List<String> topics() {
        return List.of(ORDER, STABILITY, TIES, PAGE_SIZE);
    }

    @Override
    public List<Finding> measure() {
        if (sample.total() < LEAST_ORDERS) {
            return topics().stream()
                    .map(topic -> Findings.notKnown(
                            topic,
                            "too few orders: " + sample.words() + "; " + LEAST_ORDERS + " are needed",
                            sample.help(),
                            List.of()))
                    .toList();
        }
        int size = (int) Math.max(2, Math.min(calls.largestPage(), sample.total() / 4));
        int otherSize = size > 3 ? size * 2 / 3 : size + 1;
        Reading first = Reading.of(calls, sample.window().withPage(1, size), PAGES);
        Reading second = Reading.of(calls, sample.window().withPage(1, size), PAGES);
        int otherPages = (first.rows().size() + otherSize - 1) / otherSize;
        Reading other = Reading.of(calls, sample.window().withPage(1, otherSize), Math.max(1, otherPages));
        List<String> evidence = List.of(
                sample.words(),
                "read " + first.pages() + " pages of " + size + " twice, and " + other.pages() + " pages of "
                        + otherSize
                        + "; came twice within a reading: " + first.doubles() + ", " + second.doubles() + ", "
                        + other.doubles());
        List<SortKey> keys = keys(first, second);
        Sequences same = new Sequences(first, second);
        Sequences sized = new Sequences(first, other);
        return List.of(
                order(first, keys, evidence),
                stability(same, keys, evidence),
                ties(first, List.of(same, sized), keys, evidence),
                pageSize(same, sized, evidence));
    }

    private static List<SortKey> keys(Reading... readings) {
        return Arrays.stream(SortKey.values())
                .filter(key -> Arrays.stream(readings)
                        .map(reading -> reading.distinct().values())
                        .allMatch(rows -> key.fits(rows) && key.values(rows) >= LEAST_ORDERS))
                .toList();
    }

    private static Finding order(Reading reading, List<SortKey> keys, List<String> evidence) {
        if (keys.isEmpty()) {
            boolean decidable = Arrays.stream(SortKey.values())
                    .allMatch(key -> key.values(reading.distinct().values()) >= LEAST_ORDERS);
            if (!decidable) {
                return Findings.notKnown(
                        ORDER,
                        "the orders share too few times of creation or change, or do not tell them, and are in no order"
                                + " by the rest",
                        "look further back, or at a shop with more orders",
                        evidence);
            }
            return Findings.found(ORDER, "none", "in no order of creation, change or id; " + CONNECTOR, evidence);
        }
        String words = keys.stream().map(SortKey::words).collect(Collectors.joining(" or "));
        if (Arrays.stream(SortKey.values()).anyMatch(key -> isOpen(key, reading))) {
            return Findings.notKnown(
                    ORDER,
                    words + ", but the orders share too few times of creation or change to tell whether by those",
                    "look further back, or at a shop with more orders",
                    evidence);
        }
        if (keys.size() == 1 || isCreationAndId(keys)) {
            return Findings.found(
                    ORDER,
                    words,
                    words + (keys.size() > 1 ? ", which is the same here" : "") + "; " + CONNECTOR,
                    evidence);
        }
        return Findings.notKnown(
                ORDER,
                words + ": for these orders that is the same",
                "change an older order (its remark will do) and run it again, 10 minutes later",
                evidence);
    }

    /** Whether a list may be sorted by that without showing it. */
    private static boolean isOpen(SortKey key, Reading reading) {
        return key.fits(reading.distinct().values())
                && key.values(reading.distinct().values()) < LEAST_ORDERS;
    }

    /** Ids are given out one after the other. */
    private static boolean isCreationAndId(List<SortKey> keys) {
        return keys.equals(List.of(SortKey.NEWEST_CREATED_FIRST, SortKey.HIGHEST_ID_FIRST))
                || keys.equals(List.of(SortKey.OLDEST_CREATED_FIRST, SortKey.LOWEST_ID_FIRST));
    }

    /** The orders that two readings show in the same version, in the order of each. */
    private static final class Sequences {
        private final List<Row> one;
        private final List<Row> two;

        Sequences(Reading first, Reading second) {
            Set<Row> common = new LinkedHashSet<>(first.distinct().values());
            common.retainAll(new LinkedHashSet<>(second.distinct().values()));
            one = first.distinct().values().stream().filter(common::contains).toList();
            two = second.distinct().values().stream().filter(common::contains).toList();
        }

        boolean agree() {
            return one.equals(two);
        }

        boolean isEnough() {
            return one.size() >= LEAST_ORDERS;
        }

        boolean differInTiesOnly(List<SortKey> keys) {
            return keys.stream().anyMatch(key -> !key.isById() && key.fits(one) && key.fits(two));
        }

        String words() {
            return Findings.count(one.size(), "order") + " in both";
        }
    }

    private static Finding stability(Sequences same, List<SortKey> keys, List<String> evidence) {
        if (!same.isEnough()) {
            return Findings.notKnown(
                    STABILITY,
                    "the two readings have too few orders in common: " + same.words(),
                    "run it at a calmer time",
                    evidence);
        }
        if (same.agree()) {
            return Findings.found(
                    STABILITY, "stable", "the same in two readings; " + CONNECTOR, with(evidence, same.words()));
        }
        if (same.differInTiesOnly(keys)) {
            return Findings.found(
                    STABILITY,
                    "stable but for ties",
                    "orders of the same second change places between two readings, and so can be missed or come twice at"
                            + " the border of two pages; " + CONNECTOR,
                    with(evidence, same.words()));
        }
        return Findings.found(
                STABILITY,
                "unstable",
                "different in two readings, so that orders can be missed or come twice at the border of two pages; nothing"
                        + " to set: the connector halves a window until one page holds it, which costs calls",
                with(evidence, same.words()));
    }

    private static Finding ties(Reading first, List<Sequences> comparisons, List<SortKey> keys, List<String> evidence) {
        List<SortKey> times = keys.stream().filter(key -> !key.isById()).toList();
        boolean move = comparisons.stream().anyMatch(sequences -> !sequences.agree());
        if (times.isEmpty()) {
            boolean byId = !keys.isEmpty();
            return byId && !move
                    ? Findings.found(TIES, "stable", "sorted by id, which no two orders share", evidence)
                    : Findings.notKnown(TIES, "the list is sorted by no time", "nothing: see " + STABILITY, evidence);
        }
        int ties = times.stream()
                .mapToInt(key -> SortKey.ties(key, first.distinct().values()))
                .min()
                .orElse(0);
        List<String> more = with(evidence, Findings.count(ties, "pair") + " of neighbours with the same time");
        if (move) {
            return comparisons.stream().allMatch(sequences -> sequences.agree() || sequences.differInTiesOnly(keys))
                    ? Findings.found(TIES, "unstable", "change places from reading to reading; " + CONNECTOR, more)
                    : Findings.notKnown(TIES, "all orders change places", "nothing: see " + STABILITY, more);
        }
        if (ties < LEAST_TIES) {
            return Findings.notKnown(
                    TIES,
                    "too few orders share a second; " + LEAST_TIES + " pairs are needed",
                    "change some orders at once in the shop's back office (a bulk edit), or " + "look further back",
                    more);
        }
        return Findings.found(TIES, "stable", "keep their places in " + READINGS + " readings; " + CONNECTOR, more);
    }

    private static Finding pageSize(Sequences same, Sequences sized, List<String> evidence) {
        if (!sized.isEnough()) {
            return Findings.notKnown(
                    PAGE_SIZE, "too few orders in common: " + sized.words(), "run it at a calmer time", evidence);
        }
        if (sized.agree()) {
            return Findings.found(
                    PAGE_SIZE,
                    "same",
                    "the order does not depend on the size of the pages; " + CONNECTOR,
                    with(evidence, sized.words()));
        }
        if (!same.agree()) {
            return Findings.notKnown(
                    PAGE_SIZE,
                    "the list differs between two readings of one size already",
                    "nothing: see " + STABILITY,
                    evidence);
        }
        return Findings.found(
                PAGE_SIZE,
                "differs",
                "pages of another size come in another order; nothing to set: the connector compares pages of one size"
                        + " only",
                with(evidence, sized.words()));
    }

    private static List<String> with(List<String> evidence, String more) {
        List<String> all = new ArrayList<>(evidence);
        all.add(more);
        return all;
    }
}
