// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What each store promises. */
class TokenStoreContractTest {

    private static final Instant END = Instant.parse("2026-11-20T06:00:00.123Z");
    private static final Duration LONG = Duration.ofMinutes(5);

    @TempDir
    Path folder;

    private Place place;

    enum Kind {
        MEMORY,
        FILE,
        ENCRYPTED_FILE,
        H2,
        POSTGRESQL
    }

    /** Where grants are, and nodes that use it. */
    private interface Place {
        TokenStore node();
    }

    private TokenStore open(Kind kind) {
        place = switch (kind) {
            case MEMORY -> {
                MemoryTokenStore one = new MemoryTokenStore();
                yield () -> one;
            }
            case FILE -> () -> new FileTokenStore(folder.resolve("tokens.json"));
            case ENCRYPTED_FILE -> () -> new FileTokenStore(folder.resolve("tokens.json"), Databases.KEY);
            case H2 -> database(Databases.h2(), "h2");
            case POSTGRESQL -> database(Databases.postgresql(), "postgresql");
        };
        return place.node();
    }

    private static Place database(DataSource dataSource, String name) {
        String table = Databases.createTable(dataSource, name);
        return () -> new JdbcTokenStore(dataSource, Databases.KEY, table);
    }

    private static AccessGrant grant(String shop, String access) {
        return grant(shop, access, new FirstEnd(END.plusSeconds(30), false));
    }

    private static AccessGrant grant(String shop, String access, FirstEnd firstEnd) {
        return new AccessGrant(
                shop, "11039290", "演示商城", access, END, "refresh-" + access, END.plusSeconds(60), firstEnd, "5eed", 0);
    }

    @AfterEach
    void forgetTheInterrupt() {
        Thread.interrupted();
    }

    @ParameterizedTest
    @EnumSource
    void givesBackEveryFieldToEachNode(Kind kind) {
        TokenStore store = open(kind);
        assertThat(store.save(grant("a", "1"), 0)).isTrue();
        assertThat(place.node().load("a")).contains(grant("a", "1").withVersion(1));
    }

    @ParameterizedTest
    @EnumSource
    void givesBackAbsentFieldsAsAbsent(Kind kind) {
        AccessGrant bare = new AccessGrant("a", null, null, null, null, "refresh", null, null, 0);
        open(kind).save(bare, 0);
        assertThat(place.node().load("a")).contains(bare.withVersion(1));
    }

    @ParameterizedTest
    @EnumSource
    void knowsWhetherTheFirstEndWasOutlived(Kind kind) {
        TokenStore store = open(kind);
        FirstEnd outlived = new FirstEnd(END, true);
        assertThat(store.save(grant("a", "1", outlived), 0)).isTrue();
        assertThat(place.node().load("a").orElseThrow().firstEnd()).isEqualTo(outlived);
        try (RefreshLease lease = store.tryLease("a", LONG).orElseThrow()) {
            assertThat(lease.save(grant("a", "2"), 1)).isTrue();
        }
        assertThat(place.node().load("a").orElseThrow().firstEnd())
                .isEqualTo(grant("a", "2").firstEnd());
    }

    @ParameterizedTest
    @EnumSource
    void tellsWhatIsNoSecretOfAGrantWithoutItsTokens(Kind kind) {
        TokenStore store = open(kind);
        assertThat(store.loadWithoutTokens("a")).isEmpty();
        store.save(grant("a", "1"), 0);
        AccessGrant told = place.node().loadWithoutTokens("a").orElseThrow();
        assertThat(told)
                .usingRecursiveComparison()
                .ignoringFields("accessToken", "refreshToken")
                .isEqualTo(grant("a", "1").withVersion(1));
    }

