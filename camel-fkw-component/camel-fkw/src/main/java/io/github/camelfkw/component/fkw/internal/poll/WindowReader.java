// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.poll;

import io.github.camelfkw.component.fkw.client.ListPage;
import io.github.camelfkw.component.fkw.client.OrderDocument;
import io.github.camelfkw.component.fkw.client.model.OrderStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads all orders of a closed window and proves it. A closed window only shrinks: an order that changes leaves it. So if
 * the total stood still over all pages and the distinct ids are that many, these are the orders, whatever their order in
 * the list. If it moved, the window is halved until one answer holds it all; a single second that is too full is split
 * by status and read until it holds still.
 *
 * <p>That proof needs a window that no row can enter any more. Rows may become visible late, up to the lookback: so a
 * window that does not fit into one answer is cut where the lookback begins. What lies after the cut is read again by the
 * polls to come, at least once when it has settled.
 */
final class WindowReader {

    /** Passes over one second's orders before it counts as unproven in this poll. */
    static final int MAX_PASSES = 20;

    /** Readings of one second split by status, while orders leave it. */
    private static final int MAX_SPLITS = 3;

    private static final List<String> KNOWN_STATUSES =
            OrderStatus.KNOWN.stream().map(OrderStatus::value).toList();

    private final OrderPages pages;
    private final PageFetch fetch;
    private final List<String> statuses;
    private final int maxOrders;
    private final Duration settle;

    /**
     * @param pages     reads a page
     * @param fetch     one page at a time or several
     * @param statuses  wanted statuses; empty: all
     * @param maxOrders more than these are not held at a time, unless one second has them
     * @param settle    how long before the platform's clock a window has to end
     */
    WindowReader(OrderPages pages, PageFetch fetch, List<String> statuses, int maxOrders, Duration settle) {
        this.pages = pages;
        this.fetch = fetch;
        this.statuses = statuses;
        this.maxOrders = maxOrders;
        this.settle = settle;
    }

    /** Asks for the first page of a window, on which the number of the others depends. */
    PageFetch.Asked<ListPage<OrderDocument>> askFirst(TimeWindow window) {
        return fetch.page(() -> page(window, statuses, 1));
    }

    /**
     * Reads a window.
     *
     * @param window       closed, as far as known
     * @param firstPage    of it
     * @param settledUntil up to where no row can become visible late
     */
    Reading read(TimeWindow window, PageFetch.Asked<ListPage<OrderDocument>> firstPage, Instant settledUntil) {
        ListPage<OrderDocument> first = firstPage.await();
        Optional<Instant> closedUntil = first.serverTime().map(now -> now.minus(settle));
        if (closedUntil.filter(end -> end.isBefore(window.to())).isPresent()) {
            return new Reading.NotClosed(closedUntil.get());
        }
        if (first.total() > maxOrders && !window.isShortest()) {
            return new Reading.TooMany(first.total());
        }
        return complete(window, first, settledUntil);
    }

    private Reading complete(TimeWindow window, ListPage<OrderDocument> first, Instant settledUntil) {
        Pass pass = new Pass(first);
        if (!pass.isProven() && window.isCutBy(settledUntil)) {
            return completeParts(window.cutAt(settledUntil), settledUntil);
        }
        if (!pass.isProven()) {
            pass = readPages(window, statuses, first);
        }
        if (pass.isProven()) {
            return new Reading.Complete(oldestFirst(pass.orders.values()));
        }
        return window.isShortest() ? denseSecond(window, first.total()) : completeParts(window.halves(), settledUntil);
    }

    private Reading completeParts(List<TimeWindow> parts, Instant settledUntil) {
        Map<String, OrderDocument> both = new LinkedHashMap<>();
        for (TimeWindow window : parts) {
            Reading reading = complete(window, firstPage(window, statuses), settledUntil);
            if (!(reading instanceof Reading.Complete part)) {
                return reading;
            }
            // The later part is the later look at an order that moved from one to the other.
            part.orders().forEach(order -> both.put(order.id(), order));
        }
        return new Reading.Complete(oldestFirst(both.values()));
    }

