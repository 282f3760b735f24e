// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.camel.builder.NotifyBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.Test;

/** Which threads do the work of a backlog. */
class FetchConcurrencyTest extends FkwTestSupport {

    /**
     * Camel's pools can be set so that who hands a job to a busy pool does it himself. Then the thread that delivers waits
     * for the platform, and orders that were read lie about meanwhile.
     */
    @Test
    void theThreadThatDeliversNeverWaitsForAnAnswer() throws Exception {
        Set<String> asking = ConcurrentHashMap.newKeySet();
        camel.getComponent("http", HttpComponent.class)
                .setHttpClientConfigurer(client -> client.addRequestInterceptorFirst((request, entity, context) ->
                        asking.add(Thread.currentThread().getName())));
        simulator.faults().latency(Duration.ofMillis(20));
        shop.addOrders(1200, order -> order.createdAt(NOON.minusSeconds(600 + order.index() * 500L))
                .status("wait_seller_ship"));
        NotifyBuilder all = new NotifyBuilder(camel).whenDone(1200).create();
        camel.getRegistry().bind("positions", new MemoryStateRepository());
        route(new RouteBuilder() {
            @Override
            public void configure() {
                from("fkw:orders?offsetRepository=#positions"
                                + "&initialDelay=0&pageSize=10&fetchConcurrency=2&startFrom=2026-11-01")
                        .to("mock:orders");
            }
        });
        assertThat(all.matches(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(asking).isNotEmpty().allMatch(thread -> thread.contains("FkwFetch"));
    }
}
