// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.benchmarks.feed;

import io.github.camelfkw.benchmarks.Shops;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * The route that people write by hand: a timer, {@code http}, {@code unmarshal().json()}, a loop over the pages of one
 * window, {@code split}. It would lose orders if they changed meanwhile, and keeps no position.
 */
final class HandRoute implements Side {

    private static final String ID = "orders";

    private final CamelContext context = new DefaultCamelContext();
    private volatile Sink sink;

    HandRoute(URI platform, long begin) throws Exception {
        String from = ShopSeconds.text(begin);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("timer:orders?delay=0&repeatCount=1")
                        .routeId(ID)
                        .autoStartup(false)
                        .setProperty("to", () -> ShopSeconds.text(Instant.now().getEpochSecond()))
                        .setProperty("page", constant(1))
                        .setProperty("more", constant(true))
                        .loopDoWhile(exchangeProperty("more"))
                        .removeHeaders("*")
                        .setHeader(Exchange.HTTP_METHOD, constant("GET"))
                        .process(
                                exchange -> exchange.getMessage().setHeader(Exchange.HTTP_QUERY, query(exchange, from)))
                        .to(platform + OrderSite.LIST)
                        .unmarshal()
                        .json()
                        .process(HandRoute::nextPage)
                        .split(simple("${body[order_list]}"))
                        .process(exchange -> take(exchange))
                        .end()
                        .end();
            }
        });
        context.start();
    }

    private static String query(Exchange exchange, String from) {
        return "access_token=access-token&method=getOrderList&format=json&timestamp=" + System.currentTimeMillis()
                + "&time_type=modified&time_from="
                + encoded(from) + "&time_to=" + encoded(exchange.getProperty("to", String.class)) + "&page_no="
                + exchange.getProperty("page") + "&page_size=" + Shops.PAGE_SIZE;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static void nextPage(Exchange exchange) {
        Map<?, ?> answer = exchange.getMessage().getBody(Map.class);
        int page = exchange.getProperty("page", Integer.class);
        exchange.setProperty("more", page * Shops.PAGE_SIZE < ((Number) answer.get("total")).intValue());
        exchange.setProperty("page", page + 1);
    }

    private void take(Exchange exchange) {
        Map<?, ?> order = exchange.getMessage().getBody(Map.class);
        sink.take((String) order.get("id"));
    }

    @Override
    public void start(Sink target) throws Exception {
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
}
