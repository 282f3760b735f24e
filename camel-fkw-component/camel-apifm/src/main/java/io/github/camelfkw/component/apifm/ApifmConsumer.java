// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.apifm;

import io.github.camelfkw.component.apifm.internal.call.ApiCall;
import io.github.camelfkw.component.apifm.internal.call.WireParameters;
import io.github.camelfkw.component.apifm.internal.client.ApifmGateway;
import io.github.camelfkw.component.apifm.internal.scan.ListPage;
import io.github.camelfkw.component.apifm.internal.scan.ListScan;
import io.github.camelfkw.component.apifm.internal.scan.PageReader;
import io.github.camelfkw.component.apifm.internal.scan.Row;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.ScheduledBatchPollingConsumer;
import org.apache.camel.support.SynchronizationAdapter;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.apache.camel.support.service.ServiceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers the rows of a list, one exchange each: all of them with each poll, or those that were not delivered before. A
 * row counts as delivered when its exchange has succeeded, so none is lost; after a crash some come again.
 */
public class ApifmConsumer extends ScheduledBatchPollingConsumer {

    /** How many rows the memory remembers that is used where no idempotentRepository is set. */
    static final int REMEMBERED = 100_000;

    private static final Logger LOG = LoggerFactory.getLogger(ApifmConsumer.class);

    private final ApifmEndpoint endpoint;
    private final ApiCall call;
    private final int pageSize;
    private final ReentrantLock polling = new ReentrantLock();
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();
    private Map<String, String> parameters;
    private PageReader pages;
    private String keyPrefix;
    private IdempotentRepository idempotent;
    private final Queue<Row> waiting = new ArrayDeque<>();
    private ListScan scan;
    /** No poll has begun since the last start. One of before, that a forced stop left, may still be at scan and rows. */
    private volatile boolean justStarted;

    ApifmConsumer(ApifmEndpoint endpoint, Processor processor, ApiCall call) {
        super(endpoint, processor);
        this.endpoint = endpoint;
        this.call = call;
        this.pageSize = EndpointCall.pageSize(call, endpoint.getConfiguration());
    }

    @Override
    protected void doStart() throws Exception {
        ApifmConfiguration options = endpoint.getConfiguration();
        RunningApifm running = endpoint.getComponent().running();
        Map<String, Object> arguments = endpoint.input(call).ofOptions();
        arguments.put("page", 1);
        arguments.put("pageSize", pageSize);
        // Finds what is missing now, and not with the first poll.
        parameters = new WireParameters(call, running.mapper()).of(arguments);
        pages = new PageReader(call, options.getRowsField(), options.getIdField(), running.mapper());
        String subDomain = running.gateway().account().subDomain();
        keyPrefix = call.describe() + ":" + (subDomain == null ? "" : subDomain) + ":"
                + (call.area().isEmpty() ? options.getPath() + ":" : "");
        if (options.isNewOnly()) {
            startRepository(options.getIdempotentRepository());
        }
        justStarted = true;
        super.doStart();
    }

    private void startRepository(IdempotentRepository chosen) {
        if (chosen != null) {
            idempotent = chosen;
        } else if (idempotent == null) {
            idempotent = MemoryIdempotentRepository.memoryIdempotentRepository(REMEMBERED);
        }
        CamelContextAware.trySetCamelContext(idempotent, endpoint.getCamelContext());
        ServiceHelper.startService(idempotent);
    }

    /** One poll at a time: a scheduler with several threads, or the poll before a forced stop, would share the scan. */
    @Override
    protected int poll() throws Exception {
        polling.lockInterruptibly();
        try {
            return pollScan();
        } finally {
            polling.unlock();
        }
    }

    /** With {@code shutdownRunningTask=CompleteAllTasks} the batch, but no further one, is delivered to its end. */
    @Override
    public boolean isBatchAllowed() {
        return super.isBatchAllowed()
                && (shutdownRunningTask == ShutdownRunningTask.CompleteAllTasks || !isSuspendingOrSuspended());
    }

    private int pollScan() throws Exception {
        if (justStarted) {
            justStarted = false;
            forgetScan();
        }
        shutdownRunningTask = null;
        pendingExchanges = 0;
        ListScan current = scan == null ? new ListScan(call.describe(), pageSize, this::page) : scan;
        // Goes on with it after a limited poll, or one that failed on the way.
        scan = current;
        int accepted = 0;
        int room = maxMessagesPerPoll > 0 ? maxMessagesPerPoll : Integer.MAX_VALUE;
        while (room > 0 && isBatchAllowed() && shutdownRunningTask == null) {
            Queue<Object> batch = nextRows(current, Math.min(room, pageSize));
            if (batch == null) {
                endScan(current);
                break;
            }
            room -= batch.size();
            accepted += processBatch(batch);
        }
        return accepted;
    }

