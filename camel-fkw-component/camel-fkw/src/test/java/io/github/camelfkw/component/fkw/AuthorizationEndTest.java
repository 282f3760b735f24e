// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfkw.component.fkw.client.FkwReauthorizationRequiredException;
import io.github.camelfkw.component.fkw.client.token.AccessGrant;
import io.github.camelfkw.component.fkw.client.token.GrantStatus;
import io.github.camelfkw.component.fkw.client.token.MemoryTokenStore;
import io.github.camelfkw.simulator.Fault;
import io.github.camelfkw.simulator.fkw.FkwSimulator;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.console.DevConsole;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.PluginHelper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When an authorization ends, whatever the platform says of it at a refresh and whatever it means by that. */
class AuthorizationEndTest extends FkwTestSupport {

    private static final String SHOP = FkwSimulator.DEFAULT_SHOP_ID;
    private static final Duration LIFE = Duration.ofDays(28);
    private static final Instant FIRST_END = NOON.plus(LIFE);
    private static final Duration STEP = Duration.ofHours(6);
    private static final String REFRESH = "/api/oauth/refreshAccessToken";

    private final MemoryTokenStore store = new MemoryTokenStore();
    private EventsOfShops events;

    /** What the answer to a refresh says of the end, and what becomes of it. */
    enum End {
        COUNTS_DOWN(false, false),
        REPEATS_THE_NUMBER(false, true),
        MOVES(true, false),
        MOVES_AND_REPEATS_THE_NUMBER(true, true);

        private final boolean prolongs;
        private final boolean repeats;

        End(boolean prolongs, boolean repeats) {
            this.prolongs = prolongs;
            this.repeats = repeats;
        }
    }

    record Habits(End end, boolean rotates, boolean voidsAccess, boolean revokesOnReuse) {}

    static Stream<Habits> allHabits() {
        return Arrays.stream(End.values()).flatMap(end -> IntStream.range(0, 8)
                .mapToObj(bits -> new Habits(end, (bits & 1) > 0, (bits & 2) > 0, (bits & 4) > 0)));
    }

    @BeforeEach
    void aShopThatItsMerchantConnects() {
        fkw.setAccessToken(null);
        fkw.setRefreshToken(null);
        fkw.setTokenStore(store);
        fkw.setRedirectUri(FkwSimulator.DEFAULT_REDIRECT_URI);
        events = EventsOfShops.of(camel);
    }

    private GrantStatus authorize() throws Exception {
        String url = answer("fkw:authorizationUrl", null).getBody(String.class);
        Map<String, Object> redirect =
                MerchantsBrowser.parameters(new MerchantsBrowser(simulator.baseUri()).authorize(URI.create(url), SHOP));
        return answer("fkw:exchangeCode", null, redirect).getBody(GrantStatus.class);
    }

    private void has(End end) {
        simulator.quirks().extendRefreshExpiry(end.prolongs).repeatRefreshExpiry(end.repeats);
    }

    private GrantStatus refresh() {
        return answer("fkw:refreshToken", null).getBody(GrantStatus.class);
    }

    /** So long, with a refresh and a look at the end every six hours. */
    private void pass(Duration time) {
        for (Instant end = clock.instant().plus(time); clock.instant().isBefore(end); ) {
            clock.advance(STEP);
            refresh();
            fkw.watchAuthorizations();
        }
    }

