// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.poll;

import io.github.camelfkw.component.fkw.client.FkwException;
import io.github.camelfkw.component.fkw.client.ListPage;
import io.github.camelfkw.component.fkw.client.OrderDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Fetches pages: one after the other on the caller's thread, or several at the same time on a pool. Where a pool is used,
 * slices of a backfill are read ahead of their delivery as well, each on a thread of a second pool, while their pages go
 * through the first one. How many requests are under way at a time is for the reads themselves to bound.
 */
public final class PageFetch {

    private final ExecutorService pages;
    private final ExecutorService slices;
    private final int ahead;
    private final Function<ExecutorService, List<Runnable>> shutdown;

    private PageFetch(
            ExecutorService pages,
            ExecutorService slices,
            int ahead,
            Function<ExecutorService, List<Runnable>> shutdown) {
        this.pages = pages;
        this.slices = slices;
        this.ahead = ahead;
        this.shutdown = shutdown;
    }

    /** One request at a time, nothing ahead. */
    public static PageFetch oneByOne() {
        return new PageFetch(null, null, 0, pool -> List.of());
    }

    /**
     * Several requests at a time.
     *
     * @param pages    runs the requests
     * @param slices   runs the reading of slices; needs {@code ahead} threads and one
     * @param ahead    slices that are read while another one is delivered
     * @param shutdown ends a pool at once, and returns what had not begun
     */
    public static PageFetch concurrent(
            ExecutorService pages,
            ExecutorService slices,
            int ahead,
            Function<ExecutorService, List<Runnable>> shutdown) {
        return new PageFetch(pages, slices, ahead, shutdown);
    }

    /** How many slices are read while another one is delivered. */
    int ahead() {
        return ahead;
    }

    /** Asks for a page: of a pool, or else when it is waited for. */
    Asked<ListPage<OrderDocument>> page(Supplier<ListPage<OrderDocument>> read) {
        return new Asked<>(pages, read, false);
    }

    /**
     * The pages from one number to another, handed over in their order.
     *
     * @param goOn takes a page; false: the others are of no use
     */
    void each(long from, long to, LongFunction<ListPage<OrderDocument>> read, Predicate<ListPage<OrderDocument>> goOn) {
        if (pages == null || from == to) {
            for (long pageNo = from; pageNo <= to; pageNo++) {
                long wanted = pageNo;
                if (!goOn.test(page(() -> read.apply(wanted)).await())) {
                    return;
                }
            }
            return;
        }
        List<Asked<ListPage<OrderDocument>>> underWay = new ArrayList<>();
        try {
            for (long pageNo = from; pageNo <= to; pageNo++) {
                long wanted = pageNo;
                underWay.add(page(() -> read.apply(wanted)));
            }
            for (int i = 0; i < underWay.size(); i++) {
                // Not kept any longer than it takes to look at it.
                if (!goOn.test(underWay.set(i, null).await())) {
                    return;
                }
            }
        } finally {
            underWay.stream().filter(Objects::nonNull).forEach(Asked::giveUp);
        }
    }

    /** Reads a slice: on another thread where slices are read ahead, else when it is waited for. */
    Asked<Reading> slice(Supplier<Reading> read) {
        return new Asked<>(slices, read, true);
    }

    /** What is being read, or will be when it is waited for. */
    static final class Asked<T> {

        private final Future<T> underWay;
        private final Supplier<T> later;

        private final boolean interrupted;

        /** @param interrupted whether to interrupt it when nobody waits for it any more */
        private Asked(ExecutorService pool, Supplier<T> read, boolean interrupted) {
            underWay = pool == null ? null : submit(pool, read);
            later = read;
            this.interrupted = interrupted;
        }

        /** What became of it; a failure of the reading is thrown here. */
        T await() {
            return underWay == null ? later.get() : PageFetch.await(underWay);
        }

        /** Nobody waits for it any more: its request ends, no other one begins. */
        void giveUp() {
            if (underWay != null) {
                underWay.cancel(interrupted);
            }
        }
    }

    private static <T> Future<T> submit(ExecutorService executor, Supplier<T> work) {
        try {
            return executor.submit(work::get);
        } catch (RejectedExecutionException e) {
            throw new FkwException("orders", "The consumer is stopping", e);
        }
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FkwException("orders", "Interrupted while orders were read", e);
        } catch (CancellationException e) {
            throw new FkwException("orders", "The consumer is stopping", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new FkwException("orders", "Orders could not be read", e.getCause());
        }
    }

    /** Ends what is under way. */
    void stop() {
        if (slices != null) {
            stop(slices);
            stop(pages);
        }
    }

    private void stop(ExecutorService pool) {
        for (Runnable notBegun : shutdown.apply(pool)) {
            if (notBegun instanceof Future<?> future) {
                // Somebody may wait for it.
                future.cancel(false);
            }
        }
    }
}
