// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelfkw.simulator.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.PollingConsumerPollStrategy;
import org.apache.camel.support.AsyncProcessorSupport;
import org.apache.camel.support.ScheduledPollConsumer;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Camel's own options and life cycle do with a consumer of orders. */
class ConsumerInCamelTest extends FkwTestSupport {

    private static final String LIST = "/api/order/getList";
    private static final String ORDERS = "fkw:orders?offsetRepository=#positions&initialDelay=0";

    private final List<String> accepted = new CopyOnWriteArrayList<>();

    @BeforeEach
    void oneTryACall() {
        fkw.setMaxAttempts(1);
        camel.getRegistry().bind("positions", new MemoryStateRepository());
        camel.getShutdownStrategy().setTimeout(20);
    }

    private List<String> place(int n) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            ids.add(shop.addOrder(order -> order.status("wait_seller_ship")).id());
            clock.advance(Duration.ofSeconds(10));
        }
        return ids;
    }

    private void consume(String options, Consumer<RouteDefinition> steps) throws Exception {
        route(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                steps.accept(from(ORDERS + (options.contains("delay=") ? "" : "&delay=50") + options)
                        .routeId("orders"));
            }
        });
    }

    private void accept(Exchange exchange) {
        accepted.add(exchange.getMessage().getHeader(FkwConstants.ORDER_ID, String.class));
    }

    private void consume(String options) throws Exception {
        consume(options, route -> route.process(this::accept));
    }

    private void afterMorePolls(int more) {
        long before = simulator.journal().count(LIST);
        await().until(() -> simulator.journal().count(LIST) >= before + more);
    }

    private ScheduledPollConsumer consumer() {
        return (ScheduledPollConsumer) camel.getRoute("orders").getConsumer();
    }

    @Test
    void aPollStrategySeesEachPollAndMayTryAgainAtOnce() throws Exception {
        List<String> seen = new CopyOnWriteArrayList<>();
        camel.getRegistry().bind("strategy", new PollingConsumerPollStrategy() {
            @Override
            public boolean begin(org.apache.camel.Consumer consumer, Endpoint endpoint) {
                seen.add("begin");
                return true;
            }

            @Override
            public void commit(org.apache.camel.Consumer consumer, Endpoint endpoint, int polledMessages) {
                seen.add("commit " + polledMessages);
            }

            @Override
            public boolean rollback(org.apache.camel.Consumer consumer, Endpoint endpoint, int retry, Exception e) {
                seen.add("rollback " + retry + " " + e.getClass().getSimpleName());
                return retry < 2;
            }
        });
        List<String> ids = place(2);
        simulator.faults().next(2, Fault.maintenancePage());
        consume("&pollStrategy=#strategy&delay=600000");
        await().until(() -> seen.size() == 6);
        assertThat(seen).element(1).asString().startsWith("rollback 0 Fkw");
        assertThat(seen).element(3).asString().startsWith("rollback 1 Fkw");
        assertThat(seen.get(5)).isEqualTo("commit 2");
        assertThat(accepted).containsExactlyElementsOf(ids);
    }

    @Test
    void pollsMoreSeldomWhenNothingHappens() throws Exception {
        consume("&backoffMultiplier=1000&backoffIdleThreshold=3");
        await().until(() -> consumer().getBackoffCounter() > 3);
        assertThat(simulator.journal().count(LIST)).isEqualTo(3);
    }

    @Test
    void pollsMoreSeldomWhenPollsFail() throws Exception {
        simulator.faults().next(1000, Fault.maintenancePage());
        consume("&backoffMultiplier=1000&backoffErrorThreshold=2");
        await().until(() -> consumer().getBackoffCounter() > 3);
        assertThat(simulator.journal().count(LIST)).isEqualTo(2);
    }

    @Test
    void aFailedPollReachesTheRoutesErrorHandlerWhenBridged() throws Exception {
        simulator.faults().next(1, Fault.maintenancePage());
        List<String> ids = place(1);
        route(new RouteBuilder() {
            @Override
            public void configure() {
                onException(Exception.class).handled(true).to("mock:failed");
                from(ORDERS + "&delay=50&bridgeErrorHandler=true").process(ConsumerInCamelTest.this::accept);
            }
        });
        MockEndpoint failed = mock("mock:failed");
        failed.expectedMessageCount(1);
        failed.assertIsSatisfied();
        await().until(() -> accepted.equals(ids));
    }

    /** Stops or suspends while the third of ten is on its way: it is done, the others come later, none is lost or doubled. */
    private void interruptTheThirdOfTen(Runnable stop, Runnable goOn) throws Exception {
        List<String> ids = place(10);
        CountDownLatch third = new CountDownLatch(1);
        CountDownLatch gate = new CountDownLatch(1);
        consume(
                "",
                route -> route.process(exchange -> {
                    if (accepted.size() == 2) {
                        third.countDown();
                        gate.await();
                    }
                    accept(exchange);
                }));
        third.await();
        CompletableFuture<Void> stopping = CompletableFuture.runAsync(stop);
        await().until(() -> !consumer().isStarted());
        gate.countDown();
        stopping.join();
        await().until(() -> !consumer().isPolling());
        assertThat(accepted).containsExactlyElementsOf(ids.subList(0, 3));
        goOn.run();
        await().until(() -> accepted.size() == 10);
        afterMorePolls(2);
        assertThat(accepted).containsExactlyElementsOf(ids);
    }

    private interface RouteAction {
        void run() throws Exception;
    }

    private static Runnable unchecked(RouteAction action) {
        return () -> {
            try {
                action.run();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        };
    }

    @Test
    void finishesTheOrderInHandWhenTheRouteStopsAndDeliversTheRestAfterwards() throws Exception {
        interruptTheThirdOfTen(
                unchecked(() -> camel.getRouteController().stopRoute("orders")),
                unchecked(() -> camel.getRouteController().startRoute("orders")));
    }

    @Test
    void finishesTheOrderInHandWhenTheRouteIsSuspended() throws Exception {
        interruptTheThirdOfTen(
                unchecked(() -> camel.getRouteController().suspendRoute("orders")),
                unchecked(() -> camel.getRouteController().resumeRoute("orders")));
    }

    /** As camel-master does it, without the shutdown strategy. */
    @Test
    void finishesTheOrderInHandWhenTheConsumerItselfIsSuspended() throws Exception {
        interruptTheThirdOfTen(() -> consumer().suspend(), () -> consumer().resume());
    }

    @Test
    void deliversTheBatchToItsEndWhenTheRouteAsksForThat() throws Exception {
        List<String> ids = place(5);
        CountDownLatch second = new CountDownLatch(1);
        CountDownLatch gate = new CountDownLatch(1);
        consume("", route -> route.shutdownRunningTask(org.apache.camel.ShutdownRunningTask.CompleteAllTasks)
                .process(exchange -> {
                    if (accepted.size() == 1) {
                        second.countDown();
                        gate.await();
                    }
                    accept(exchange);
                }));
        second.await();
        CompletableFuture<Void> stopping = CompletableFuture.runAsync(
                unchecked(() -> camel.getRouteController().stopRoute("orders")));
        await().until(() -> !consumer().isStarted());
        gate.countDown();
        stopping.join();
        assertThat(accepted).containsExactlyElementsOf(ids);
    }

    @Test
    void sendsAnEmptyMessageWhenNothingHappenedButNotWhenTheRouteRefused() throws Exception {
        AtomicInteger empty = new AtomicInteger();
        AtomicBoolean refuse = new AtomicBoolean(true);
        place(1);
        AtomicInteger refusals = new AtomicInteger();
        consume(
                "&sendEmptyMessageWhenIdle=true",
                route -> route.process(exchange -> {
                    if (exchange.getMessage().getBody() == null) {
                        empty.incrementAndGet();
                    } else if (refuse.get()) {
                        refusals.incrementAndGet();
                        throw new IllegalStateException("not now");
                    }
                }));
        await().until(() -> refusals.get() >= 3);
        assertThat(empty).hasValue(0);
        refuse.set(false);
        await().until(() -> empty.get() >= 2);
    }

    @Test
    void waitsForASedaRouteThatTheSenderWaitsForAndTakesItsFailure() throws Exception {
        List<String> ids = place(3);
        AtomicInteger tries = new AtomicInteger();
        route(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from(ORDERS + "&delay=50").routeId("orders").to("seda:erp?waitForTaskToComplete=Always&timeout=0");
                from("seda:erp").process(exchange -> {
                    if (tries.incrementAndGet() == 2) {
                        throw new IllegalStateException("no ERP");
                    }
                    accept(exchange);
                });
            }
        });
        await().until(() -> accepted.size() == 3);
        afterMorePolls(2);
        assertThat(accepted).containsExactly(ids.get(0), ids.get(2), ids.get(1));
    }

    /** A step that answers at once and finishes on a thread of its own. */
    private final class Elsewhere extends AsyncProcessorSupport {

        private final ExecutorService threads = Executors.newFixedThreadPool(2);
        private final AtomicInteger tries = new AtomicInteger();

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            threads.execute(() -> {
                if (tries.incrementAndGet() == 2) {
                    exchange.setException(new IllegalStateException("no ERP"));
                } else {
                    accept(exchange);
                }
                callback.done(false);
            });
            return false;
        }
    }

    @Test
    void takesTheOutcomeThatAnotherThreadGives() throws Exception {
        List<String> ids = place(4);
        Elsewhere elsewhere = new Elsewhere();
        try {
            consume("", route -> route.process(elsewhere));
            await().until(() -> accepted.size() == 4);
            afterMorePolls(2);
            assertThat(accepted).containsExactlyInAnyOrderElementsOf(ids);
        } finally {
            elsewhere.threads.shutdownNow();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rollback", "markRollbackOnly", "markRollbackOnlyLast"})
    void deliversAgainWhatTheRouteRolledBack(String how) throws Exception {
        place(1);
        AtomicInteger tries = new AtomicInteger();
        consume("", route -> {
            var choice =
                    route.process(exchange -> tries.incrementAndGet()).choice().when(exchange -> tries.get() < 3);
            switch (how) {
                case "rollback" -> choice.rollback("no").endChoice();
                case "markRollbackOnly" -> choice.markRollbackOnly().endChoice();
                default -> choice.markRollbackOnlyLast().endChoice();
            }
            choice.end().process(this::accept);
        });
        await().until(() -> tries.get() >= 3);
        afterMorePolls(3);
        assertThat(tries).hasValue(3);
    }

    @Test
    void deliversNothingTwiceWhenSeveralThreadsPoll() throws Exception {
        List<String> ids = place(30);
        consume("&scheduler.concurrentConsumers=3&scheduler.poolSize=3");
        await().until(() -> accepted.size() >= 30);
        afterMorePolls(6);
        assertThat(accepted).containsExactlyElementsOf(ids);
    }
}