    private List<Long> hoursOfWarnings() {
        return events.all().stream()
                .filter(FkwShopEvent.GrantExpiring.class::isInstance)
                .map(event -> ((FkwShopEvent.GrantExpiring) event).getLeft().toHours())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("allHabits")
    void isWarnedOfInTimeWhateverThePlatformSaysAtARefresh(Habits habits) throws Exception {
        has(habits.end());
        simulator
                .quirks()
                .rotateRefreshToken(habits.rotates())
                .voidOldAccessToken(habits.voidsAccess())
                .revokeFamilyOnReuse(habits.revokesOnReuse());
        authorize();
        pass(LIFE.minus(STEP));
        assertThat(hoursOfWarnings()).containsExactly(7 * 24L, 3 * 24L, 24L, 12L);
        clock.advance(STEP.plusMinutes(5));
        Exchange exchange = send("fkw:refreshToken", null);
        if (habits.end().prolongs) {
            GrantStatus outlived = exchange.getMessage().getBody(GrantStatus.class);
            assertThat(outlived.authorizedUntil()).contains(clock.instant().plus(LIFE));
            assertThat(outlived.toldUntil()).isEmpty();
            // Now it is known that the platform means it: no warning more, however long this goes on.
            pass(LIFE.multipliedBy(2));
            assertThat(hoursOfWarnings()).hasSize(4);
            clock.advance(Duration.ofDays(22));
            fkw.watchAuthorizations();
            assertThat(hoursOfWarnings()).hasSize(5).last().isEqualTo(6 * 24L);
        } else {
            assertThat(exchange.getException()).isInstanceOf(FkwReauthorizationRequiredException.class);
            assertThat(events.names()).endsWith("GrantLost[default]");
            String reason =
                    ((FkwShopEvent.GrantLost) events.all().get(events.all().size() - 1)).getReason();
            assertThat(reason).contains(FIRST_END.toString());
        }
        assertThat(simulator.tokens().refusedRefreshes()).isLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void isSaidWithWhatItRestsOn(End end) throws Exception {
        has(end);
        assertThat(authorize().authorizedUntil()).contains(FIRST_END);
        clock.advance(Duration.ofDays(22));
        GrantStatus refreshed = refresh();
        fkw.watchAuthorizations();
        assertThat(refreshed.authorizedUntil()).contains(FIRST_END);
        boolean moved = end != End.COUNTS_DOWN;
        Instant told = FIRST_END.plus(Duration.ofDays(22));
        assertThat(refreshed.toldUntil().isPresent()).isEqualTo(moved);
        assertThat(refreshed.toldUntil().orElse(told)).isEqualTo(told);
        FkwShopEvent.GrantExpiring warning = events.all().stream()
                .filter(FkwShopEvent.GrantExpiring.class::isInstance)
                .map(FkwShopEvent.GrantExpiring.class::cast)
                .findFirst()
                .orElseThrow();
        assertThat(warning.getLeft()).isEqualTo(Duration.ofDays(6));
        assertThat(warning.getToldUntil()).isEqualTo(refreshed.toldUntil());
        FkwShopEvent.GrantRefreshed event = events.all().stream()
                .filter(FkwShopEvent.GrantRefreshed.class::isInstance)
                .map(FkwShopEvent.GrantRefreshed.class::cast)
                .findFirst()
                .orElseThrow();
        assertThat(event.getAuthorizedUntil()).contains(FIRST_END);
        assertThat(event.getToldUntil()).isEqualTo(refreshed.toldUntil());
        assertThat(health())
                .containsEntry("shop.default.authorized.until", FIRST_END.toString())
                .containsEntry(
                        "shop.default.authorization.left.seconds",
                        Duration.ofDays(6).toSeconds());
        assertThat(health().get("shop.default.authorized.until.told")).isEqualTo(moved ? told.toString() : null);
        assertThat(console()).contains("authorizedUntil " + FIRST_END);
        assertThat(console().contains("toldUntil " + told)).isEqualTo(moved);
        assertThat(page()).contains("已授权至 · authorized until 2026-12-18 12:00 (UTC+8)");
        assertThat(page().contains("as promised first; the platform has said 2027-01-09 12:00 (UTC+8) since"))
                .isEqualTo(moved);
    }

    private Object secondsLeft() {
        return health().get("shop.default.authorization.left.seconds");
    }

    /** Nobody calls about the first end, and the access token lives on. */
    private void passTheFirstEnd(End end) throws Exception {
        has(end);
        authorize();
        pass(LIFE.minus(STEP));
        clock.advance(STEP.minusHours(1));
        refresh();
        clock.advance(Duration.ofHours(1).plusSeconds(30));
    }

    @Test
    void isNoAlarmAtTheFirstEndOnAPlatformThatProlongs() throws Exception {
        passTheFirstEnd(End.MOVES);
        long refreshes = simulator.journal().count(REFRESH);
        fkw.watchAuthorizations();
        assertThat(secondsLeft()).isEqualTo(LIFE.minusHours(1).minusSeconds(30).toSeconds());
        assertThat(simulator.journal().count(REFRESH)).isEqualTo(refreshes);
        clock.advance(Duration.ofMinutes(10));
        for (int i = 0; i < 3; i++) {
            fkw.watchAuthorizations();
        }
        assertThat(simulator.journal().count(REFRESH)).isEqualTo(refreshes + 1);
        assertThat(store.load("default").orElseThrow().firstEnd().outlived()).isTrue();
        assertThat(secondsLeft()).isEqualTo(LIFE.toSeconds());
    }

    @Test
    void isFoundSoonAfterTheFirstEndOnAPlatformThatOnlyRepeatsTheNumber() throws Exception {
        passTheFirstEnd(End.REPEATS_THE_NUMBER);
        fkw.watchAuthorizations();
        clock.advance(Duration.ofMinutes(10));
        for (int i = 0; i < 3; i++) {
            fkw.watchAuthorizations();
        }
        assertThat(events.names()).endsWith("GrantLost[default]");
        assertThat(secondsLeft()).isEqualTo(0L);
        assertThat(simulator.tokens().refusedRefreshes()).isEqualTo(1);
    }

    @Test
    void isNotTakenForOverByAMachineThatHasNotHeardThePlatformsTimeYet() {
        store.save(
                new AccessGrant("default", SHOP, null, "a", NOON.plus(Duration.ofHours(2)), "r", FIRST_END, "none", 0),
                0);
        fkw.setClock(Clock.offset(clock, Duration.ofDays(40)));
        simulator.faults().next(100, Fault.resetBeforeEffect(), REFRESH);
        fkw.setMaxAttempts(1);
        camel.start();
        fkw.watchAuthorizations();
        assertThat(health())
                .containsEntry("shop.default.authorized.until", FIRST_END.toString())
                .doesNotContainKeys("shop.default.lost", "shop.default.authorization.left.seconds");
    }

    private Map<String, Object> health() {
        return HealthCheckHelper.invoke(camel, "full").stream()
                .filter(result -> result.getCheck().getId().equals("fkw-fkw"))
                .map(HealthCheck.Result::getDetails)
                .findFirst()
                .orElseThrow();
    }

    private String console() {
        return (String) PluginHelper.getDevConsoleResolver(camel)
                .resolveDevConsole("fkw")
                .call(DevConsole.MediaType.TEXT);
    }

    private String page() {
        Exchange exchange = new DefaultExchange(camel);
        new FkwAuthorizationPages().overview(exchange, "*", "fkw", "/fkw");
        return exchange.getMessage().getBody(String.class);
    }

    @Test
    void isTheEarlierOneWhereThePlatformCutsItShort() throws Exception {
        authorize();
        simulator.quirks().repeatRefreshExpiry(true).refreshTokenLifetime(Duration.ofDays(7));
        GrantStatus refreshed = refresh();
        assertThat(refreshed.authorizedUntil()).contains(NOON.plus(Duration.ofDays(7)));
        assertThat(refreshed.toldUntil()).isEmpty();
    }

    @Test
    void staysWhereAnAnswerDoesNotTellIt() throws Exception {
        authorize();
        clock.advance(Duration.ofDays(1));
        String other = simulator.issueTokens().accessToken();
        simulator
                .faults()
                .next(
                        1,
                        Fault.body("{\"access_token\":\"" + other + "\",\"expires_in\":7200}", "application/json"),
                        REFRESH);
        GrantStatus refreshed = refresh();
        assertThat(refreshed.authorizedUntil()).contains(FIRST_END);
        assertThat(refreshed.toldUntil()).isEmpty();
    }

    @Test
    void isNewWithANewAuthorization() throws Exception {
        has(End.REPEATS_THE_NUMBER);
        authorize();
        clock.advance(Duration.ofDays(20));
        refresh();
        GrantStatus again = authorize();
        assertThat(again.authorizedUntil()).contains(FIRST_END.plus(Duration.ofDays(20)));
        assertThat(again.toldUntil()).isEmpty();
        clock.advance(Duration.ofDays(1));
        assertThat(refresh().authorizedUntil()).contains(FIRST_END.plus(Duration.ofDays(20)));
    }

    /** Kept by a version that knew of no first end. */
    @Test
    void ofAnOlderGrantIsTheOneThatWasKept() throws Exception {
        has(End.REPEATS_THE_NUMBER);
        authorize();
        AccessGrant now = store.load("default").orElseThrow();
        store.save(
                new AccessGrant(
                        "default",
                        now.platformShopId(),
                        now.shopName(),
                        now.accessToken(),
                        now.accessExpiresAt(),
                        now.refreshToken(),
                        now.refreshExpiresAt(),
                        now.seed(),
                        now.version()),
                now.version());
        clock.advance(Duration.ofDays(20));
        assertThat(refresh().authorizedUntil()).contains(FIRST_END);
        assertThat(store.load("default").orElseThrow().firstEnd().at()).isEqualTo(FIRST_END);
    }

    /** Another machine with the same store, whose clock is wrong by so much. */
    private void machine(String name, Duration off) {
        FkwComponent component = component();
        component.setAccessToken(null);
        component.setRefreshToken(null);
        component.setTokenStore(store);
        component.setClock(Clock.offset(clock, off));
        camel.addComponent(name, component);
    }

    @ParameterizedTest
    @ValueSource(longs = {-20, 20})
    void isKeptByThePlatformsClock(long days) throws Exception {
        fkw.setClock(Clock.offset(clock, Duration.ofDays(days)));
        assertThat(authorize().authorizedUntil()).contains(FIRST_END);
        assertThat(refresh().authorizedUntil()).contains(FIRST_END);
        assertThat(store.load("default").orElseThrow().accessExpiresAt()).isEqualTo(NOON.plus(Duration.ofHours(2)));
        assertThat(health()).containsEntry("shop.default.authorization.left.seconds", LIFE.toSeconds());
        clock.advance(Duration.ofDays(22));
        refresh();
        fkw.watchAuthorizations();
        assertThat(hoursOfWarnings()).containsExactly(6 * 24L);
    }

    @Test
    void isNotNearerBecauseAMachineWhoseClockIsBehindHasRefreshed() throws Exception {
        authorize();
        String order = shop.addOrder().id();
        machine("right", Duration.ZERO);
        answer("right:order", order);
        machine("behind", Duration.ofDays(-20));
        answer("behind:refreshToken", null);
        clock.advance(Duration.ofDays(10));
        answer("right:order", order);
    }

    @Test
    void isAskedOfThePlatformByAMachineThatHasNotHeardItsTimeYet() throws Exception {
        authorize();
        machine("ahead", Duration.ofDays(40));
        answer("ahead:order", shop.addOrder().id());
        assertThat(simulator.tokens().refreshes()).isEqualTo(1);
        // Nor does it ask for each call: by now it knows.
        answer("ahead:order", shop.addOrder().id());
        assertThat(simulator.tokens().refreshes()).isEqualTo(1);
    }
}
