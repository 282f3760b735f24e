// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelfkw.component.fkw.client.Bench;
import io.github.camelfkw.component.fkw.client.OrderApi;
import io.github.camelfkw.simulator.fkw.FkwTokens;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A new grant is kept before its access token is used: the platform may have voided the old one. */
class GrantSaveTest {

    private static final String SHOP = TokenManager.DEFAULT_SHOP;
    private static final String GET = "/api/order/get";

    @RegisterExtension
    final Bench bench = new Bench();

    private final Troubled store = new Troubled();
    private OrderApi orders;
    private String order;

    /** A store in front of which something happens at the next saves. */
    private static final class Troubled implements TokenStore {
        private final MemoryTokenStore real = new MemoryTokenStore();
        private Runnable atSave = () -> {};

        @Override
        public Optional<AccessGrant> load(String shopId) {
            return real.load(shopId);
        }

        @Override
        public boolean save(AccessGrant grant, long expectedVersion) {
            atSave.run();
            return real.save(grant, expectedVersion);
        }

        @Override
        public Set<String> shopIds() {
            return real.shopIds();
        }
    }

    @BeforeEach
    void aClientWhoseTokenHasEndedOnAPlatformThatKeepsNothing() {
        bench.simulator.quirks().rotateRefreshToken(true).voidOldAccessToken(true);
        order = bench.shop.addOrder().id();
        orders = bench.orders(w -> {
            w.store = store;
            w.seed = new SeedGrant(SHOP, null, bench.issued.refreshToken());
        });
    }

    private static void fail() {
        throw new TokenStoreException("the disk is full", null);
    }

    private void keepOther(FkwTokens tokens) {
        long version = store.real.load(SHOP).map(AccessGrant::version).orElse(0L);
        store.real.save(
                new AccessGrant(
                        SHOP,
                        null,
                        null,
                        tokens.accessToken(),
                        tokens.accessExpiresAt(),
                        tokens.refreshToken(),
                        null,
                        null,
                        0),
                version);
    }

    @Test
    void noRequestGoesOutWithATokenThatIsNotKept() {
        store.atSave = GrantSaveTest::fail;
        assertThatThrownBy(() -> orders.get(order)).isInstanceOf(TokenStoreException.class);
        assertThatThrownBy(() -> orders.get(order)).isInstanceOf(TokenStoreException.class);
        assertThat(bench.simulator.journal().count(GET)).isZero();
        assertThat(bench.simulator.tokens().refreshAttempts()).isEqualTo(1);
    }

    @Test
    void grantIsNotLostAndKeptAtTheNextCall() {
        store.atSave = GrantSaveTest::fail;
        assertThatThrownBy(() -> orders.get(order)).isInstanceOf(TokenStoreException.class);
        store.atSave = () -> {};
        assertThat(orders.get(order).id()).isEqualTo(order);
        assertThat(bench.simulator.tokens().refreshAttempts()).isEqualTo(1);
        assertThat(store.load(SHOP).orElseThrow().accessToken()).isNotNull();
    }

    @Test
    void grantThatWasKeptHoursLateIsRefreshedFromThere() {
        store.atSave = GrantSaveTest::fail;
        assertThatThrownBy(() -> orders.get(order)).isInstanceOf(TokenStoreException.class);
        bench.clock.advance(Duration.ofHours(5));
        store.atSave = () -> {};
        assertThat(orders.get(order).id()).isEqualTo(order);
        assertThat(bench.simulator.tokens().refusedRefreshes()).isZero();
    }

    @Test
    void grantOfAnotherNodeThatWasKeptMeanwhileIsUsed() {
        FkwTokens theirs = bench.simulator.issueTokens();
        store.atSave = () -> {
            store.atSave = () -> {};
            keepOther(theirs);
        };
        assertThat(orders.get(order).id()).isEqualTo(order);
        assertThat(store.load(SHOP).orElseThrow().accessToken()).isEqualTo(theirs.accessToken());
    }

    @Test
    void grantGoesOverOneThatHasEnded() {
        FkwTokens old = bench.simulator.issueTokens();
        bench.clock.advance(Duration.ofHours(3));
        store.atSave = () -> {
            store.atSave = () -> {};
            keepOther(old);
        };
        assertThat(orders.get(order).id()).isEqualTo(order);
        assertThat(store.load(SHOP).orElseThrow().accessToken()).isNotEqualTo(old.accessToken());
        assertThat(store.load(SHOP).orElseThrow().version()).isEqualTo(2);
    }

    @Test
    void storeThatOthersWriteToAllTheTimeIsReportedAndTheGrantKeptInMemory() {
        FkwTokens old = bench.simulator.issueTokens();
        bench.clock.advance(Duration.ofHours(3));
        store.atSave = () -> keepOther(old);
        assertThatThrownBy(() -> orders.get(order))
                .isInstanceOf(TokenStoreException.class)
                .hasMessageContaining("others write");
        store.atSave = () -> {};
        assertThat(orders.get(order).id()).isEqualTo(order);
        assertThat(bench.simulator.tokens().refreshAttempts()).isEqualTo(1);
    }

    @Test
    void twoNodesOnOneStoreRefreshOnceInTurn() {
        OrderApi second = bench.orders(w -> {
            w.store = store;
            w.seed = new SeedGrant(SHOP, null, bench.issued.refreshToken());
        });
        for (int i = 1; i <= 4; i++) {
            orders.get(order);
            second.get(order);
            assertThat(bench.simulator.tokens().refreshAttempts()).isEqualTo(i);
            bench.clock.advance(Duration.ofHours(2));
        }
    }
}
