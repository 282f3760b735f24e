// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.proof;

import io.github.camelfkw.common.camel.CamelHttpTransport;
import io.github.camelfkw.component.fkw.client.Carriers;
import io.github.camelfkw.component.fkw.client.ErrorTable;
import io.github.camelfkw.component.fkw.client.FkwClient;
import io.github.camelfkw.component.fkw.client.OrderApi;
import io.github.camelfkw.component.fkw.client.token.MemoryTokenStore;
import io.github.camelfkw.component.fkw.client.token.SeedGrant;
import io.github.camelfkw.component.fkw.internal.poll.PageFetch;
import io.github.camelfkw.component.fkw.internal.poll.PositionStore;
import io.github.camelfkw.simulator.SimulatorClock;
import io.github.camelfkw.simulator.fkw.FkwShop;
import io.github.camelfkw.simulator.fkw.FkwSimulator;
import io.github.camelfkw.simulator.fkw.FkwTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.camel.impl.DefaultCamelContext;

/** A platform with a shop on a clock that is moved by hand, a client on a real socket, and a store that is watched. */
final class ProofShop implements AutoCloseable {

    static final Instant NOON = Instant.parse("2026-11-20T04:00:00Z");

    /** Before every order of every schedule. */
    static final Instant START_FROM = NOON.minus(Duration.ofDays(3));

    private static final int SLICES_AHEAD = 3;

    /** Camel's part is needed for its HTTP component only, and may serve all shops of a run. */
    private static final DefaultCamelContext CAMEL = new DefaultCamelContext();

    private static final Carriers CARRIERS = Carriers.standard();

    final SimulatorClock clock = SimulatorClock.fixed(NOON);
    final FkwSimulator simulator;
    final FkwShop shop;
    final OrderApi api;
    final FkwClient client;
    final Evidence evidence = new Evidence();
    final WatchedStore store = new WatchedStore();

    private final Map<String, String> parts = new ConcurrentHashMap<>();
    private final List<ExecutorService> pools = new ArrayList<>();
    private final Quiet quiet = new Quiet();
    private final ScheduledExecutorService background = Executors.newSingleThreadScheduledExecutor();
    private final CamelHttpTransport transport;

    ProofShop(long seed, Duration requestTimeout) {
        simulator = FkwSimulator.builder().clock(clock).seed(seed).build().start();
        simulator.journal().keepLast(50);
        shop = simulator.shop();
        FkwTokens tokens = simulator.issueTokens();
        transport = new CamelHttpTransport(
                CAMEL, "fkw", simulator.baseUri(), null, Duration.ofSeconds(5), requestTimeout, background);
        transport.start();
        client = new FkwClient(new FkwClient.Parts(
                transport,
                FkwSimulator.DEFAULT_CLIENT_ID,
                FkwSimulator.DEFAULT_CLIENT_SECRET,
                new MemoryTokenStore(),
                Optional.of(new SeedGrant("default", tokens.accessToken(), tokens.refreshToken())),
                Duration.ofMinutes(10),
                4,
                clock,
                time -> {},
                background,
                ErrorTable.standard(),
                CARRIERS));
        api = client.orders("default");
    }

    /** How a new consumer fetches pages. Ends what the one before had under way: its process is gone. */
    PageFetch fetch(int concurrency) {
        pools.forEach(ExecutorService::shutdownNow);
        pools.clear();
        if (concurrency == 1) {
            return PageFetch.oneByOne();
        }
        ExecutorService pages = Executors.newFixedThreadPool(concurrency);
        ExecutorService slices = Executors.newFixedThreadPool(1 + SLICES_AHEAD);
        pools.add(pages);
        pools.add(slices);
        return PageFetch.concurrent(pages, slices, SLICES_AHEAD, ExecutorService::shutdownNow);
    }

    /** The platform's clock. */
    Instant platformNow() {
        return clock.instant().plus(simulator.quirks().clockSkew());
    }

    /** Keeps the last position, and tells of it once it is kept. */
    final class WatchedStore implements PositionStore {

        private String text;
        private int failures;

        @Override
        public String name() {
            return "proof";
        }

        @Override
        public Optional<String> load() {
            return Optional.ofNullable(text);
        }

        /** What belongs to the position and is no position. */
        @Override
        public PositionStore part(String key) {
            return new Part(key);
        }

        @Override
        public void save(String position) {
            boolean kept = failures == 0;
            if (kept) {
                text = position;
            } else {
                failures--;
            }
            evidence.saved(Evidence.reachedOf(position), platformNow(), kept);
            if (!kept) {
                throw new StoreFailed();
            }
        }

        void failNext(int times) {
            failures = times;
        }
    }

    /** What is kept beside the position. */
    private final class Part implements PositionStore {

        private final String key;

        Part(String key) {
            this.key = key;
        }

        @Override
        public String name() {
            return "proof:" + key;
        }

        @Override
        public Optional<String> load() {
            return Optional.ofNullable(parts.get(key)).filter(kept -> !kept.isBlank());
        }

        @Override
        public PositionStore part(String more) {
            throw new UnsupportedOperationException("parts have none");
        }

        @Override
        public void save(String kept) {
            parts.put(key, kept);
        }
    }

    /** The store could not keep a position. */
    static final class StoreFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Override
    public void close() {
        pools.forEach(ExecutorService::shutdownNow);
        transport.stop();
        background.shutdownNow();
        simulator.close();
        quiet.close();
    }
}
