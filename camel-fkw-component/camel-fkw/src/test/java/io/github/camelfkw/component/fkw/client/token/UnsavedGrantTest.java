// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelfkw.common.HttpAnswer;
import io.github.camelfkw.common.HttpRequest;
import io.github.camelfkw.common.HttpTransport;
import io.github.camelfkw.common.TransportFailure;
import io.github.camelfkw.component.fkw.client.Bench;
import io.github.camelfkw.component.fkw.client.FkwApplication;
import io.github.camelfkw.component.fkw.client.FkwClient;
import io.github.camelfkw.component.fkw.client.FkwClientListener;
import io.github.camelfkw.component.fkw.client.FkwReauthorizationRequiredException;
import io.github.camelfkw.simulator.fkw.FkwTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A grant whose save failed, or seemed to: no refresh token is sent that is spent, and none is lost. */
class UnsavedGrantTest {

    private static final String SHOP = TokenManager.DEFAULT_SHOP;

    @RegisterExtension
    final Bench bench = new Bench();

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, String> replaced = new HashMap<>();
    private TokenStore shared;
    private DataSource database;
    private String table;
    private Habits habits;
    private String order;
    private final List<String> lost = new ArrayList<>();

    /**
     * What the platform does at a refresh.
     *
     * @param grace  whether it takes a refresh token that it has replaced for the one in its place
     * @param leases whether the store gives leases: no habit of the platform
     */
    record Habits(
            boolean rotates,
            boolean grace,
            boolean voids,
            boolean prolongs,
            boolean revokes,
            boolean tellsEnd,
            boolean leases) {

        /** Whether a refresh token can be spent. */
        boolean spends() {
            return rotates && !grace;
        }
    }

    static Stream<Habits> all() {
        return IntStream.range(0, 128)
                .mapToObj(bits -> new Habits(
                        (bits & 1) > 0,
                        (bits & 2) > 0,
                        (bits & 4) > 0,
                        (bits & 8) > 0,
                        (bits & 16) > 0,
                        (bits & 32) > 0,
                        (bits & 64) > 0))
                .filter(platform -> platform.rotates() || !platform.grace());
    }

    /** One of the nodes, and its own way to the store. */
    private final class Node {
        private final Distant store = new Distant();
        private final FkwClient client;

        Node() {
            client = bench.client(w -> {
                w.store = store;
                w.seed = new SeedGrant(SHOP, null, bench.issued.refreshToken());
                w.wrap = UnsavedGrantTest.this::platform;
                w.listener = new FkwClientListener() {
                    @Override
                    public void lost(String shopId, String why) {
                        lost.add(why);
                    }
                };
            });
        }

        private void works() {
            assertThat(client.orders(SHOP).get(order).id()).isEqualTo(order);
        }

        private void cannotSave(Runnable work) {
            assertThatThrownBy(work::run).isInstanceOf(TokenStoreException.class);
        }
    }

    /** The shared store over a line that breaks. */
    private final class Distant implements TokenStore {
        private boolean away;
        private boolean breaksBeforeSave;
        private boolean breaksAfterSave;
        private boolean full;

        private <T> T reach(Supplier<T> work) {
            if (away) {
                throw new TokenStoreException("the line is down", null);
            }
            return work.get();
        }

        private boolean reachToSave(Supplier<Boolean> save) {
            if (full) {
                throw new TokenStoreException("the disk is full", null);
            }
            away |= breaksBeforeSave;
            boolean saved = reach(save);
            away |= breaksAfterSave;
            return reach(() -> saved);
        }

        private void mend() {
            away = false;
            full = false;
            breaksBeforeSave = false;
            breaksAfterSave = false;
        }

        @Override
        public Optional<AccessGrant> load(String shopId) {
            return reach(() -> shared.load(shopId));
        }

        @Override
        public boolean save(AccessGrant grant, long expectedVersion) {
            return reachToSave(() -> shared.save(grant, expectedVersion));
        }

        @Override
        public Set<String> shopIds() {
            return reach(shared::shopIds);
        }

        @Override
        public Optional<RefreshLease> tryLease(String shopId, Duration time) {
            return habits.leases()
                    ? reach(() -> shared.tryLease(shopId, time)).map(Held::new)
                    : Optional.of(new Unleased(this));
        }

        private final class Held implements RefreshLease {
            private final RefreshLease real;

            Held(RefreshLease real) {
                this.real = real;
            }

