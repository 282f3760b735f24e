// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Processor;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.Suspendable;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.spi.ShutdownAware;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.HealthCheckComponent;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.util.URISupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Several shops in one route: a {@link FkwConsumer} for each, with its own schedule, position and failures, so that a
 * shop that hangs or has lost its authorization costs the others nothing. See ADR 0014.
 */
final class FkwShopsConsumer extends DefaultConsumer implements ShutdownAware, Suspendable {

    private static final Logger LOG = LoggerFactory.getLogger(FkwShopsConsumer.class);

    /** Shops that are polled at the same time: bounds threads, connections and what is held in memory. */
    static final int MAX_THREADS = 8;

    private static final long SHORTEST_LOOK = TimeUnit.SECONDS.toMillis(1);
    private static final long LONGEST_LOOK = TimeUnit.SECONDS.toMillis(30);

    private final FkwEndpoint endpoint;
    private final ShopSelection shops;

    /** Changed under {@link #lock}, read by anybody. */
    private final Map<String, FkwConsumer<?>> running = new ConcurrentHashMap<>();

    private final Map<String, FkwConsumer<?>> leaving = new ConcurrentHashMap<>();

    /** Why a shop is not polled; also keeps one reason from being reported again and again. */
    private final Map<String, Exception> failures = new ConcurrentHashMap<>();

    private final Object lock = new Object();
    private ScheduledExecutorService polls;
    private ScheduledExecutorService looks;

    FkwShopsConsumer(FkwEndpoint endpoint, Processor processor, ShopSelection shops) {
        super(endpoint, processor);
        this.endpoint = endpoint;
        this.shops = shops;
    }

    @Override
    protected void doBuild() throws Exception {
        if (getHealthCheck() == null) {
            setHealthCheck(new ShopsHealthCheck(
                    "consumer:" + getRouteId(),
                    URISupport.sanitizeUri(endpoint.getEndpointUri()),
                    () -> running.entrySet().stream()
                            .collect(Collectors.toMap(
                                    Map.Entry::getKey, shop -> shop.getValue().getHealthCheck())),
                    () -> failures));
        }
        super.doBuild();
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        HealthCheckComponent component = endpoint.getComponent();
        getHealthCheck().setEnabled(component.isHealthCheckConsumerEnabled());
    }

    @Override
    protected void doStart() throws Exception {
        for (String shop : shops.keys()) {
            endpoint.getComponent().requireGrant(shop);
        }
        ConsumerPosition.prepare(endpoint);
        super.doStart();
        ExecutorServiceManager executors = endpoint.getCamelContext().getExecutorServiceManager();
        if (ShopSchedule.isCamelsOwn(endpoint) && endpoint.getScheduledExecutorService() == null) {
            int threads = shops.all()
                    ? MAX_THREADS
                    : Math.min(MAX_THREADS, shops.keys().size());
            polls = executors.newScheduledThreadPool(this, "FkwShops", threads);
        }
        // Apart from the polls: a shop that is new is found although eight others hang.
        looks = executors.newSingleThreadScheduledExecutor(this, "FkwShopsLook");
        try {
            startWithWhatThereIs();
        } catch (Exception e) {
            stopAll();
            throw e;
        }
        long interval = lookInterval();
        looks.scheduleWithFixedDelay(this::look, interval, interval, TimeUnit.MILLISECONDS);
    }

    /** One shop's trouble is that shop's; but where no shop can start it is the route that is wrong. */
    private void startWithWhatThereIs() throws Exception {
        Map<String, Exception> failed;
        synchronized (lock) {
            failed = startAndStop(wanted());
        }
        if (running.isEmpty() && !failed.isEmpty()) {
            throw failed.values().iterator().next();
        }
        report(failed);
        if (running.isEmpty()) {
            LOG.warn("{}: no shop is authorized yet. It begins when the token store holds a grant", endpoint);
        }
    }

    /** How often it is looked for shops that are new, gone, or could not start: each delay, within bounds. */
    private long lookInterval() {
        long delay = endpoint.getTimeUnit().toMillis(endpoint.getDelay());
        return Math.max(SHORTEST_LOOK, Math.min(LONGEST_LOOK, delay));
    }

    /** Starts what is new and stops what is gone. */
    private void look() {
        try {
            Map<String, Exception> failed;
            synchronized (lock) {
                if (!isStarted()) {
                    return;
                }
                failed = startAndStop(wanted());
            }
            report(failed);
        } catch (RuntimeException e) {
            // The token store cannot be read: the shops that are known go on.
            getExceptionHandler()
                    .handleException("Cannot look which shops are authorized; it is tried again at the next look", e);
        }
    }

    private Collection<String> wanted() {
        return shops.all() ? endpoint.getComponent().client().tokens().shopIds() : shops.keys();
    }

