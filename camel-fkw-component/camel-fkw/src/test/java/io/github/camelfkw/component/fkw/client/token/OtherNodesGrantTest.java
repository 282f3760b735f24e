// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelfkw.component.fkw.client.Bench;
import io.github.camelfkw.component.fkw.client.FkwApplication;
import io.github.camelfkw.component.fkw.client.FkwClient;
import io.github.camelfkw.component.fkw.client.FkwClientListener;
import io.github.camelfkw.component.fkw.client.FkwReauthorizationRequiredException;
import io.github.camelfkw.simulator.fkw.FkwTokens;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A merchant authorizes at one node, or somebody puts a grant into the store: that ends the loss at all nodes. */
class OtherNodesGrantTest {

    private static final String SHOP = TokenManager.DEFAULT_SHOP;
    private static final String REFRESH = "/api/oauth/refreshAccessToken";

    @RegisterExtension
    final Bench bench = new Bench();

    private final MemoryTokenStore store = new MemoryTokenStore();
    private Node first;
    private Node second;

    /** One of the nodes on the store. */
    private final class Node implements FkwClientListener {
        private final List<String> told = new ArrayList<>();
        private final FkwClient client = bench.client(w -> {
            w.store = store;
            w.seed = null;
            w.listener = this;
        });
        private final AuthorizationWatch watch = new AuthorizationWatch(
                client.tokens(),
                new FkwApplication(URI.create(""), "client", Optional.empty(), "FKW", Optional.empty()),
                bench.clock,
                this);

        @Override
        public void lost(String shopId, String why) {
            told.add("lost");
        }

        @Override
        public void restored(GrantStatus grant) {
            told.add("restored");
        }

        private void fails() {
            assertThatThrownBy(() -> client.tokens().accessToken(SHOP))
                    .isInstanceOf(FkwReauthorizationRequiredException.class);
            assertThat(isLost()).isTrue();
        }

        private boolean isLost() {
            return client.tokens().lost(SHOP).isPresent();
        }
    }

    /** Why there is none. */
    private enum Loss {
        NEVER_GIVEN,
        WITHDRAWN
    }

    @BeforeEach
    void twoNodes() {
        first = new Node();
        second = new Node();
    }

    private void lose(Loss loss) {
        if (loss == Loss.WITHDRAWN) {
            keep(grant(bench.issued));
            first.client.tokens().accessToken(SHOP);
            second.client.tokens().accessToken(SHOP);
            bench.simulator.revoke(bench.shop.id());
            bench.clock.advance(Duration.ofHours(2));
        }
        first.fails();
        second.fails();
    }

    private static AccessGrant grant(FkwTokens given) {
        return grant(given.accessToken(), given.accessExpiresAt(), given.refreshToken());
    }

    private static AccessGrant grant(String access, Instant until, String refresh) {
        return new AccessGrant(SHOP, null, null, access, until, refresh, null, null, 0);
    }

    private void keep(AccessGrant grant) {
        assertThat(store.save(grant, store.load(SHOP).map(AccessGrant::version).orElse(0L)))
                .isTrue();
    }

    private void merchantAuthorizesAtTheFirst() {
        first.client.tokens().authorized(grant(bench.simulator.issueTokens()));
        assertThat(first.isLost()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void endsTheLossWithTheNextCall(Loss loss) {
        lose(loss);
        merchantAuthorizesAtTheFirst();
        second.client.tokens().accessToken(SHOP);
        assertThat(second.isLost()).isFalse();
        assertThat(second.told).containsExactly("lost", "restored");
    }

    @ParameterizedTest
    @EnumSource
    void endsTheLossOfANodeThatNobodyCalls(Loss loss) {
        lose(loss);
        second.watch.check();
        assertThat(second.isLost()).isTrue();
        merchantAuthorizesAtTheFirst();
        second.watch.check();
        assertThat(second.isLost()).isFalse();
        assertThat(second.told).containsExactly("lost", "restored");
    }

    @ParameterizedTest
    @EnumSource
    void endsTheLossWhereItWasPutIntoTheStoreWithoutAnAccessToken(Loss loss) {
        lose(loss);
        keep(grant(null, null, bench.simulator.issueTokens().refreshToken()));
        second.watch.check();
        assertThat(second.isLost()).isFalse();
    }

    @Test
    void endsTheLossThatWasFoundWhileTheAccessTokenLived() {
        keep(grant(bench.issued));
        second.client.tokens().accessToken(SHOP);
        bench.simulator.revoke(bench.shop.id());
        assertThatThrownBy(() -> second.client.tokens().refreshNow(SHOP))
                .isInstanceOf(FkwReauthorizationRequiredException.class);
        assertThat(second.isLost()).isTrue();
        merchantAuthorizesAtTheFirst();
        second.watch.check();
        assertThat(second.isLost()).isFalse();
    }

    @Test
    void isNotLookedForAtThePlatform() {
        lose(Loss.WITHDRAWN);
        long before = bench.simulator.journal().count(REFRESH);
        for (int i = 0; i < 5; i++) {
            bench.clock.advance(Duration.ofMinutes(10));
            second.watch.check();
        }
        assertThat(bench.simulator.journal().count(REFRESH)).isEqualTo(before);
        assertThat(second.isLost()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void isNoEndOfTheLossWhereItIsDeadToo(Loss loss) {
        lose(loss);
        FkwTokens dead = bench.simulator.issueTokens();
        bench.simulator.revoke(bench.shop.id());
        keep(grant(null, null, dead.refreshToken()));
        long before = bench.simulator.journal().count(REFRESH);
        for (int i = 0; i < 5; i++) {
            bench.clock.advance(Duration.ofMinutes(10));
            second.watch.check();
        }
        assertThat(bench.simulator.journal().count(REFRESH)).isEqualTo(before + 1);
        assertThat(second.isLost()).isTrue();
        assertThat(second.told).containsExactly("lost");
    }

    @Test
    void isNotNotedOfAGrantThatCannotTellItsShopAndCannotBeRefreshedAndWorks() {
        keep(grant(bench.issued.accessToken(), bench.issued.accessExpiresAt(), null));
        assertThat(first.client.tokens().learnPlatformShopId(SHOP)).isEmpty();
        assertThat(first.isLost()).isFalse();
        assertThat(first.told).isEmpty();
    }
}
