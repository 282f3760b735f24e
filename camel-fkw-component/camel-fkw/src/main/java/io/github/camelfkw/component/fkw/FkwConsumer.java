// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import io.github.camelfkw.component.fkw.client.FkwDocument;
import io.github.camelfkw.component.fkw.client.FkwProtocolException;
import io.github.camelfkw.component.fkw.internal.poll.Feed;
import io.github.camelfkw.component.fkw.internal.poll.FeedListener;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.ScheduledBatchPollingConsumer;
import org.apache.camel.support.SynchronizationAdapter;
import org.apache.camel.support.service.ServiceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers rows of a list, one exchange each. The feed says what to deliver; this class runs Camel's batch
 * protocol and tells the feed when the route is done with a row.
 */
public class FkwConsumer<D extends FkwDocument<?>> extends ScheduledBatchPollingConsumer {

    private static final Logger LOG = LoggerFactory.getLogger(FkwConsumer.class);

    private final FkwEndpoint endpoint;
    private final FeedSource<D> source;
    private final String shop;
    private final ConsumerWatch watch;
    private final ReentrantLock polling = new ReentrantLock();
    private volatile Feed<D> feed;
    private FeedListener listener = FeedListener.NONE;
    private Runnable releasePosition = () -> {};
    private IdempotentRepository idempotent;

    /** The feed of the poll that is under way; outlives a stop that does not wait for the poll. */
    private Feed<D> polled;

    /** What this consumer has marked as being on its way, and for which delivery. */
    private final Map<String, Outcome> keysUnderWay = new ConcurrentHashMap<>();

    /** Whether the last poll has found nothing to deliver, and nothing waits. */
    private volatile boolean quiet;

    FkwConsumer(FkwEndpoint endpoint, Processor processor, FeedSource<D> source, String shop) {
        super(endpoint, processor);
        this.endpoint = endpoint;
        this.source = source;
        this.shop = shop;
        this.watch = new ConsumerWatch(endpoint, shop, () -> feed);
    }

    @Override
    protected void doBuild() throws Exception {
        if (getHealthCheck() == null) {
            setHealthCheck(
                    new HeldPositionHealthCheck(this, "consumer:" + getRouteId(), watch::status, watch::lastFailure));
        }
        super.doBuild();
    }

    @Override
    protected void doStart() throws Exception {
        endpoint.getComponent().requireGrant(shop);
        idempotent = endpoint.getConfiguration().getIdempotentRepository();
        if (idempotent != null) {
            CamelContextAware.trySetCamelContext(idempotent, endpoint.getCamelContext());
            ServiceHelper.startService(idempotent);
        }
        if (endpoint.shops().isOne()) {
            ConsumerPosition.prepare(endpoint);
        }
        ConsumerPosition position = ConsumerPosition.of(endpoint, shop);
        listener = watch.start(position.name());
        feed = null;
        try {
            feed = source.createFeed(position, this::answered, listener);
            if (endpoint.keepsPosition()) {
                releasePosition = endpoint.getComponent().positions().claim(position, feed, endpoint.getCamelContext());
            }
            watch.opened();
            feed.open();
            super.doStart();
        } catch (Exception e) {
            closeFeed();
            throw e;
        }
    }

    private void release() {
        watch.closed();
        releasePosition.run();
        releasePosition = () -> {};
    }

    /** The platform has answered: from now on the consumer counts as ready, however long the first poll may take. */
    private void answered() {
        forceConsumerAsReady();
    }

    /** One poll at a time: a scheduler with several threads, or the poll before a forced stop, would share the feed. */
    @Override
    protected int poll() throws Exception {
        polling.lockInterruptibly();
        try {
            watch.polled();
            polled = feed;
            return pollFeed();
        } catch (Exception e) {
            watch.failed(e);
            throw e;
        } finally {
            polling.unlock();
        }
    }

    /**
     * Whether the next row of the batch may go to the route. Not when the route is being suspended, however that came
     * about; with {@code shutdownRunningTask=CompleteAllTasks} the batch, but no further one, is delivered to its end.
     */
    @Override
    public boolean isBatchAllowed() {
        return super.isBatchAllowed()
                && polled == feed
                && (shutdownRunningTask == ShutdownRunningTask.CompleteAllTasks || !isSuspendingOrSuspended());
    }

