// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelfkw.common.HttpAnswer;
import io.github.camelfkw.common.HttpRequest;
import io.github.camelfkw.common.HttpTransport;
import io.github.camelfkw.common.StoppableSleeper;
import io.github.camelfkw.common.TransportFailure;
import io.github.camelfkw.component.fkw.client.Bench;
import io.github.camelfkw.component.fkw.client.FkwClient;
import io.github.camelfkw.component.fkw.client.FkwClientListener;
import io.github.camelfkw.component.fkw.client.FkwReauthorizationRequiredException;
import io.github.camelfkw.component.fkw.client.token.AccessGrant;
import io.github.camelfkw.component.fkw.client.token.Databases;
import io.github.camelfkw.component.fkw.client.token.GrantStatus;
import io.github.camelfkw.component.fkw.client.token.JdbcTokenStore;
import io.github.camelfkw.component.fkw.client.token.RefreshLease;
import io.github.camelfkw.component.fkw.client.token.SeedGrant;
import io.github.camelfkw.component.fkw.client.token.TokenManager;
import io.github.camelfkw.component.fkw.client.token.TokenStore;
import io.github.camelfkw.component.fkw.client.token.TokenTiming;
import io.github.camelfkw.simulator.fkw.FkwTokens;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Eight nodes on one PostgreSQL refresh once for each expiry, on a platform that punishes each second refresh. */
class ClusterTest {

    private static final int NODES = 8;
    private static final int STALLS = Math.max(4, Scale.EXPIRIES / 50);
    private static final String SHOP = TokenManager.DEFAULT_SHOP;
    private static final Duration TWO_HOURS = Duration.ofHours(2);

    @RegisterExtension
    final Bench bench = new Bench();

    private final DataSource database = Databases.postgresql();
    private final String table = Databases.createTable(database, "postgresql");
    private final ExecutorService threads = Executors.newFixedThreadPool(NODES);
    private final List<String> lost = new CopyOnWriteArrayList<>();
    private final AtomicInteger restored = new AtomicInteger();
    private String order;

    @BeforeEach
    void aPlatformThatPunishes() {
        bench.simulator.journal().keepLast(10);
        bench.simulator
                .quirks()
                .rotateRefreshToken(true)
                .voidOldAccessToken(true)
                .revokeFamilyOnReuse(true)
                .extendRefreshExpiry(true);
        order = bench.shop.addOrder().id();
    }

    @AfterEach
    void endThreads() {
        threads.shutdownNow();
    }

    private TokenStore store() {
        return new JdbcTokenStore(database, Databases.KEY, table);
    }

    private FkwClient node() {
        return node(store(), transport -> transport);
    }

    private FkwClient node(TokenStore store, UnaryOperator<HttpTransport> wrap) {
        return node(store, wrap, TokenTiming.DEFAULT_LEASE);
    }

    private FkwClient node(TokenStore store, UnaryOperator<HttpTransport> wrap, Duration lease) {
        return bench.client(w -> {
            w.refreshLease = lease;
            w.store = store;
            w.seed = new SeedGrant(SHOP, bench.issued.accessToken(), bench.issued.refreshToken());
            w.sleeper = new StoppableSleeper();
            w.wrap = wrap;
            w.listener = new FkwClientListener() {
                @Override
                public void lost(String shopId, String why) {
                    lost.add(why);
                }

                @Override
                public void restored(GrantStatus grant) {
                    restored.incrementAndGet();
                }
            };
        });
    }

    private List<FkwClient> nodes(int number) {
        return IntStream.range(0, number).mapToObj(i -> node()).toList();
    }

    private String read(FkwClient node) {
        return node.orders(SHOP).get(order).id();
    }

    /** All nodes at once. */
    private List<Future<String>> answersOf(List<FkwClient> nodes) throws InterruptedException {
        List<Callable<String>> calls = new ArrayList<>();
        nodes.forEach(node -> calls.add(() -> read(node)));
        return threads.invokeAll(calls);
    }

