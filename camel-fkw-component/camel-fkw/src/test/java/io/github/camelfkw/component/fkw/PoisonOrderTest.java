// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelfkw.component.fkw.client.model.Order;
import io.github.camelfkw.simulator.fkw.ListOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.component.seda.SedaEndpoint;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckAware;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Orders that a route never accepts, and orders that it must not get twice. */
class PoisonOrderTest extends FkwTestSupport {

    private static final String LIST = "/api/order/getList";
    private static final String MERCHANT_LIST = "/api/order/getMerchantOrderList";

    /** Options of a consumer that polls all the time. */
    private static final String EAGER = "delay=50&initialDelay=0&startFrom=1h";

    /** Options of one that also keeps its position. */
    private static final String KEPT = "offsetRepository=#positions&" + EAGER;

    private final List<CamelEvent> events = new CopyOnWriteArrayList<>();
    private final List<Exchange> deliveries = new CopyOnWriteArrayList<>();
    private final MemoryStateRepository positions = new MemoryStateRepository();

    @BeforeEach
    void keepPositions() {
        camel.getRegistry().bind("positions", positions);
    }

    private void rememberDeliveries() {
        camel.getRegistry().bind("known", MemoryIdempotentRepository.memoryIdempotentRepository(100));
    }

    /** Lets so many more calls for a list be made. */
    private void awaitCalls(String list, int more) {
        long before = simulator.journal().count(list);
        await().until(() -> simulator.journal().count(list) > before + more);
    }

    private void listen() {
        camel.getManagementStrategy().addEventNotifier(new EventNotifierSupport() {
            @Override
            public void notify(CamelEvent event) {
                if (event instanceof FkwConsumerEvent) {
                    events.add(event);
                }
            }
        });
    }

    private String place() {
        String id = shop.addOrder(order -> order.status("wait_seller_ship")).id();
        clock.advance(Duration.ofSeconds(10));
        return id;
    }

