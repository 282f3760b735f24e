// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelfkw.component.fkw.client.FkwDocument;
import io.github.camelfkw.component.fkw.internal.poll.Feed;
import io.github.camelfkw.component.fkw.internal.poll.FeedListener;
import io.github.camelfkw.component.fkw.internal.poll.PositionStore;
import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

/**
 * A route that hands an order over, to a {@code seda} for instance, tells of its outcome later. Until then the consumer may
 * keep what it needs, but not the row, since a row keeps the page that it came with: a hundred slow orders out of a hundred
 * pages would be 40 MB.
 */
class RowsUnderWayTest extends FkwTestSupport {

    @Test
    void aRowThatWasHandedOverIsLetGo() throws Exception {
        camel.start();
        Rows rows = new Rows();
        List<Exchange> handedOver = new CopyOnWriteArrayList<>();
        Processor route = exchange -> {
            Exchange later = new DefaultExchange(camel);
            exchange.getExchangeExtension().handoverCompletions(later);
            handedOver.add(later);
        };
        FkwConsumer<Row> consumer = new FkwConsumer<>(
                camel.getEndpoint("fkw:members?initialDelay=0&delay=3600000", FkwEndpoint.class),
                route,
                rows,
                "default");
        consumer.start();
        await().until(() -> handedOver.size() == 3);
        await().until(() -> {
            System.gc();
            return rows.given.stream().allMatch(row -> row.get() == null);
        });
        assertThat(rows.done).hasValue(0);
        handedOver.forEach(exchange -> exchange.getExchangeExtension()
                .handoverCompletions()
                .forEach(completion -> completion.onComplete(exchange)));
        assertThat(rows.done).hasValue(3);
        consumer.stop();
    }

    private record Row(String id) implements FkwDocument<String> {

        @Override
        public String json() {
            return "{}";
        }

        @Override
        public String contentHash() {
            return "0";
        }

        @Override
        public String toRecord() {
            return "the record of " + id;
        }
    }

    /** Three rows, of which nothing else is kept. */
    private static final class Rows implements FeedSource<Row>, Feed<Row> {

        private final Queue<List<Row>> slices = new ArrayDeque<>();
        private final List<WeakReference<Row>> given = new ArrayList<>();
        private final AtomicInteger done = new AtomicInteger();

        @Override
        public String what() {
            return "Row";
        }

        @Override
        public Feed<Row> createFeed(PositionStore positions, Runnable answered, FeedListener events) {
            return this;
        }

        @Override
        public Consumer<Message> headers(Row row) {
            return message -> {};
        }

        @Override
        public void open() {
            slices.add(List.of(row("1"), row("2"), row("3")));
        }

        private Row row(String id) {
            Row row = new Row(id);
            given.add(new WeakReference<>(row));
            return row;
        }

        @Override
        public void begin() {
            // One poll.
        }

        @Override
        public Optional<List<Row>> next() {
            return Optional.ofNullable(slices.poll());
        }

        @Override
        public Delivery deliver(Row row) {
            return new Delivery() {

                @Override
                public void done() {
                    done.incrementAndGet();
                }

                @Override
                public Verdict failed() {
                    return Verdict.AGAIN;
                }

                @Override
                public void putOff() {
                    throw new UnsupportedOperationException();
                }
            };
        }

        @Override
        public void endSlice() {
            // Nothing is saved.
        }

        @Override
        public void close() {
            // Nothing is saved.
        }
    }
}
