// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import java.util.concurrent.CompletableFuture;
import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.Exchange;

/**
 * The route, as one of several consumers sees it. It is no service: a shop that comes or goes must not start or stop the
 * route that the others deliver to. And it says whose an exchange is where the consumer itself does not: an empty message,
 * and a failed poll that is bridged to the route's error handler.
 */
final class ShopProcessor implements AsyncProcessor {

    private final FkwEndpoint endpoint;
    private final String shop;
    private final AsyncProcessor route;

    ShopProcessor(FkwEndpoint endpoint, String shop, AsyncProcessor route) {
        this.endpoint = endpoint;
        this.shop = shop;
        this.route = route;
    }

    private Exchange named(Exchange exchange) {
        if (exchange.getIn().getHeader(FkwConstants.SHOP_ID) == null) {
            exchange.getIn().setHeader(FkwConstants.SHOP_ID, endpoint.shopName(shop));
        }
        return exchange;
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        route.process(named(exchange));
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        return route.process(named(exchange), callback);
    }

    @Override
    public CompletableFuture<Exchange> processAsync(Exchange exchange) {
        return route.processAsync(named(exchange));
    }
}
