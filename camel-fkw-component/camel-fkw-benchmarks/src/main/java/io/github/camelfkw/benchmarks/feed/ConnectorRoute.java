// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.benchmarks.feed;

import io.github.camelfkw.benchmarks.Shops;
import io.github.camelfkw.component.fkw.FkwConstants;
import io.github.camelfkw.component.fkw.client.model.Order;
import java.net.URI;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.PollingConsumerPollStrategy;
import org.apache.camel.support.DefaultPollingConsumerPollStrategy;

/** The connector: {@code fkw:orders} into the sink, with a position that is kept in memory. */
final class ConnectorRoute implements Side {

    /** Reads eight pages at a time. */
    static final String EIGHT_AT_A_TIME = "&fetchConcurrency=8";

    private static final String ID = "orders";

    private final CamelContext context = new DefaultCamelContext();
    private final Positions positions = new Positions();
    private final Polls polls = new Polls();
    private volatile Sink sink;

    /**
     * The connector with a poll at each start and none after it.
     *
     * @param begin   of the orders, in seconds of Unix time
     * @param options more of them, each with an ampersand before it
     */
    ConnectorRoute(URI platform, long begin, String options) throws Exception {
        this(platform, "startFrom=" + ShopSeconds.text(begin).substring(0, 10) + "&delay=3600000" + options);
    }

    /** @param options of the endpoint, without those that each measurement needs */
    ConnectorRoute(URI platform, String options) throws Exception {
        context.addComponent("fkw", Shops.component(platform, "access-token"));
        context.getRegistry().bind("positions", positions);
        context.getRegistry().bind("polls", polls);
        boolean raw = options.contains("rawPayload=true");
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("fkw:orders?initialDelay=0&offsetRepository=#positions&pollStrategy=#polls&" + options)
                        .routeId(ID)
                        .autoStartup(false)
                        .process(raw ? ConnectorRoute.this::takeText : ConnectorRoute.this::takeRecord);
            }
        });
        context.start();
    }

    private void takeRecord(Exchange exchange) {
        sink.take(((Order) exchange.getMessage().getBody()).id());
    }

    private void takeText(Exchange exchange) {
        String text = (String) exchange.getMessage().getBody();
        if (text.charAt(0) != '{') {
            throw new IllegalStateException("not an order");
        }
        sink.take((String) exchange.getMessage().getHeader(FkwConstants.ORDER_ID));
    }

    @Override
    public void start(Sink target) throws Exception {
        positions.forget();
        sink = target;
        context.getRouteController().startRoute(ID);
    }

    @Override
    public void stop() throws Exception {
        context.getRouteController().stopRoute(ID);
    }

    @Override
    public void close() {
        context.stop();
    }

    /** How many polls have come to their end. */
    long polls() {
        return polls.ended.get();
    }

    private static final class Polls extends DefaultPollingConsumerPollStrategy implements PollingConsumerPollStrategy {

        private final AtomicLong ended = new AtomicLong();

        @Override
        public void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {
            ended.incrementAndGet();
        }
    }
}
