// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import io.github.camelfkw.component.fkw.client.FkwException;
import io.github.camelfkw.component.fkw.internal.operation.OperationDefaults;
import io.github.camelfkw.component.fkw.internal.operation.OperationHandler;
import io.github.camelfkw.component.fkw.internal.operation.OperationHandlers;
import io.github.camelfkw.component.fkw.internal.operation.OperationInput;
import io.github.camelfkw.component.fkw.internal.operation.OperationResult;
import io.github.camelfkw.component.fkw.internal.operation.ShopApis;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;

/** Finds the operation's handler, lets it call, and puts what it answers into the exchange. */
public class FkwProducer extends DefaultProducer {

    private final FkwEndpoint endpoint;
    private final OperationHandler handler;
    private final OperationDefaults defaults;
    private final ShopChoice shop;

    FkwProducer(FkwEndpoint endpoint, OperationDefaults defaults, ShopChoice shop) {
        super(endpoint);
        this.endpoint = endpoint;
        this.defaults = defaults;
        this.shop = shop;
        this.handler = OperationHandlers.of(endpoint.getOperation());
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        shop.requireGrant();
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        OperationInput input = OperationInput.of(exchange.getMessage(), defaults);
        String chosen = shop.of(exchange.getMessage());
        OperationResult result;
        try {
            result = handler.handle(input, ShopApis.of(endpoint.getComponent().client(), chosen));
        } catch (FkwException e) {
            endpoint.getComponent()
                    .sightings()
                    .failed(chosen, endpoint.getOperation().name(), e);
            throw e;
        }
        result.body().ifPresent(exchange.getMessage()::setBody);
        result.headers().forEach(exchange.getMessage()::setHeader);
    }
}