    /**
     * A poll that gives the route nothing that it accepts counts as idle. But nobody is told that there was nothing while
     * rows wait that the route has turned down.
     */
    @Override
    protected void processEmptyMessage() throws Exception {
        if (quiet) {
            super.processEmptyMessage();
        }
    }

    private int pollFeed() throws Exception {
        shutdownRunningTask = null;
        pendingExchanges = 0;
        quiet = true;
        int accepted = 0;
        int room = maxMessagesPerPoll > 0 ? maxMessagesPerPoll : Integer.MAX_VALUE;
        polled.begin();
        while (room > 0 && isBatchAllowed() && shutdownRunningTask == null) {
            Optional<List<D>> slice = polled.next();
            if (slice.isEmpty()) {
                break;
            }
            List<D> rows = slice.get();
            quiet &= rows.isEmpty();
            try {
                int taken = processSlice(rows, room);
                accepted += taken;
                room -= taken;
            } finally {
                polled.endSlice();
            }
        }
        quiet &= !polled.isWaiting();
        return accepted;
    }

    /**
     * Delivers as many rows as there is room for. Rows that the route turns down take no room: they come again with each
     * poll, and nothing would get past them.
     */
    private int processSlice(List<D> rows, int room) throws Exception {
        int accepted = 0;
        for (int next = 0; next < rows.size() && accepted < room && isBatchAllowed(); ) {
            int end = Math.min(rows.size(), next + room - accepted);
            accepted += processBatch(new ArrayDeque<>(rows.subList(next, end)));
            next = end;
        }
        return accepted;
    }

    /** Delivers the rows; returns how many the route has not turned down. */
    @Override
    @SuppressWarnings("unchecked") // this class filled the queue
    public int processBatch(Queue<Object> rows) throws Exception {
        int total = rows.size();
        AtomicInteger refused = new AtomicInteger();
        int index = 0;
        for (; index < total && isBatchAllowed(); index++) {
            pendingExchanges = total - index - 1;
            deliver((D) rows.poll(), index, total, refused);
        }
        pendingExchanges = 0;
        return index - refused.get();
    }

    private void deliver(D row, int index, int total, AtomicInteger refused) {
        Outcome outcome = new Outcome(polled.deliver(row), row, refused);
        if (outcome.needsNoRoute()) {
            return;
        }
        Object body;
        try {
            body = endpoint.getConfiguration().isRawPayload() ? row.json() : row.toRecord();
        } catch (FkwProtocolException e) {
            outcome.unreadable(e);
            return;
        }
        outcome.body = body;
        Exchange exchange = createExchange(false);
        try {
            outcome.fill(exchange.getIn());
            outcome.tellOfFailures(exchange.getIn());
            exchange.setProperty(Exchange.BATCH_INDEX, index);
            exchange.setProperty(Exchange.BATCH_SIZE, total);
            exchange.setProperty(Exchange.BATCH_COMPLETE, index == total - 1);
            exchange.getExchangeExtension().addOnCompletion(outcome);
            getProcessor().process(exchange);
        } catch (Exception e) {
            getExceptionHandler().handleException(source.what() + " could not be given to the route", exchange, e);
        } finally {
            releaseExchange(exchange, false);
        }
    }

    /**
     * What becomes of a delivery. By the time it is known the exchange may serve another row. Does not keep the row, which
     * keeps its page: a route may have many under way, each out of another page.
     */
    private final class Outcome extends SynchronizationAdapter {

        private final Feed.Delivery delivery;
        private final String rowId;
        private final Consumer<Message> headers;
        private final AtomicInteger refused;
        private final String idempotentKey;
        private boolean underWay;

        /** Null: cannot be read. */
        private Object body;

        Outcome(Feed.Delivery delivery, D row, AtomicInteger refused) {
            this.delivery = delivery;
            this.rowId = row.id();
            this.headers = source.headers(row);
            this.refused = refused;
            this.idempotentKey = idempotent == null ? null : source.idempotentKey(row);
        }

