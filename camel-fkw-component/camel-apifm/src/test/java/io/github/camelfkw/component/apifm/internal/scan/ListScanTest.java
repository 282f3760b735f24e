// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.apifm.internal.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A list that changes while it is read. */
class ListScanTest {

    private static final int SIZE = 3;

    private final List<Integer> list =
            new ArrayList<>(IntStream.rangeClosed(1, 8).boxed().toList());
    private final List<Integer> asked = new ArrayList<>();
    private IntConsumer beforePage = pageNo -> {};
    private boolean tellsTotal;

    private ListPage page(int pageNo) {
        asked.add(pageNo);
        beforePage.accept(asked.size());
        int from = Math.min((pageNo - 1) * SIZE, list.size());
        List<Row> rows = list.subList(from, Math.min(from + SIZE, list.size())).stream()
                .map(id -> new Row(id.toString(), id, pageNo, id))
                .toList();
        return new ListPage(rows, tellsTotal ? OptionalLong.of(list.size()) : OptionalLong.empty());
    }

    private List<Object> scanned(ListScan scan) {
        List<Object> ids = new ArrayList<>();
        scan.forEachRemaining(row -> ids.add(row.id()));
        return ids;
    }

    private ListScan scan() {
        return new ListScan("apifm:goods", SIZE, this::page);
    }

    @Test
    void givesEachRowOnceAndLooksAgainWhereNothingTellsWhetherTheListStoodStill() {
        ListScan scan = scan();
        assertThat(scanned(scan)).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(asked).containsExactly(1, 2, 3, 4, 1, 2, 3, 4);
        assertThat(scan.isSettled()).isTrue();
        assertThat(scan.size()).isEqualTo(8);
    }

    @Test
    void needsNoEmptyPageWhereTheTotalIsKnown() {
        tellsTotal = true;
        assertThat(scanned(scan())).hasSize(8);
        assertThat(asked).containsExactly(1, 2, 3);
    }

    @Test
    void anEmptyListIsOnePage() {
        list.clear();
        ListScan scan = scan();
        assertThat(scanned(scan)).isEmpty();
        assertThat(asked).containsExactly(1);
        assertThat(scan.isSettled()).isTrue();
    }

    @Test
    void theSamePageTwiceIsTheEnd() {
        ListScan scan = new ListScan("apifm:fetchShops", SIZE, pageNo -> {
            asked.add(pageNo);
            return new ListPage(List.of(new Row("1", 1, pageNo, 1), new Row("2", 2, pageNo, 2)), OptionalLong.empty());
        });
        assertThat(scanned(scan)).containsExactly(1, 2);
        assertThat(asked).containsExactly(1, 2);
        assertThat(scan.isSettled()).isTrue();
    }

    @Test
    void aListThatGrowsInFrontIsReadAgainForTheNewRow() {
        beforePage = request -> {
            if (request == 2) {
                list.add(0, 100);
            }
        };
        ListScan scan = scan();
        assertThat(scanned(scan)).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 100);
        assertThat(scan.isSettled()).isTrue();
    }

    @Test
    void aListThatShrinksIsReadAgainForTheRowThatWasPushedOverAnEdge() {
        tellsTotal = true;
        beforePage = request -> {
            if (request == 2) {
                list.remove(0);
            }
        };
        ListScan scan = scan();
        // 4 went from page 2 to page 1 between the two; the second pass brings it.
        assertThat(scanned(scan)).containsExactly(1, 2, 3, 5, 6, 7, 8, 4);
        assertThat(scan.isSettled()).isTrue();
    }

    @Test
    void aListThatShrinksIsReadAgainAlsoWhereThereIsNoTotal() {
        beforePage = request -> {
            if (request == 2) {
                list.remove(0);
            }
        };
        ListScan scan = scan();
        assertThat(scanned(scan)).containsExactly(1, 2, 3, 5, 6, 7, 8, 4);
        assertThat(scan.isSettled()).isTrue();
    }

    @Test
    void aListWhoseFirstPageIsNotFullIsNotReadAgain() {
        list.subList(SIZE - 1, list.size()).clear();
        assertThat(scanned(scan())).containsExactly(1, 2);
        assertThat(asked).containsExactly(1, 2);
    }

    @Test
    void aFullFirstPageIsReadAgainForTheRowThatMovedOntoIt() {
        list.subList(SIZE + 1, list.size()).clear();
        beforePage = request -> {
            if (request == 2) {
                list.remove(0);
            }
        };
        ListScan scan = scan();
        // The second page is empty by then: 4 went to the first one.
        assertThat(scanned(scan)).containsExactly(1, 2, 3, 4);
        assertThat(scan.isSettled()).isTrue();
    }

    @Test
    void aWholePageOfNewRowsInFrontIsNotTakenForTheEnd() {
        beforePage = request -> {
            if (request == 2) {
                list.addAll(0, List.of(100, 101, 102));
            }
        };
        ListScan scan = scan();
        // The second page is the first one once more.
        assertThat(scanned(scan)).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8, 100, 101, 102);
        assertThat(scan.isSettled()).isTrue();
    }

    @Test
    void aFullFirstPageIsNotReadAgainWhereTheTotalIsKnown() {
        tellsTotal = true;
        list.subList(SIZE, list.size()).clear();
        assertThat(scanned(scan())).containsExactly(1, 2, 3);
        assertThat(asked).containsExactly(1);
    }

    @Test
    void whoseTotalIsNeverThatOfItsRowsIsReadTwiceAndNotForEver() {
        ListScan scan = new ListScan(
                "apifm:goods", SIZE, pageNo -> new ListPage(page(pageNo).rows(), OptionalLong.of(9)));
        assertThat(scanned(scan)).hasSize(8);
        assertThat(scan.isSettled()).isTrue();
        assertThat(asked).containsExactly(1, 2, 3, 4, 1, 2, 3, 4);
    }

    @Test
    void aListThatNeverStandsStillIsGivenUpAfterFourPasses() {
        tellsTotal = true;
        beforePage = request -> list.add(0, 1000 + request);
        ListScan scan = scan();
        assertThat(scanned(scan)).doesNotHaveDuplicates().contains(1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(scan.isSettled()).isFalse();
        assertThat(asked.stream().filter(pageNo -> pageNo == 1)).hasSize(ListScan.MAX_PASSES);
    }

    @Test
    void aFailureToReadLeavesTheScanWhereItWas() {
        beforePage = request -> {
            if (request == 2) {
                throw new IllegalStateException("away");
            }
        };
        ListScan scan = scan();
        List<Object> ids = new ArrayList<>(
                List.of(scan.next().id(), scan.next().id(), scan.next().id()));
        assertThatThrownBy(scan::hasNext).hasMessage("away");
        ids.addAll(scanned(scan));
        assertThat(ids).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
    }
}
