// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import static org.awaitility.Awaitility.await;

import io.github.camelfkw.component.fkw.client.token.AccessGrant;
import io.github.camelfkw.component.fkw.client.token.TokenStore;
import io.github.camelfkw.component.fkw.client.token.TokenStoreException;
import io.github.camelfkw.simulator.RecordedRequest;
import io.github.camelfkw.simulator.fkw.FkwTokens;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.BeforeEach;

/** Several shops whose grants are in a token store, and one route that reads them. */
abstract class ShopsTestSupport extends FkwTestSupport {

    static final String LIST = "/api/order/getList";

    final Grants grants = new Grants();
    final MemoryStateRepository positions = new MemoryStateRepository();
    final List<Exchange> arrived = Collections.synchronizedList(new ArrayList<>());

    /** A store that others can put grants into, and take them out of. */
    static final class Grants implements TokenStore {

        private final Map<String, AccessGrant> kept = new ConcurrentHashMap<>();

        volatile boolean broken;
        volatile int refusedLooks;

        void put(String shop, FkwTokens tokens) {
            long version = load(shop).map(AccessGrant::version).orElse(0L);
            save(
                    new AccessGrant(
                            shop,
                            shop,
                            null,
                            tokens.accessToken(),
                            tokens.accessExpiresAt(),
                            tokens.refreshToken(),
                            tokens.refreshExpiresAt(),
                            null,
                            version),
                    version);
        }

        void remove(String shop) {
            kept.remove(shop);
        }

        @Override
        public Optional<AccessGrant> load(String shopId) {
            return Optional.ofNullable(kept.get(shopId));
        }

        @Override
        public synchronized boolean save(AccessGrant grant, long expectedVersion) {
            if (load(grant.shopId()).map(AccessGrant::version).orElse(0L) != expectedVersion) {
                return false;
            }
            kept.put(grant.shopId(), grant.withVersion(expectedVersion + 1));
            return true;
        }

        @Override
        public Set<String> shopIds() {
            if (broken) {
                refusedLooks++;
                throw new TokenStoreException("the vault is sealed", null);
            }
            return Set.copyOf(kept.keySet());
        }
    }

    @BeforeEach
    void openShops() {
        for (String id : List.of("1001", "1002", "1003")) {
            simulator.addShop(id, "shop " + id);
            authorize(id);
        }
        camel.getRegistry().bind("positions", positions);
    }

    @Override
    FkwComponent component() {
        FkwComponent component = super.component();
        component.setAccessToken(null);
        component.setRefreshToken(null);
        component.setTokenStore(grants);
        component.setMaxAttempts(1);
        return component;
    }

    void authorize(String shop) {
        grants.put(shop, simulator.issueTokens(shop));
    }

    /** A paid order in a shop; the clock goes on, so that the next poll sees it. */
    String place(String shop) {
        String id = simulator
                .shop(shop)
                .addOrder(order -> order.status("wait_seller_ship"))
                .id();
        clock.advance(Duration.ofSeconds(10));
        return id;
    }

    RouteBuilder consumer(String uri) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from(uri + (uri.contains("delay=") ? "" : "&delay=50") + "&initialDelay=0")
                        .routeId("shops")
                        .process(exchange -> arrived.add(exchange.copy()));
            }
        };
    }

    void consume(String uri) throws Exception {
        route(consumer(uri));
    }

    static String shopOf(Exchange exchange) {
        return exchange.getMessage().getHeader(FkwConstants.SHOP_ID, String.class);
    }

    /** What has arrived of a shop, in order. */
    List<String> arrived(String shop) {
        synchronized (arrived) {
            return arrived.stream()
                    .filter(exchange -> shop.equals(shopOf(exchange)))
                    .map(exchange -> exchange.getMessage().getHeader(FkwConstants.ORDER_ID, String.class))
                    .toList();
        }
    }

    FkwShopsConsumer shops() {
        return (FkwShopsConsumer) camel.getRoute("shops").getConsumer();
    }

    void until(BooleanSupplier condition) {
        await().until(condition::getAsBoolean);
    }

    /** Requests that carry the access token that the shop has now. */
    Predicate<RecordedRequest> of(String shop) {
        String masked = mask(grants.load(shop).orElseThrow().accessToken());
        return request -> masked.equals(request.param("access_token"));
    }

    private static String mask(String token) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return "***" + HexFormat.of().formatHex(hash, 0, 3);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    long polls(String shop) {
        Predicate<RecordedRequest> ofShop = of(shop);
        return simulator.journal().requests(LIST).stream().filter(ofShop).count();
    }

    /** Until the position of a shop says so: it is saved after an order has arrived. */
    void untilSaved(String shop, String text) {
        until(() -> {
            String saved = positions.getState("fkw:orders:" + shop + ":all");
            return saved != null && saved.contains(text);
        });
    }

    /** Until the platform was not called for so long: what was under way has ended. */
    void untilNoCallFor(Duration time) {
        AtomicLong calls = new AtomicLong(-1);
        await().pollInterval(time).until(() -> {
            long now = simulator.journal().count();
            return calls.getAndSet(now) == now;
        });
    }

    /** Lets a shop be polled so many times more. */
    void untilPolled(String shop, int more) {
        long before = polls(shop);
        until(() -> polls(shop) >= before + more);
    }
}
