// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfkw.common.Redactor;
import io.github.camelfkw.component.fkw.client.Bench;
import io.github.camelfkw.component.fkw.client.FkwApplication;
import io.github.camelfkw.component.fkw.client.FkwClientListener;
import io.github.camelfkw.simulator.SimulatorClock;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The tokens of all shops are masked, for as long as they are in use. */
class LiveTokensTest {

    private static final int SHOPS = 200;

    private final SimulatorClock clock = SimulatorClock.fixed(Bench.NOON);
    private final MemoryTokenStore store = new MemoryTokenStore();
    private final AtomicInteger number = new AtomicInteger();
    private final Redactor redactor = new Redactor();
    private final TokenManager tokens = new TokenManager(
            store,
            this::next,
            Optional.empty(),
            new TokenTiming(
                    clock, TokenTiming.nanoTime(clock), time -> {}, Duration.ofMinutes(10), TokenTiming.DEFAULT_LEASE),
            Runnable::run,
            redactor,
            new FkwApplication(URI.create(""), "client", Optional.empty(), "FKW", Optional.empty()),
            FkwClientListener.NONE);

    /** A platform that rotates. */
    private AccessGrant next(AccessGrant old) {
        int made = number.incrementAndGet();
        return new AccessGrant(
                old.shopId(),
                old.shopId(),
                null,
                "access-token-" + made,
                clock.instant().plus(Duration.ofHours(2)),
                "refresh-token-" + made,
                null,
                null,
                old.version());
    }

    @Test
    void areMaskedInAllShopsThroughAllRefreshes() {
        List<String> shops = IntStream.range(1_000, 1_000 + SHOPS)
                .mapToObj(Integer::toString)
                .toList();
        shops.forEach(
                shop -> tokens.authorized(next(new AccessGrant(shop, null, null, null, null, null, null, null, 0))));
        assertAllMasked(shops);
        for (int i = 0; i < 3; i++) {
            clock.advance(Duration.ofHours(2));
            shops.forEach(tokens::accessToken);
            assertAllMasked(shops);
        }
        assertThat(redactor.redact("access-token-1")).as("of long ago").isEqualTo("access-token-1");
    }

    private void assertAllMasked(List<String> shops) {
        for (String shop : shops) {
            AccessGrant kept = store.load(shop).orElseThrow();
            assertThat(redactor.redact(kept.accessToken() + " " + kept.refreshToken()))
                    .isEqualTo("xxxxxx xxxxxx");
        }
    }
}
