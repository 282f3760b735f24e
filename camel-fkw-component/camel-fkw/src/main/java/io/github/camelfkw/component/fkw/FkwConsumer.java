// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import io.github.camelfkw.component.fkw.client.FkwClient;
import io.github.camelfkw.component.fkw.client.FkwProtocolException;
import io.github.camelfkw.component.fkw.client.OrderApi;
import io.github.camelfkw.component.fkw.client.OrderDocument;
import io.github.camelfkw.component.fkw.client.OrderPage;
import io.github.camelfkw.component.fkw.client.OrderQuery;
import io.github.camelfkw.component.fkw.client.model.TimeType;
import io.github.camelfkw.component.fkw.client.token.AccessGrant;
import io.github.camelfkw.component.fkw.internal.poll.FeedSettings;
import io.github.camelfkw.component.fkw.internal.poll.OrderFeed;
import io.github.camelfkw.component.fkw.internal.poll.OrderPages;
import io.github.camelfkw.component.fkw.internal.poll.PositionStore;
import io.github.camelfkw.component.fkw.internal.poll.StartFrom;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.support.ScheduledBatchPollingConsumer;
import org.apache.camel.support.SynchronizationAdapter;
import org.apache.camel.support.service.ServiceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers orders, one exchange each, oldest change first. The feed says what to deliver; this class runs Camel's batch
 * protocol and tells the feed when the route is done with an order.
 */
public class FkwConsumer extends ScheduledBatchPollingConsumer {

    private static final Logger LOG = LoggerFactory.getLogger(FkwConsumer.class);

    /** Orders held at a time where the route sets no limit: bounds the memory of a backfill. */
    private static final int MAX_ORDERS_HELD = 2000;

    private final FkwEndpoint endpoint;
    private final StartFrom startFrom;
    private OrderFeed feed;

    FkwConsumer(FkwEndpoint endpoint, Processor processor, StartFrom startFrom) {
        super(endpoint, processor);
        this.endpoint = endpoint;
        this.startFrom = startFrom;
    }

    @Override
    protected void doStart() throws Exception {
        endpoint.getComponent().requireGrant(endpoint.getConfiguration().getShopId());
        String name = endpoint.effectivePositionName();
        PositionStore positions = positionStore(name);
        if (positions.load().isEmpty()) {
            startFrom.check(endpoint.getComponent().clock().instant());
        }
        endpoint.getComponent().claimPosition(name);
        try {
            feed = createFeed(positions);
            feed.open();
            super.doStart();
        } catch (Exception e) {
            endpoint.getComponent().releasePosition(name);
            throw e;
        }
    }

    private OrderFeed createFeed(PositionStore positions) {
        FkwClient client = endpoint.getComponent().client();
        int held = maxMessagesPerPoll > 0
                ? Math.max(maxMessagesPerPoll, endpoint.getConfiguration().getPageSize())
                : MAX_ORDERS_HELD;
        FeedSettings settings = new FeedSettings(
                endpoint.statusList(),
                startFrom::resolve,
                endpoint.getConfiguration().getSettle(),
                endpoint.getConfiguration().getLookback(),
                held);
        return new OrderFeed(settings, pages(endpoint.orders()), positions, client::serverNow);
    }

    private OrderPages pages(OrderApi api) {
        boolean merchant = endpoint.getOperation() == FkwOperation.merchantOrders;
        return (window, statuses, pageNo) -> {
            OrderQuery query = new OrderQuery(
                    statuses,
                    TimeType.modified,
                    window.from(),
                    window.to(),
                    pageNo,
                    endpoint.getConfiguration().getPageSize());
            OrderPage page = merchant ? api.merchantList(query) : api.list(query);
            forceConsumerAsReady();
            return page;
        };
    }

    private PositionStore positionStore(String name) throws Exception {
        var repository = endpoint.getConfiguration().getOffsetRepository();
        if (repository == null) {
            LOG.warn(
                    "{} has no offsetRepository: each start begins at startFrom and delivers those orders again",
                    endpoint);
            return new MemoryPosition(name);
        }
        org.apache.camel.CamelContextAware.trySetCamelContext(
                repository, getEndpoint().getCamelContext());
        ServiceHelper.startService(repository);
        return new RepositoryPosition(name, repository);
    }

    private record RepositoryPosition(String name, org.apache.camel.spi.StateRepository<String, String> repository)
            implements PositionStore {

        @Override
        public Optional<String> load() {
            return Optional.ofNullable(repository.getState(name)).filter(text -> !text.isBlank());
        }

        @Override
        public void save(String text) {
            repository.setState(name, text);
        }
    }

