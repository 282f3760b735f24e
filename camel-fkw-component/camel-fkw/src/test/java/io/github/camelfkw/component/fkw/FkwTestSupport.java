// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfkw.simulator.SimulatorClock;
import io.github.camelfkw.simulator.fkw.FkwShop;
import io.github.camelfkw.simulator.fkw.FkwSimulator;
import io.github.camelfkw.simulator.fkw.FkwTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * A shop on a clock that tests move, and a Camel context whose fkw component talks to it over a real socket. Routes are
 * added by the test, so that each test sees what its own route does.
 */
abstract class FkwTestSupport {

    static final Instant NOON = Instant.parse("2026-11-20T04:00:00Z");

    /** What should happen has this long to happen: on a busy machine, with each logger at TRACE, ten seconds are few. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    static {
        Awaitility.setDefaultTimeout(PATIENCE);
    }

    SimulatorClock clock;
    FkwSimulator simulator;
    FkwShop shop;
    FkwTokens tokens;
    CamelContext camel;
    FkwComponent fkw;
    private ProducerTemplate template;

    @BeforeEach
    void startShopAndContext() throws Exception {
        clock = SimulatorClock.fixed(NOON);
        simulator = configure(FkwSimulator.builder().clock(clock)).build().start();
        shop = simulator.shop();
        tokens = simulator.issueTokens();
        camel = new DefaultCamelContext();
        fkw = component();
        camel.addComponent("fkw", fkw);
    }

    FkwSimulator.Builder configure(FkwSimulator.Builder builder) {
        return builder;
    }

    /** A component with all that it needs, on the test's clock. */
    FkwComponent component() {
        FkwComponent component = new FkwComponent();
        component.setClock(clock);
        component.setBaseUri(simulator.baseUri().toString());
        component.setClientId(FkwSimulator.DEFAULT_CLIENT_ID);
        component.setClientSecret(FkwSimulator.DEFAULT_CLIENT_SECRET);
        component.setAccessToken(tokens.accessToken());
        component.setRefreshToken(tokens.refreshToken());
        component.setRequestTimeout(Duration.ofSeconds(5));
        return component;
    }

    /** Adds a route and starts the context if it is not running. */
    void route(RouteBuilder route) throws Exception {
        camel.addRoutes(route);
        camel.start();
    }

    /** A mock endpoint that waits with patience. */
    MockEndpoint mock(String uri) {
        MockEndpoint mock = camel.getEndpoint(uri, MockEndpoint.class);
        mock.setResultWaitTime(PATIENCE.toMillis());
        return mock;
    }

    /** Sends to an endpoint; the answer, or what went wrong, is in the exchange. */
    Exchange send(String uri, Object body, Map<String, Object> headers) {
        if (template == null) {
            camel.start();
            template = camel.createProducerTemplate();
        }
        return template.request(uri, exchange -> {
            exchange.getIn().setBody(body);
            exchange.getIn().setHeaders(new HashMap<>(headers));
        });
    }

    Exchange send(String uri, Object body) {
        return send(uri, body, Map.of());
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

    /** What a call is refused with before anything is sent. */
    IllegalArgumentException refusal(String uri, Object body, Map<String, Object> headers) {
        long before = simulator.journal().count();
        Exception refusal = send(uri, body, headers).getException();
        assertThat(refusal).as(uri).isInstanceOf(IllegalArgumentException.class);
        assertThat(simulator.journal().count()).as("requests of %s", uri).isEqualTo(before);
        return (IllegalArgumentException) refusal;
    }

    IllegalArgumentException refusal(String uri, Object body) {
        return refusal(uri, body, Map.of());
    }

    @AfterEach
    void stopContextAndShop() throws Exception {
        camel.close();
        simulator.close();
    }
}
