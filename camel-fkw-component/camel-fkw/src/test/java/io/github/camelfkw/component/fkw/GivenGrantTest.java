// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelfkw.component.fkw.client.token.AccessGrant;
import io.github.camelfkw.component.fkw.client.token.Databases;
import io.github.camelfkw.component.fkw.client.token.FileTokenStore;
import io.github.camelfkw.component.fkw.client.token.JdbcTokenStore;
import io.github.camelfkw.component.fkw.client.token.RefreshLease;
import io.github.camelfkw.component.fkw.client.token.TokenStore;
import io.github.camelfkw.component.fkw.client.token.TokenStoreException;
import io.github.camelfkw.simulator.fkw.FkwSimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a merchant has given is kept, whatever happens to the store while he gives it, and whatever others keep there. */
class GivenGrantTest extends FkwTestSupport {

    private static final String SHOP = FkwSimulator.DEFAULT_SHOP_ID;
    private static final String ORDER = "fkw:order?shopId=" + SHOP;

    @TempDir
    private Path folder;

    private final DataSource database = Databases.h2();
    private final String table = Databases.createTable(database, "h2");
    private boolean full;

    /** A store that several nodes share, and that can be away. */
    enum Kind {
        FILE {
            @Override
            TokenStore open(GivenGrantTest test) {
                return new FileTokenStore(test.folder.resolve("tokens.json"));
            }

            @Override
            void away(GivenGrantTest test, boolean away) {
                try {
                    Files.setPosixFilePermissions(
                            test.folder.resolve("tokens.json"),
                            PosixFilePermissions.fromString(away ? "rw-r--r--" : "rw-------"));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        },
        DATABASE {
            @Override
            TokenStore open(GivenGrantTest test) {
                return new JdbcTokenStore(test.database, Databases.KEY, test.table);
            }

            @Override
            void away(GivenGrantTest test, boolean away) {
                String aside = test.table + "_aside";
                Databases.run(
                        test.database,
                        "ALTER TABLE " + (away ? test.table : aside) + " RENAME TO " + (away ? aside : test.table));
            }
        };

        abstract TokenStore open(GivenGrantTest test);

        abstract void away(GivenGrantTest test, boolean away);
    }

    @BeforeEach
    void anApplicationWithoutTokens() {
        fkw.setAccessToken(null);
        fkw.setRefreshToken(null);
        fkw.setRedirectUri(FkwSimulator.DEFAULT_REDIRECT_URI);
    }

    private Map<String, Object> redirect() throws Exception {
        String url = answer("fkw:authorizationUrl?shopId=" + SHOP, null).getBody(String.class);
        return MerchantsBrowser.parameters(new MerchantsBrowser(simulator.baseUri()).authorize(URI.create(url), SHOP));
    }

    private Exception exchange(Map<String, Object> redirect) {
        return send("fkw:exchangeCode?shopId=" + SHOP, null, redirect).getException();
    }

    private static AccessGrant kept(TokenStore store) {
        return store.load(SHOP).orElseThrow();
    }

    /** Calls go on, and one of them makes that another refresh token is kept. */
    private void awaitAnother(String refreshToken, TokenStore store, String order) {
        await().until(() -> {
            assertThat(send(ORDER, order).getException()).isNull();
            return !kept(store).refreshToken().equals(refreshToken);
        });
    }

    /** Another node, which has the shop's tokens in its configuration. */
    private void anotherNode(TokenStore store) {
        FkwComponent other = component();
        other.setShopId(SHOP);
        other.setTokenStore(store);
        camel.addComponent("fkw2", other);
        answer("fkw2:refreshToken", null);
    }

    @ParameterizedTest
    @EnumSource
    void isKeptOnceTheStoreIsBackThatWasAwayWhenItWasGiven(Kind kind) throws Exception {
        TokenStore store = kind.open(this);
        fkw.setTokenStore(store);
        anotherNode(kind.open(this));
        String order = shop.addOrder().id();
        assertThat(send(ORDER, order).getException()).isNull();
        AccessGrant old = kept(store);
        Map<String, Object> redirect = redirect();
        kind.away(this, true);
        assertThat(exchange(redirect)).isInstanceOf(TokenStoreException.class);
        assertThat(send(ORDER, order).getException()).isNull();
        kind.away(this, false);
        awaitAnother(old.refreshToken(), store, order);
        // The tokens of the other node's configuration are no newer than this.
        assertThat(kept(store).seed()).isEqualTo(old.seed()).isNotEqualTo("none");
        assertThat(simulator.tokens().refreshes()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void goesOverWhatAnotherNodeHasRefreshedMeanwhile(Kind kind) throws Exception {
        TokenStore store = kind.open(this);
        fkw.setTokenStore(new FullDisk(store));
        anotherNode(kind.open(this));
        String order = shop.addOrder().id();
        assertThat(send(ORDER, order).getException()).isNull();
        AccessGrant old = kept(store);
        Map<String, Object> redirect = redirect();
        full = true;
        assertThat(exchange(redirect)).isInstanceOf(TokenStoreException.class);
        answer("fkw2:refreshToken", null);
        assertThat(kept(store).version()).isGreaterThan(old.version());
        full = false;
        awaitAnother(old.refreshToken(), store, order);
        assertThat(send(ORDER, order).getException()).isNull();
        answer("fkw2:refreshToken", null);
        assertThat(kept(store).refreshToken()).isNotEqualTo(old.refreshToken());
    }

    @ParameterizedTest
    @EnumSource
    void givesWayToWhatTheMerchantHasGivenAtAnotherNodeSince(Kind kind) throws Exception {
        givesWay(kind, Duration.ofMinutes(2));
    }

    @ParameterizedTest
    @EnumSource
    void givesWayToWhatTheMerchantHasGivenAtAnotherNodeTenSecondsLater(Kind kind) throws Exception {
        givesWay(kind, Duration.ofSeconds(10));
    }

    /** As tables of an earlier version are. */
    private void tableWithoutFirstEnd() {
        Databases.run(database, "ALTER TABLE " + table + " DROP COLUMN first_end");
        Databases.run(database, "ALTER TABLE " + table + " DROP COLUMN first_end_outlived");
    }

    @Test
    void givesWayWhereTheStoreDoesNotTellWhichOneIsNewerAndThisOneHasEnded() throws Exception {
        tableWithoutFirstEnd();
        givesWay(Kind.DATABASE, Duration.ofSeconds(10));
    }

    @Test
    void goesOverWhatAnotherNodeHasRefreshedWhereTheStoreDoesNotTellWhichOneIsNewer() throws Exception {
        tableWithoutFirstEnd();
        simulator.quirks().repeatRefreshExpiry(true).endFormerAuthorization(true);
        TokenStore store = Kind.DATABASE.open(this);
        fkw.setTokenStore(new FullDisk(store));
        anotherNode(Kind.DATABASE.open(this));
        String order = shop.addOrder().id();
        assertThat(send(ORDER, order).getException()).isNull();
        AccessGrant old = kept(store);
        full = true;
        Map<String, Object> redirect = redirect();
        clock.advance(Duration.ofSeconds(10));
        answer("fkw2:refreshToken", null);
        assertThat(exchange(redirect)).isInstanceOf(TokenStoreException.class);
        full = false;
        awaitAnother(old.refreshToken(), store, order);
        answer("fkw2:refreshToken", null);
    }

    private static final String OTHER_KEY = "ZmVkY2JhOTg3NjU0MzIxMGZlZGNiYTk4NzY1NDMyMTA=";

    @Test
    void goesOverANewerOneThatCannotBeReadHere() throws Exception {
        TokenStore store = Kind.DATABASE.open(this);
        fkw.setTokenStore(new FullDisk(store));
        anotherNode(new JdbcTokenStore(database, OTHER_KEY, table));
        Map<String, Object> redirect = redirect();
        full = true;
        assertThat(exchange(redirect)).isInstanceOf(TokenStoreException.class);
        clock.advance(Duration.ofMinutes(2));
        answer("fkw2:exchangeCode?shopId=" + SHOP, null, redirect());
        full = false;
        assertThat(send(ORDER, shop.addOrder().id()).getException()).isNull();
        assertThat(kept(store).refreshToken()).isNotNull();
    }

    private void givesWay(Kind kind, Duration later) throws Exception {
        TokenStore store = kind.open(this);
        fkw.setTokenStore(new FullDisk(store));
        anotherNode(kind.open(this));
        simulator.quirks().endFormerAuthorization(true);
        String order = shop.addOrder().id();
        assertThat(send(ORDER, order).getException()).isNull();
        Map<String, Object> redirect = redirect();
        full = true;
        assertThat(exchange(redirect)).isInstanceOf(TokenStoreException.class);
        clock.advance(later);
        answer("fkw2:exchangeCode?shopId=" + SHOP, null, redirect());
        AccessGrant newer = kept(store);
        full = false;
        assertThat(send(ORDER, order).getException()).isNull();
        assertThat(send(ORDER, order).getException()).isNull();
        assertThat(kept(store).refreshToken()).isEqualTo(newer.refreshToken());
        assertThat(fkw.client().tokens().lost(SHOP)).isEmpty();
    }

    /** A store that other nodes can write to, and this one cannot. */
    private final class FullDisk implements TokenStore {

        private final TokenStore real;

        FullDisk(TokenStore real) {
            this.real = real;
        }

        @Override
        public Optional<AccessGrant> load(String shopId) {
            return real.load(shopId);
        }

        @Override
        public Optional<AccessGrant> loadWithoutTokens(String shopId) {
            return real.loadWithoutTokens(shopId);
        }

        @Override
        public boolean save(AccessGrant grant, long expectedVersion) {
            if (full) {
                throw new TokenStoreException("The disk is full", null);
            }
            return real.save(grant, expectedVersion);
        }

        @Override
        public Set<String> shopIds() {
            return real.shopIds();
        }

        @Override
        public Optional<RefreshLease> tryLease(String shopId, Duration time) {
            return real.tryLease(shopId, time);
        }
    }
}