    private record MemoryPosition(String name) implements PositionStore {

        @Override
        public Optional<String> load() {
            return Optional.empty();
        }

        @Override
        public void save(String text) {
            // The feed itself remembers until the next start.
        }
    }

    @Override
    protected int poll() throws Exception {
        shutdownRunningTask = null;
        pendingExchanges = 0;
        int accepted = 0;
        int room = maxMessagesPerPoll > 0 ? maxMessagesPerPoll : Integer.MAX_VALUE;
        feed.begin();
        while (room > 0 && isBatchAllowed()) {
            Optional<List<OrderDocument>> slice = feed.next();
            if (slice.isEmpty()) {
                break;
            }
            List<OrderDocument> orders = slice.get();
            Queue<Object> batch = new ArrayDeque<>(orders.subList(0, Math.min(room, orders.size())));
            room -= batch.size();
            try {
                accepted += processBatch(batch);
            } finally {
                feed.endSlice();
            }
        }
        return accepted;
    }

    /** Delivers the orders; returns how many the route has not turned down. */
    @Override
    public int processBatch(Queue<Object> orders) throws Exception {
        int total = orders.size();
        AtomicInteger refused = new AtomicInteger();
        int index = 0;
        for (; index < total && isBatchAllowed(); index++) {
            pendingExchanges = total - index - 1;
            deliver((OrderDocument) orders.poll(), index, total, refused);
        }
        pendingExchanges = 0;
        return index - refused.get();
    }

    private void deliver(OrderDocument order, int index, int total, AtomicInteger refused) {
        OrderFeed.Delivery delivery = feed.deliver(order);
        Object body;
        try {
            body = endpoint.getConfiguration().isRawPayload() ? order.json() : order.toOrder();
        } catch (FkwProtocolException e) {
            refused.incrementAndGet();
            delivery.failed();
            getExceptionHandler().handleException("Order cannot be read and will be tried again", e);
            return;
        }
        Exchange exchange = createExchange(false);
        try {
            fill(exchange.getIn(), order, body);
            exchange.setProperty(Exchange.BATCH_INDEX, index);
            exchange.setProperty(Exchange.BATCH_SIZE, total);
            exchange.setProperty(Exchange.BATCH_COMPLETE, index == total - 1);
            exchange.getExchangeExtension().addOnCompletion(new Completion(delivery, order.id(), refused));
            getProcessor().process(exchange);
        } catch (Exception e) {
            getExceptionHandler().handleException("Error processing exchange", exchange, e);
        } finally {
            releaseExchange(exchange, false);
        }
    }

    private void fill(Message message, OrderDocument order, Object body) {
        message.setBody(body);
        message.setHeader(FkwConstants.ORDER_ID, order.id());
        message.setHeader(
                FkwConstants.SHOP_ID,
                endpoint.getComponent()
                        .client()
                        .tokens()
                        .snapshot(endpoint.shopKey())
                        .map(AccessGrant::platformShopId)
                        .orElse(endpoint.shopKey()));
        order.status().ifPresent(status -> message.setHeader(FkwConstants.STATUS, status));
        order.modifiedTime().ifPresent(time -> {
            message.setHeader(FkwConstants.MODIFIED_TIME, time.text());
            time.instant().ifPresent(instant -> message.setHeader(Exchange.MESSAGE_TIMESTAMP, instant.toEpochMilli()));
        });
    }

    /** Keeps what it needs: by the time it runs the exchange may serve another order. */
    private static final class Completion extends SynchronizationAdapter {

        private final OrderFeed.Delivery delivery;
        private final String orderId;
        private final AtomicInteger refused;

        Completion(OrderFeed.Delivery delivery, String orderId, AtomicInteger refused) {
            this.delivery = delivery;
            this.orderId = orderId;
            this.refused = refused;
        }

        @Override
        public void onComplete(Exchange exchange) {
            if (exchange.isRollbackOnly()) {
                onFailure(exchange);
            } else {
                delivery.done();
            }
        }

        @Override
        public void onFailure(Exchange exchange) {
            refused.incrementAndGet();
            delivery.failed();
            Throwable cause = exchange.getException();
            // The class only: messages of a route's exceptions may quote a customer's data.
            LOG.warn(
                    "Order {} was not accepted by the route ({}) and will be delivered again",
                    orderId,
                    cause == null ? "rolled back" : cause.getClass().getName());
        }
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        if (feed != null) {
            feed.close();
            feed = null;
            endpoint.getComponent().releasePosition(endpoint.effectivePositionName());
        }
    }
}