            @Override
            public boolean renew() {
                return reach(real::renew);
            }

            @Override
            public boolean save(AccessGrant grant, long expectedVersion) {
                return reachToSave(() -> real.save(grant, expectedVersion));
            }

            @Override
            public boolean wasAbandoned() {
                return real.wasAbandoned();
            }

            @Override
            public Optional<Death> death() {
                return real.death();
            }

            @Override
            public boolean died(String token, String why, Duration pause) {
                return reach(() -> real.died(token, why, pause));
            }

            @Override
            public void close() {
                if (!away) {
                    real.close();
                }
            }
        }
    }

    /** The platform as it is seen over a line that makes of the simulator one with the other habits. */
    private HttpTransport platform(HttpTransport real) {
        return new HttpTransport() {
            @Override
            public HttpAnswer send(HttpRequest request) throws TransportFailure {
                String sent = request.query().get("refresh_token");
                if (sent == null) {
                    return real.send(request);
                }
                String newest = sent;
                while (habits.grace() && replaced.containsKey(newest)) {
                    newest = replaced.get(newest);
                }
                Map<String, String> query = new LinkedHashMap<>(request.query());
                query.put("refresh_token", newest);
                return answer(real.send(HttpRequest.of(request.verb(), request.path(), query)), newest);
            }
        };
    }

