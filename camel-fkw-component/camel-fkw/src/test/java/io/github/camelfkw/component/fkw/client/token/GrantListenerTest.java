// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.camelfkw.component.fkw.client.Bench;
import io.github.camelfkw.component.fkw.client.FkwClient;
import io.github.camelfkw.component.fkw.client.FkwClientListener;
import io.github.camelfkw.component.fkw.client.FkwReauthorizationRequiredException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who is told of a grant may call for its shop on the spot, as an event notifier does that sends to a route. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class GrantListenerTest {

    private static final String SHOP = TokenManager.DEFAULT_SHOP;

    @RegisterExtension
    final Bench bench = new Bench();

    private final List<String> told = new ArrayList<>();
    private final FkwClientListener calling = new FkwClientListener() {
        @Override
        public void refreshed(GrantStatus grant) {
            client.tokens().refused(SHOP, "another");
            told.add("refreshed");
        }

        @Override
        public void lost(String shopId, String why) {
            assertThat(catchThrowable(() -> client.tokens().refreshNow(SHOP)))
                    .isInstanceOf(FkwReauthorizationRequiredException.class);
            told.add("lost");
        }

        @Override
        public void restored(GrantStatus grant) {
            client.tokens().refreshNow(SHOP);
            told.add("restored");
        }
    };
    private FkwClient client;

    @Test
    void callsFromWhereItIsTold() {
        client = bench.client(w -> {
            w.listener = calling;
            w.seed = new SeedGrant(SHOP, null, bench.issued.refreshToken());
        });
        client.tokens().accessToken(SHOP);
        bench.simulator.revoke(bench.shop.id());
        bench.clock.advance(Duration.ofHours(2));
        assertThatThrownBy(() -> client.tokens().accessToken(SHOP))
                .isInstanceOf(FkwReauthorizationRequiredException.class);
        client.tokens().authorized(GrantLifeTest.grantOfTokensAlone(bench.simulator.issueTokens()));
        assertThat(told).containsExactly("refreshed", "lost", "refreshed", "restored");
    }
}
