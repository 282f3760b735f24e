// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.camelfkw.component.fkw.client.Bench;
import io.github.camelfkw.component.fkw.client.FkwException;
import io.github.camelfkw.component.fkw.client.FkwReauthorizationRequiredException;
import io.github.camelfkw.component.fkw.client.OrderApi;
import io.github.camelfkw.simulator.Fault;
import io.github.camelfkw.simulator.fkw.FkwTokens;
import java.time.Duration;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A grant from its first token to its end, whatever the platform does at a refresh. */
class GrantLifeTest {

    private static final String SHOP = TokenManager.DEFAULT_SHOP;
    private static final String REFRESH = "/api/oauth/refreshAccessToken";
    private static final Duration TWO_HOURS = Duration.ofHours(2);

    @RegisterExtension
    final Bench bench = new Bench();

    private final MemoryTokenStore store = new MemoryTokenStore();
    private String order;

    @BeforeEach
    void anOrder() {
        order = bench.shop.addOrder().id();
    }

    private OrderApi orders(SeedGrant seed) {
        return bench.orders(w -> {
            w.store = store;
            w.seed = seed;
        });
    }

    private SeedGrant seed(FkwTokens tokens) {
        return new SeedGrant(SHOP, null, tokens.refreshToken());
    }

    /** A grant as somebody writes it down who has no more than the tokens. */
    static AccessGrant grantOfTokensAlone(FkwTokens tokens) {
        return new AccessGrant(
                SHOP, null, null, tokens.accessToken(), tokens.accessExpiresAt(), tokens.refreshToken(), null, null, 0);
    }

    private long refreshes() {
        return bench.simulator.tokens().refreshes();
    }

    private void keep(AccessGrant grant) {
        long version = store.load(SHOP).map(AccessGrant::version).orElse(0L);
        assertThat(store.save(grant, version)).isTrue();
    }

    @Nested
    class Platform {

        record Habits(boolean rotates, boolean voidsAccess, boolean extends28Days, boolean revokesOnReuse) {}

        static Stream<Habits> allHabits() {
            return IntStream.range(0, 16)
                    .mapToObj(bits -> new Habits((bits & 1) > 0, (bits & 2) > 0, (bits & 4) > 0, (bits & 8) > 0));
        }

        private void has(Habits habits) {
            bench.simulator
                    .quirks()
                    .rotateRefreshToken(habits.rotates())
                    .voidOldAccessToken(habits.voidsAccess())
                    .extendRefreshExpiry(habits.extends28Days())
                    .revokeFamilyOnReuse(habits.revokesOnReuse());
        }

        @ParameterizedTest
        @MethodSource("allHabits")
        void mayHaveAnyHabitOverManyRefreshesAndRestarts(Habits habits) {
            has(habits);
            SeedGrant seed = seed(bench.issued);
            OrderApi orders = orders(seed);
            for (int i = 1; i <= 6; i++) {
                assertThat(orders.get(order).id()).isEqualTo(order);
                assertThat(refreshes()).isEqualTo(i);
                if (i % 2 == 0) {
                    orders = orders(seed);
                    orders.get(order);
                }
                bench.clock.advance(TWO_HOURS);
            }
            assertThat(bench.simulator.tokens().refusedRefreshes()).isZero();
        }

        @ParameterizedTest
        @MethodSource("allHabits")
        void endsTheGrantAfter28DaysUnlessItExtendsIt(Habits habits) {
            has(habits);
            OrderApi orders = orders(seed(bench.issued));
            orders.get(order);
            bench.clock.advance(Duration.ofDays(20));
            orders.get(order);
            bench.clock.advance(Duration.ofDays(9));
            long before = bench.simulator.journal().count(REFRESH);
            if (habits.extends28Days()) {
                assertThat(orders.get(order).id()).isEqualTo(order);
            } else {
                assertThatThrownBy(() -> orders.get(order))
                        .isInstanceOf(FkwReauthorizationRequiredException.class)
                        .hasMessageContaining("2026-12-18T04:00:00Z");
                // Its end is known: there is nothing to ask for.
                assertThat(bench.simulator.journal().count(REFRESH)).isEqualTo(before);
            }
        }

        @Test
        void mayLoseTheAnswerOfARefreshWhenItDoesNotRotate() {
            bench.simulator.faults().next(1, Fault.resetAfterEffect(), REFRESH);
            assertThat(orders(seed(bench.issued)).get(order).id()).isEqualTo(order);
        }

        @Test
        void thatRotatesAndLosesTheAnswerNeedsANewAuthorizationAndSaysSo() {
            bench.simulator.quirks().rotateRefreshToken(true);
            bench.simulator.faults().next(1, Fault.resetAfterEffect(), REFRESH);
            OrderApi orders = orders(seed(bench.issued));
            assertThatThrownBy(() -> orders.get(order))
                    .isInstanceOf(FkwReauthorizationRequiredException.class)
                    .hasMessageContaining("has to be authorized");
            assertThat(bench.simulator.journal().count(REFRESH)).isEqualTo(2);
        }