    private void readWithAll(List<FkwClient> nodes) throws Exception {
        for (Future<String> answer : answersOf(nodes)) {
            assertThat(answer.get()).isEqualTo(order);
        }
    }

    private void needsTheMerchant(FkwClient node) {
        assertThatThrownBy(() -> read(node)).isInstanceOf(FkwReauthorizationRequiredException.class);
    }

    /** As if the time of the lease had passed: the database's clock cannot be moved. */
    private void endTheLease() {
        Databases.run(database, "UPDATE " + table + " SET lease_until = 0");
    }

    private void authorizeAt(FkwClient node) {
        FkwTokens again = bench.simulator.issueTokens();
        node.tokens()
                .authorized(new AccessGrant(
                        SHOP,
                        null,
                        null,
                        again.accessToken(),
                        again.accessExpiresAt(),
                        again.refreshToken(),
                        again.refreshExpiresAt(),
                        null,
                        0));
    }

    private long refreshes() {
        return bench.simulator.tokens().refreshAttempts();
    }

    private long refused() {
        return bench.simulator.tokens().refusedRefreshes();
    }

    @Test
    void refreshesOnceForEachExpiry() throws Exception {
        List<FkwClient> nodes = nodes(NODES);
        readWithAll(nodes);
        long begin = System.nanoTime();
        Quiet quiet = new Quiet();
        try {
            for (int i = 1; i <= Scale.EXPIRIES; i++) {
                bench.clock.advance(TWO_HOURS);
                readWithAll(nodes);
                assertThat(refreshes()).isEqualTo(i);
            }
        } finally {
            quiet.close();
        }
        Figures.write(
                "cluster",
                "| Nodes | Expiries | Refreshes | Refused | Lost | Seconds |\n| --- | --- | --- | --- | --- | --- |\n"
                        + String.format(
                                Locale.ROOT,
                                "| %d | %s | **%s** | **%d** | **%d** | %d |%n",
                                NODES,
                                Tally.number(Scale.EXPIRIES),
                                Tally.number(refreshes()),
                                refused(),
                                lost.size(),
                                Duration.ofNanos(System.nanoTime() - begin).toSeconds()));
        assertThat(refused()).isZero();
        assertThat(lost).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void losesNothingWhateverTheHabitsOfThePlatform(int bits) throws Exception {
        bench.simulator
                .quirks()
                .rotateRefreshToken((bits & 1) > 0)
                .extendRefreshExpiry((bits & 2) > 0)
                .voidOldAccessToken((bits & 4) > 0);
        List<FkwClient> nodes = nodes(3);
        readWithAll(nodes);
        for (int i = 1; i <= 6; i++) {
            bench.clock.advance(TWO_HOURS);
            readWithAll(nodes);
            assertThat(refreshes()).isEqualTo(i);
        }
        // After a restart of all nodes, with the tokens of the configuration long spent.
        bench.clock.advance(TWO_HOURS);
        readWithAll(nodes(3));
        assertThat(refreshes()).isEqualTo(7);
        assertThat(refused()).isZero();
        assertThat(lost).isEmpty();
    }

    /** A store whose leases do what a test says, at a moment that no test could meet from outside. */
    private abstract class Disturbed implements TokenStore {

        private final TokenStore real = store();

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
            return real.tryLease(shopId, time).map(lease -> new RefreshLease() {
                @Override
                public boolean renew() {
                    beforeSending();
                    return lease.renew();
                }

                @Override
                public boolean save(AccessGrant grant, long expectedVersion) {
                    beforeSaving();
                    return lease.save(grant, expectedVersion);
                }

                @Override
                public boolean wasAbandoned() {
                    return lease.wasAbandoned();
                }

                @Override
                public Optional<Death> death() {
                    return lease.death();
                }

                @Override
                public boolean died(String token, String why, Duration pause) {
                    return lease.died(token, why, pause);
                }

                @Override
                public void close() {
                    if (!isKilled()) {
                        lease.close();
                    }
                }
            });
        }

        void beforeSending() {}

        void beforeSaving() {}

        boolean isKilled() {
            return false;
        }
    }

