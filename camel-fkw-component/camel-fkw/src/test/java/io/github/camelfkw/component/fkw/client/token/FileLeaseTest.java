// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelfkw.common.HttpAnswer;
import io.github.camelfkw.common.HttpRequest;
import io.github.camelfkw.common.HttpTransport;
import io.github.camelfkw.common.StoppableSleeper;
import io.github.camelfkw.common.TransportFailure;
import io.github.camelfkw.component.fkw.client.Bench;
import io.github.camelfkw.component.fkw.client.FkwClient;
import io.github.camelfkw.simulator.fkw.FkwShop;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Two processes of one machine on one token file: one of them refreshes. */
class FileLeaseTest {

    private static final String SHOP = TokenManager.DEFAULT_SHOP;
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

    @RegisterExtension
    final Bench bench = new Bench();

    @TempDir
    Path folder;

    private volatile Runnable afterAnswer = () -> {};

    @AfterEach
    void forgetTheInterrupt() {
        Thread.interrupted();
    }

    /** The other process: takes the lease, says so, and holds it until it is told to go, or killed. */
    static final class Holder {
        public static void main(String[] args) throws IOException {
            RefreshLease lease =
                    new FileTokenStore(Path.of(args[0])).tryLease(args[1], LONG).orElseThrow();
            new FileOutputStream(FileDescriptor.out).write("held\n".getBytes(StandardCharsets.UTF_8));
            System.in.read();
            lease.close();
            new FileOutputStream(FileDescriptor.out).write("free\n".getBytes(StandardCharsets.UTF_8));
            System.in.read();
        }
    }

    private Path file() {
        return folder.resolve("tokens.json");
    }

