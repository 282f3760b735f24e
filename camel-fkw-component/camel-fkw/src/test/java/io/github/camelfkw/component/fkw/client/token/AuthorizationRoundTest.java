// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfkw.component.fkw.client.Bench;
import io.github.camelfkw.component.fkw.client.FkwApplication;
import io.github.camelfkw.component.fkw.client.FkwClient;
import io.github.camelfkw.component.fkw.client.FkwClientListener;
import io.github.camelfkw.simulator.Fault;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A look at the ends of many authorizations while the platform does not answer. */
class AuthorizationRoundTest {

    private static final String REFRESH = "/api/oauth/refreshAccessToken";

    @RegisterExtension
    final Bench bench = new Bench();

    private final MemoryTokenStore store = new MemoryTokenStore();
    private final List<String> told = new ArrayList<>();
    private AuthorizationWatch watch;

    @BeforeEach
    void threeShopsWhoseEndIsOverAndOneThatComesAfterThem() {
        FkwClient client = bench.client(w -> {
            w.store = store;
            w.seed = null;
            w.maxAttempts = 1;
        });
        watch = new AuthorizationWatch(
                client.tokens(),
                new FkwApplication(URI.create(""), "client", Optional.empty(), "FKW", Optional.empty()),
                bench.clock,
                new FkwClientListener() {
                    @Override
                    public void expiring(GrantStatus grant, Duration left) {
                        told.add(grant.shopId() + " after "
                                + bench.simulator.journal().count(REFRESH));
                    }
                });
        for (String shop : Set.of("11", "12", "13")) {
            keep(shop, Bench.NOON.minusSeconds(1));
        }
        keep("99", Bench.NOON.plus(Duration.ofHours(3)));
    }

    private void keep(String shop, Instant end) {
        store.save(
                new AccessGrant(
                        shop, shop, null, "access" + shop, Bench.NOON, "refresh" + shop, end, SeedGrant.NONE, 0),
                0);
    }

    @Test
    void warnsOfAllShopsBeforeItAsksThePlatformOfAny() {
        watch.check();
        assertThat(told).containsExactly("99 after 0");
    }

    @Test
    void asksNoMoreOnceThePlatformHasNotAnsweredAndGoesOnWithTheNextShopLater() {
        bench.simulator.faults().next(1, Fault.maintenancePage(), REFRESH);
        watch.check();
        assertThat(bench.simulator.journal().count(REFRESH)).isEqualTo(1);
        bench.simulator.faults().next(1, Fault.maintenancePage(), REFRESH);
        watch.check();
        assertThat(bench.simulator.journal().count(REFRESH)).isEqualTo(2);
        watch.check();
        assertThat(bench.simulator.journal().count(REFRESH)).isEqualTo(5);
    }
}
