// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.AsyncProcessorSupport;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A consumer whose feed waits for an order that the route has refused, and that it does not read with each poll. */
class WaitingConsumerTest extends FkwTestSupport {

    private static final String LIST = "/api/order/getList";
    private static final String MERCHANT_LIST = "/api/order/getMerchantOrderList";
    private static final int BETWEEN = 40;

    private final AtomicInteger delivered = new AtomicInteger();
    private final AtomicInteger empty = new AtomicInteger();
    private final AtomicBoolean refuse = new AtomicBoolean(true);

    private String refused;

    @BeforeEach
    void placeOrders() {
        camel.getRegistry().bind("positions", new MemoryStateRepository());
        Instant yesterday = clock.instant().minusSeconds(86_400);
        refused = shop.addOrder(order -> order.createdAt(yesterday).status("wait_seller_ship"))
                .id();
        shop.addOrders(BETWEEN, order -> order.createdAt(yesterday.plusSeconds(1_000 + 100L * order.index()))
                .status("wait_seller_ship"));
    }

    private void consume() throws Exception {
        route(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("fkw:orders?offsetRepository=#positions&startFrom=2d&pageSize=5&initialDelay=0&delay=20"
                                + "&sendEmptyMessageWhenIdle=true")
                        .process(exchange -> {
                            if (exchange.getMessage().getBody() == null) {
                                empty.incrementAndGet();
                                return;
                            }
                            boolean wanted =
                                    refused.equals(exchange.getMessage().getHeader(FkwConstants.ORDER_ID));
                            if (wanted && refuse.get()) {
                                throw new IllegalStateException("not now");
                            }
                            delivered.incrementAndGet();
                        });
            }
        });
    }

    /** The outcome of a delivery from before says nothing of the one that is under way now. */
    @Test
    void anOrderIsStillUnderWayWhenADeliveryFromBeforeAForcedStopEnds() throws Exception {
        camel.getRegistry().bind("known", new MemoryIdempotentRepository());
        Queue<AsyncCallback> underWay = new ConcurrentLinkedQueue<>();
        AtomicInteger besides = new AtomicInteger();
        route(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("fkw:orders?idempotentRepository=#known&offsetRepository=#positions&startFrom=1h&initialDelay=0&delay=20")
                        .routeId("orders")
                        .process(new AsyncProcessorSupport() {
                            @Override
                            public boolean process(Exchange exchange, AsyncCallback callback) {
                                underWay.add(doneSync -> {
                                    exchange.setException(new IllegalStateException("too late"));
                                    callback.done(doneSync);
                                });
                                return false;
                            }
                        });
                from("fkw:merchantOrders?idempotentRepository=#known&offsetRepository=#positions&startFrom=1h&initialDelay=0&delay=20")
                        .routeId("merchants")
                        .autoStartup(false)
                        .process(exchange -> besides.incrementAndGet());
            }
        });
        shop.addOrder(order -> order.status("wait_seller_ship").merchantInBothLists("M1"));
        clock.advance(Duration.ofSeconds(10));
        await().until(() -> underWay.size() == 1);
        camel.getRouteController().stopRoute("orders", 1, TimeUnit.MILLISECONDS);
        camel.getRouteController().startRoute("orders");
        await().until(() -> underWay.size() == 2);
        underWay.remove().done(false);
        long before = simulator.journal().count(MERCHANT_LIST);
        camel.getRouteController().startRoute("merchants");
        await().until(() -> simulator.journal().count(MERCHANT_LIST) >= before + 5);
        assertThat(besides).hasValue(0);
    }

    @Test
    void sendsNoEmptyMessageWhileARefusedOrderWaits() throws Exception {
        consume();
        await().until(() -> delivered.get() == BETWEEN);
        long before = simulator.journal().count(LIST);
        await().until(() -> simulator.journal().count(LIST) >= before + 40);
        assertThat(empty).hasValue(0);
        refuse.set(false);
        await().until(() -> delivered.get() == BETWEEN + 1);
        await().until(() -> empty.get() >= 2);
    }
}
