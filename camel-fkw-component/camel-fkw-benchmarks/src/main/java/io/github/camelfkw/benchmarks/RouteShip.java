// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.benchmarks;

import io.github.camelfkw.component.fkw.FkwConstants;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;

/** Ships with the connector. */
final class RouteShip {

    private final ProducerTemplate template;
    private final Endpoint endpoint;

    RouteShip(CamelContext context, String uri) {
        template = context.createProducerTemplate();
        endpoint = context.getEndpoint(uri);
    }

    Exchange ship(String orderId) {
        Exchange exchange = template.request(endpoint, request -> {
            Message message = request.getMessage();
            message.setHeader(FkwConstants.ORDER_ID, orderId);
            message.setHeader(FkwConstants.WAYBILL_NO, "SF1234567890");
            message.setHeader(FkwConstants.LOGISTICS_CODE, "shunfeng");
            message.setHeader(FkwConstants.LOGISTICS_NAME, "顺丰速运");
        });
        if (exchange.getException() != null) {
            throw new IllegalStateException("not shipped", exchange.getException());
        }
        return exchange;
    }
}
