// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelfkw.common.HttpAnswer;
import io.github.camelfkw.component.fkw.client.Carriers;
import io.github.camelfkw.component.fkw.client.ErrorTable;
import io.github.camelfkw.component.fkw.client.FkwClient;
import io.github.camelfkw.component.fkw.client.OrderApi;
import io.github.camelfkw.component.fkw.client.OrderDocument;
import io.github.camelfkw.component.fkw.client.OrderQuery;
import io.github.camelfkw.component.fkw.client.RecordReading;
import io.github.camelfkw.component.fkw.client.model.Order;
import io.github.camelfkw.component.fkw.client.token.MemoryTokenStore;
import io.github.camelfkw.component.fkw.client.token.SeedGrant;
import io.github.camelfkw.component.fkw.client.token.TokenManager;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * A page of 200 orders: into records, as {@code fkw:orders} does it, and into a map with a plain {@code ObjectMapper}.
 * The connector's side is the client as a whole – token, envelope, judgement, rows – with a transport that has the
 * answer at hand.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class OrderPageBenchmark {

    private final ObjectMapper plain = new ObjectMapper();
    private byte[] page;
    private OrderApi orders;

    @Setup
    public void readPage() {
        page = Shops.page();
        orders = client(page).orders(TokenManager.DEFAULT_SHOP);
    }

    private static FkwClient client(byte[] page) {
        HttpAnswer answer = new HttpAnswer(200, "application/json;charset=UTF-8", Optional.empty(), page);
        return new FkwClient(new FkwClient.Parts(
                request -> answer,
                "client",
                "client-secret",
                new MemoryTokenStore(),
                Optional.of(new SeedGrant(TokenManager.DEFAULT_SHOP, "access-token", "refresh-token")),
                Duration.ofMinutes(10),
                1,
                Clock.systemUTC(),
                time -> {},
                Runnable::run,
                ErrorTable.standard(),
                Carriers.standard()));
    }

    /** All in turn. */
    @Benchmark
    public Object inTurn(Turns turns) throws Exception {
        return turns.take(10, this::map, this::records, this::documents);
    }

    /** What {@code fkw:orders} does with an answer. */
    @Benchmark
    public List<Order> records() {
        return orders.list(OrderQuery.all(), RecordReading.AT_ONCE).rows().stream()
                .map(OrderDocument::toRecord)
                .toList();
    }

    /** What the feed does with an answer until it knows which orders are new: no records, ids and times only. */
    @Benchmark
    public List<OrderDocument> documents() {
        return orders.list(OrderQuery.all()).rows();
    }

    /** The peer. */
    @Benchmark
    public Map<?, ?> map() throws IOException {
        return plain.readValue(page, Map.class);
    }
}