    /** The end of a process, as far as a test can have it. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads at a node that stands still, and whose lease ends meanwhile. */
    private Future<String> readBeyondTheLease(FkwClient stalling, CountDownLatch standing) {
        Future<String> answer = threads.submit(() -> read(stalling));
        await(standing);
        endTheLease();
        return answer;
    }

    @Test
    void sendsNothingFromANodeThatStoodStillForLongerThanItsLease() throws Exception {
        List<FkwClient> others = nodes(NODES - 1);
        for (int i = 1; i <= STALLS; i++) {
            CountDownLatch standing = new CountDownLatch(1);
            CountDownLatch goOn = new CountDownLatch(1);
            FkwClient stalling = node(
                    new Disturbed() {
                        @Override
                        void beforeSending() {
                            standing.countDown();
                            ClusterTest.await(goOn);
                        }
                    },
                    transport -> transport);
            readWithAll(others);
            read(stalling);
            bench.clock.advance(TWO_HOURS);
            Future<String> answer = readBeyondTheLease(stalling, standing);
            readWithAll(others);
            goOn.countDown();
            assertThat(answer.get()).isEqualTo(order);
            assertThat(refreshes()).isEqualTo(i);
        }
        assertThat(refused()).isZero();
        assertThat(lost).isEmpty();
    }

    /** Stands still with the answer at hand. */
    private static final class StallAfterTheAnswer {
        private final CountDownLatch standing = new CountDownLatch(1);
        private final CountDownLatch goOn = new CountDownLatch(1);

        HttpTransport wrap(HttpTransport real) {
            return new HttpTransport() {
                @Override
                public HttpAnswer send(HttpRequest request) throws TransportFailure {
                    HttpAnswer answer = real.send(request);
                    if (request.path().contains("refreshAccessToken")) {
                        standing.countDown();
                        ClusterTest.await(goOn);
                    }
                    return answer;
                }
            };
        }
    }

    @Test
    void keepsALateAnswerFromGoingOverTheGrantOfTheNodeThatTookOver() throws Exception {
        bench.simulator.quirks().rotateRefreshToken(false).revokeFamilyOnReuse(false);
        StallAfterTheAnswer stall = new StallAfterTheAnswer();
        FkwClient stalling = node(store(), stall::wrap);
        List<FkwClient> others = nodes(3);
        readWithAll(others);
        read(stalling);
        bench.clock.advance(TWO_HOURS);
        Future<String> answer = readBeyondTheLease(stalling, stall.standing);
        readWithAll(others);
        AccessGrant ofTheSuccessor = store().load(SHOP).orElseThrow();
        stall.goOn.countDown();
        assertThat(answer.get()).isEqualTo(order);
        assertThat(store().load(SHOP)).contains(ofTheSuccessor);
        assertThat(refreshes()).isEqualTo(2);
        assertThat(lost).isEmpty();
    }

    @Test
    void keepsALateAnswerThatIsTheOnlyOneThatStillWorks() throws Exception {
        bench.simulator.quirks().revokeFamilyOnReuse(false);
        StallAfterTheAnswer stall = new StallAfterTheAnswer();
        FkwClient stalling = node(store(), stall::wrap);
        FkwClient other = node();
        read(other);
        read(stalling);
        bench.clock.advance(TWO_HOURS);
        Future<String> answer = readBeyondTheLease(stalling, stall.standing);
        needsTheMerchant(other);
        assertThat(lost).hasSize(1);
        stall.goOn.countDown();
        assertThat(answer.get()).isEqualTo(order);
        assertThat(read(other)).isEqualTo(order);
        assertThat(restored).hasValue(1);
        assertThat(lost).hasSize(1);
    }

