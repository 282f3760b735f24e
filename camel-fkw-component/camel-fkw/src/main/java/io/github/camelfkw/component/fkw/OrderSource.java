// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import io.github.camelfkw.component.fkw.client.FkwClient;
import io.github.camelfkw.component.fkw.client.ListPage;
import io.github.camelfkw.component.fkw.client.OrderApi;
import io.github.camelfkw.component.fkw.client.OrderDocument;
import io.github.camelfkw.component.fkw.client.OrderQuery;
import io.github.camelfkw.component.fkw.client.RecordReading;
import io.github.camelfkw.component.fkw.client.model.FkwDateTime;
import io.github.camelfkw.component.fkw.client.model.TimeType;
import io.github.camelfkw.component.fkw.internal.poll.Feed;
import io.github.camelfkw.component.fkw.internal.poll.FeedListener;
import io.github.camelfkw.component.fkw.internal.poll.FeedSettings;
import io.github.camelfkw.component.fkw.internal.poll.OrderFeed;
import io.github.camelfkw.component.fkw.internal.poll.OrderPages;
import io.github.camelfkw.component.fkw.internal.poll.OrderReads;
import io.github.camelfkw.component.fkw.internal.poll.PageFetch;
import io.github.camelfkw.component.fkw.internal.poll.PositionStore;
import io.github.camelfkw.component.fkw.internal.poll.StartFrom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.util.TimeUtils;

/** Orders as they change. */
final class OrderSource implements FeedSource<OrderDocument> {

    /** Slices that are read while another one is delivered: with more, memory grows and speed no longer does. */
    static final int SLICES_AHEAD = 2;

    /** Orders held of a slice: bounds the memory of a backfill. */
    private static final int MAX_ORDERS_HELD = 1200;

    private static final int MOST_CONCURRENT = 32;
    private static final Duration SHORTEST_RECONCILE = Duration.ofHours(1);
    private static final Duration LONGEST_RECONCILE = Duration.ofDays(7);

    private final FkwEndpoint endpoint;
    private final FkwConfiguration options;
    private final String shop;
    private final StartFrom startFrom;
    private final Optional<Duration> reconcile;

    OrderSource(FkwEndpoint endpoint, String shop) {
        this.endpoint = endpoint;
        this.shop = shop;
        this.options = endpoint.getConfiguration();
        this.startFrom = StartFrom.parse(options.getStartFrom());
        this.reconcile = reconcile(options.getReconcile());
        if (options.getFetchConcurrency() < 1 || options.getFetchConcurrency() > MOST_CONCURRENT) {
            throw new IllegalArgumentException("Option fetchConcurrency is " + options.getFetchConcurrency()
                    + "; give 1 (one request after the other) to " + MOST_CONCURRENT);
        }
    }