        @Test
        void maySkewItsClockWithoutEndingATokenEarly() {
            bench.simulator.quirks().clockSkew(Duration.ofMinutes(10));
            FkwTokens tokens = bench.simulator.issueTokens();
            OrderApi orders = orders(seed(tokens));
            orders.get(order);
            bench.clock.advance(Duration.ofMinutes(100));
            orders.get(order);
            assertThat(refreshes()).isEqualTo(1);
        }
    }

    @Nested
    class Start {

        @Test
        void fromRefreshTokenAloneRefreshesFirst() {
            orders(seed(bench.issued)).get(order);
            assertThat(refreshes()).isEqualTo(1);
            assertThat(bench.simulator.journal().count("/api/order/get")).isEqualTo(1);
        }

        @Test
        void fromBothTokensUsesTheAccessToken() {
            orders(new SeedGrant(SHOP, bench.issued.accessToken(), bench.issued.refreshToken()))
                    .get(order);
            assertThat(refreshes()).isZero();
        }

        @Test
        void fromTheStoreAloneNeedsNoConfiguredToken() {
            orders(seed(bench.issued)).get(order);
            orders(null).get(order);
            assertThat(refreshes()).isEqualTo(1);
        }

        @Test
        void withNothingSaysWhatToSet() {
            assertThatThrownBy(() -> orders(null).get(order))
                    .isInstanceOf(FkwReauthorizationRequiredException.class)
                    .hasMessageContaining("refreshToken")
                    .hasMessageContaining("fkw:authorizationUrl");
            assertThat(bench.simulator.journal().count()).isZero();
        }

        @Test
        void withTheSameConfiguredTokenGoesOnWithWhatGrewFromIt() {
            bench.simulator.quirks().rotateRefreshToken(true);
            orders(seed(bench.issued)).get(order);
            bench.clock.advance(TWO_HOURS);
            // The configured token is long voided; the kept one lives.
            orders(seed(bench.issued)).get(order);
            assertThat(bench.simulator.tokens().refusedRefreshes()).isZero();
        }

        @Test
        void withANewConfiguredTokenLeavesTheKeptGrant() {
            orders(seed(bench.issued)).get(order);
            bench.simulator.revoke(bench.shop.id());
            FkwTokens again = bench.simulator.issueTokens();
            assertThat(orders(seed(again)).get(order).id()).isEqualTo(order);
            assertThat(store.load(SHOP).orElseThrow().refreshToken()).isEqualTo(again.refreshToken());
            assertThat(store.load(SHOP).orElseThrow().version()).isEqualTo(2);
        }

        private void authorized(SeedGrant configured, FkwTokens given) {
            bench.client(w -> {
                        w.store = store;
                        w.seed = configured;
                    })
                    .tokens()
                    .authorized(grant(given));
        }

        private AccessGrant grant(FkwTokens given) {
            return new AccessGrant(
                    SHOP,
                    bench.shop.id(),
                    null,
                    given.accessToken(),
                    given.accessExpiresAt(),
                    given.refreshToken(),
                    null,
                    null,
                    0);
        }

        private String keptRefreshToken() {
            return store.load(SHOP).orElseThrow().refreshToken();
        }

        @ParameterizedTest
        @ValueSource(booleans = {false, true})
        void withANewConfiguredTokenLeavesWhatTheMerchantGaveToo(boolean configuredThen) {
            authorized(configuredThen ? seed(bench.issued) : null, bench.simulator.issueTokens());
            bench.simulator.revoke(bench.shop.id());
            FkwTokens again = bench.simulator.issueTokens();
            assertThat(orders(seed(again)).get(order).id()).isEqualTo(order);
            assertThat(keptRefreshToken()).isEqualTo(again.refreshToken());
        }

        @Test
        void withTheSameConfiguredTokenGoesOnWithWhatTheMerchantGave() {
            FkwTokens given = bench.simulator.issueTokens();
            authorized(seed(bench.issued), given);
            bench.clock.advance(TWO_HOURS);
            orders(seed(bench.issued)).get(order);
            assertThat(keptRefreshToken()).isEqualTo(given.refreshToken());
        }

        @Test
        void goesOnWithWhatTheMerchantGaveToANodeThatKnowsNoConfiguredToken() {
            orders(seed(bench.issued)).get(order);
            FkwTokens given = bench.simulator.issueTokens();
            authorized(null, given);
            bench.clock.advance(TWO_HOURS);
            orders(seed(bench.issued)).get(order);
            assertThat(keptRefreshToken()).isEqualTo(given.refreshToken());
        }

