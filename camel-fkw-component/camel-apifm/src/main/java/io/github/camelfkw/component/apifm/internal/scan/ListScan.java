// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.apifm.internal.scan;

import io.github.camelfkw.common.IdTable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.OptionalLong;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Each row of a list once, with one page in memory. A pass ends at a page that brings no row that it has not seen: an
 * empty one, or the same page again, as a call gives that knows no pages. A short page is no end: how many rows the platform
 * gives at most is not documented.
 *
 * <p>While pages are read, rows come and go and push others over the edge of a page: such a row is seen twice or not at all.
 * So a list that was seen to move – a row came twice, or the total is another one or not that of the rows – is read again,
 * until a pass brings nothing new. Where the platform tells no total, as in the document's own examples, a row that is
 * pushed over an edge leaves no trace in its pass: a list that has an edge is then read again in any case. It has one where
 * a second page brought rows, and behind a full first page, for what stood behind it may have moved before it was asked for.
 * What moves during each of these passes alone comes with the next scan.
 */
public final class ListScan implements Iterator<Row> {

    private static final Logger LOG = LoggerFactory.getLogger(ListScan.class);

    /** A list that moved during so many passes will move during the next one. */
    static final int MAX_PASSES = 4;

    private final String name;
    private final int pageSize;
    private final IntFunction<ListPage> pages;
    private final IdTable given = new IdTable();
    private final IdTable inPass = new IdTable();
    private final Deque<Row> rows = new ArrayDeque<>();

    private List<String> lastKeys = List.of();
    private int pass = 1;
    private int pageNo;
    private boolean moved;
    private boolean hasEdges;
    private boolean newInPass;
    private OptionalLong total = OptionalLong.empty();
    private boolean settled;
    private boolean over;

    /**
     * @param name     for messages
     * @param pageSize how many rows a page are asked for: one that has as many is full
     * @param pages    reads the page of a number, from 1
     */
    public ListScan(String name, int pageSize, IntFunction<ListPage> pages) {
        this.name = name;
        this.pageSize = pageSize;
        this.pages = pages;
    }

    /** Reads on where needed; a failure to read leaves the scan where it was, and the next call tries again. */
    @Override
    public boolean hasNext() {
        while (rows.isEmpty() && !over) {
            readPage();
        }
        return !rows.isEmpty();
    }

    @Override
    public Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return rows.remove();
    }

    /** Whether the last pass found the list as it was; meaningful once there is no next row. */
    public boolean isSettled() {
        return settled;
    }

    /** How many different rows were seen. */
    public int size() {
        return given.size();
    }

    private void readPage() {
        ListPage page = pages.apply(pageNo + 1);
        pageNo++;
        List<String> keys = page.rows().stream().map(Row::key).toList();
        int before = inPass.size();
        take(page);
        int brought = inPass.size() - before;
        hasEdges |= keys.size() >= pageSize || (before > 0 && brought > 0);
        // The same page again is how a call without pages answers, or one whose pages are over.
        moved |= brought < keys.size() && !keys.equals(lastKeys);
        lastKeys = keys;
        // An empty page, or code 700, may come without the total that the pages before had.
        if (page.total().isPresent()) {
            moved |= total.isPresent() && !total.equals(page.total());
            total = page.total();
        }
        if (brought == 0 || (total.isPresent() && !moved && inPass.size() >= total.getAsLong())) {
            endPass();
        }
    }

    private void take(ListPage page) {
        for (Row row : page.rows()) {
            inPass.put(row.key(), 0);
            if (given.put(row.key(), 0)) {
                rows.add(row);
                newInPass = true;
            }
        }
    }

    private void endPass() {
        moved |= total.isPresent() && inPass.size() != total.getAsLong();
        boolean proven = !moved && (total.isPresent() || !hasEdges);
        settled = proven || (pass > 1 && !newInPass);
        over = settled || pass == MAX_PASSES;
        if (!over) {
            LOG.debug(
                    "{}: {} rows in pass {}, and the list moved or nothing tells whether it did; reading it again",
                    name,
                    size(),
                    pass);
            pass++;
            pageNo = 0;
            moved = false;
            hasEdges = false;
            newInPass = false;
            total = OptionalLong.empty();
            lastKeys = List.of();
            inPass.clear();
        }
    }
}