    private static Optional<Duration> reconcile(String text) {
        if ("off".equals(text)) {
            return Optional.empty();
        }
        Duration interval;
        try {
            interval = Duration.ofMillis(TimeUtils.toMilliSeconds(text));
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "Option reconcile cannot be read: " + text + ". Give a duration of 1h to 7d, such as 1d, or off",
                    e);
        }
        if (interval.compareTo(SHORTEST_RECONCILE) < 0 || interval.compareTo(LONGEST_RECONCILE) > 0) {
            throw new IllegalArgumentException("Option reconcile is " + text
                    + ": each time all orders of that time are read once more, so give 1h to 7d, such as 1d, or off");
        }
        return Optional.of(interval);
    }

    @Override
    public String what() {
        return "Order";
    }

    @Override
    public Feed<OrderDocument> createFeed(PositionStore positions, Runnable answered, FeedListener events) {
        if (positions.load().isEmpty()) {
            startFrom.check(endpoint.getComponent().clock().instant());
        }
        FkwClient client = endpoint.getComponent().client();
        FeedSettings settings = new FeedSettings(
                endpoint.statusList(),
                startFrom::resolve,
                options.getSettle(),
                options.getLookback(),
                isLimited()
                        ? Math.min(MAX_ORDERS_HELD, Math.max(options.getMaxMessagesPerPoll(), options.getPageSize()))
                        : MAX_ORDERS_HELD,
                options.getMaxRedeliveries(),
                reconcile,
                isLimited() ? options.getMaxMessagesPerPoll() : Integer.MAX_VALUE,
                options.getPageSize());
        return new OrderFeed(
                settings,
                new Reads(client.orders(shop, options.getFetchConcurrency()), answered),
                fetch(),
                positions,
                client::serverNow,
                events);
    }

    private boolean isLimited() {
        return options.getMaxMessagesPerPoll() > 0;
    }

    private PageFetch fetch() {
        if (options.getFetchConcurrency() == 1) {
            return PageFetch.oneByOne();
        }
        // A poll that ends early would have read ahead for nothing; and several shops would hold too much together.
        int ahead = isLimited() || !endpoint.shops().isOne() ? 0 : SLICES_AHEAD;
        return PageFetch.concurrent(
                // Some read what has arrived while others wait for the platform.
                pool("FkwFetch", 2 * options.getFetchConcurrency()),
                pool("FkwSlices", 1 + ahead),
                ahead,
                executors()::shutdownNow);
    }

    /** Threads that go when they have nothing to do: most polls need one page. */
    private ExecutorService pool(String name, int threads) {
        ThreadPoolProfile profile = new ThreadPoolProfile(name);
        profile.setPoolSize(threads);
        profile.setMaxPoolSize(threads);
        // Not -1, which Camel takes for no queue at all: then who asks for a page does the work himself, and for the
        // thread that delivers that means to wait for the platform.
        profile.setMaxQueueSize(Integer.MAX_VALUE);
        profile.setKeepAliveTime(30L);
        profile.setAllowCoreThreadTimeOut(true);
        return executors().newThreadPool(endpoint, name, profile);
    }

    private ExecutorServiceManager executors() {
        return endpoint.getCamelContext().getExecutorServiceManager();
    }

    /** The reads of one shop. */
    private final class Reads implements OrderReads {

        private final OrderApi api;
        private final Runnable answered;
        /** Records are made where the page is read, beside the delivery of others. */
        private final RecordReading bodies = options.isRawPayload() ? RecordReading.ON_DEMAND : RecordReading.AT_ONCE;

        private final boolean merchant = endpoint.getOperation() == FkwOperation.merchantOrders;

        Reads(OrderApi api, Runnable answered) {
            this.api = api;
            this.answered = answered;
        }

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
                OrderQuery query =
                        new OrderQuery(statuses, time, window.from(), window.to(), pageNo, options.getPageSize());
                ListPage<OrderDocument> page = merchant ? api.merchantList(query, bodies) : api.list(query, bodies);
                answered.run();
                return page;
            };
        }

        @Override
        public Optional<OrderDocument> one(String orderId) {
            return Optional.of(api.get(orderId));
        }
    }

    @Override
    public String idempotentKey(OrderDocument order) {
        return shop + ":" + order.id() + ":"
                + order.modifiedTime().map(time -> time.text()).orElse("") + ":" + order.contentHash();
    }

    @Override
    public Consumer<Message> headers(OrderDocument order) {
        String id = order.id();
        Optional<String> status = order.status();
        Optional<FkwDateTime> modifiedTime = order.modifiedTime();
        Optional<Instant> modifiedAt = order.modifiedAt();
        return message -> {
            message.setHeader(FkwConstants.ORDER_ID, id);
            status.ifPresent(text -> message.setHeader(FkwConstants.STATUS, text));
            modifiedTime.ifPresent(time -> message.setHeader(FkwConstants.MODIFIED_TIME, time.text()));
            modifiedAt.ifPresent(instant -> message.setHeader(Exchange.MESSAGE_TIMESTAMP, instant.toEpochMilli()));
        };
    }
}
