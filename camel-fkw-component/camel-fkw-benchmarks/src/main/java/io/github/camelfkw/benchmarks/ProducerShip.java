// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.benchmarks;

import io.github.camelfkw.component.fkw.FkwConstants;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Producer;

/** Ships with the connector: calls its producer as a route's {@code to} does, with an exchange of its own each time. */
final class ProducerShip {

    private final Endpoint endpoint;
    private final Producer producer;

    ProducerShip(CamelContext context, String uri) throws Exception {
        endpoint = context.getEndpoint(uri);
        producer = endpoint.createProducer();
        producer.start();
    }

    Exchange ship(String orderId) throws Exception {
        Exchange exchange = endpoint.createExchange();
        Message message = exchange.getMessage();
        message.setHeader(FkwConstants.ORDER_ID, orderId);
        message.setHeader(FkwConstants.WAYBILL_NO, "SF1234567890");
        message.setHeader(FkwConstants.LOGISTICS_CODE, "shunfeng");
        message.setHeader(FkwConstants.LOGISTICS_NAME, "顺丰速运");
        producer.process(exchange);
        return exchange;
    }
}