    /** What a node that is killed loses, and told twice: its late answer looked like the one that still works. */
    @Test
    void losesTheGrantWithALateAnswerWhereTheSecondUseOfARefreshTokenIsPunishedAndGoesOnAfterANewAuthorization()
            throws Exception {
        StallAfterTheAnswer stall = new StallAfterTheAnswer();
        FkwClient stalling = node(store(), stall::wrap);
        FkwClient other = node();
        for (int i = 0; i < 2; i++) {
            // The second time with tokens whose end is known.
            read(other);
            read(stalling);
            bench.clock.advance(TWO_HOURS);
        }
        Future<String> answer = readBeyondTheLease(stalling, stall.standing);
        needsTheMerchant(other);
        assertThat(lost).hasSize(1);
        stall.goOn.countDown();
        assertThatThrownBy(answer::get)
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(FkwReauthorizationRequiredException.class);
        needsTheMerchant(other);
        assertThat(lost).hasSize(2);
        assertThat(restored).hasValue(1);

        authorizeAt(other);
        readWithAll(List.of(other, stalling));
        bench.clock.advance(TWO_HOURS);
        readWithAll(List.of(other, stalling));
        assertThat(lost).hasSize(2);
        assertThat(List.of(other, stalling))
                .allSatisfy(node -> assertThat(node.tokens().lost(SHOP)).isEmpty());
    }

    @Test
    void goesOnAfterANodeThatDiedBeforeItSent() throws Exception {
        FkwClient dying = node(
                new Disturbed() {
                    @Override
                    void beforeSending() {
                        throw new Killed();
                    }

                    @Override
                    boolean isKilled() {
                        return true;
                    }
                },
                transport -> transport,
                Duration.ofSeconds(1));
        List<FkwClient> others = nodes(3);
        readWithAll(others);
        read(dying);
        bench.clock.advance(TWO_HOURS);
        assertThatThrownBy(() -> read(dying)).isInstanceOf(Killed.class);
        // The others find the lease taken, wait, and one of them takes it over when its second has passed.
        readWithAll(others);
        assertThat(refreshes()).isEqualTo(1);
        assertThat(refused()).isZero();
    }

    @Test
    void tellsOnceOfTheGrantThatWasLostWithANodeThatDiedBetweenAnswerAndSaveAndGoesOnAfterANewAuthorization()
            throws Exception {
        FkwClient dying = node(
                new Disturbed() {
                    @Override
                    void beforeSaving() {
                        throw new Killed();
                    }

                    @Override
                    boolean isKilled() {
                        return true;
                    }
                },
                transport -> transport);
        List<FkwClient> others = nodes(NODES - 1);
        readWithAll(others);
        read(dying);
        bench.clock.advance(TWO_HOURS);
        assertThatThrownBy(() -> read(dying)).isInstanceOf(Killed.class);
        endTheLease();
        for (int i = 0; i < 2; i++) {
            for (Future<String> answer : answersOf(others)) {
                assertThatThrownBy(answer::get)
                        .isInstanceOf(ExecutionException.class)
                        .hasCauseInstanceOf(FkwReauthorizationRequiredException.class)
                        .hasMessageContaining("the platform refused its refresh token")
                        .hasMessageContaining("ended before it had saved the platform's answer");
            }
        }
        assertThat(lost).singleElement().asString().contains("the new one was lost with that node");
        // The one of the node that died, and the one that was refused: the others did not ask.
        assertThat(refreshes()).isEqualTo(2);
        assertThat(others)
                .allSatisfy(node -> assertThat(node.tokens().lost(SHOP)).isPresent());

        authorizeAt(others.get(0));
        readWithAll(others);
        bench.clock.advance(TWO_HOURS);
        readWithAll(others);
        assertThat(refreshes()).isEqualTo(3);
        assertThat(lost).hasSize(1);
        assertThat(restored).hasValue(1);
        assertThat(others)
                .allSatisfy(node -> assertThat(node.tokens().lost(SHOP)).isEmpty());
    }
}
