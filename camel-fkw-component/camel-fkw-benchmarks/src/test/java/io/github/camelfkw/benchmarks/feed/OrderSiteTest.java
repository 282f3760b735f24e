// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.benchmarks.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelfkw.benchmarks.Shops;
import io.github.camelfkw.simulator.Call;
import io.github.camelfkw.simulator.FaultPlan;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The platform that the feed is measured with gives what a platform would give. */
class OrderSiteTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final OrderSite site;

    OrderSiteTest() throws Exception {
        site = new OrderSite(Shops.page(), new FaultPlan(0));
    }

    private String call(String path, Map<String, String> query) {
        Call call = new Call("GET", path, query, Map.of(), Map.of(), Set.of(), "", 0, "");
        return new String(site.answer(call).body(), StandardCharsets.UTF_8);
    }

    private JsonNode page(long from, long to, int pageNo, int pageSize) throws Exception {
        return JSON.readTree(call(
                OrderSite.LIST,
                Map.of(
                        "time_type", "modified",
                        "time_from", ShopSeconds.text(from),
                        "time_to", ShopSeconds.text(to),
                        "page_no", Integer.toString(pageNo),
                        "page_size", Integer.toString(pageSize))));
    }

    private Shelf hold(int orders, String ends) {
        String[] words = call("/hold", Map.of("orders", Integer.toString(orders), "ends", ends))
                .split(" ");
        return QuietOrders.uniform(Long.parseLong(words[0]), orders);
    }

    private static List<String> ids(JsonNode page) {
        return StreamSupport.stream(page.path("order_list").spliterator(), false)
                .map(order -> order.path("id").asText())
                .toList();
    }

    private static List<String> ids(Shelf shelf, int from, int to) {
        List<String> ids = new ArrayList<>();
        for (int i = to - 1; i >= from; i--) {
            ids.add(Long.toString(shelf.id(i)));
        }
        return ids;
    }

    @Test
    void givesAWindowPageByPageNewestFirst() throws Exception {
        Shelf shelf = hold(500, "included");
        long from = shelf.second(100);
        long to = shelf.second(399);
        assertThat(ids(page(from, to, 1, 200))).isEqualTo(ids(shelf, 200, 400));
        assertThat(ids(page(from, to, 2, 200))).isEqualTo(ids(shelf, 100, 200));
        assertThat(ids(page(from, to, 3, 200))).isEmpty();
        assertThat(page(from, to, 2, 200).path("total").asInt()).isEqualTo(300);
        assertThat(page(to + 1, shelf.second(400) - 1, 1, 200).path("total").asInt())
                .isZero();
    }

    @Test
    void leavesOutTheEndsWhereTheyAreExcluded() throws Exception {
        Shelf shelf = hold(500, "excluded");
        assertThat(ids(page(shelf.second(100), shelf.second(110), 1, 200))).isEqualTo(ids(shelf, 101, 110));
    }

    @Test
    void givesOrdersAsTheSimulatorRendersThem() throws Exception {
        Shelf shelf = hold(500, "included");
        List<JsonNode> rendered = new ArrayList<>();
        JSON.readTree(Shops.page()).path("order_list").forEach(rendered::add);
        JsonNode order =
                page(shelf.second(7), shelf.second(7), 1, 1).path("order_list").path(0);
        assertThat(order.path("id").asText()).hasSize(OrderTemplates.ID_LENGTH);
        assertThat(order.path("modified_time").asText()).isEqualTo(ShopSeconds.text(shelf.second(7)));
        assertThat(withoutChanges(order)).isEqualTo(withoutChanges(rendered.get(7)));
        assertThat(rendered).hasSize(200).doesNotHaveDuplicates();
    }

    private static Map<String, JsonNode> withoutChanges(JsonNode order) {
        Map<String, JsonNode> fields = new HashMap<>();
        order.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
        assertThat(fields.keySet()).contains("id", "created_time", "pay_time", "order_items");
        fields.keySet().removeAll(Set.of("id", "created_time", "settle_time", "pay_time", "modified_time"));
        return fields;
    }

    @Test
    void countsCallsAndWindows() throws Exception {
        Shelf shelf = hold(500, "included");
        page(shelf.second(0), shelf.second(300), 1, 200);
        page(shelf.second(0), shelf.second(300), 2, 200);
        page(shelf.second(300), shelf.second(400), 1, 200);
        assertThat(call("/stats", Map.of())).startsWith("3 2 ");
        call("/reset", Map.of());
        assertThat(call("/stats", Map.of())).startsWith("0 0 0 ");
    }

    @Test
    void refusesWhatItCannotDo() {
        assertThatThrownBy(() -> page(0, 1, 1, 201)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void writesTimesAsTheyAreRead() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 1000; i++) {
            long second = random.nextLong(1_600_000_000L, 2_000_000_000L);
            assertThat(ShopSeconds.parse(ShopSeconds.text(second))).isEqualTo(second);
        }
    }

    @Test
    void spreadsOrdersOverItsDaysOldestFirst() {
        for (Shelf shelf : List.of(QuietOrders.uniform(1_000_000, 30_000), QuietOrders.bursty(1_000_000, 30_000))) {
            long last = 1_000_000;
            for (int i = 0; i < shelf.size(); i++) {
                assertThat(shelf.second(i)).isGreaterThanOrEqualTo(last);
                last = shelf.second(i);
            }
            assertThat(last).isBetween(1_000_000L + 59 * 86_400, 1_000_000L + 60 * 86_400);
        }
    }

    @Test
    void letsBuyersPayUntilTheSalesEnd() throws Exception {
        call("/hold", Map.of("spread", "live", "rate", "500"));
        long now = System.currentTimeMillis() / 1000;
        while (page(now - 10, now + 10, 1, 200).path("total").asInt() < 3) {
            Thread.onSpinWait();
        }
        call("/end-sales", Map.of());
        JsonNode order = page(now - 10, now + 10, 1, 1).path("order_list").path(0);
        assertThat(LiveOrders.paid(order.path("id").asText()) / 1000)
                .isEqualTo(ShopSeconds.parse(order.path("modified_time").asText()));
    }
}
