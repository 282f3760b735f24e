// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.benchmarks;

import io.github.camelfkw.component.fkw.FkwComponent;
import io.github.camelfkw.simulator.SimulatorClock;
import io.github.camelfkw.simulator.fkw.FkwSimulator;
import io.github.camelfkw.simulator.fkw.FkwTokens;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.engine.SimpleCamelContext;

/** What benchmarks measure with: a context whose component is at a shop, and answers that the simulator made. */
public final class Shops {

    /** Orders a page: the most that the platform gives. */
    public static final int PAGE_SIZE = 200;

    private static final Instant NOON = Instant.parse("2026-11-20T04:00:00Z");

    private static final List<String> STATUSES =
            List.of("wait_seller_ship", "wait_seller_ship", "shipped", "finished", "wait_buyer_pay", "canceled");

    private Shops() {}

    /** A Camel context with a component that talks to a platform. */
    static CamelContext context(URI platform, String accessToken) {
        CamelContext context = new SimpleCamelContext();
        context.addComponent("fkw", component(platform, accessToken));
        context.start();
        return context;
    }

    /** A component that talks to a platform. */
    public static FkwComponent component(URI platform, String accessToken) {
        FkwComponent component = new FkwComponent();
        component.setBaseUri(platform.toString());
        component.setClientId(FkwSimulator.DEFAULT_CLIENT_ID);
        component.setClientSecret(FkwSimulator.DEFAULT_CLIENT_SECRET);
        component.setAccessToken(accessToken);
        component.setRefreshToken("not-used");
        return component;
    }

    /** A page of 200 orders as it comes, always the same. */
    public static byte[] page() {
        return answer(PAGE_SIZE, "fkw:orders?rawPayload=true&pageSize=" + PAGE_SIZE);
    }

    /** The answer about one order that waits for its shipment. */
    static byte[] order() {
        String order = new String(answer(1, "fkw:orders?rawPayload=true&pageSize=1"), StandardCharsets.UTF_8);
        int start = order.indexOf('[') + 1;
        return ("{\"rt\":0,\"success\":true,\"msg\":\"查询成功\",\"order\":"
                        + order.substring(start, order.lastIndexOf(']')) + "}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] answer(int orders, String endpoint) {
        try (FkwSimulator simulator = FkwSimulator.builder()
                .seed(200)
                .clock(SimulatorClock.fixed(NOON))
                .build()
                .start()) {
            simulator.shop().addOrders(orders, order -> order.status(STATUSES.get(order.index() % STATUSES.size()))
                    .createdAt(NOON.minusSeconds(60L * order.index())));
            FkwTokens tokens = simulator.issueTokens();
            CamelContext context = context(simulator.baseUri(), tokens.accessToken());
            try {
                return context.createProducerTemplate()
                        .requestBody(endpoint, null, String.class)
                        .getBytes(StandardCharsets.UTF_8);
            } finally {
                context.stop();
            }
        }
    }
}
