// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelfkw.component.fkw.client.FkwDocument;
import io.github.camelfkw.component.fkw.client.ListPage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading a list to its end while rows come and go. */
class ListScanTest {

    private static final int PAGE = 10;

    /** The list as the platform has it, newest first; something may happen after each page. */
    private final List<String> list = new ArrayList<>();

    private int pagesRead;
    private ListScan<Row> lastScan;
    private final List<String> given = new ArrayList<>();
    private Consumer<List<String>> afterEachPage = rows -> {};

    private record Row(String id) implements FkwDocument<String> {

        @Override
        public String json() {
            return "{\"id\":\"" + id + "\"}";
        }

        @Override
        public String contentHash() {
            return "00";
        }

        @Override
        public String toRecord() {
            return id;
        }
    }

    private ListPage<Row> page(int pageNo) {
        pagesRead++;
        List<Row> rows = list.stream()
                .skip((pageNo - 1L) * PAGE)
                .limit(PAGE)
                .map(Row::new)
                .toList();
        ListPage<Row> page =
                new ListPage<>("products", rows, OptionalLong.of(list.size()), Optional.empty(), new byte[0]);
        afterEachPage.accept(list);
        return page;
    }

    private void fill(int rows) {
        for (int i = rows; i > 0; i--) {
            list.add(Integer.toString(i));
        }
    }

    private ListScan<Row> scan() {
        return new ListScan<>("products", this::page);
    }