        @Test
        void goesOnWithAGrantThatDoesNotSayWhatItGrewFrom() {
            FkwTokens given = bench.simulator.issueTokens();
            keep(grant(given));
            bench.clock.advance(TWO_HOURS);
            orders(seed(bench.issued)).get(order);
            assertThat(keptRefreshToken()).isEqualTo(given.refreshToken());
        }

        @Test
        void keepsNoConfiguredTokenInTheClear() {
            orders(seed(bench.issued)).get(order);
            assertThat(store.load(SHOP).orElseThrow().seed()).hasSize(16).isNotEqualTo(bench.issued.refreshToken());
        }

        @ParameterizedTest
        @ValueSource(booleans = {false, true})
        void withTokensOfAnotherShopIsRefusedBeforeAnythingIsRead(boolean withAccessToken) {
            FkwTokens other = bench.simulator.issueTokens(
                    bench.simulator.addShop("777", "别的店").id());
            OrderApi orders = bench.client(w -> {
                        w.store = store;
                        w.seed = new SeedGrant(
                                bench.shop.id(), withAccessToken ? other.accessToken() : null, other.refreshToken());
                    })
                    .orders(bench.shop.id());
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> orders.get(order))
                        .isInstanceOf(FkwException.class)
                        .hasMessageContaining("777")
                        .hasMessageContaining(bench.shop.id());
            }
            assertThat(bench.simulator.journal().count("/api/order/get")).isZero();
        }

        @Test
        void keepsSeveralShopsApart() {
            String second = bench.simulator.addShop("777", "分店").id();
            String theirs = bench.simulator.shop(second).addOrder().id();
            orders(seed(bench.issued)).get(order);
            FkwTokens other = bench.simulator.issueTokens(second);
            store.save(
                    new AccessGrant(second, null, null, other.accessToken(), null, other.refreshToken(), null, null, 0),
                    0);
            assertThat(store.shopIds()).isEqualTo(Set.of(SHOP, second));
            assertThat(bench.client(w -> w.store = store)
                            .orders(second)
                            .get(theirs)
                            .id())
                    .isEqualTo(theirs);
        }
    }

    @Nested
    class Death {

        private OrderApi orders;

        @BeforeEach
        void merchantWithdraws() {
            orders = orders(seed(bench.issued));
            orders.get(order);
            bench.simulator.revoke(bench.shop.id());
            bench.clock.advance(TWO_HOURS);
        }

        private FkwReauthorizationRequiredException fails() {
            return catchThrowableOfType(FkwReauthorizationRequiredException.class, () -> orders.get(order));
        }

        @Test
        void namesTheShopAndWhatToDo() {
            FkwReauthorizationRequiredException e = fails();
            assertThat(e.getShopId()).isEqualTo(SHOP);
            assertThat(e).hasMessageContaining("authorize").hasMessageContaining("refreshToken");
        }

        @Test
        void isNotAskedAboutMoreThanOnceAMinute() {
            for (int i = 0; i < 20; i++) {
                assertThat(fails()).isNotNull();
            }
            assertThat(bench.simulator.journal().count(REFRESH)).isEqualTo(2);
            bench.clock.advance(Duration.ofSeconds(61));
            assertThat(fails()).isNotNull();
            assertThat(bench.simulator.journal().count(REFRESH)).isEqualTo(3);
        }

        @Test
        void keepsTheRefusedAccessTokenFromThePlatform() {
            // Withdrawn within the two hours: by its time the access token would still be good.
            bench.clock.advance(TWO_HOURS.negated());
            for (int i = 0; i < 20; i++) {
                assertThat(fails()).isNotNull();
            }
            // One call before the withdrawal, and the one that was refused.
            assertThat(bench.simulator.journal().count("/api/order/get")).isEqualTo(2);
            keep(grantOfTokensAlone(bench.simulator.issueTokens()));
            assertThat(orders.get(order).id()).isEqualTo(order);
        }

        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        void endsWithoutARestartWhenANewGrantIsPutIntoTheStore(boolean withAccessToken) {
            assertThat(fails()).isNotNull();
            FkwTokens again = bench.simulator.issueTokens();
            keep(new AccessGrant(
                    SHOP,
                    null,
                    null,
                    withAccessToken ? again.accessToken() : null,
                    withAccessToken ? again.accessExpiresAt() : null,
                    again.refreshToken(),
                    null,
                    null,
                    0));
            assertThat(orders.get(order).id()).isEqualTo(order);
        }

        @Test
        void ofAClientWithAWrongSecretIsNoDeathOfTheGrant() {
            OrderApi wrong = bench.orders(w -> {
                w.store = store;
                w.clientSecret = "no-such-secret";
            });
            assertThatThrownBy(() -> wrong.get(order))
                    .isNotInstanceOf(FkwReauthorizationRequiredException.class)
                    .hasMessageContaining("Check clientId and clientSecret");
        }
    }
}