        /**
         * Settles the delivery where the repository has it that the route has accepted this version, or another consumer
         * is just delivering it.
         */
        boolean needsNoRoute() {
            if (idempotent == null || delivery.isAskedFor()) {
                return false;
            }
            underWay = endpoint.getComponent().deliveriesUnderWay().add(idempotentKey);
            if (!underWay) {
                // Not accepted: a poll of such orders alone is idle, so that greedy ones do not follow without a pause.
                refused.incrementAndGet();
                delivery.putOff();
                return true;
            }
            keysUnderWay.put(idempotentKey, this);
            boolean known = false;
            try {
                known = idempotent.contains(idempotentKey);
            } catch (RuntimeException e) {
                delivery.putOff();
                noLongerUnderWay();
                throw e;
            }
            if (known) {
                listener.knownToRepository();
                delivery.done();
                noLongerUnderWay();
            }
            return known;
        }

        /** Not where the route was stopped meanwhile: the mark may be one of another delivery by now. */
        private void noLongerUnderWay() {
            if (underWay) {
                underWay = false;
                unmark(idempotentKey, this);
            }
        }

        void fill(Message message) {
            message.setBody(body);
            headers.accept(message);
            message.setHeader(FkwConstants.SHOP_ID, endpoint.shopName(shop));
        }

        void tellOfFailures(Message message) {
            int failures = delivery.failures();
            if (failures > 0) {
                message.setHeader(FkwConstants.REDELIVERY_COUNT, failures);
            }
            int most = endpoint.getConfiguration().getMaxRedeliveries();
            if (most >= 0 && failures >= most) {
                message.setHeader(FkwConstants.LAST_DELIVERY, true);
            }
        }

        @Override
        public void onComplete(Exchange exchange) {
            if (exchange.isRollbackOnly() || exchange.isRollbackOnlyLast()) {
                onFailure(exchange);
                return;
            }
            remember();
            listener.delivered();
            delivery.done();
            noLongerUnderWay();
        }

        private void remember() {
            try {
                if (idempotent != null) {
                    idempotent.add(idempotentKey);
                }
            } catch (RuntimeException e) {
                // The route is done with it, and the position remembers that.
                LOG.error(
                        "{} {} was accepted, but the idempotentRepository cannot keep it ({}): should the position be lost,"
                                + " it is delivered again",
                        source.what(),
                        rowId,
                        e.getClass().getName());
            }
        }

        @Override
        public void onFailure(Exchange exchange) {
            Throwable cause = exchange.getException();
            // The class only: messages of a route's exceptions may quote a customer's data.
            String why = cause == null ? "rolled back" : cause.getClass().getName();
            if (refused() == Feed.Verdict.AGAIN) {
                LOG.warn(
                        "{} {} was not accepted by the route ({}) and will be delivered again",
                        source.what(),
                        rowId,
                        why);
            } else {
                giveUp(why);
            }
        }

        void unreadable(FkwProtocolException e) {
            if (refused() == Feed.Verdict.AGAIN) {
                getExceptionHandler().handleException(source.what() + " cannot be read and will be tried again", e);
            } else {
                giveUp(e.getMessage());
            }
        }

        private Feed.Verdict refused() {
            refused.incrementAndGet();
            noLongerUnderWay();
            return delivery.failed();
        }

        private void giveUp(String why) {
            FkwOrderGivenUpException given = new FkwOrderGivenUpException(
                    rowId, endpoint.getConfiguration().getMaxRedeliveries() + 1, why, body);
            Exchange exchange = createExchange(false);
            try {
                fill(exchange.getIn());
                getExceptionHandler().handleException(given.getMessage(), exchange, given);
            } catch (RuntimeException | Error e) {
                delivery.putOff();
                throw e;
            } finally {
                releaseExchange(exchange, false);
            }
            // Only now: had the process ended before, nobody would know of the order.
            delivery.givenUp();
        }
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        closeFeed();
    }

    private void closeFeed() {
        Feed<D> closing = feed;
        try {
            if (closing != null) {
                closing.close();
            }
        } finally {
            // Also where the position could not be saved: the route must be able to start again in this process.
            release();
            // A route that was stopped by force may have lost exchanges, which nobody will ever complete.
            keysUnderWay.forEach(this::unmark);
        }
    }

    private void unmark(String key, Outcome marked) {
        if (keysUnderWay.remove(key, marked)) {
            endpoint.getComponent().deliveriesUnderWay().remove(key);
        }
    }
}
