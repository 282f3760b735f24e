// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.contract;

import io.github.camelfkw.component.fkw.FkwComponent;
import io.github.camelfkw.component.fkw.FkwOperation;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;

/** A Camel context with the component, and a producer for what a test sends. */
final class Connector implements AutoCloseable {

    static final String CLIENT_ID = "demo-client";
    static final String CLIENT_SECRET = "demo-secret";

    final FkwComponent component = new FkwComponent();
    private final CamelContext camel = new DefaultCamelContext();
    private ProducerTemplate template;

    Connector(URI platform) {
        component.setBaseUri(platform.toString());
        component.setClientId(CLIENT_ID);
        component.setClientSecret(CLIENT_SECRET);
        component.setRequestTimeout(Duration.ofSeconds(10));
        camel.addComponent("fkw", component);
    }

    Connector withTokens(String accessToken, String refreshToken) {
        component.setAccessToken(accessToken);
        component.setRefreshToken(refreshToken);
        return this;
    }

    Connector withMaxAttempts(int attempts) {
        component.setMaxAttempts(attempts);
        return this;
    }

    /** Sends a body through the operation; a failure is in the exchange. */
    Exchange send(FkwOperation operation, Object body) {
        return send(operation, body, Map.of());
    }

    Exchange send(FkwOperation operation, Object body, Map<String, Object> headers) {
        return send(operation.name(), body, headers);
    }

    /** As the others, with options behind the operation. */
    Exchange send(String operation, Object body) {
        return send(operation, body, Map.of());
    }

    private Exchange send(String operation, Object body, Map<String, Object> headers) {
        if (template == null) {
            camel.start();
            template = camel.createProducerTemplate();
        }
        return template.request("fkw:" + operation, exchange -> {
            exchange.getIn().setBody(body);
            headers.forEach(exchange.getIn()::setHeader);
        });
    }

    @Override
    public void close() {
        camel.stop();
    }
}
