// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.proof;

import io.github.camelfkw.component.fkw.client.ListPage;
import io.github.camelfkw.component.fkw.client.OrderDocument;
import io.github.camelfkw.component.fkw.client.OrderQuery;
import io.github.camelfkw.component.fkw.client.model.TimeType;
import io.github.camelfkw.component.fkw.internal.poll.Feed;
import io.github.camelfkw.component.fkw.internal.poll.FeedListener;
import io.github.camelfkw.component.fkw.internal.poll.FeedSettings;
import io.github.camelfkw.component.fkw.internal.poll.OrderFeed;
import io.github.camelfkw.component.fkw.internal.poll.OrderPages;
import io.github.camelfkw.component.fkw.internal.poll.OrderReads;
import io.github.camelfkw.component.fkw.internal.poll.PositionStore;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is put to the proof: the feed, and beside it what has to fail. */
final class Consumers {

    /** Makes a consumer that knows what the store holds, and no more. */
    @FunctionalInterface
    interface Factory {

        /**
         * @param probe runs before each page is asked for
         */
        Feed<OrderDocument> create(ProofShop shop, Schedule.Reading reading, Runnable probe);
    }

    private Consumers() {}

    /** The feed as routes use it. */
    static Feed<OrderDocument> feed(ProofShop shop, Schedule.Reading reading, Runnable probe) {
        return feed(shop, reading, probe, shop.store, reading.settleSeconds(), reading.lookbackSeconds());
    }

    private static OrderFeed feed(
            ProofShop shop, Schedule.Reading reading, Runnable probe, PositionStore store, int settle, int lookback) {
        FeedSettings settings = new FeedSettings(
                reading.statuses(),
                now -> ProofShop.START_FROM,
                Duration.ofSeconds(settle),
                Duration.ofSeconds(lookback),
                reading.maxOrders(),
                -1,
                reading.reconcileHours() == 0
                        ? Optional.empty()
                        : Optional.of(Duration.ofHours(reading.reconcileHours())),
                Integer.MAX_VALUE,
                reading.pageSize());
        return new OrderFeed(
                settings,
                new Reads(shop, reading, probe),
                shop.fetch(reading.concurrency()),
                store,
                shop.client::serverNow,
                FeedListener.NONE);
    }

    /** The reads of the shop. */
    private record Reads(ProofShop shop, Schedule.Reading reading, Runnable probe) implements OrderReads {

        @Override
        public OrderPages changed() {
            return pages(TimeType.modified);
        }

        @Override
        public OrderPages created() {
            return pages(TimeType.created);
        }

        private OrderPages pages(TimeType time) {
            return (window, statuses, pageNo) -> {
                probe.run();
                return shop.api.list(
                        new OrderQuery(statuses, time, window.from(), window.to(), pageNo, reading.pageSize()));
            };
        }

        @Override
        public Optional<OrderDocument> one(String orderId) {
            throw new UnsupportedOperationException("nobody asks for single orders here");
        }
    }

    /** The feed told to look neither ahead nor back: {@code settle} and {@code lookback} are there for a reason. */
    static Feed<OrderDocument> withoutSettleAndLookback(ProofShop shop, Schedule.Reading reading, Runnable probe) {
        return feed(shop, reading, probe, shop.store, 0, 0);
    }

    /** The feed with a position that is stored when a slice was read, before the route has seen it. */
    static Feed<OrderDocument> storingBeforeDelivery(ProofShop shop, Schedule.Reading reading, Runnable probe) {
        return new Wrapped(feed(shop, reading, probe)) {

            @Override
            public Optional<List<OrderDocument>> next() {
                Optional<List<OrderDocument>> slice = super.next();
                slice.ifPresent(rows -> {
                    rows.forEach(row -> super.deliver(row).done());
                    super.endSlice();
                });
                return slice;
            }

            @Override
            public Delivery deliver(OrderDocument row) {
                return new Unheard();
            }

            @Override
            public void endSlice() {}
        };
    }

