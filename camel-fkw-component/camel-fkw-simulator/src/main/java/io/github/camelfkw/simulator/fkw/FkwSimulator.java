// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

import io.github.camelfkw.simulator.FaultPlan;
import io.github.camelfkw.simulator.Journal;
import io.github.camelfkw.simulator.SimulatorClock;
import io.github.camelfkw.simulator.SimulatorServer;
import io.github.camelfkw.simulator.SimulatorTls;
import java.net.URI;
import java.security.KeyStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.net.ssl.SSLContext;

/**
 * A stand-in for the FKW (凡科 我来商城) open platform over real HTTP or HTTPS on the loopback address, written from the
 * vendor document and from what was seen live. Starts with one empty shop, {@value #DEFAULT_SHOP_ID}, and one accepted
 * client, {@value #DEFAULT_CLIENT_ID} with {@value #DEFAULT_CLIENT_SECRET}.
 *
 * <pre>{@code
 * try (FkwSimulator sim = FkwSimulator.builder().clock(SimulatorClock.fixed(now)).build()) {
 *     sim.start();
 *     SimOrder order = sim.shop().addOrder(spec -> spec.status("wait_seller_ship"));
 *     FkwTokens tokens = sim.issueTokens(sim.shop().id());
 *     // point the client at sim.baseUri()
 * }
 * }</pre>
 */
public final class FkwSimulator implements AutoCloseable {

    /** The shop that is always there; the vendor document's example. */
    public static final String DEFAULT_SHOP_ID = "11039290";

    /** The client that is accepted unless the builder names others. */
    public static final String DEFAULT_CLIENT_ID = "demo-client";

    /** The secret of {@link #DEFAULT_CLIENT_ID}. */
    public static final String DEFAULT_CLIENT_SECRET = "demo-secret";

    /** The redirect address that is agreed unless the builder names others. */
    public static final String DEFAULT_REDIRECT_URI = "http://127.0.0.1/callback";

    private final World world;
    private final FkwAccounts accounts;
    private final TokenDesk desk;
    private final Life life;
    private final FaultPlan faults;
    private final Journal journal = new Journal();
    private final SimulatorServer server;

    private FkwSimulator(Builder builder) {
        world = new World(builder.clock, builder.seed);
        accounts = new FkwAccounts(builder.clients(), builder.redirectUris());
        desk = new TokenDesk(world);
        faults = new FaultPlan(World.mix(builder.seed ^ 0x66_61_75_6CL));
        FkwShop first = addShop(DEFAULT_SHOP_ID, "演示商城");
        life = new Life(first, world);
        server = new SimulatorServer(
                new FkwSite(world, accounts, desk, life), faults, journal, builder.port, builder.https);
    }

    /** A simulator to be configured. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Opens the port. Does nothing when it is open.
     *
     * @throws IllegalStateException when the port cannot be opened
     */
    public FkwSimulator start() {
        server.start();
        return this;
    }

    /** Stops the shop's life, closes the port and every connection, also those that wait for an answer. */
    @Override
    public void close() {
        life.stop();
        server.close();
    }

    /**
     * Where the platform listens, without a slash at the end.
     *
     * @throws IllegalStateException before the start
     */
    public URI baseUri() {
        return server.baseUri();
    }

    /** The clock everything goes by; the one given to the builder if that was a {@link SimulatorClock}. */
    public SimulatorClock clock() {
        return world.clock;
    }

    /** The default shop. */
    public FkwShop shop() {
        return accounts.shop(DEFAULT_SHOP_ID);
    }

    /**
     * A shop.
     *
     * @throws IllegalArgumentException for an unknown id
     */
    public FkwShop shop(String id) {
        return accounts.shop(id);
    }

    /** All shops. */
    public List<FkwShop> shops() {
        synchronized (accounts.shops()) {
            return List.copyOf(accounts.shops().values());
        }
    }