    private Process holder() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        file().toString(),
                        SHOP)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static BufferedReader told(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    @Test
    void isHeldByOneProcessUntilItGivesItBack() throws Exception {
        FileTokenStore store = new FileTokenStore(file());
        Process process = holder();
        try (BufferedReader told = told(process)) {
            assertThat(told.readLine()).isEqualTo("held");
            assertThat(store.tryLease(SHOP, LONG)).isEmpty();
            store.tryLease("another shop", LONG).orElseThrow().close();
            process.getOutputStream().write('\n');
            process.getOutputStream().flush();
            assertThat(told.readLine()).isEqualTo("free");
            store.tryLease(SHOP, LONG).orElseThrow().close();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void endsWithItsProcessHoweverThatEnds() throws Exception {
        FileTokenStore store = new FileTokenStore(file());
        Process process = holder();
        try (BufferedReader told = told(process)) {
            assertThat(told.readLine()).isEqualTo("held");
            assertThat(store.tryLease(SHOP, LONG)).isEmpty();
        } finally {
            process.destroyForcibly().waitFor();
        }
        store.tryLease(SHOP, LONG).orElseThrow().close();
    }

    @Test
    void staysWithTheProcessWhenOneOfItsStoresIsTurnedAway() throws Exception {
        RefreshLease mine = new FileTokenStore(file()).tryLease(SHOP, LONG).orElseThrow();
        FileTokenStore second = new FileTokenStore(file());
        assertThat(second.tryLease(SHOP, LONG)).isEmpty();
        second.save(new AccessGrant("b", null, null, null, null, "r", null, null, 0), 0);
        Process process = holder();
        try (BufferedReader told = told(process)) {
            // It is turned away and ends without a word.
            assertThat(told.readLine()).isNull();
            assertThat(mine.renew()).isTrue();
        } finally {
            process.destroyForcibly();
        }
        mine.close();
    }

    @Test
    void letsManyClientsOnOneFileRefreshOnceForEachExpiry() throws Exception {
        bench.simulator
                .quirks()
                .rotateRefreshToken(true)
                .voidOldAccessToken(true)
                .revokeFamilyOnReuse(true);
        List<FkwClient> clients = Stream.generate(() -> bench.client(w -> {
                    w.store = new FileTokenStore(file(), Databases.KEY);
                    w.seed = new SeedGrant(SHOP, null, bench.issued.refreshToken());
                    w.sleeper = new StoppableSleeper();
                }))
                .limit(4)
                .toList();
        for (int i = 1; i <= 10; i++) {
            AtomicInteger next = new AtomicInteger();
            List<String> tokens = TokenFreshnessTest.together(
                    4, () -> clients.get(next.getAndIncrement()).tokens().accessToken(SHOP));
            assertThat(tokens).hasSize(4).containsOnly(tokens.get(0));
            assertThat(bench.simulator.tokens().refreshAttempts()).isEqualTo(i);
            bench.clock.advance(Duration.ofHours(2));
        }
        assertThat(bench.simulator.tokens().refusedRefreshes()).isZero();
    }

    @Test
    void isRefusedBeforeAnythingIsSentWhereTheFolderIsGone() throws Exception {
        Path gone = Files.createDirectory(folder.resolve("gone"));
        FileTokenStore store = new FileTokenStore(gone.resolve("tokens.json"));
        Files.delete(gone);
        assertThatThrownBy(() -> bench.client(w -> w.store = store).tokens().refreshNow(SHOP))
                .isInstanceOf(TokenStoreException.class)
                .hasMessageContaining("tokenFile")
                .hasMessageContaining("cannot be read or written");
        assertThat(bench.simulator.tokens().refreshAttempts()).isZero();
    }

    @Test
    void letsNothingBeSentWhoseAnswerCouldNotBeKept() throws Exception {
        bench.simulator.quirks().rotateRefreshToken(true).revokeFamilyOnReuse(true);
        FkwClient client = bench.client(w -> {
            w.store = new FileTokenStore(file());
            w.seed = new SeedGrant(SHOP, null, bench.issued.refreshToken());
        });
        fillTheDisk();
        assertThatThrownBy(() -> client.tokens().accessToken(SHOP)).isInstanceOf(TokenStoreException.class);
        assertThat(bench.simulator.journal().count()).isZero();
        Files.delete(obstacle());
        client.tokens().accessToken(SHOP);
        assertThat(bench.simulator.tokens().refreshAttempts()).isEqualTo(1);
    }

    private FkwClient clientWithAnEventAfterEachAnswer(String shopId, String refreshToken) {
        return bench.client(w -> {
            w.store = new FileTokenStore(file());
            w.seed = new SeedGrant(shopId, null, refreshToken);
            w.wrap = this::withTheEvent;
        });
    }

    private HttpTransport withTheEvent(HttpTransport real) {
        return new HttpTransport() {
            @Override
            public HttpAnswer send(HttpRequest request) throws TransportFailure {
                HttpAnswer answer = real.send(request);
                afterAnswer.run();
                return answer;
            }
        };
    }

    private Path obstacle() {
        return folder.resolve("tokens.json.new").resolve("full");
    }

    private void fillTheDisk() {
        try {
            Files.createDirectories(obstacle());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isFreeForOthers(String shopId) {
        return new FileTokenStore(file())
                .tryLease(shopId, LONG)
                .map(lease -> {
                    lease.close();
                    return true;
                })
                .orElse(false);
    }

    @Test
    void isGivenBackAfterItsTimeThoughTheFileCannotBeWrittenStill() {
        FkwClient client = clientWithAnEventAfterEachAnswer(SHOP, bench.issued.refreshToken());
        afterAnswer = this::fillTheDisk;
        assertThatThrownBy(() -> client.tokens().accessToken(SHOP)).isInstanceOf(TokenStoreException.class);
        bench.clock.advance(TokenTiming.DEFAULT_LEASE.minusSeconds(1));
        assertThatThrownBy(() -> client.tokens().accessToken(SHOP)).isInstanceOf(TokenStoreException.class);
        assertThat(isFreeForOthers(SHOP)).isFalse();
        bench.clock.advance(Duration.ofSeconds(1));
        assertThatThrownBy(() -> client.tokens().accessToken(SHOP)).isInstanceOf(TokenStoreException.class);
        assertThat(isFreeForOthers(SHOP)).isTrue();
        assertThat(bench.simulator.tokens().refreshAttempts()).isEqualTo(1);
    }

    /** The client goes through the shops in the order of these ids. */
    @Test
    void isGivenBackAtAStopThatIsInterruptedWhileItWaitsForAnotherShop() throws Exception {
        FkwShop busy = bench.simulator.addShop("1", "甲");
        FkwShop unsaved = bench.simulator.addShop("2", "乙");
        FkwClient client = clientWithAnEventAfterEachAnswer(
                unsaved.id(), bench.simulator.issueTokens(unsaved.id()).refreshToken());
        afterAnswer = this::fillTheDisk;
        assertThatThrownBy(() -> client.tokens().accessToken(unsaved.id())).isInstanceOf(TokenStoreException.class);
        Files.delete(obstacle());
        FileTokenStore store = new FileTokenStore(file());
        String refreshToken = bench.simulator.issueTokens(busy.id()).refreshToken();
        store.save(new AccessGrant(busy.id(), null, null, null, null, refreshToken, null, null, 0), 0);
        CountDownLatch answered = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        afterAnswer = () -> {
            answered.countDown();
            await(stopped);
        };
        CompletableFuture<String> flight =
                CompletableFuture.supplyAsync(() -> client.tokens().accessToken(busy.id()));
        await(answered);
        Thread.currentThread().interrupt();
        client.tokens().settle(LONG);
        assertThat(Thread.interrupted()).isTrue();
        stopped.countDown();
        assertThat(flight).succeedsWithin(TEN_SECONDS);
        assertThat(isFreeForOthers(unsaved.id())).isTrue();
        assertThat(store.load(unsaved.id()).orElseThrow().accessToken()).isNotNull();
    }

    @Test
    void isGivenBackByARefreshThatOutlastsTheStopAndCannotBeSaved() {
        FkwClient client = clientWithAnEventAfterEachAnswer(SHOP, bench.issued.refreshToken());
        CountDownLatch answered = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        afterAnswer = () -> {
            answered.countDown();
            await(stopped);
            fillTheDisk();
        };
        CompletableFuture<String> flight =
                CompletableFuture.supplyAsync(() -> client.tokens().accessToken(SHOP));
        await(answered);
        client.tokens().settle(Duration.ofMillis(1));
        stopped.countDown();
        assertThat(flight).failsWithin(TEN_SECONDS);
        assertThat(isFreeForOthers(SHOP)).isTrue();
    }

    private static void await(CountDownLatch event) {
        try {
            assertThat(event.await(TEN_SECONDS.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
