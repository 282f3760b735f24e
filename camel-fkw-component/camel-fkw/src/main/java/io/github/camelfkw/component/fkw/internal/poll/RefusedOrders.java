// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.poll;

import io.github.camelfkw.component.fkw.client.ListPage;
import io.github.camelfkw.component.fkw.client.OrderDocument;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a poll reads while refused orders hold the feed and nothing else is read: one page around one of them, to see whether
 * the route accepts again. Another one each time, since one order may be refused whatever the state of the route. Not safe
 * for threads: the feed holds its lock, except while the page is read.
 */
final class RefusedOrders {

    /** Orders that are tried at a time: enough to see. */
    static final int AT_A_TIME = 10;

    private final OrderPages pages;
    private final List<String> statuses;
    private final DeliveryBook book;

    private Instant lastTried = Instant.MIN;

    /** How many the position waited for before the last try; 0: none since one has helped. */
    private long waitedFor;

    /**
     * @param pages    of changes
     * @param statuses wanted; empty: all
     * @param book     knows what was refused
     */
    RefusedOrders(OrderPages pages, List<String> statuses, DeliveryBook book) {
        this.pages = pages;
        this.statuses = statuses;
        this.book = book;
    }

    /** Where to try next: from the oldest on, and then from there again. Empty: nothing was refused. */
    Optional<TimeWindow> next() {
        Optional<Instant> time = book.nextTried(lastTried).or(() -> book.nextTried(Instant.MIN));
        time.ifPresent(next -> lastTried = next);
        waitedFor = book.waitedFor();
        return time.map(next -> new TimeWindow(next.minus(TimeWindow.SEAM), next.plus(TimeWindow.SEAM)));
    }

    /** Reads a page. Takes its time: without the lock. It need not be all of the window, for nothing is passed. */
    ListPage<OrderDocument> read(TimeWindow window) {
        return pages.read(window, statuses, 1);
    }

    /** Those of the page that may go to the route once more. */
    List<OrderDocument> toTry(ListPage<OrderDocument> page) {
        return page.rows().stream()
                .filter(order -> order.modifiedAt().isPresent() && book.isRefused(OrderVersion.of(order)))
                .limit(AT_A_TIME)
                .toList();
    }

    /** Whether one of those that the position waits for was accepted, or given up, since the last try. Says so once. */
    boolean haveHelped() {
        boolean helped = book.waitedFor() < waitedFor;
        if (helped) {
            waitedFor = 0;
        }
        return helped;
    }
}
