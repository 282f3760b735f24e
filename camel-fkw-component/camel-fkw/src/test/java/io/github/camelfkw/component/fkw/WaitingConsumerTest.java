// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A consumer whose feed waits for an order that the route has refused, and that it does not read with each poll. */
class WaitingConsumerTest extends FkwTestSupport {

    private static final String LIST = "/api/order/getList";
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
