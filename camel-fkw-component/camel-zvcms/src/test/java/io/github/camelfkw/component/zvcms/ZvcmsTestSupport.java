// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.zvcms;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfkw.simulator.RecordedRequest;
import io.github.camelfkw.simulator.SimulatorClock;
import io.github.camelfkw.simulator.zvcms.SimCoupon;
import io.github.camelfkw.simulator.zvcms.SimUser;
import io.github.camelfkw.simulator.zvcms.ZvcmsSimulator;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A shop with one member on a clock that tests move, and a Camel context whose zvcms component talks to it over a socket. */
abstract class ZvcmsTestSupport {

    static final String IDENTITY = "zvcms:communal.user.identity";
    static final Instant NOON = Instant.parse("2026-11-20T04:00:00Z");
    static final String MOBILE = "13987654321";
    static final String PASSWORD = "Geheim_2026";
    static final String CARD = "880012345678";
    static final String INNER = "inner-7f31";
    static final String CODE = "UC-20261120";

    SimulatorClock clock;
    ZvcmsSimulator simulator;
    SimUser user;
    CamelContext camel;
    ZvcmsComponent zvcms;
    RecordingSleeper sleeper;
    private ProducerTemplate template;

    @BeforeEach
    void startShopAndContext() {
        clock = SimulatorClock.fixed(NOON);
        simulator = configure(ZvcmsSimulator.builder().clock(clock)).build().start();
        user = simulator.addUser(spec -> spec.names("鲍勃", "bob")
                .account(MOBILE, PASSWORD)
                .card(CARD, INNER)
                .code(CODE)
                .points(500)
                .wealth(1_050, 20_000)
                .coupon(SimCoupon.amount(7, "满减券", "15.50", 10_000))
                .coupon(SimCoupon.discount(8, "八五折", "8.5").used())
                .coupon(SimCoupon.discount(9, "九折", "9").locked()));
        sleeper = new RecordingSleeper();
        freshContext();
    }

    ZvcmsSimulator.Builder configure(ZvcmsSimulator.Builder builder) {
        return builder;
    }

    /** A context that a route has failed in goes on failing for that route. */
    void freshContext() {
        camel = new DefaultCamelContext();
        zvcms = component();
        camel.addComponent("zvcms", zvcms);
        template = null;
    }

    /** A component with all that it needs, on the test's clock. */
    ZvcmsComponent component() {
        ZvcmsComponent component = new ZvcmsComponent();
        component.setClock(clock);
        component.setSleeper(sleeper);
        component.setNonces(new AtomicLong(658_964)::incrementAndGet);
        component.setBaseUri(simulator.baseUri().toString());
        component.setOpenId(ZvcmsSimulator.DEFAULT_OPEN_ID);
        component.setSecret(ZvcmsSimulator.DEFAULT_SECRET);
        component.setGrantCode(ZvcmsSimulator.DEFAULT_GRANT_CODE);
        component.setRequestTimeout(Duration.ofSeconds(5));
        return component;
    }

    /** Adds a route and starts the context if it is not running. */
    void route(RouteBuilder route) throws Exception {
        camel.addRoutes(route);
        camel.start();
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

    /** What a call fails with. */
    <T extends Exception> T failure(Class<T> type, String uri, Object body) {
        Exception failure = send(uri, body).getException();
        assertThat(failure).as(uri).isInstanceOf(type);
        return type.cast(failure);
    }

    /** What a call is refused with before anything is sent. */
    IllegalArgumentException refusal(Object body, Map<String, Object> headers) {
        long before = simulator.journal().count();
        Exception refusal = send(IDENTITY, body, headers).getException();
        assertThat(refusal).isInstanceOf(IllegalArgumentException.class);
        assertThat(simulator.journal().count()).as("requests").isEqualTo(before);
        return (IllegalArgumentException) refusal;
    }

    /** What reached the platform. */
    List<RecordedRequest> requests() {
        return simulator.journal().requests();
    }

    @AfterEach
    void stopContextAndShop() throws Exception {
        camel.close();
        simulator.close();
    }
}