    private RouteBuilder refusing(String options) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                onException(FkwOrderGivenUpException.class).handled(true).to("mock:given-up");
                from("fkw:orders?" + KEPT + options)
                        .routeId("orders")
                        .process(exchange -> deliveries.add(exchange.copy()))
                        .throwException(new IllegalStateException("name of a customer"));
            }
        };
    }

    @Test
    void goesToTheRoutesErrorHandlerWithTheOrderAndToAnEventWhenItIsGivenUp() throws Exception {
        listen();
        String id = place();
        MockEndpoint givenUp = mock("mock:given-up");
        givenUp.expectedMessageCount(1);
        route(refusing("&maxRedeliveries=2&bridgeErrorHandler=true"));
        givenUp.assertIsSatisfied();
        Exchange last = givenUp.getExchanges().get(0);
        assertThat(last.getIn().getHeader(FkwConstants.ORDER_ID)).isEqualTo(id);
        FkwOrderGivenUpException why = last.getProperty(Exchange.EXCEPTION_CAUGHT, FkwOrderGivenUpException.class);
        assertThat(why.getOrderId()).isEqualTo(id);
        assertThat(why.getDeliveries()).isEqualTo(3);
        assertThat(((Order) why.getOrder()).id()).isEqualTo(id);
        assertThat(why)
                .hasMessageContaining("fkw:position")
                .hasMessageContaining("IllegalStateException")
                .hasMessageNotContaining("customer")
                .hasNoCause();
        assertThat(deliveries)
                .extracting(exchange -> exchange.getIn().getHeader(FkwConstants.REDELIVERY_COUNT))
                .containsExactly(null, 1, 2);
        assertThat(deliveries)
                .extracting(exchange -> exchange.getIn().getHeader(FkwConstants.LAST_DELIVERY))
                .containsExactly(null, null, true);
        await().until(() -> !events.isEmpty());
        assertThat(events).singleElement().isInstanceOfSatisfying(FkwConsumerEvent.OrderGivenUp.class, event -> {
            assertThat(event.getOrderId()).isEqualTo(id);
            assertThat(event.getDeliveries()).isEqualTo(3);
            assertThat(event.getPositionName()).isEqualTo("fkw:orders:default:all");
        });
        place();
        await().until(() -> deliveries.size() >= 6);
        assertThat(deliveries.stream().map(exchange -> exchange.getIn().getHeader(FkwConstants.ORDER_ID)))
                .filteredOn(id::equals)
                .hasSize(3);
    }

    @Test
    void isGivenUpAfterOneDeliveryWithoutRedeliveries() throws Exception {
        listen();
        place();
        route(refusing("&maxRedeliveries=0"));
        await().until(() -> events.size() == 1);
        awaitCalls(LIST, 3);
        assertThat(deliveries).hasSize(1);
        assertThat(deliveries.get(0).getIn().getHeader(FkwConstants.LAST_DELIVERY))
                .isEqualTo(true);
    }

    @Test
    void countsAsGivenUpOnlyAfterTheErrorHandlerHasHadIt() throws Exception {
        listen();
        place();
        List<Integer> toldBefore = new CopyOnWriteArrayList<>();
        route(new RouteBuilder() {
            @Override
            public void configure() {
                onException(FkwOrderGivenUpException.class)
                        .handled(true)
                        .process(exchange -> toldBefore.add(events.size()));
                from("fkw:orders?maxRedeliveries=0&bridgeErrorHandler=true&" + KEPT)
                        .throwException(new IllegalStateException("not accepted"));
            }
        });
        await().until(() -> events.size() == 1);
        assertThat(toldBefore).containsExactly(0);
    }

    /** Poison orders take no room of a poll: others get past them. */
    @Test
    void leavesRoomForOthersWhereAPollTakesFew() throws Exception {
        List<String> poison = List.of(place(), place());
        String good = place();
        MockEndpoint mock = mock("mock:orders");
        mock.expectedHeaderValuesReceivedInAnyOrder(FkwConstants.ORDER_ID, good);
        route(new RouteBuilder() {
            @Override
            public void configure() {
                from("fkw:orders?maxMessagesPerPoll=2&" + KEPT)
                        .routeId("orders")
                        .filter(exchange -> poison.contains(exchange.getIn().getHeader(FkwConstants.ORDER_ID)))
                        .throwException(new IllegalStateException("never"))
                        .end()
                        .to("mock:orders");
            }
        });
        mock.assertIsSatisfied();
    }

    @Test
    void takesNoMoreThanAPollMayTake() throws Exception {
        for (int i = 0; i < 5; i++) {
            place();
        }
        List<Integer> sizes = new CopyOnWriteArrayList<>();
        route(new RouteBuilder() {
            @Override
            public void configure() {
                from("fkw:orders?maxMessagesPerPoll=2&" + KEPT)
                        .routeId("orders")
                        .process(exchange -> sizes.add(exchange.getProperty(Exchange.BATCH_SIZE, Integer.class)));
            }
        });
        await().until(() -> sizes.size() >= 5);
        assertThat(sizes).containsExactly(2, 2, 2, 2, 1);
    }

    private RouteBuilder consuming(String operation) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("fkw:" + operation + "?idempotentRepository=#known&" + KEPT)
                        .routeId(operation)
                        .to("mock:orders");
            }
        };
    }

    @Test
    void isDeliveredOnceByAnIdempotentRepositoryThoughThePositionIsLost() throws Exception {
        rememberDeliveries();
        String first = place();
        MockEndpoint mock = mock("mock:orders");
        mock.expectedMessageCount(1);
        route(consuming("orders"));
        mock.assertIsSatisfied();
        camel.getRouteController().stopRoute("orders");
        mock.reset();
        String second = place();
        mock.expectedHeaderReceived(FkwConstants.ORDER_ID, second);
        mock.expectedMessageCount(1);
        route(new RouteBuilder() {
            @Override
            public void configure() {
                from("fkw:orders?positionName=other&idempotentRepository=#known&" + EAGER)
                        .to("mock:orders");
            }
        });
        mock.assertIsSatisfied();
        assertThat(first).isNotEqualTo(second);
    }

    @Test
    void isTheSameOrderInTheListOfMerchantsOrders() throws Exception {
        rememberDeliveries();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            int number = i;
            ids.add(shop.addOrder(order -> {
                        order.status("wait_seller_ship");
                        if (number % 2 == 0) {
                            order.merchantInBothLists("M1");
                        }
                    })
                    .id());
            clock.advance(Duration.ofSeconds(10));
        }
        MockEndpoint mock = mock("mock:orders");
        mock.expectedMessageCount(4);
        route(consuming("orders"));
        mock.assertIsSatisfied();
        route(consuming("merchantOrders"));
        await().until(() -> simulator.journal().count(MERCHANT_LIST) > 3);
        assertThat(mock.getExchanges().stream()
                        .map(exchange -> exchange.getIn().getHeader(FkwConstants.ORDER_ID, String.class))
                        .filter(Objects::nonNull))
                .containsExactlyInAnyOrderElementsOf(ids);
    }

    /** Leaves an order under way, which both lists have, at the consumer of orders until what is returned lets it go on. */
    private CountDownLatch deliverAnOrderOfBothLists() throws Exception {
        rememberDeliveries();
        shop.addOrder(order -> order.status("wait_seller_ship").merchantInBothLists("M1"));
        clock.advance(Duration.ofSeconds(10));
        CountDownLatch goOn = new CountDownLatch(1);
        MockEndpoint mock = mock("mock:orders");
        mock.whenAnyExchangeReceived(
                exchange -> assertThat(goOn.await(2, TimeUnit.MINUTES)).isTrue());
        route(consuming("orders"));
        await().until(() -> mock.getReceivedCounter() == 1);
        return goOn;
    }

    @Test
    void isPutOffWhileAnotherConsumerDeliversIt() throws Exception {
        CountDownLatch goOn = deliverAnOrderOfBothLists();
        route(consuming("merchantOrders"));
        await().until(() -> simulator.journal().count(MERCHANT_LIST) > 3);
        goOn.countDown();
        await().until(() -> positions.getState("fkw:merchantOrders:default:all").contains("2026-11-20T04:00:08Z"));
        awaitCalls(MERCHANT_LIST, 3);
        assertThat(mock("mock:orders").getReceivedCounter()).isEqualTo(1);
    }

    @Test
    void makesNoGreedyPollFollowWithoutAPauseWhileAnotherConsumerDeliversIt() throws Exception {
        CountDownLatch goOn = deliverAnOrderOfBothLists();
        route(new RouteBuilder() {
            @Override
            public void configure() {
                from("fkw:merchantOrders?offsetRepository=#positions&idempotentRepository=#known&delay=3600000"
                                + "&initialDelay=0&startFrom=1h&greedy=true")
                        .to("mock:merchant");
                from("fkw:orders?positionName=third&" + EAGER).to("mock:third");
            }
        });
        await().until(() -> simulator.journal().count(MERCHANT_LIST) > 0);
        awaitCalls(LIST, 10);
        assertThat(simulator.journal().count(MERCHANT_LIST)).isLessThan(5);
        goOn.countDown();
    }

    @Test
    void comesAgainAfterARouteWasStoppedThatHasLostIt() throws Exception {
        rememberDeliveries();
        String id = place();
        route(new RouteBuilder() {
            @Override
            public void configure() {
                from("fkw:orders?idempotentRepository=#known&" + KEPT)
                        .routeId("orders")
                        .to("seda:desk");
                from("seda:desk").routeId("desk").autoStartup(false).to("mock:orders");
            }
        });
        SedaEndpoint desk = camel.getEndpoint("seda:desk", SedaEndpoint.class);
        await().until(() -> desk.getCurrentQueueSize() == 1);
        desk.purgeQueue();
        camel.getRouteController().stopRoute("orders", 1, TimeUnit.SECONDS);
        MockEndpoint mock = mock("mock:orders");
        mock.expectedHeaderValuesReceivedInAnyOrder(FkwConstants.ORDER_ID, id);
        camel.getRouteController().startRoute("desk");
        camel.getRouteController().startRoute("orders");
        mock.assertIsSatisfied();
    }

    @Test
    void isAcceptedThoughTheIdempotentRepositoryFails() throws Exception {
        camel.getRegistry().bind("known", new MemoryIdempotentRepository() {
            @Override
            public boolean add(String key) {
                throw new IllegalStateException("full");
            }
        });
        place();
        MockEndpoint mock = mock("mock:orders");
        mock.expectedMessageCount(1);
        route(consuming("orders"));
        mock.assertIsSatisfied();
        awaitCalls(LIST, 3);
        assertThat(mock.getReceivedCounter()).isEqualTo(1);
    }

    @Test
    void holdsThePositionVisiblyWhileASecondCannotBeRead() throws Exception {
        listen();
        simulator.quirks().listOrder(ListOrder.RANDOM_AMONG_EQUAL_SECONDS);
        List<String> ids = new ArrayList<>();
        shop.addOrders(300, order -> order.createdAt(NOON.minusSeconds(1000)).status("wait_seller_ship"))
                .forEach(order -> ids.add(order.id()));
        AtomicInteger next = new AtomicInteger();
        simulator.life().betweenRequests(living -> {
            living.touch(ids.get(next.getAndIncrement() % ids.size()));
        });
        route(new RouteBuilder() {
            @Override
            public void configure() {
                from("fkw:orders?pageSize=20&fetchConcurrency=1&" + KEPT)
                        .routeId("orders")
                        .to("mock:orders");
            }
        });
        HealthCheck check = ((HealthCheckAware) camel.getRoute("orders").getConsumer()).getHealthCheck();
        await().until(() -> !events.isEmpty());
        assertThat(events.get(0)).isInstanceOfSatisfying(FkwConsumerEvent.WindowHeld.class, event -> {
            assertThat(event.getFrom()).isBeforeOrEqualTo(NOON.minusSeconds(1000));
            assertThat(event.getTo()).isAfterOrEqualTo(NOON.minusSeconds(1000));
            assertThat(event.getReason()).contains("orders changed");
        });
        assertThat(check.call().getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(check.call().getMessage())
                .hasValueSatisfying(why -> assertThat(why).contains("held"));
        assertThat(check.call().getDetails().get("position.held")).asString().contains("orders changed");
        simulator.life().stop();
        clock.advance(Duration.ofMinutes(5));
        await().until(() -> check.call().getState() == HealthCheck.State.UP);
        MockEndpoint mock = mock("mock:orders");
        await().until(() -> mock.getExchanges().stream()
                        .map(exchange -> exchange.getIn().getHeader(FkwConstants.ORDER_ID))
                        .distinct()
                        .count()
                == 300);
    }
}