    /**
     * Opens a further shop.
     *
     * @throws IllegalArgumentException when the id is taken
     */
    public FkwShop addShop(String id, String name) {
        FkwShop shop = new FkwShop(world, id, name);
        if (accounts.shops().putIfAbsent(id, shop) != null) {
            throw new IllegalArgumentException("there already is a shop " + id);
        }
        world.history.register(shop);
        return shop;
    }

    /** What the document leaves open, as switches. */
    public FkwQuirks quirks() {
        return world.quirks;
    }

    /** What goes wrong. */
    public FaultPlan faults() {
        return faults;
    }

    /** What was received. */
    public Journal journal() {
        return journal;
    }

    /** Every version every order had. */
    public History history() {
        return world.history;
    }

    /** What happens by itself. */
    public Life life() {
        return life;
    }

    /** Counts of what was issued. */
    public TokenDesk tokens() {
        return desk;
    }

    /** A valid grant for a shop, as if a merchant had just authorized. */
    public FkwTokens issueTokens(String shopId) {
        return desk.issue(accounts.shop(shopId).id());
    }

    /** A valid grant for the default shop. */
    public FkwTokens issueTokens() {
        return issueTokens(DEFAULT_SHOP_ID);
    }

    /** An authorization code for a shop, as if a merchant had just consented. Works once, for ten minutes. */
    public String issueCode(String shopId) {
        return desk.issueCode(accounts.shop(shopId).id(), "FKW");
    }

    /** All access tokens of the shop are expired from now on; refresh tokens still work. */
    public void expireAccessTokens(String shopId) {
        desk.expireAccessTokens(shopId);
    }

    /** The merchant withdraws every authorization: all tokens and codes of the shop are dead. */
    public void revoke(String shopId) {
        desk.revoke(shopId);
    }

    /** What a client has to trust for HTTPS; see {@link SimulatorTls} for a class path resource and its password. */
    public KeyStore trustStore() {
        return SimulatorTls.trustStore();
    }

    /** A TLS context for clients that trusts this simulator and nothing else. */
    public SSLContext clientSslContext() {
        return SimulatorTls.clientContext();
    }

    /** Settings of a simulator. */
    public static final class Builder {
        private int port;
        private boolean https;
        private long seed = 42;
        private SimulatorClock clock = SimulatorClock.running();
        private final Map<String, String> clients = new LinkedHashMap<>();
        private final List<String> redirectUris = new ArrayList<>();

        private Builder() {}

        /** Default 0: any free port. */
        public Builder port(int port) {
            this.port = port;
            return this;
        }

        /** Default false. HTTPS uses a shipped test certificate, see {@link SimulatorTls}. */
        public Builder https(boolean https) {
            this.https = https;
            return this;
        }

        /** What all random choices come from: same seed, same clock, same calls – same data. Default 42. */
        public Builder seed(long seed) {
            this.seed = seed;
            return this;
        }

        /** The time. Default: a {@link SimulatorClock} that runs with the system clock. */
        public Builder clock(Clock clock) {
            this.clock = SimulatorClock.over(clock);
            return this;
        }

        /** An accepted client; may be called for several. Default: {@link #DEFAULT_CLIENT_ID}. */
        public Builder client(String clientId, String clientSecret) {
            clients.put(
                    Objects.requireNonNull(clientId, "clientId"), Objects.requireNonNull(clientSecret, "clientSecret"));
            return this;
        }

        /** An agreed redirect address; may be called for several. Default: {@link #DEFAULT_REDIRECT_URI}. */
        public Builder redirectUri(String redirectUri) {
            redirectUris.add(Objects.requireNonNull(redirectUri, "redirectUri"));
            return this;
        }

        /** The simulator, not yet listening. */
        public FkwSimulator build() {
            return new FkwSimulator(this);
        }

        private Map<String, String> clients() {
            return clients.isEmpty() ? Map.of(DEFAULT_CLIENT_ID, DEFAULT_CLIENT_SECRET) : clients;
        }

        private List<String> redirectUris() {
            return redirectUris.isEmpty() ? List.of(DEFAULT_REDIRECT_URI) : redirectUris;
        }
    }
}