    private static List<String> read(ListScan<Row> scan) {
        List<String> ids = new ArrayList<>();
        scan.forEachRemaining(row -> ids.add(row.id()));
        return ids;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 9, 10, 11, 20, 25})
    void readsAListThatStandsStillOnce(int rows) {
        fill(rows);
        ListScan<Row> scan = scan();
        assertThat(read(scan)).containsExactlyElementsOf(list);
        assertThat(scan.isComplete()).isTrue();
        assertThat(pagesRead).isEqualTo(Math.max(1, (rows + PAGE - 1) / PAGE));
    }

    @Test
    void tellsTheTotalBeforeTheFirstRow() {
        fill(25);
        ListScan<Row> scan = scan();
        assertThat(scan.total()).isEqualTo(25);
        assertThat(pagesRead).isEqualTo(1);
        assertThat(read(scan)).hasSize(25);
        assertThat(pagesRead).isEqualTo(3);
    }

    @Test
    void holdsOnePage() {
        fill(1000);
        ListScan<Row> scan = scan();
        for (int i = 0; i < PAGE; i++) {
            scan.next();
        }
        assertThat(pagesRead).isEqualTo(1);
    }

    @Test
    void findsARowThatADeletionPushedOverTheEdgeOfAPage() {
        fill(25);
        afterEachPage = rows -> {
            if (pagesRead == 1) {
                rows.remove(0);
            }
        };
        ListScan<Row> scan = scan();
        assertThat(read(scan)).as("row 15 moved to the page that was read").contains("15");
        assertThat(scan.isComplete()).isTrue();
        assertThat(pagesRead).as("a second pass").isEqualTo(6);
    }

    @Test
    void givesARowOnceThatAnInsertionPushedToTheNextPage() {
        fill(25);
        afterEachPage = rows -> {
            if (pagesRead == 1) {
                rows.add(0, "new");
            }
        };
        assertThat(read(scan())).doesNotHaveDuplicates().hasSize(26).contains("new");
    }

    @Test
    void isNotFooledByARowThatCameWhileAnotherWent() {
        fill(40);
        afterEachPage = rows -> {
            if (pagesRead == 1) {
                rows.add(0, "new");
            } else if (pagesRead == 2) {
                rows.remove("35");
            }
        };
        assertThat(read(scan())).as("the total stood still, and yet rows moved").hasSize(41);
    }

    @Test
    void endsAndSaysSoWhenTheListNeverStandsStill() {
        fill(25);
        afterEachPage = rows -> rows.add(0, "n" + pagesRead);
        ListScan<Row> scan = scan();
        assertThat(read(scan)).doesNotHaveDuplicates().containsAll(List.of("1", "25"));
        assertThat(scan.isComplete()).isFalse();
    }

    @Test
    void endsThoughThePlatformGivesTheSamePageForEver() {
        ListScan<Row> scan = new ListScan<>("products", pageNo -> {
            pagesRead++;
            return new ListPage<>(
                    "products", List.of(new Row("1")), OptionalLong.of(1_000_000), Optional.empty(), new byte[0]);
        });
        assertThat(read(scan)).containsExactly("1");
        assertThat(scan.isComplete()).isFalse();
        assertThat(pagesRead).isEqualTo(2 * ListScan.MAX_PASSES);
    }

    @Test
    void goesOnWithTheSamePageAfterAFailure() {
        fill(25);
        Set<Integer> failed = new HashSet<>();
        ListScan<Row> scan = new ListScan<>("products", pageNo -> {
            if (failed.add(pageNo)) {
                throw new IllegalStateException("page " + pageNo);
            }
            return page(pageNo);
        });
        List<String> ids = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            assertThatThrownBy(() -> scan.forEachRemaining(row -> ids.add(row.id())))
                    .hasMessage("page " + i);
        }
        scan.forEachRemaining(row -> ids.add(row.id()));
        assertThat(ids).containsExactlyElementsOf(list);
    }

    /**
     * Newest first, as the platform lists products: whatever is added or deleted between two pages, what was there all
     * the time is given, once, or the scan says that it cannot tell.
     */
    @Test
    void losesNothingInAThousandRandomLists() {
        int incomplete = 0;
        for (long seed = 0; seed < 1000; seed++) {
            Set<String> always = readRandomList(new Random(seed), rows -> 0);
            incomplete += lastScan.isComplete() ? 0 : 1;
            assertThat(given).as("seed %d", seed).doesNotHaveDuplicates();
            if (lastScan.isComplete()) {
                assertThat(given).as("seed %d", seed).containsAll(always);
            }
        }
        assertThat(incomplete).as("some lists are too busy, most are not").isBetween(1, 400);
    }

    /**
     * A list without an order, as members may be: a row that goes and another that comes further on, both between the
     * same two pages, keep the total and can hide a third. No reader of pages can tell; the next scan brings it.
     */
    @Test
    void findsWithTheNextScanWhatAListWithoutOrderHid() {
        int hidden = 0;
        for (long seed = 0; seed < 1000; seed++) {
            Random random = new Random(seed);
            Set<String> always = readRandomList(random, rows -> random.nextInt(rows.size() + 1));
            if (lastScan.isComplete() && !given.containsAll(always)) {
                hidden++;
            }
            given.addAll(read(scan()));
            assertThat(given).as("seed %d", seed).containsAll(list);
        }
        assertThat(hidden).as("rare, but not never").isBetween(1, 50);
    }

    /** Reads a list that changes at random; returns what was there from the beginning to the end. */
    private Set<String> readRandomList(Random random, ToIntFunction<List<String>> placeOfNew) {
        list.clear();
        given.clear();
        pagesRead = 0;
        fill(random.nextInt(60));
        Set<String> always = new HashSet<>(list);
        double busy = random.nextDouble() * 0.5;
        int[] next = {1000};
        afterEachPage = rows -> {
            while (random.nextDouble() < busy) {
                if (random.nextBoolean() || rows.isEmpty()) {
                    rows.add(placeOfNew.applyAsInt(rows), Integer.toString(next[0]++));
                } else {
                    always.remove(rows.remove(random.nextInt(rows.size())));
                }
            }
        };
        lastScan = scan();
        given.addAll(read(lastScan));
        afterEachPage = rows -> {};
        return always;
    }

    /** The checker finds what the guards are for: one pass without them loses rows. */
    @Test
    void aReaderOfOnePassLosesRows() {
        int lost = 0;
        for (long seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            list.clear();
            fill(50);
            Set<String> always = new HashSet<>(list);
            afterEachPage = rows -> always.remove(rows.remove(random.nextInt(rows.size())));
            Set<String> seen = new HashSet<>();
            for (int pageNo = 1; ; pageNo++) {
                ListPage<Row> page = page(pageNo);
                page.rows().forEach(row -> seen.add(row.id()));
                if (page.rows().isEmpty()) {
                    break;
                }
            }
            lost += seen.containsAll(always) ? 0 : 1;
        }
        assertThat(lost).isGreaterThan(100);
    }
}
