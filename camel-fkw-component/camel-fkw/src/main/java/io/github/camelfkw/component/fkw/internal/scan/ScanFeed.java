// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.scan;

import io.github.camelfkw.common.IdTable;
import io.github.camelfkw.component.fkw.client.FkwDocument;
import io.github.camelfkw.component.fkw.internal.poll.Feed;
import io.github.camelfkw.component.fkw.internal.poll.PositionStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All rows of a list, again and again, or just those that are new or differ from what was delivered before. Which were,
 * is remembered by id and hash of the content, and saved; a row that the route did not accept is not remembered, and so
 * comes again with the next scan.
 */
public final class ScanFeed<D extends FkwDocument<?>> implements Feed<D> {

    private static final Logger LOG = LoggerFactory.getLogger(ScanFeed.class);

    /** Saving writes all that is remembered, so it waits for some changes; a crash repeats so many deliveries. */
    static final int SAVED_AFTER = 1_000;

    private final Supplier<ListScan<D>> scans;
    private final int sliceSize;
    private final PositionStore store;
    private final boolean changesOnly;

    private final IdTable delivered = new IdTable();
    private final Map<String, D> waiting = new LinkedHashMap<>();
    private ListScan<D> scan;
    private int unsaved;
    private boolean closed;

    /**
     * @param scans       begins a scan
     * @param sliceSize   rows held at a time
     * @param store       where it is remembered what was delivered
     * @param changesOnly whether that counts
     */
    public ScanFeed(Supplier<ListScan<D>> scans, int sliceSize, PositionStore store, boolean changesOnly) {
        this.scans = scans;
        this.sliceSize = sliceSize;
        this.store = store;
        this.changesOnly = changesOnly;
    }

    /** Whether a text is what such a feed remembers, and so no position of orders. */
    public static boolean hasWritten(String text) {
        return SeenFormat.isFormatOf(text);
    }

    @Override
    public synchronized void open() {
        if (changesOnly) {
            store.load().ifPresent(text -> SeenFormat.read(store.name(), text, delivered));
        }
    }

    /** Goes on with a scan that a limited poll has left, or begins one. */
    @Override
    public void begin() {
        if (scan == null) {
            scan = scans.get();
        }
    }

    @Override
    public Optional<List<D>> next() {
        if (scan == null) {
            return Optional.empty();
        }
        while (waiting.size() < sliceSize && scan.hasNext()) {
            D row = scan.next();
            if (!changesOnly || isChange(row)) {
                waiting.put(row.id(), row);
            }
        }
        if (waiting.isEmpty()) {
            endScan();
            return Optional.empty();
        }
        return Optional.of(List.copyOf(waiting.values()));
    }

    private synchronized boolean isChange(D row) {
        return !delivered.contains(row.id(), hash(row));
    }

    private synchronized void endScan() {
        if (scan.isComplete()) {
            if (changesOnly) {
                int before = delivered.size();
                delivered.retain(scan::saw);
                unsaved += before - delivered.size();
            }
        } else {
            LOG.warn(
                    "{}: the list changed during each of {} passes; a row that moved meanwhile may come with the next poll",
                    store.name(),
                    ListScan.MAX_PASSES);
        }
        scan = null;
        save(1);
    }

    private static long hash(FkwDocument<?> row) {
        return Long.parseUnsignedLong(row.contentHash(), 16);
    }

    @Override
    public Delivery deliver(D row) {
        waiting.remove(row.id());
        return new RowDelivery(row.id(), changesOnly ? hash(row) : 0);
    }

    /** A row on its way through the route. */
    private final class RowDelivery implements Delivery {

        private final String id;
        private final long hash;

        private RowDelivery(String id, long hash) {
            this.id = id;
            this.hash = hash;
        }

        @Override
        public void done() {
            synchronized (ScanFeed.this) {
                if (changesOnly) {
                    delivered.put(id, hash);
                    unsaved++;
                }
            }
        }

        @Override
        public Verdict failed() {
            // Not remembered: the next scan delivers it again.
            return Verdict.AGAIN;
        }

        @Override
        public void putOff() {
            // As after a failure.
        }
    }

    @Override
    public synchronized void endSlice() {
        save(SAVED_AFTER);
    }

    @Override
    public synchronized void close() {
        save(1);
        closed = true;
    }

    private void save(int least) {
        if (changesOnly && unsaved >= least && !closed) {
            store.save(SeenFormat.write(delivered));
            unsaved = 0;
        }
    }
}
