// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelfkw.component.fkw.client.model.Order;
import io.github.camelfkw.simulator.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The consumer in a route: what arrives, when it arrives again, and what a restart remembers. */
class OrdersConsumerTest extends FkwTestSupport {

    private static final String POLL = "delay=50&initialDelay=0";

    @TempDir
    Path folder;

    private final MemoryStateRepository positions = new MemoryStateRepository();

    private RouteBuilder to(String options, String target) {
        camel.getRegistry().bind("positions", positions);
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("fkw:orders?offsetRepository=#positions"
                                + (options.contains("delay=") ? "&initialDelay=0" : "&" + POLL) + options)
                        .routeId("orders")
                        .to(target);
            }
        };
    }

    private MockEndpoint mock() {
        return mock("mock:orders");
    }

    private List<String> placePaidOrders(int n) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            ids.add(shop.addOrder(order -> order.status("wait_seller_ship")).id());
            clock.advance(Duration.ofSeconds(10));
        }
        return ids;
    }

    private void waitForPolls(int more) {
        long before = simulator.journal().count("/api/order/getList");
        await().until(() -> simulator.journal().count("/api/order/getList") >= before + more);
    }

    @Test
    void deliversPaidOrdersAsRecordsWithTheirMetadataOldestChangeFirst() throws Exception {
        List<String> ids = placePaidOrders(3);
        shop.addOrder(order -> order.status("wait_buyer_pay"));
        clock.advance(Duration.ofSeconds(10));
        mock().expectedMessageCount(3);
        route(to("&status=wait_seller_ship", "mock:orders"));
        mock().assertIsSatisfied();
        List<Exchange> received = mock().getExchanges();
        assertThat(received.stream().map(e -> e.getIn().getHeader(FkwConstants.ORDER_ID)))
                .containsExactlyElementsOf(ids);
        Exchange first = received.get(0);
        assertThat(first.getIn().getBody()).isInstanceOf(Order.class);
        assertThat(first.getIn().getHeader(FkwConstants.STATUS)).isEqualTo("wait_seller_ship");
        assertThat(first.getIn().getHeader(FkwConstants.MODIFIED_TIME)).isEqualTo("2026-11-20 12:00:00");
        assertThat(first.getIn().getHeader(Exchange.MESSAGE_TIMESTAMP)).isEqualTo(NOON.toEpochMilli());
        assertThat(first.getIn().getHeader(FkwConstants.SHOP_ID)).isEqualTo("default");
        assertThat(first.getProperty(Exchange.BATCH_SIZE)).isEqualTo(3);
        assertThat(first.getProperty(Exchange.BATCH_COMPLETE)).isEqualTo(false);
        assertThat(received.get(2).getProperty(Exchange.BATCH_COMPLETE)).isEqualTo(true);
        assertThat(received.get(2).getProperty(Exchange.BATCH_INDEX)).isEqualTo(2);
    }

    @Test
    void deliversThePlatformsOwnTextWithRawPayload() throws Exception {
        placePaidOrders(1);
        mock().expectedMessageCount(1);
        route(to("&rawPayload=true", "mock:orders"));
        mock().assertIsSatisfied();
        assertThat(mock().getExchanges().get(0).getIn().getBody())
                .asString()
                .startsWith("{\"id\":")
                .contains("\"order_items\"");
    }

    @Test
    void deliversAnOrderAgainWhenItChangesAndNotOtherwise() throws Exception {
        String id = placePaidOrders(1).get(0);
        mock().expectedMessageCount(1);
        route(to("", "mock:orders"));
        mock().assertIsSatisfied();
        waitForPolls(3);
        assertThat(mock().getReceivedCounter()).isEqualTo(1);
        mock().reset();
        mock().expectedMessageCount(1);
        shop.ship(id, "SF1", "shunfeng", "顺丰");
        clock.advance(Duration.ofSeconds(10));
        mock().assertIsSatisfied();
        assertThat(mock().getExchanges().get(0).getIn().getHeader(FkwConstants.STATUS))
                .isEqualTo("shipped");
    }

    @Test
    void costsOneCallForAPollInWhichNothingHappened() throws Exception {
        placePaidOrders(5);
        mock().expectedMessageCount(5);
        route(to("&delay=600000", "mock:orders"));
        mock().assertIsSatisfied();
        assertThat(simulator.journal().count("/api/order/getList")).isEqualTo(1);
    }

    @Test
    void goesOnAfterARestartWhereItStopped() throws Exception {
        Path file = folder.resolve("positions");
        camel.getRegistry().bind("positionFile", new FilePositionRepository(file.toString()));
        RouteBuilder route = new RouteBuilder() {
            @Override
            public void configure() {
                from("fkw:orders?offsetRepository=#positionFile&" + POLL)
                        .routeId("orders")
                        .to("mock:orders");
            }
        };
        placePaidOrders(2);
        mock().expectedMessageCount(2);
        route(route);
        mock().assertIsSatisfied();
        camel.stop();
        assertThat(Files.readString(file)).contains("\"format\":\"camel-fkw-position\"");

        stopContextAndShopButKeepTheShop();
        List<String> later = placePaidOrders(1);
        camel.getRegistry().bind("positionFile", new FilePositionRepository(file.toString()));
        mock().expectedMessageCount(1);
        mock().expectedHeaderReceived(FkwConstants.ORDER_ID, later.get(0));
        route(new RouteBuilder() {
            @Override
            public void configure() {
                from("fkw:orders?offsetRepository=#positionFile&" + POLL)
                        .routeId("orders")
                        .to("mock:orders");
            }
        });
        mock().assertIsSatisfied();
        waitForPolls(2);
        assertThat(mock().getReceivedCounter()).isEqualTo(1);
    }

    private void stopContextAndShopButKeepTheShop() throws Exception {
        camel.close();
        camel = new org.apache.camel.impl.DefaultCamelContext();
        fkw = component();
        camel.addComponent("fkw", fkw);
    }

    @Test
    void keepsThePositionWhenTheRouteFailsAndDoesNotHoldUpTheOtherOrders() throws Exception {
        List<String> ids = placePaidOrders(3);
        AtomicBoolean erpIsDown = new AtomicBoolean(true);
        List<String> accepted = new CopyOnWriteArrayList<>();
        AtomicInteger refusals = new AtomicInteger();
        camel.getRegistry().bind("positions", positions);
        route(new RouteBuilder() {
            @Override
            public void configure() {
                from("fkw:orders?offsetRepository=#positions&" + POLL).process(exchange -> {
                    String id = exchange.getIn().getHeader(FkwConstants.ORDER_ID, String.class);
                    // Headers are the route's to change; the position does not lean on them.
                    exchange.getIn().removeHeaders("CamelFkw*");
                    if (id.equals(ids.get(0)) && erpIsDown.get()) {
                        refusals.incrementAndGet();
                        throw new IllegalStateException("no ERP");
                    }
                    accepted.add(id);
                });
            }
        });
        await().until(() -> refusals.get() >= 3);
        assertThat(accepted).containsExactly(ids.get(1), ids.get(2));
        assertThat(positions.getState("fkw:orders:default:all")).contains("\"reached\":\"2026-11-20T04:00:00Z\"");
        erpIsDown.set(false);
        await().until(() -> accepted.size() == 3);
        await().until(() ->
                positions.getState("fkw:orders:default:all").contains("\"reached\":\"2026-11-20T04:00:28Z\""));
        assertThat(accepted).containsExactly(ids.get(1), ids.get(2), ids.get(0));
    }

    @Test
    void anOrderWhoseErrorTheRouteHandlesIsDone() throws Exception {
        placePaidOrders(1);
        camel.getRegistry().bind("positions", positions);
        AtomicInteger tries = new AtomicInteger();
        route(new RouteBuilder() {
            @Override
            public void configure() {
                onException(IllegalStateException.class).handled(true).to("mock:dead");
                from("fkw:orders?offsetRepository=#positions&" + POLL).process(exchange -> {
                    tries.incrementAndGet();
                    throw new IllegalStateException("poison");
                });
            }
        });
        MockEndpoint dead = mock("mock:dead");
        dead.expectedMessageCount(1);
        dead.assertIsSatisfied();
        waitForPolls(3);
        assertThat(tries).hasValue(1);
    }

    @Test
    void aRolledBackOrderComesAgain() throws Exception {
        placePaidOrders(1);
        AtomicInteger tries = new AtomicInteger();
        camel.getRegistry().bind("positions", positions);
        route(new RouteBuilder() {
            @Override
            public void configure() {
                from("fkw:orders?offsetRepository=#positions&" + POLL).process(exchange -> {
                    if (tries.incrementAndGet() < 3) {
                        exchange.setRollbackOnly(true);
                    }
                });
            }
        });
        await().until(() -> tries.get() == 3);
        waitForPolls(3);
        assertThat(tries).hasValue(3);
    }

    @Test
    void movesThePositionOnlyWhenAnAsynchronousRouteIsDone() throws Exception {
        placePaidOrders(1);
        java.util.concurrent.CountDownLatch gate = new java.util.concurrent.CountDownLatch(1);
        camel.getRegistry().bind("positions", positions);
        AtomicInteger arrived = new AtomicInteger();
        route(new RouteBuilder() {
            @Override
            public void configure() {
                from("fkw:orders?offsetRepository=#positions&" + POLL).to("seda:later");
                from("seda:later").process(exchange -> {
                    arrived.incrementAndGet();
                    gate.await();
                });
            }
        });
        await().until(() -> arrived.get() == 1);
        waitForPolls(3);
        assertThat(arrived).hasValue(1);
        assertThat(positions.getState("fkw:orders:default:all")).contains("\"reached\":\"2026-11-20T04:00:00Z\"");
        gate.countDown();
        await().until(() ->
                positions.getState("fkw:orders:default:all").contains("\"reached\":\"2026-11-20T04:00:08Z\""));
        assertThat(arrived).hasValue(1);
    }

    @Test
    void deliversNoMoreThanMaxMessagesPerPollAndTheRestInTheNextPolls() throws Exception {
        List<String> ids = placePaidOrders(7);
        mock().expectedMessageCount(7);
        route(to("&maxMessagesPerPoll=2&greedy=true", "mock:orders"));
        mock().assertIsSatisfied();
        assertThat(mock().getExchanges().stream().map(e -> e.getIn().getHeader(FkwConstants.ORDER_ID)))
                .containsExactlyElementsOf(ids);
        assertThat(mock().getExchanges().get(0).getProperty(Exchange.BATCH_SIZE))
                .isEqualTo(2);
    }

    @Test
    void aGreedyConsumerDoesNotSpinOnAnOrderThatIsRefused() throws Exception {
        placePaidOrders(1);
        AtomicInteger tries = new AtomicInteger();
        camel.getRegistry().bind("positions", positions);
        route(new RouteBuilder() {
            @Override
            public void configure() {
                from("fkw:orders?offsetRepository=#positions&initialDelay=0&delay=600000&greedy=true")
                        .process(exchange -> {
                            tries.incrementAndGet();
                            throw new IllegalStateException("no");
                        });
            }
        });
        await().until(() -> tries.get() == 1);
        camel.stop();
        assertThat(tries).hasValue(1);
    }

    @Test
    void runsOnAQuartzSchedule() throws Exception {
        placePaidOrders(1);
        mock().expectedMessageCount(1);
        camel.getRegistry().bind("positions", positions);
        route(new RouteBuilder() {
            @Override
            public void configure() {
                from("fkw:orders?offsetRepository=#positions&scheduler=quartz&scheduler.cron=*+*+*+*+*+?")
                        .to("mock:orders");
            }
        });
        mock().assertIsSatisfied();
    }

    @Test
    void consumesTheOrdersOfMerchantsInTheShop() throws Exception {
        String id = shop.addOrder(order -> order.status("wait_seller_ship").merchant("m1"))
                .id();
        clock.advance(Duration.ofSeconds(10));
        mock().expectedMessageCount(1);
        mock().expectedHeaderReceived(FkwConstants.ORDER_ID, id);
        route(new RouteBuilder() {
            @Override
            public void configure() {
                from("fkw:merchantOrders?" + POLL).to("mock:orders");
            }
        });
        mock().assertIsSatisfied();
    }

    @Test
    void readsMorePagesThanOneAndDeliversEachOrderOnce() throws Exception {
        shop.addOrders(450, order -> order.status("wait_seller_ship")
                .createdAt(NOON.minusSeconds(5000 - order.index() * 10L)));
        clock.advance(Duration.ofMinutes(10));
        mock().expectedMessageCount(450);
        route(to("&delay=600000", "mock:orders"));
        mock().assertIsSatisfied();
        assertThat(mock().getExchanges().stream()
                        .map(e -> e.getIn().getHeader(FkwConstants.ORDER_ID))
                        .distinct())
                .hasSize(450);
        // Page 1 of the whole, then the three pages of what has settled and the one call for the rest.
        assertThat(simulator.journal().count("/api/order/getList")).isLessThanOrEqualTo(5);
    }

    @Test
    void recoversFromMaintenanceWithoutLosingAnOrder() throws Exception {
        fkw.setMaxAttempts(1);
        simulator.faults().next(3, Fault.maintenancePage());
        List<String> ids = placePaidOrders(2);
        mock().expectedMessageCount(2);
        route(to("", "mock:orders"));
        mock().assertIsSatisfied();
        assertThat(mock().getExchanges().stream().map(e -> e.getIn().getHeader(FkwConstants.ORDER_ID)))
                .containsExactlyElementsOf(ids);
        assertThat(simulator.faults().firedTotal()).isEqualTo(3);
    }

    @Test
    void anOrderThatCannotBeReadIsReportedAndDoesNotHoldUpTheOthers() throws Exception {
        String bad = shop.addOrder(order -> order.status("wait_seller_ship").field("price", "a lot"))
                .id();
        String good = placePaidOrders(1).get(0);
        camel.getRegistry().bind("positions", positions);
        route(new RouteBuilder() {
            @Override
            public void configure() {
                onException(Exception.class).handled(true).to("mock:unreadable");
                from("fkw:orders?bridgeErrorHandler=true&offsetRepository=#positions&" + POLL)
                        .to("mock:orders");
            }
        });
        mock().expectedMessageCount(1);
        mock().expectedHeaderReceived(FkwConstants.ORDER_ID, good);
        mock().assertIsSatisfied();
        MockEndpoint unreadable = mock("mock:unreadable");
        unreadable.expectedMinimumMessageCount(1);
        unreadable.assertIsSatisfied();
        assertThat(unreadable.getExchanges().get(0).getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class))
                .hasMessageContaining(bad)
                .hasMessageContaining("price")
                .hasMessageNotContaining("a lot");
    }

    @Test
    void stopsInTheMiddleOfABatchAndGivesTheRestBack() throws Exception {
        List<String> ids = placePaidOrders(5);
        List<String> accepted = new CopyOnWriteArrayList<>();
        camel.getShutdownStrategy().setTimeout(5);
        java.util.concurrent.CountDownLatch second = new java.util.concurrent.CountDownLatch(1);
        java.util.concurrent.CountDownLatch gate = new java.util.concurrent.CountDownLatch(1);
        camel.getRegistry().bind("positions", positions);
        route(new RouteBuilder() {
            @Override
            public void configure() {
                from("fkw:orders?offsetRepository=#positions&" + POLL)
                        .routeId("orders")
                        .process(exchange -> {
                            if (accepted.size() == 1) {
                                second.countDown();
                                gate.await();
                            }
                            accepted.add(exchange.getIn().getHeader(FkwConstants.ORDER_ID, String.class));
                        });
            }
        });
        second.await();
        FkwConsumer<?> consumer = (FkwConsumer<?>) camel.getRoute("orders").getConsumer();
        Thread stopping = new Thread(() -> camel.stop());
        stopping.start();
        await().until(() -> !consumer.isBatchAllowed());
        gate.countDown();
        stopping.join();
        assertThat(accepted).hasSizeLessThan(5);
        int before = accepted.size();

        stopContextAndShopButKeepTheShop();
        mock().expectedMessageCount(5 - before);
        route(to("", "mock:orders"));
        mock().assertIsSatisfied();
        assertThat(mock().getExchanges().stream().map(e -> e.getIn().getHeader(FkwConstants.ORDER_ID)))
                .containsExactlyElementsOf(ids.subList(before, 5));
    }

    @Test
    void goesOnAfterBeingSuspended() throws Exception {
        placePaidOrders(1);
        mock().expectedMessageCount(1);
        route(to("", "mock:orders"));
        mock().assertIsSatisfied();
        camel.getRouteController().suspendRoute("orders");
        mock().reset();
        mock().expectedMessageCount(2);
        placePaidOrders(2);
        camel.getRouteController().resumeRoute("orders");
        mock().assertIsSatisfied();
    }

    @Test
    void readsTheSameByTheShopsTimeWhateverTheLocalClockSays() throws Exception {
        simulator.quirks().clockSkew(Duration.ofMinutes(-10));
        IntStream.range(0, 3).forEach(i -> shop.addOrder(order -> order.status("wait_seller_ship")));
        clock.advance(Duration.ofSeconds(30));
        mock().expectedMessageCount(3);
        route(to("", "mock:orders"));
        mock().assertIsSatisfied();
        assertThat(simulator.journal().requests("/api/order/getList").stream()
                        .skip(1)
                        .map(request -> request.params().get("time_to")))
                .allMatch(to -> to.compareTo("2026-11-20 11:50:28") <= 0);
    }
}
