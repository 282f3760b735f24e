// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfkw.component.fkw.client.Bench;
import io.github.camelfkw.component.fkw.client.FkwClient;
import io.github.camelfkw.simulator.fkw.FkwTokens;
import java.time.Duration;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nodes on one store are restarted one after another, with a new refresh token in their configuration. */
class ConfiguredTokenTest {

    private static final String SHOP = TokenManager.DEFAULT_SHOP;

    @RegisterExtension
    final Bench bench = new Bench();

    private final MemoryTokenStore store = new MemoryTokenStore();

    private FkwClient node(FkwTokens configured) {
        return bench.client(w -> {
            w.store = store;
            w.seed = new SeedGrant(SHOP, null, configured.refreshToken());
        });
    }

    @ParameterizedTest
    @CsvSource({"false,false", "false,true", "true,false", "true,true"})
    void ofBeforeDoesNotComeBackWithTheNodesThatStillHaveIt(boolean rotates, boolean revokes) {
        bench.simulator.quirks().rotateRefreshToken(rotates).revokeFamilyOnReuse(revokes);
        FkwClient began = node(bench.issued);
        began.tokens().accessToken(SHOP);
        FkwClient joined = node(bench.issued);
        joined.tokens().accessToken(SHOP);
        FkwTokens again = bench.simulator.issueTokens();
        FkwClient restarted = node(again);
        restarted.tokens().accessToken(SHOP);
        for (FkwClient node : new FkwClient[] {began, joined, restarted, began, joined, restarted}) {
            bench.clock.advance(Duration.ofHours(2));
            node.tokens().accessToken(SHOP);
        }
        assertThat(store.load(SHOP).orElseThrow().seed()).isEqualTo(SeedGrant.fingerprint(again.refreshToken()));
        assertThat(bench.simulator.tokens().refusedRefreshes()).isZero();
    }
}