    private HttpAnswer answer(HttpAnswer answer, String spent) {
        try {
            ObjectNode body = (ObjectNode) JSON.readTree(answer.body());
            String next = body.path("refresh_token").asText(spent);
            if (!next.equals(spent)) {
                replaced.put(spent, next);
            }
            if (!habits.tellsEnd()) {
                body.remove("re_expires_in");
            }
            return new HttpAnswer(
                    answer.status(), answer.contentType(), answer.serverTime(), JSON.writeValueAsBytes(body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void anOrder() {
        order = bench.shop.addOrder().id();
    }

    private void has(Habits platform) {
        habits = platform;
        bench.simulator
                .quirks()
                .rotateRefreshToken(platform.rotates())
                .voidOldAccessToken(platform.voids())
                .extendRefreshExpiry(platform.prolongs())
                .revokeFamilyOnReuse(platform.revokes());
        shared = platform.leases() ? database() : new MemoryTokenStore();
    }

    private TokenStore database() {
        database = Databases.h2();
        table = Databases.createTable(database, "h2");
        return new JdbcTokenStore(database, Databases.KEY, table);
    }

    private AccessGrant given() {
        FkwTokens tokens = bench.simulator.issueTokens();
        return new AccessGrant(
                SHOP,
                bench.shop.id(),
                null,
                tokens.accessToken(),
                tokens.accessExpiresAt(),
                tokens.refreshToken(),
                habits.tellsEnd() ? tokens.refreshExpiresAt() : null,
                habits.tellsEnd() ? new FirstEnd(tokens.refreshExpiresAt(), false) : null,
                null,
                0);
    }

    private AccessGrant kept() {
        return shared.load(SHOP).orElseThrow();
    }

    /** None is dead, now and later, and none of the refresh tokens that were sent was spent. */
    private void allIsWell(Node... nodes) {
        for (int i = 0; i < 3; i++) {
            for (Node node : nodes) {
                node.works();
            }
            bench.clock.advance(Duration.ofHours(2));
        }
        assertThat(bench.simulator.tokens().refusedRefreshes()).isZero();
        assertThat(lost).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("all")
    void ofAMerchantThatWasKeptAfterAllGivesWayToWhatAnotherNodeMadeOfIt(Habits platform) {
        has(platform);
        Node first = new Node();
        Node second = new Node();
        second.works();
        first.works();
        bench.clock.advance(Duration.ofMinutes(1));
        first.store.breaksAfterSave = true;
        first.cannotSave(() -> first.client.tokens().authorized(given()));
        bench.clock.advance(Duration.ofHours(2));
        second.works();
        first.store.mend();
        allIsWell(first, second);
    }

    @ParameterizedTest
    @MethodSource("all")
    void ofAMerchantThatWasKeptAfterAllGivesWayAtANodeThatHasNotReadBefore(Habits platform) {
        has(platform);
        Node first = new Node();
        Node second = new Node();
        second.works();
        bench.clock.advance(Duration.ofMinutes(1));
        first.store.breaksAfterSave = true;
        first.cannotSave(() -> first.client.tokens().authorized(given()));
        bench.clock.advance(Duration.ofHours(2));
        second.works();
        first.store.mend();
        allIsWell(first, second);
    }

    @ParameterizedTest
    @MethodSource("all")
    void ofAMerchantGoesOverWhatAnotherNodeHasRefreshedMeanwhile(Habits platform) {
        has(platform);
        Node first = new Node();
        Node second = new Node();
        second.works();
        first.works();
        bench.clock.advance(Duration.ofMinutes(1));
        first.store.breaksBeforeSave = true;
        AccessGrant given = given();
        first.cannotSave(() -> first.client.tokens().authorized(given));
        first.store.away = false;
        bench.clock.advance(Duration.ofMinutes(1));
        second.client.tokens().refreshNow(SHOP);
        AccessGrant theirs = kept();
        first.store.mend();
        first.works();
        assertThat(kept().version()).isGreaterThan(theirs.version());
        assertThat(kept().refreshToken()).isNotEqualTo(theirs.refreshToken());
        allIsWell(first, second);
    }

    @ParameterizedTest
    @MethodSource("all")
    void ofAMerchantGoesOverOneThatThePlatformHasEndedForIt(Habits platform) {
        has(platform);
        Node first = new Node();
        Node second = new Node();
        second.works();
        first.store.breaksBeforeSave = true;
        second.client.tokens().refreshNow(SHOP);
        bench.clock.advance(Duration.ofMinutes(1));
        bench.simulator.revoke(bench.shop.id());
        first.cannotSave(() -> first.client.tokens().authorized(given()));
        first.store.mend();
        first.works();
        second.works();
        assertThat(lost).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("all")
    void ofARefreshThatWasKeptAfterAllGivesWayToWhatAnotherNodeMadeOfIt(Habits platform) {
        has(platform);
        Node first = new Node();
        Node second = new Node();
        second.works();
        bench.clock.advance(Duration.ofHours(2));
        first.store.breaksAfterSave = true;
        first.cannotSave(first::works);
        bench.clock.advance(Duration.ofMinutes(115));
        second.client.tokens().refreshNow(SHOP);
        second.client.tokens().refreshNow(SHOP);
        bench.clock.advance(Duration.ofMinutes(115));
        first.store.mend();
        allIsWell(first, second);
    }

    @ParameterizedTest
    @MethodSource("all")
    void ofARefreshIsKeptHoursLate(Habits platform) {
        has(platform);
        Node first = new Node();
        Node second = new Node();
        second.works();
        bench.clock.advance(Duration.ofHours(2));
        first.store.breaksBeforeSave = true;
        first.cannotSave(first::works);
        bench.clock.advance(Duration.ofHours(3));
        first.store.mend();
        allIsWell(first, second);
    }

    /** As when its time has passed: the database's clock cannot be moved. */
    private void endTheLease() {
        if (habits.leases()) {
            Databases.run(database, "UPDATE " + table + " SET lease_until = 0");
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void ofANodeThatDiedIsOneLossWhereThePlatformRotatesAndNoneElse(Habits platform) {
        has(platform);
        Node first = new Node();
        Node second = new Node();
        second.works();
        bench.clock.advance(Duration.ofHours(2));
        first.store.breaksBeforeSave = true;
        first.cannotSave(first::works);
        endTheLease();
        if (!platform.spends()) {
            allIsWell(second);
            return;
        }
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(second::works).isInstanceOf(FkwReauthorizationRequiredException.class);
            bench.clock.advance(Duration.ofHours(2));
        }
        assertThat(lost).singleElement().asString().contains("the platform refused its refresh token");
        assertThat(lost.get(0).contains("ended before it had saved")).isEqualTo(platform.leases());
        second.client.tokens().authorized(given());
        second.works();
    }

    static Stream<Habits> rotating() {
        return all().filter(platform -> platform.spends() && platform.leases());
    }

    @ParameterizedTest
    @MethodSource("rotating")
    void ofARefreshKeepsOthersFromTheSpentTokenWhileItsLeaseLasts(Habits platform) {
        has(platform);
        Node first = new Node();
        Node second = new Node();
        second.works();
        bench.clock.advance(Duration.ofHours(2));
        first.store.full = true;
        first.cannotSave(first::works);
        first.cannotSave(first::works);
        bench.sleeper.meanwhile(() -> {
            bench.sleeper.meanwhile(() -> {});
            first.store.mend();
            first.works();
        });
        second.works();
        allIsWell(first, second);
    }

    @ParameterizedTest
    @MethodSource("rotating")
    void ofARefreshDoesNotKeepOthersFromTheTokenLongerThanALeaseLasts(Habits platform) {
        has(platform);
        Node first = new Node();
        Node second = new Node();
        second.works();
        bench.clock.advance(Duration.ofHours(2));
        first.store.full = true;
        first.cannotSave(first::works);
        bench.clock.advance(TokenTiming.DEFAULT_LEASE);
        first.cannotSave(first::works);
        assertThat(shared.tryLease(SHOP, TokenTiming.DEFAULT_LEASE)).isPresent();
    }

    /** What looks after the grants every ten minutes. */
    private void lookAfter(Node node) {
        new AuthorizationWatch(
                        node.client.tokens(),
                        new FkwApplication(URI.create(""), "client", Optional.empty(), "FKW", Optional.empty()),
                        bench.clock,
                        FkwClientListener.NONE)
                .check();
    }

    @ParameterizedTest
    @MethodSource("all")
    void isSavedThoughNobodyCalls(Habits platform) {
        has(platform);
        Node first = new Node();
        Node second = new Node();
        second.works();
        bench.clock.advance(Duration.ofHours(2));
        first.store.breaksBeforeSave = true;
        first.cannotSave(first::works);
        first.store.mend();
        lookAfter(first);
        allIsWell(second, first);
    }

    @ParameterizedTest
    @MethodSource("all")
    void ofAMerchantIsSavedThoughNobodyCalls(Habits platform) {
        has(platform);
        Node pages = new Node();
        Node second = new Node();
        second.works();
        bench.clock.advance(Duration.ofMinutes(1));
        AccessGrant given = given();
        pages.store.full = true;
        pages.cannotSave(() -> pages.client.tokens().authorized(given));
        lookAfter(pages);
        pages.store.mend();
        lookAfter(pages);
        assertThat(kept().refreshToken()).isEqualTo(given.refreshToken());
        allIsWell(second, pages);
    }

    @ParameterizedTest
    @MethodSource("all")
    void isSavedAtTheStop(Habits platform) {
        has(platform);
        Node first = new Node();
        Node second = new Node();
        second.works();
        bench.clock.advance(Duration.ofHours(2));
        first.store.breaksBeforeSave = true;
        first.cannotSave(first::works);
        first.store.mend();
        first.client.tokens().settle(Duration.ofSeconds(1));
        allIsWell(second);
    }

    @ParameterizedTest
    @MethodSource("all")
    void holdsNothingAfterTheStop(Habits platform) {
        has(platform);
        Node first = new Node();
        Node second = new Node();
        second.works();
        bench.clock.advance(Duration.ofHours(2));
        first.store.full = true;
        first.cannotSave(first::works);
        first.client.tokens().settle(Duration.ofSeconds(1));
        assertThat(shared.tryLease(SHOP, TokenTiming.DEFAULT_LEASE)).isPresent();
    }

    @ParameterizedTest
    @MethodSource("all")
    void holdsNothingWhereTheMerchantHasGivenAnotherSince(Habits platform) {
        has(platform);
        Node first = new Node();
        Node second = new Node();
        second.works();
        bench.clock.advance(Duration.ofHours(2));
        first.store.full = true;
        first.cannotSave(first::works);
        first.store.mend();
        first.client.tokens().authorized(given());
        second.client.tokens().refreshNow(SHOP);
        second.client.tokens().refreshNow(SHOP);
        allIsWell(first, second);
    }

    @ParameterizedTest
    @MethodSource("rotating")
    void ofARefreshThatComesTooLateIsUsedUnlessThePlatformHasEndedIt(Habits platform) {
        has(platform);
        Node first = new Node();
        Node second = new Node();
        second.works();
        bench.clock.advance(Duration.ofHours(2));
        first.store.full = true;
        first.cannotSave(first::works);
        endTheLease();
        assertThatThrownBy(second::works).isInstanceOf(FkwReauthorizationRequiredException.class);
        first.store.mend();
        if (platform.revokes()) {
            assertThatThrownBy(first::works).isInstanceOf(FkwReauthorizationRequiredException.class);
            assertThatThrownBy(second::works).isInstanceOf(FkwReauthorizationRequiredException.class);
            assertThat(lost).hasSize(2);
            second.client.tokens().authorized(given());
        }
        first.works();
        second.works();
        assertThat(lost).hasSize(platform.revokes() ? 2 : 1);
    }
}
