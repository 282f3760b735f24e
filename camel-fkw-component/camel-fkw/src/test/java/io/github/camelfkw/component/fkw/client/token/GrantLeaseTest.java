// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelfkw.component.fkw.client.Bench;
import io.github.camelfkw.component.fkw.client.FkwClient;
import io.github.camelfkw.component.fkw.client.FkwClientListener;
import io.github.camelfkw.component.fkw.client.FkwReauthorizationRequiredException;
import io.github.camelfkw.simulator.Fault;
import io.github.camelfkw.simulator.fkw.FkwTokens;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A refresh asks for leave before each of its requests. */
class GrantLeaseTest {

    private static final String SHOP = TokenManager.DEFAULT_SHOP;
    private static final String REFRESH = "/api/oauth/refreshAccessToken";

    @RegisterExtension
    final Bench bench = new Bench();

    private final Leasing store = new Leasing();
    private final List<String> lost = new ArrayList<>();

    /** A store with a lease that a test pulls the strings of. */
    private static final class Leasing implements TokenStore {
        private final MemoryTokenStore real = new MemoryTokenStore();
        private final AtomicBoolean held = new AtomicBoolean();
        private final List<Duration> times = new ArrayList<>();
        private Runnable atRenewal = () -> {};
        private int renewals;
        private boolean goneAtDeath;
        private int lostAt = Integer.MAX_VALUE;
        private Optional<RefreshLease.Death> death = Optional.empty();

        @Override
        public Optional<AccessGrant> load(String shopId) {
            return real.load(shopId);
        }

        @Override
        public boolean save(AccessGrant grant, long expectedVersion) {
            return real.save(grant, expectedVersion);
        }

        @Override
        public Set<String> shopIds() {
            return real.shopIds();
        }

        @Override
        public Optional<RefreshLease> tryLease(String shopId, Duration time) {
            times.add(time);
            if (!held.compareAndSet(false, true)) {
                return Optional.empty();
            }
            return Optional.of(new RefreshLease() {
                @Override
                public boolean renew() {
                    renewals++;
                    atRenewal.run();
                    return renewals < lostAt;
                }

                @Override
                public boolean save(AccessGrant grant, long expectedVersion) {
                    return real.save(grant, expectedVersion);
                }

                @Override
                public Optional<Death> death() {
                    return death;
                }

                @Override
                public boolean died(String token, String why, Duration pause) {
                    if (goneAtDeath) {
                        return false;
                    }
                    death = Optional.of(new Death(token, why, true));
                    return true;
                }

                @Override
                public void close() {
                    held.set(false);
                }
            });
        }
    }

    private FkwClient client() {
        return bench.client(w -> {
            w.store = store;
            w.seed = new SeedGrant(SHOP, null, bench.issued.refreshToken());
            w.refreshLease = Duration.ofSeconds(47);
            w.listener = new FkwClientListener() {
                @Override
                public void lost(String shopId, String why) {
                    lost.add(why);
                }
            };
        });
    }

    private void otherNodeSaves(FkwTokens tokens) {
        long version = store.load(SHOP).map(AccessGrant::version).orElse(0L);
        assertThat(store.save(
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
                        version))
                .isTrue();
    }

    @Test
    void isRenewedBeforeEachAttemptAndGivenBack() {
        bench.simulator.faults().next(2, Fault.resetBeforeEffect(), REFRESH);
        client().tokens().accessToken(SHOP);
        assertThat(store.renewals).isEqualTo(3);
        assertThat(store.times).containsExactly(Duration.ofSeconds(47));
        assertThat(store.held).isFalse();
    }

    @Test
    void thatWasLostBetweenTwoAttemptsEndsThemAndTheOthersGrantIsTaken() {
        FkwTokens theirs = bench.simulator.issueTokens();
        bench.simulator.faults().next(1, Fault.resetBeforeEffect(), REFRESH);
        store.lostAt = 2;
        store.atRenewal = () -> {
            if (store.renewals == 2) {
                otherNodeSaves(theirs);
            }
        };
        assertThat(client().tokens().accessToken(SHOP)).isEqualTo(theirs.accessToken());
        assertThat(bench.simulator.journal().count(REFRESH)).isEqualTo(1);
        assertThat(bench.simulator.tokens().refreshAttempts()).isZero();
        assertThat(lost).isEmpty();
    }

    @Test
    void isGivenBackWhenTheRefreshFails() {
        bench.simulator.faults().next(4, Fault.resetBeforeEffect(), REFRESH);
        assertThatThrownBy(() -> client().tokens().accessToken(SHOP)).isNotNull();
        assertThat(store.held).isFalse();
    }

    @Test
    void whoseStoreFailsLetsNothingBeSent() {
        store.atRenewal = () -> {
            throw new TokenStoreException("the database is away", null);
        };
        assertThatThrownBy(() -> client().tokens().accessToken(SHOP)).hasMessage("the database is away");
        assertThat(bench.simulator.journal().count()).isZero();
        assertThat(store.held).isFalse();
    }

    @Test
    void withTheNoteOfAnotherNodeAsksNobodyAndTellsNobody() {
        bench.simulator.revoke(bench.shop.id());
        assertThatThrownBy(() -> client().tokens().accessToken(SHOP))
                .isInstanceOf(FkwReauthorizationRequiredException.class);
        FkwClient second = client();
        assertThatThrownBy(() -> second.tokens().accessToken(SHOP))
                .isInstanceOf(FkwReauthorizationRequiredException.class)
                .hasMessageContaining("the platform refused its refresh token");
        assertThat(lost).hasSize(1);
        assertThat(second.tokens().lost(SHOP)).isPresent();
        assertThat(bench.simulator.journal().count(REFRESH)).isEqualTo(1);
    }

    @Test
    void withAnOlderNoteAsksAgainAndTellsNobody() {
        bench.simulator.revoke(bench.shop.id());
        assertThatThrownBy(() -> client().tokens().accessToken(SHOP))
                .isInstanceOf(FkwReauthorizationRequiredException.class);
        RefreshLease.Death noted = store.death.orElseThrow();
        store.death = Optional.of(new RefreshLease.Death(noted.token(), noted.why(), false));
        assertThatThrownBy(() -> client().tokens().accessToken(SHOP))
                .isInstanceOf(FkwReauthorizationRequiredException.class);
        assertThat(lost).hasSize(1);
        assertThat(bench.simulator.journal().count(REFRESH)).isEqualTo(2);
    }

    @Test
    void withTheNoteOfAnotherRefreshTokenIsNoDeath() {
        store.death = Optional.of(new RefreshLease.Death("0123456789abcdef", "long ago", true));
        assertThat(client().tokens().accessToken(SHOP)).isNotNull();
    }

    @Test
    void thatIsLostWhenARefusalIsToBeNotedMakesNoDeathOfIt() {
        FkwClient client = client();
        bench.simulator.revoke(bench.shop.id());
        FkwTokens theirs = bench.simulator.issueTokens();
        store.goneAtDeath = true;
        bench.sleeper.meanwhile(() -> otherNodeSaves(theirs));
        assertThat(client.tokens().accessToken(SHOP)).isEqualTo(theirs.accessToken());
        assertThat(lost).isEmpty();
    }
}
