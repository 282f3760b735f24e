// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.scan;

import io.github.camelfkw.common.IdTable;
import io.github.camelfkw.component.fkw.client.FkwDocument;
import io.github.camelfkw.component.fkw.client.ListPage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Each row of a list once, with one page in memory. While pages are read, rows come and go and push others over the edge
 * of a page: such a row is seen twice or not at all. A pass over all pages counts only if the platform's total stood
 * still and so many different rows were seen; else the list is read again, and what was not seen yet is given.
 *
 * <p>That proves a list whose new rows come first, as products do. In one without an order a row that goes and another
 * that comes further on, both between the same two pages, can hide a third one: the next scan brings it.
 */
public final class ListScan<D extends FkwDocument<?>> implements Iterator<D> {

    private static final Logger LOG = LoggerFactory.getLogger(ListScan.class);

    /** A list that moved during so many passes will move during the next one. */
    static final int MAX_PASSES = 4;

    private final String operation;
    private final IntFunction<ListPage<D>> pages;
    private final IdTable given = new IdTable();
    private final IdTable inPass = new IdTable();
    private final Deque<D> rows = new ArrayDeque<>();

    private int pass = 1;
    private int pageNo;
    private long rowsInPass;
    private long total = -1;
    private boolean moved;
    private boolean complete;
    private boolean over;

    /**
     * @param operation for messages
     * @param pages     reads the page of a number, from 1
     */
    public ListScan(String operation, IntFunction<ListPage<D>> pages) {
        this.operation = operation;
        this.pages = pages;
    }

    /** How many rows the list has, as its last page told; reads the first page where none was read. */
    public long total() {
        if (total < 0) {
            readPage();
        }
        return total;
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
    public D next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return rows.remove();
    }

    /** Whether the last pass proved that it saw all rows; meaningful once there is no next row. */
    public boolean isComplete() {
        return complete;
    }

    /** Whether the row was seen in the last pass. */
    boolean saw(String id) {
        return inPass.contains(id);
    }

    private void readPage() {
        ListPage<D> page = pages.apply(pageNo + 1);
        pageNo++;
        moved |= pageNo > 1 && page.total() != total;
        total = page.total();
        rowsInPass += page.rows().size();
        int before = inPass.size();
        for (D row : page.rows()) {
            inPass.put(row.id(), 0);
            if (given.put(row.id(), 0)) {
                rows.add(row);
            }
        }
        // A page without a new row: the list moved by a whole page, or the platform gives the same page for ever.
        if (inPass.size() == before || rowsInPass >= total) {
            endPass();
        }
    }

    private void endPass() {
        complete = !moved && inPass.size() == total;
        over = complete || pass == MAX_PASSES;
        if (!over) {
            LOG.debug(
                    "{}: {} different rows of {} were seen in pass {}; reading the list again",
                    operation,
                    inPass.size(),
                    total,
                    pass);
            pass++;
            pageNo = 0;
            rowsInPass = 0;
            moved = false;
            inPass.clear();
        }
    }
}
