// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfkw.common.Redactor;
import io.github.camelfkw.component.fkw.client.FkwApplication;
import io.github.camelfkw.component.fkw.client.FkwClientListener;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Routes that start together ask for the first token at the same moment, and the configuration has none. */
class FirstTokenTest {

    private static final String SHOP = TokenManager.DEFAULT_SHOP;
    private static final int ROUTES = 4;
    private static final int ROUNDS = 3_000;

    private final AtomicInteger refreshes = new AtomicInteger();

    private AccessGrant refresh(AccessGrant old) {
        refreshes.incrementAndGet();
        Instant now = Instant.now();
        return new AccessGrant(
                SHOP, "1", "shop", "access", now.plusSeconds(7200), "refresh", null, old.seed(), old.version());
    }

    private TokenManager manager() {
        return new TokenManager(
                new MemoryTokenStore(),
                this::refresh,
                Optional.of(new SeedGrant(SHOP, null, "refresh")),
                new TokenTiming(
                        Clock.systemUTC(),
                        System::nanoTime,
                        time -> {},
                        Duration.ofMinutes(10),
                        TokenTiming.DEFAULT_LEASE),
                Runnable::run,
                new Redactor(),
                new FkwApplication(URI.create(""), "client", Optional.empty(), "FKW", Optional.empty()),
                FkwClientListener.NONE);
    }

    /** Who came while another one was still reading the grant once took that one's for the refreshed one. */
    @Test
    void allGetItAndOneRefreshes() throws Exception {
        ExecutorService routes = Executors.newFixedThreadPool(ROUTES);
        CyclicBarrier start = new CyclicBarrier(ROUTES);
        try {
            for (int round = 1; round <= ROUNDS; round++) {
                TokenManager tokens = manager();
                List<Future<String>> given = new ArrayList<>();
                for (int i = 0; i < ROUTES; i++) {
                    given.add(routes.submit(() -> {
                        start.await();
                        return tokens.accessToken(SHOP);
                    }));
                }
                for (Future<String> token : given) {
                    assertThat(token.get()).isEqualTo("access");
                }
                assertThat(refreshes).hasValue(round);
            }
        } finally {
            routes.shutdownNow();
        }
    }
}