    private Map<String, Exception> startAndStop(Collection<String> wanted) {
        Map<String, Exception> failed = new LinkedHashMap<>();
        running.forEach((shop, consumer) -> {
            if (!wanted.contains(shop)) {
                LOG.info("Shop {} is not authorized any more: it is polled no longer, its position is kept", shop);
                // An order that is on its way is let end; the rest of the batch comes when the shop is back.
                consumer.deferShutdown(ShutdownRunningTask.CompleteCurrentTaskOnly);
                ServiceHelper.suspendService(consumer);
                leaving.put(shop, consumer);
                running.remove(shop);
            }
        });
        leaving.forEach((shop, consumer) -> {
            if (!consumer.isPolling()) {
                leaving.remove(shop);
                stop(shop, consumer, failed);
            }
        });
        for (String shop : List.copyOf(failures.keySet())) {
            if (!wanted.contains(shop)) {
                forgive(shop);
            }
        }
        for (String shop : wanted) {
            if (!running.containsKey(shop) && !leaving.containsKey(shop)) {
                start(shop, failed);
            }
        }
        return failed;
    }

    private void start(String shop, Map<String, Exception> failed) {
        FkwConsumer<?> consumer = null;
        try {
            consumer = createConsumer(shop);
            ServiceHelper.startService(consumer);
            running.put(shop, consumer);
            if (forgive(shop) || isStarted()) {
                LOG.info("Shop {} is polled from now on", shop);
            }
        } catch (Exception e) {
            failed.put(shop, e);
            ServiceHelper.stopAndShutdownService(consumer);
        }
    }

    /** The shop is polled, or need not be. Returns whether it was not before. */
    private boolean forgive(String shop) {
        endpoint.getComponent().sightings().noLongerUnpolled(shop);
        return failures.remove(shop) != null;
    }

    private FkwConsumer<?> createConsumer(String shop) throws Exception {
        FkwConsumer<?> consumer =
                endpoint.createConsumerOf(shop, new ShopProcessor(endpoint, shop, getAsyncProcessor()));
        consumer.setRoute(getRoute());
        consumer.setRouteId(getRouteId());
        consumer.setExceptionHandler(new ShopExceptionHandler(shop, consumer.getExceptionHandler()));
        if (polls != null) {
            consumer.setScheduledExecutorService(polls);
        }
        ShopSchedule.backOffByDefault(endpoint, consumer);
        return consumer;
    }

    private static void stop(String shop, FkwConsumer<?> consumer, Map<String, Exception> failed) {
        try {
            ServiceHelper.stopAndShutdownService(consumer);
        } catch (RuntimeException e) {
            failed.put(shop, e);
        }
    }

    /** Outside of the lock: a bridged error runs the route's error handler, which may do anything. */
    private void report(Map<String, Exception> failed) {
        failed.forEach((shop, failure) -> {
            String message = String.valueOf(failure.getMessage());
            Exception before;
            synchronized (lock) {
                if (looks == null) {
                    return;
                }
                before = failures.put(shop, failure);
                endpoint.getComponent().sightings().notPolled(shop, failure);
            }
            if (before != null && message.equals(String.valueOf(before.getMessage()))) {
                return;
            }
            LOG.error("Shop {} is not polled: {}. It is tried again; the other shops go on", shop, message);
            if (endpoint.isBridgeErrorHandler() || endpoint.getExceptionHandler() != null) {
                getExceptionHandler().handleException("Shop " + shop + " is not polled", failure);
            }
        });
    }

    private List<FkwConsumer<?>> all() {
        return Stream.concat(running.values().stream(), leaving.values().stream())
                .toList();
    }

    @Override
    protected void doSuspend() throws Exception {
        synchronized (lock) {
            running.values().forEach(ServiceHelper::suspendService);
        }
        super.doSuspend();
    }

    @Override
    protected void doResume() throws Exception {
        synchronized (lock) {
            running.values().forEach(ServiceHelper::resumeService);
        }
        super.doResume();
    }

    @Override
    public boolean deferShutdown(ShutdownRunningTask shutdownRunningTask) {
        all().forEach(consumer -> consumer.deferShutdown(shutdownRunningTask));
        return false;
    }

    @Override
    public int getPendingExchangesSize() {
        return all().stream().mapToInt(FkwConsumer::getPendingExchangesSize).sum();
    }

    @Override
    public void prepareShutdown(boolean suspendOnly, boolean forced) {
        all().forEach(consumer -> consumer.prepareShutdown(suspendOnly, forced));
    }

    @Override
    protected void doStop() throws Exception {
        Map<String, Exception> failed = stopAll();
        super.doStop();
        if (!failed.isEmpty()) {
            List<Exception> all = new ArrayList<>(failed.values());
            all.stream().skip(1).forEach(all.get(0)::addSuppressed);
            throw all.get(0);
        }
    }

    private Map<String, Exception> stopAll() {
        ExecutorServiceManager executors = endpoint.getCamelContext().getExecutorServiceManager();
        if (looks != null) {
            executors.shutdownNow(looks);
            looks = null;
        }
        Map<String, Exception> failed = new LinkedHashMap<>();
        synchronized (lock) {
            running.forEach((shop, consumer) -> stop(shop, consumer, failed));
            leaving.forEach((shop, consumer) -> stop(shop, consumer, failed));
            running.clear();
            leaving.clear();
        }
        failures.keySet().forEach(this::forgive);
        if (polls != null) {
            executors.shutdownNow(polls);
            polls = null;
        }
        return failed;
    }

    /** The shops that are polled now: for tests and views of a person. */
    Collection<String> polledShops() {
        return List.copyOf(running.keySet());
    }
}
