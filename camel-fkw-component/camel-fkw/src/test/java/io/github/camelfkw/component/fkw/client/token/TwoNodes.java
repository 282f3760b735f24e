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
import javax.sql.DataSource;

/** Two nodes on one store, each over a line of its own that may break, and a platform of any habits. */
final class TwoNodes {

    static final String SHOP = TokenManager.DEFAULT_SHOP;

    private static final ObjectMapper JSON = new ObjectMapper();

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

    /** How a save fails. */
    enum Trouble {
        NONE,
        LINE_BREAKS_BEFORE_SAVE,
        LINE_BREAKS_AFTER_SAVE,
        DISK_IS_FULL
    }

    final Node first;
    final Node second;

    /** Why a grant was lost, as the nodes told it. */
    final List<String> lost = new ArrayList<>();

    private final Bench bench;
    private final Habits habits;
    private final String order;
    private final Map<String, String> replaced = new HashMap<>();
    private final TokenStore shared;
    private DataSource database;
    private String table;

    TwoNodes(Bench bench, Habits habits) {
        this.bench = bench;
        this.habits = habits;
        order = bench.shop.addOrder().id();
        bench.simulator
                .quirks()
                .rotateRefreshToken(habits.rotates())
                .voidOldAccessToken(habits.voids())
                .extendRefreshExpiry(habits.prolongs())
                .revokeFamilyOnReuse(habits.revokes());
        shared = habits.leases() ? database() : new MemoryTokenStore();
        first = new Node();
        second = new Node();
    }

    private TokenStore database() {
        database = Databases.h2();
        table = Databases.createTable(database, "h2");
        return new JdbcTokenStore(database, Databases.KEY, table);
    }

    /** A new grant of the merchant's. */
    AccessGrant given() {
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

    /** What is in the store. */
    AccessGrant kept() {
        return shared.load(SHOP).orElseThrow();
    }

    boolean isLeaseFree() {
        return shared.tryLease(SHOP, TokenTiming.DEFAULT_LEASE).isPresent();
    }

    /** As when its time has passed: the database's clock cannot be moved. */
    void endTheLease() {
        if (habits.leases()) {
            Databases.run(database, "UPDATE " + table + " SET lease_until = 0");
        }
    }

    /** One of the nodes, and its own way to the store. */
    final class Node {
        private final Distant store = new Distant();
        private final FkwClient client;

        private Node() {
            client = bench.client(w -> {
                w.store = store;
                w.seed = new SeedGrant(SHOP, null, bench.issued.refreshToken());
                w.wrap = TwoNodes.this::platform;
                w.listener = new FkwClientListener() {
                    @Override
                    public void lost(String shopId, String why) {
                        lost.add(why);
                    }
                };
            });
        }

        void works() {
            assertThat(client.orders(SHOP).get(order).id()).isEqualTo(order);
        }

        void needsTheMerchant() {
            assertThatThrownBy(this::works).isInstanceOf(FkwReauthorizationRequiredException.class);
        }

        void refreshes() {
            client.tokens().refreshNow(SHOP);
        }

        void isAuthorized(AccessGrant given) {
            client.tokens().authorized(given);
        }

        /** Does the work and fails to save what came of it; the trouble lasts until it is mended. */
        void cannotSave(Trouble trouble, Runnable work) {
            store.trouble = trouble;
            assertThatThrownBy(work::run).isInstanceOf(TokenStoreException.class);
        }

        void mend() {
            store.away = false;
            store.trouble = Trouble.NONE;
        }

        /** What each node does every ten minutes. */
        void looksAfterTheGrants() {
            new AuthorizationWatch(
                            client.tokens(),
                            new FkwApplication(URI.create(""), "client", Optional.empty(), "FKW", Optional.empty()),
                            bench.clock,
                            FkwClientListener.NONE)
                    .check();
        }

        void stops() {
            client.tokens().settle(Duration.ofSeconds(1));
        }
    }

    /** The shared store over a line that breaks. */
    private final class Distant implements TokenStore {
        private Trouble trouble = Trouble.NONE;
        private boolean away;

        private <T> T reach(Supplier<T> work) {
            if (away) {
                throw new TokenStoreException("the line is down", null);
            }
            return work.get();
        }

        private boolean reachToSave(Supplier<Boolean> save) {
            if (trouble == Trouble.DISK_IS_FULL) {
                throw new TokenStoreException("the disk is full", null);
            }
            away |= trouble == Trouble.LINE_BREAKS_BEFORE_SAVE;
            boolean saved = reach(save);
            away |= trouble == Trouble.LINE_BREAKS_AFTER_SAVE;
            return reach(() -> saved);
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
}