    @ParameterizedTest
    @EnumSource
    void isEmptyAtFirst(Kind kind) {
        TokenStore store = open(kind);
        store.check();
        assertThat(store.load("a")).isEmpty();
        assertThat(store.shopIds()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void keepsShopsApart(Kind kind) {
        TokenStore store = open(kind);
        store.save(grant("a", "1"), 0);
        store.save(grant("A", "2"), 0);
        store.save(grant("店", "3"), 0);
        assertThat(store.shopIds()).containsExactlyInAnyOrder("a", "A", "店");
        assertThat(store.load("A")).contains(grant("A", "2").withVersion(1));
        assertThat(store.load("店")).contains(grant("店", "3").withVersion(1));
    }

    @ParameterizedTest
    @EnumSource
    void savesOverTheExpectedVersionOnly(Kind kind) {
        TokenStore store = open(kind);
        assertThat(store.save(grant("a", "1"), 1)).isFalse();
        assertThat(store.load("a")).isEmpty();
        assertThat(store.save(grant("a", "1"), 0)).isTrue();
        assertThat(store.save(grant("a", "2"), 0)).isFalse();
        assertThat(store.save(grant("a", "2"), 2)).isFalse();
        assertThat(store.load("a")).contains(grant("a", "1").withVersion(1));
        assertThat(store.save(grant("a", "2"), 1)).isTrue();
        assertThat(store.load("a")).contains(grant("a", "2").withVersion(2));
    }

    @ParameterizedTest
    @EnumSource
    void letsOneOfManyFirstSavesThrough(Kind kind) throws Exception {
        open(kind);
        for (String shop : List.of("a", "b", "c", "d")) {
            AtomicInteger number = new AtomicInteger();
            List<Boolean> saved = TokenFreshnessTest.together(
                    8, () -> place.node().save(grant(shop, "of-" + number.incrementAndGet()), 0));
            assertThat(saved).containsOnlyOnce(true);
            assertThat(place.node().load(shop).orElseThrow().version()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void losesNoneOfManySavesAtATime(Kind kind) throws Exception {
        open(kind);
        TokenFreshnessTest.together(4, () -> {
            TokenStore node = place.node();
            for (int i = 0; i < 10; ) {
                long version = node.load("a").map(AccessGrant::version).orElse(0L);
                i += node.save(grant("a", "x"), version) ? 1 : 0;
            }
            return null;
        });
        assertThat(place.node().load("a").orElseThrow().version()).isEqualTo(40);
    }

    @ParameterizedTest
    @EnumSource
    void keepsAGrantAlthoughTheThreadIsInterruptedAndLeavesTheInterruptToOthers(Kind kind) {
        TokenStore store = open(kind);
        Thread.currentThread().interrupt();
        try (RefreshLease lease = store.tryLease("a", LONG).orElseThrow()) {
            assertThat(lease.renew()).isTrue();
            assertThat(lease.save(grant("a", "1"), 0)).isTrue();
        }
        assertThat(store.load("a")).contains(grant("a", "1").withVersion(1));
        assertThat(Thread.interrupted()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void showsNoGrantWhereOnlyALeaseIs(Kind kind) {
        TokenStore store = open(kind);
        try (RefreshLease lease = store.tryLease("a", LONG).orElseThrow()) {
            assertThat(store.load("a")).isEmpty();
            assertThat(store.shopIds()).isEmpty();
            assertThat(lease.save(grant("a", "1"), 1)).isFalse();
            assertThat(lease.save(grant("a", "1"), 0)).isTrue();
        }
        assertThat(store.save(grant("b", "1"), 0)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MEMORY")
    void givesTheLeaseOfAShopToOneAtATime(Kind kind) throws Exception {
        open(kind);
        List<TokenStore> nodes =
                IntStream.range(0, 8).mapToObj(i -> place.node()).toList();
        for (int round = 0; round < 3; round++) {
            AtomicInteger next = new AtomicInteger();
            List<Optional<RefreshLease>> leases = TokenFreshnessTest.together(
                    8, () -> nodes.get(next.getAndIncrement()).tryLease("a", LONG));
            List<RefreshLease> held = leases.stream().flatMap(Optional::stream).toList();
            assertThat(held).hasSize(1);
            try (RefreshLease other = nodes.get(0).tryLease("b", LONG).orElseThrow()) {
                assertThat(other.isExclusive()).isTrue();
            }
            assertThat(nodes.get(0).tryLease("a", LONG)).isEmpty();
            held.get(0).close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void letsAnAuthorizationThroughWhileAnotherNodeRefreshes(Kind kind) {
        TokenStore store = open(kind);
        store.save(grant("a", "1"), 0);
        try (RefreshLease lease = store.tryLease("a", LONG).orElseThrow()) {
            assertThat(place.node().save(grant("a", "authorized"), 1)).isTrue();
            assertThat(lease.save(grant("a", "refreshed"), 1)).isFalse();
        }
        assertThat(store.load("a")).contains(grant("a", "authorized").withVersion(2));
    }
}
