// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.apifm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A stand-in for the platform and a Camel context whose apifm component talks to it over a real socket. */
abstract class ApifmTestSupport {

    static final String TOKEN = "0a1b2c3d-user-token";

    StandIn platform;
    CamelContext camel;
    ApifmComponent apifm;

    @BeforeEach
    void startPlatformAndContext() {
        platform = new StandIn();
        camel = new DefaultCamelContext();
        apifm = platform.component();
        apifm.setToken(TOKEN);
        camel.addComponent("apifm", apifm);
    }

    @AfterEach
    void stopContextAndPlatform() throws Exception {
        camel.close();
        platform.close();
    }

    void route(RouteBuilder route) throws Exception {
        camel.addRoutes(route);
        camel.start();
    }

    /** Sends to an endpoint; the answer, or what went wrong, is in the exchange. */
    Exchange send(String uri, Object body, Map<String, Object> headers) {
        camel.start();
        return camel.createProducerTemplate().request(uri, exchange -> {
            exchange.getIn().setBody(body);
            exchange.getIn().setHeaders(new HashMap<>(headers));
        });
    }

    /** The same, where nothing may go wrong. */
    Message answer(String uri, Object body, Map<String, Object> headers) {
        Exchange exchange = send(uri, body, headers);
        assertThat(exchange.getException()).as(uri).isNull();
        return exchange.getMessage();
    }

    Message answer(String uri, Object body) {
        return answer(uri, body, Map.of());
    }

    /** What a call fails with. */
    <E extends Exception> E failure(Class<E> type, String uri, Object body, Map<String, Object> headers) {
        Exception failure = send(uri, body, headers).getException();
        assertThat(failure).as(uri).isExactlyInstanceOf(type);
        return type.cast(failure);
    }

    /** What a call is refused with before anything is sent. */
    String refusal(String uri, Object body, Map<String, Object> headers) {
        int before = platform.calls().size();
        Exception refusal = failure(IllegalArgumentException.class, uri, body, headers);
        assertThat(platform.calls()).as("requests of %s", uri).hasSize(before);
        return refusal.getMessage();
    }

    String refusal(String uri, Object body) {
        return refusal(uri, body, Map.of());
    }
}