    /** More orders in one second than a page holds, in a list that moves or has no stable order. */
    private Reading denseSecond(TimeWindow window, long total) {
        long before = total;
        for (int i = 0; i < MAX_SPLITS; i++) {
            Map<String, OrderDocument> found = new LinkedHashMap<>();
            boolean proven = true;
            for (String status : statuses.isEmpty() ? KNOWN_STATUSES : statuses) {
                Pass pass = readUntilStill(window, List.of(status));
                proven &= pass.isProven();
                found.putAll(pass.orders);
            }
            long after = firstPage(window, statuses).total();
            // A status that the document does not name would be in no part: hold the parts against the whole, which
            // must
            // not have moved meanwhile, else an order that left would stand for one that was never shown.
            if (proven && found.size() >= after && (before == after || !statuses.isEmpty())) {
                return new Reading.Complete(oldestFirst(found.values()));
            }
            if (!proven || before == after) {
                break;
            }
            before = after;
        }
        Pass whole = readUntilStill(window, statuses);
        if (whole.isProven()) {
            return new Reading.Complete(oldestFirst(whole.orders.values()));
        }
        return new Reading.Unproven(
                window,
                "in one second " + whole.total + " orders changed, of which " + MAX_PASSES + " readings showed "
                        + whole.orders.size());
    }

    /**
     * Reads the list again and again, putting together what the passes show for as long as the total stands still: the
     * set of a closed window that has not shrunk is the same set.
     */
    private Pass readUntilStill(TimeWindow window, List<String> wanted) {
        Pass sum = null;
        for (int i = 0; i < MAX_PASSES; i++) {
            Pass pass = readPages(window, wanted, firstPage(window, wanted));
            if (sum != null && sum.held && pass.held && sum.total == pass.total) {
                pass.orders.forEach(sum.orders::put);
            } else {
                sum = pass;
            }
            if (sum.isProven()) {
                break;
            }
        }
        return sum;
    }

    private ListPage<OrderDocument> firstPage(TimeWindow window, List<String> wanted) {
        return fetch.page(() -> page(window, wanted, 1)).await();
    }

    /**
     * Asks for a second more than wanted: if the platform excluded both ends, the second that two windows share would be
     * in neither.
     */
    private ListPage<OrderDocument> page(TimeWindow window, List<String> wanted, long pageNo) {
        return pages.read(window.startedEarlier(TimeWindow.SEAM), wanted, Math.toIntExact(pageNo));
    }

    /** One pass over all pages; given up as soon as the total moves. */
    private Pass readPages(TimeWindow window, List<String> wanted, ListPage<OrderDocument> first) {
        Pass pass = new Pass(first);
        int rowsOfPage = first.rows().size();
        if (rowsOfPage == 0) {
            return pass;
        }
        long pageNo = 1 + (pass.total - 1) / rowsOfPage;
        fetch.each(2, pageNo, wantedNo -> page(window, wanted, wantedNo), pass::add);
        // A platform whose pages are not all as long as the first one.
        for (boolean more = true; more && pass.rows < pass.total; ) {
            ListPage<OrderDocument> page = page(window, wanted, ++pageNo);
            more = pass.add(page) && !page.rows().isEmpty();
        }
        return pass;
    }

    /** What the pages of one pass showed. */
    private static final class Pass {

        private final Map<String, OrderDocument> orders = new LinkedHashMap<>();
        private final long total;
        private long rows;
        private boolean held = true;

        Pass(ListPage<OrderDocument> first) {
            total = first.total();
            add(first);
        }

        /** Returns whether the total still stands. */
        boolean add(ListPage<OrderDocument> page) {
            held &= page.total() == total;
            rows += page.rows().size();
            page.rows().forEach(order -> orders.put(order.id(), order));
            return held;
        }

        boolean isProven() {
            return held && orders.size() >= total;
        }
    }

    private static List<OrderDocument> oldestFirst(Collection<OrderDocument> orders) {
        List<OrderDocument> sorted = new ArrayList<>(orders);
        sorted.sort(
                Comparator.comparing((OrderDocument order) -> order.modifiedAt().orElse(Instant.MAX))
                        .thenComparing(OrderDocument::id));
        return sorted;
    }
}