    /** The feed that takes a refusal for an acceptance. */
    static Feed<OrderDocument> deafToRefusals(ProofShop shop, Schedule.Reading reading, Runnable probe) {
        return new Wrapped(feed(shop, reading, probe)) {

            @Override
            public Delivery deliver(OrderDocument row) {
                Delivery delivery = super.deliver(row);
                return new Delivery() {
                    @Override
                    public void done() {
                        delivery.done();
                    }

                    @Override
                    public Feed.Verdict failed() {
                        delivery.done();
                        return Feed.Verdict.AGAIN;
                    }

                    @Override
                    public void putOff() {
                        delivery.putOff();
                    }
                };
            }
        };
    }

    /** The feed whose store loses the remembered keys, as a position of nothing but a time would. */
    static Feed<OrderDocument> rememberingNoKeys(ProofShop shop, Schedule.Reading reading, Runnable probe) {
        PositionStore forgetful = new PositionStore() {
            @Override
            public String name() {
                return shop.store.name();
            }

            @Override
            public Optional<String> load() {
                return shop.store.load();
            }

            @Override
            public PositionStore part(String key) {
                return shop.store.part(key);
            }

            @Override
            public void save(String text) {
                shop.store.save(text.replaceFirst("\"delivered\":\\[(\\[[^]]*],?)*]", "\"delivered\":[]"));
            }
        };
        return feed(shop, reading, probe, forgetful, reading.settleSeconds(), reading.lookbackSeconds());
    }

    /** What people write by hand: a closed window of the time of change, from the first page to the last. */
    static Feed<OrderDocument> forwardByModified(ProofShop shop, Schedule.Reading reading, Runnable probe) {
        return new Forward(shop, reading, probe, TimeType.modified);
    }

    /** What people write by hand first: a window of the time of placing, with a filter of status. */
    static Feed<OrderDocument> forwardByCreated(ProofShop shop, Schedule.Reading reading, Runnable probe) {
        return new Forward(shop, reading, probe, TimeType.created);
    }

    private static final class Unheard implements Feed.Delivery {
        @Override
        public void done() {}

        @Override
        public Feed.Verdict failed() {
            return Feed.Verdict.AGAIN;
        }

        @Override
        public void putOff() {}
    }

    private static class Wrapped implements Feed<OrderDocument> {

        private final Feed<OrderDocument> feed;

        Wrapped(Feed<OrderDocument> feed) {
            this.feed = feed;
        }

        @Override
        public void open() {
            feed.open();
        }

        @Override
        public void begin() {
            feed.begin();
        }

        @Override
        public Optional<List<OrderDocument>> next() {
            return feed.next();
        }

        @Override
        public Delivery deliver(OrderDocument row) {
            return feed.deliver(row);
        }

        @Override
        public void endSlice() {
            feed.endSlice();
        }

        @Override
        public void close() {
            feed.close();
        }
    }

    /** Reads from the first page on until one is not full, and keeps the window's end as its position. */
    private static final class Forward implements Feed<OrderDocument> {

        private final ProofShop shop;
        private final Schedule.Reading reading;
        private final Runnable probe;
        private final TimeType timeType;
        private Instant from = ProofShop.START_FROM;
        private Instant to;
        private boolean read;

        Forward(ProofShop shop, Schedule.Reading reading, Runnable probe, TimeType timeType) {
            this.shop = shop;
            this.reading = reading;
            this.probe = probe;
            this.timeType = timeType;
        }

        @Override
        public void open() {
            shop.store.load().ifPresent(text -> from = Evidence.reachedOf(text));
        }

        @Override
        public void begin() {
            to = shop.client.serverNow().minusSeconds(reading.settleSeconds()).truncatedTo(ChronoUnit.SECONDS);
            read = false;
        }

        @Override
        public Optional<List<OrderDocument>> next() {
            if (read || !from.isBefore(to)) {
                return Optional.empty();
            }
            List<OrderDocument> all = new ArrayList<>();
            for (int pageNo = 1; ; pageNo++) {
                probe.run();
                ListPage<OrderDocument> page = shop.api.list(
                        new OrderQuery(reading.statuses(), timeType, from, to, pageNo, reading.pageSize()));
                all.addAll(page.rows());
                if (page.rows().size() < reading.pageSize()) {
                    read = true;
                    return Optional.of(all);
                }
            }
        }

        @Override
        public Delivery deliver(OrderDocument row) {
            return new Unheard();
        }

        @Override
        public void endSlice() {
            from = to;
            shop.store.save("{\"reached\":\"" + to + "\"}");
        }

        @Override
        public void close() {}
    }
}
