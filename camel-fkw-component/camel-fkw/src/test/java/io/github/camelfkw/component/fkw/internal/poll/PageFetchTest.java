// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelfkw.component.fkw.client.FkwException;
import io.github.camelfkw.component.fkw.client.ListPage;
import io.github.camelfkw.component.fkw.client.OrderDocument;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of pages and slices that nobody waits for any more, or that never begin. */
class PageFetchTest {

    private static final ListPage<OrderDocument> EMPTY =
            new ListPage<>("orders", List.of(), OptionalLong.of(0), Optional.empty(), new byte[0]);

    private final ExecutorService pages = Executors.newSingleThreadExecutor();
    private final ExecutorService slices = Executors.newSingleThreadExecutor();
    private final PageFetch fetch = PageFetch.concurrent(pages, slices, 1, ExecutorService::shutdownNow);
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void stop() {
        end.countDown();
        pages.shutdownNow();
        slices.shutdownNow();
    }

    @Test
    void whoWaitsForASliceThatNeverBeganIsToldThatItEnds() throws InterruptedException {
        fetch.slice(this::untilTheEnd);
        PageFetch.Asked<Reading> waiting = fetch.slice(() -> new Reading.TooMany(1));
        begun.await();
        fetch.stop();
        assertThatThrownBy(waiting::await).isInstanceOf(FkwException.class).hasMessageContaining("stopping");
    }

    private Reading untilTheEnd() {
        begun.countDown();
        try {
            end.await();
        } catch (InterruptedException e) {
            // As it should be.
        }
        return new Reading.TooMany(1);
    }

    /** A page's thread may be the one that refreshes the token: it must come to its end. */
    @Test
    void aRequestThatNobodyWaitsForIsNotInterrupted() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        PageFetch.Asked<ListPage<OrderDocument>> page = fetch.page(() -> {
            begun.countDown();
            try {
                end.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            done.countDown();
            return EMPTY;
        });
        begun.await();
        page.giveUp();
        end.countDown();
        assertThat(done.await(1, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void aPageThatNobodyWaitsForAnyMoreDoesNotBegin() throws Exception {
        fetch.page(() -> {
            begun.countDown();
            try {
                end.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return EMPTY;
        });
        begun.await();
        CountDownLatch second = new CountDownLatch(1);
        PageFetch.Asked<ListPage<OrderDocument>> page = fetch.page(() -> {
            second.countDown();
            return EMPTY;
        });
        page.giveUp();
        end.countDown();
        // One thread: a later one is done after it.
        assertThat(fetch.page(() -> EMPTY).await()).isSameAs(EMPTY);
        assertThat(second.getCount()).isEqualTo(1);
    }
}
