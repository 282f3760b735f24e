// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfkw.component.fkw.client.OrderDocument;
import io.github.camelfkw.component.fkw.client.model.Order;
import io.github.camelfkw.simulator.RecordedRequest;
import io.github.camelfkw.simulator.fkw.FkwSimulator;
import io.github.camelfkw.simulator.fkw.SimOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;

/** Both sides of a benchmark do the same. */
class SameWorkTest {

    @Test
    void bothWaysShipWithTheSameRequest() throws Exception {
        try (FkwSimulator simulator = FkwSimulator.builder().build().start()) {
            List<SimOrder> orders = simulator.shop().addOrders(2, order -> order.status("wait_seller_ship"));
            String token = simulator.issueTokens().accessToken();
            CamelContext context = Shops.context(simulator.baseUri(), token);
            try {
                new ProducerShip(context, "fkw:ship?allowRefunding=true")
                        .ship(orders.get(0).id());
                new DirectShip(context, simulator.baseUri(), token)
                        .ship(orders.get(1).id());
            } finally {
                context.stop();
            }
            List<RecordedRequest> requests = simulator.journal().requests();
            assertThat(requests).hasSize(2).noneMatch(RecordedRequest::refused);
            assertThat(requests)
                    .allSatisfy(request -> assertThat(request.violations()).isEmpty());
            assertThat(common(requests.get(0))).isEqualTo(common(requests.get(1)));
        }
    }

    private static Map<String, String> common(RecordedRequest request) {
        Map<String, String> common = new LinkedHashMap<>(request.params());
        assertThat(common.remove("order_id")).isNotNull();
        assertThat(common.remove("timestamp")).isNotNull();
        common.put("request", request.method() + " " + request.path());
        return common;
    }

    @Test
    void bothWaysReadTheSameOrders() throws Exception {
        OrderPageBenchmark benchmark = new OrderPageBenchmark();
        benchmark.readPage();
        List<?> rows = (List<?>) benchmark.map().get("order_list");
        List<?> ids = rows.stream().map(row -> ((Map<?, ?>) row).get("id")).toList();
        assertThat(ids).hasSize(Shops.PAGE_SIZE).doesNotHaveDuplicates();
        assertThat(benchmark.records().stream().map(Order::id).toList()).isEqualTo(ids);
        assertThat(benchmark.documents().stream().map(OrderDocument::id).toList())
                .isEqualTo(ids);
    }
}