    /** Rows to deliver, possibly none; null: the scan is over. A failure on the way keeps what was read. */
    private Queue<Object> nextRows(ListScan current, int most) {
        while (waiting.size() < most && current.hasNext()) {
            waiting.add(current.next());
        }
        if (waiting.isEmpty()) {
            return null;
        }
        Queue<Object> wanted =
                new ArrayDeque<>(waiting.stream().filter(this::isWanted).toList());
        waiting.clear();
        return wanted;
    }

    private ListPage page(int pageNo) {
        Map<String, String> wire = new LinkedHashMap<>(parameters);
        wire.put("page", Integer.toString(pageNo));
        ApifmGateway gateway = endpoint.getComponent().running().gateway();
        ListPage page = pages.read(gateway.call(call, wire, Optional.empty()), pageNo);
        // From now on the consumer counts as ready, however long the first poll may take.
        forceConsumerAsReady();
        return page;
    }

    private void endScan(ListScan ended) {
        scan = null;
        if (!ended.isSettled()) {
            LOG.warn(
                    "{}: the list moved during each of the passes over it; a row that moved meanwhile may come with the next"
                            + " poll",
                    call.describe());
        }
        if (idempotent != null
                && endpoint.getConfiguration().getIdempotentRepository() == null
                && ended.size() > REMEMBERED) {
            LOG.warn(
                    "{}: the list has {} rows, of which the memory remembers {}; others are delivered again. Set"
                            + " idempotentRepository",
                    call.describe(),
                    ended.size(),
                    REMEMBERED);
        }
    }

    private void forgetScan() {
        scan = null;
        waiting.clear();
    }

    private boolean isWanted(Row row) {
        return idempotent == null || !idempotent.contains(keyPrefix + row.key());
    }

    /** Delivers the rows; returns how many the route has not turned down. */
    @Override
    public int processBatch(Queue<Object> rows) throws Exception {
        int total = rows.size();
        AtomicInteger refused = new AtomicInteger();
        int index = 0;
        for (; index < total && isBatchAllowed(); index++) {
            pendingExchanges = total - index - 1;
            deliver((Row) rows.poll(), index, total, refused);
        }
        if (index < total) {
            // The route stops: the rest is not delivered, and the next scan finds it again.
            forgetScan();
        }
        pendingExchanges = 0;
        return index - refused.get();
    }

    private void deliver(Row row, int index, int total, AtomicInteger refused) {
        String key = keyPrefix + row.key();
        Object body = body(row);
        if (idempotent != null && !underWay.add(key)) {
            // On its way through the route since an earlier poll.
            return;
        }
        Exchange exchange = createExchange(false);
        try {
            fill(exchange.getIn(), row, body);
            exchange.setProperty(Exchange.BATCH_INDEX, index);
            exchange.setProperty(Exchange.BATCH_SIZE, total);
            exchange.setProperty(Exchange.BATCH_COMPLETE, index == total - 1);
            exchange.getExchangeExtension().addOnCompletion(new Outcome(key, refused));
            getProcessor().process(exchange);
        } catch (Exception e) {
            getExceptionHandler().handleException("A row could not be given to the route", exchange, e);
        } finally {
            releaseExchange(exchange, false);
        }
    }

    private Object body(Row row) {
        return endpoint.getConfiguration().isRawPayload()
                ? ApifmProducer.write(endpoint.getComponent().running().mapper(), row.content())
                : row.content();
    }

    private static void fill(Message message, Row row, Object body) {
        message.setBody(body);
        message.setHeader(ApifmConstants.PAGE_NO, row.pageNo());
        if (row.id() != null) {
            message.setHeader(ApifmConstants.ID, row.id());
        }
    }

    /** What becomes of a delivery. By the time it is known the exchange may serve another row. */
    private final class Outcome extends SynchronizationAdapter {

        private final String key;
        private final AtomicInteger refused;

        Outcome(String key, AtomicInteger refused) {
            this.key = key;
            this.refused = refused;
        }

        @Override
        public void onComplete(Exchange exchange) {
            if (exchange.isRollbackOnly() || exchange.isRollbackOnlyLast()) {
                onFailure(exchange);
                return;
            }
            remember();
            underWay.remove(key);
        }

        private void remember() {
            try {
                if (idempotent != null) {
                    idempotent.add(key);
                    idempotent.confirm(key);
                }
            } catch (RuntimeException e) {
                LOG.error(
                        "{}: a row was accepted, but the idempotentRepository cannot keep it ({}): it is delivered again",
                        call.describe(),
                        e.getClass().getName());
            }
        }

        @Override
        public void onFailure(Exchange exchange) {
            refused.incrementAndGet();
            underWay.remove(key);
            Throwable cause = exchange.getException();
            // The class only: messages of a route's exceptions may quote a customer's data.
            LOG.warn(
                    "{}: a row was not accepted by the route ({}) and comes again with the next poll",
                    call.describe(),
                    cause == null ? "rolled back" : cause.getClass().getName());
        }
    }
}
