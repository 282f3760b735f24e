// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelfkw.common.HttpAnswer;
import io.github.camelfkw.common.HttpRequest;
import io.github.camelfkw.common.HttpTransport;
import io.github.camelfkw.common.TransportFailure;
import io.github.camelfkw.component.fkw.client.Bench;
import io.github.camelfkw.component.fkw.client.FkwClient;
import java.nio.file.Path;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A stop interrupts the threads of consumers; the refresh that one of them has begun comes to its end all the same. */
class GrantInterruptTest {

    private static final String SHOP = TokenManager.DEFAULT_SHOP;

    @RegisterExtension
    final Bench bench = new Bench();

    @TempDir
    Path folder;

    enum Kind {
        MEMORY,
        FILE,
        H2,
        POSTGRESQL
    }

    enum Moment {
        BEFORE_THE_CALL,
        BEFORE_THE_REQUEST,
        AFTER_THE_ANSWER
    }

    private TokenStore store;

    private void open(Kind kind) {
        store = switch (kind) {
            case MEMORY -> new MemoryTokenStore();
            case FILE -> new FileTokenStore(folder.resolve("tokens"), Databases.KEY);
            case H2 -> jdbc(Databases.h2(), "h2");
            case POSTGRESQL -> jdbc(Databases.postgresql(), "postgresql");
        };
    }

    private static TokenStore jdbc(DataSource dataSource, String name) {
        return new JdbcTokenStore(dataSource, Databases.KEY, Databases.createTable(dataSource, name));
    }

    @BeforeEach
    void aPlatformThatGivesARefreshTokenOnce() {
        bench.simulator.quirks().rotateRefreshToken(true).voidOldAccessToken(true);
    }

    @AfterEach
    void forgetTheInterrupt() {
        Thread.interrupted();
    }

    private static HttpTransport interrupting(HttpTransport real, Moment moment) {
        return new HttpTransport() {
            @Override
            public HttpAnswer send(HttpRequest request) throws TransportFailure {
                if (moment == Moment.BEFORE_THE_REQUEST) {
                    Thread.currentThread().interrupt();
                }
                HttpAnswer answer = real.send(request);
                if (moment == Moment.AFTER_THE_ANSWER) {
                    Thread.currentThread().interrupt();
                }
                return answer;
            }
        };
    }

    private FkwClient client(Moment moment) {
        return bench.client(w -> {
            w.store = store;
            w.seed = new SeedGrant(SHOP, null, bench.issued.refreshToken());
            w.wrap = transport -> interrupting(transport, moment);
        });
    }

    @ParameterizedTest
    @EnumSource
    void savesWhatThePlatformGaveThoughItWasInterruptedBeforeTheCall(Kind kind) {
        assertSaved(kind, Moment.BEFORE_THE_CALL);
    }

    @ParameterizedTest
    @EnumSource
    void savesWhatThePlatformGaveThoughItWasInterruptedAfterTheAnswer(Kind kind) {
        assertSaved(kind, Moment.AFTER_THE_ANSWER);
    }

    private void assertSaved(Kind kind, Moment moment) {
        open(kind);
        FkwClient client = client(moment);
        if (moment == Moment.BEFORE_THE_CALL) {
            Thread.currentThread().interrupt();
        }
        String accessToken = client.tokens().accessToken(SHOP);
        assertThat(Thread.interrupted()).isTrue();
        AccessGrant kept = store.load(SHOP).orElseThrow();
        assertThat(kept.accessToken()).isEqualTo(accessToken);
        assertThat(kept.refreshToken()).isNotEqualTo(bench.issued.refreshToken());
        assertThat(bench.simulator.tokens().refreshes()).isEqualTo(1);
        // Whoever comes next finds it, and nothing is held any more.
        bench.clock.advance(Duration.ofHours(2));
        assertThat(client.tokens().accessToken(SHOP)).isNotEqualTo(accessToken);
        assertThat(bench.simulator.tokens().refusedRefreshes()).isZero();
    }

    @Test
    void losesNothingWhenTheInterruptKeepsTheRequestFromLeaving() {
        open(Kind.H2);
        FkwClient client = client(Moment.BEFORE_THE_REQUEST);
        try {
            client.tokens().accessToken(SHOP);
        } catch (RuntimeException notSent) {
            assertThat(bench.simulator.tokens().refreshes()).isZero();
        }
        Thread.interrupted();
        client(Moment.BEFORE_THE_CALL).tokens().accessToken(SHOP);
        assertThat(bench.simulator.tokens().refreshes()).isEqualTo(1);
        assertThat(bench.simulator.tokens().refusedRefreshes()).isZero();
    }

    @Test
    void whoWaitsForAnotherNodeEndsAtOnce() {
        open(Kind.H2);
        FkwClient client = client(Moment.BEFORE_THE_CALL);
        try (RefreshLease other = store.tryLease(SHOP, Duration.ofMinutes(1)).orElseThrow()) {
            bench.sleeper.meanwhile(() -> Thread.currentThread().interrupt());
            assertThatThrownBy(() -> client.tokens().accessToken(SHOP))
                    .hasMessageContaining("Interrupted while another node refreshes the token of shop " + SHOP);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(other.renew()).isTrue();
        }
        bench.sleeper.meanwhile(() -> {});
        assertThat(client.tokens().accessToken(SHOP)).isNotNull();
    }

    @Test
    void whoWaitsForAnotherNodeForTooLongSaysSo() {
        open(Kind.H2);
        FkwClient client = client(Moment.BEFORE_THE_CALL);
        try (RefreshLease other = store.tryLease(SHOP, Duration.ofMinutes(10)).orElseThrow()) {
            assertThatThrownBy(() -> client.tokens().accessToken(SHOP))
                    .hasMessageContaining("another node is refreshing its token")
                    .hasMessageContaining("the next call tries again");
            assertThat(other.isExclusive()).isTrue();
        }
        assertThat(bench.sleeper.waits()).hasSizeLessThan(200);
        assertThat(client.tokens().accessToken(SHOP)).isNotNull();
    }
}
