// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.apifm;

import io.github.camelfkw.simulator.FaultPlan;
import io.github.camelfkw.simulator.Journal;
import io.github.camelfkw.simulator.SimulatorClock;
import io.github.camelfkw.simulator.SimulatorServer;
import io.github.camelfkw.simulator.SimulatorTls;
import java.net.URI;
import java.security.KeyStore;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.SSLContext;

/**
 * A stand-in for API Factory over real HTTP or HTTPS on the loopback address, written from the vendor document of the
 * WXAPI calls. It answers each of the 279 calls that have a published path; {@code wxpayIntelsalon} has none. The
 * platform's four hosts are path prefixes of one server, so that a call to the wrong host is noticed. Starts with an empty
 * shop.
 *
 * <pre>{@code
 * try (ApifmSimulator sim = ApifmSimulator.builder().build().start()) {
 *     SimGoods tea = sim.shop().addGoods(spec -> spec.name("绿茶").price("59.90").stores(10));
 *     SimUser user = sim.shop().addUser(spec -> spec.balance("100"));
 *     String token = sim.issueToken(user.uid());
 *     // point the client at sim.apiUri(), sim.commonUri(), sim.cmsUri() and sim.ossUri()
 * }
 * }</pre>
 */
public final class ApifmSimulator implements AutoCloseable {

    /** The sub-domain unless the builder names another. */
    public static final String DEFAULT_SUB_DOMAIN = "demo";

    /** The merchant id unless the builder names another; the vendor document's example. */
    public static final String DEFAULT_MERCHANT_ID = "951";

    private final World world;
    private final String subDomain;
    private final String merchantId;
    private final CallTable table;
    private final Tokens tokens;
    private final ApifmShop shop;
    private final ApifmLife life;
    private final FaultPlan faults;
    private final Journal journal = new Journal();
    private final SimulatorServer server;

    private ApifmSimulator(Builder builder) {
        world = new World(builder.clock, builder.seed, builder.merchantId);
        subDomain = builder.subDomain;
        merchantId = builder.merchantId;
        table = new CallTable(subDomain, merchantId);
        tokens = new Tokens(world);
        shop = new ApifmShop(world);
        life = new ApifmLife(table, shop);
        faults = new FaultPlan(builder.seed ^ 0x66_61_75_6CL);
        server = new SimulatorServer(
                new ApifmSite(world, table, tokens, shop, life), faults, journal, builder.port, builder.https);
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
    public ApifmSimulator start() {
        server.start();
        return this;
    }

    /** Forgets what was planned, closes the port and every connection, also those that wait for an answer. */
    @Override
    public void close() {
        life.stop();
        server.close();
    }

    /**
     * Stands for {@code https://api.it120.cc}; without a slash at the end.
     *
     * @throws IllegalStateException before the start
     */
    public URI apiUri() {
        return uri(Host.API);
    }

    /**
     * Stands for {@code https://common.apifm.com}; without a slash at the end.
     *
     * @throws IllegalStateException before the start
     */
    public URI commonUri() {
        return uri(Host.COMMON);
    }

    /**
     * Stands for {@code https://cms.apifm.com}; without a slash at the end.
     *
     * @throws IllegalStateException before the start
     */
    public URI cmsUri() {
        return uri(Host.CMS);
    }

    /**
     * Stands for {@code https://oss.apifm.com}; without a slash at the end.
     *
     * @throws IllegalStateException before the start
     */
    public URI ossUri() {
        return uri(Host.OSS);
    }

    private URI uri(Host host) {
        return URI.create(server.baseUri() + host.prefix());
    }

    /** The merchant's sub-domain (专属域名), the first part of most paths. */
    public String subDomain() {
        return subDomain;
    }

    /** The merchant's id, the first part of the paths of the cms host. */
    public String merchantId() {
        return merchantId;
    }

    /** The documented names of all calls that are answered. */
    public List<String> calls() {
        return table.names();
    }

    /**
     * Where a call arrives, as the journal shows it: host prefix and path.
     *
     * @param call the documented name, such as {@code orderCreate}
     * @throws IllegalArgumentException for an unknown one
     */
    public String path(String call) {
        return table.pathOf(table.named(call));
    }

    /** Goods, users, coupons, orders and articles. */
    public ApifmShop shop() {
        return shop;
    }

    /** What happens while a client reads. */
    public ApifmLife life() {
        return life;
    }

    /** The clock everything goes by; the one given to the builder if that was a {@link SimulatorClock}. */
    public SimulatorClock clock() {
        return world.clock;
    }

    /** What the document leaves open, as switches. */
    public ApifmQuirks quirks() {
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

    /**
     * A login token, as if the user had just logged in.
     *
     * @throws IllegalArgumentException when there is no such user
     */
    public String issueToken(long uid) {
        return tokens.issue(shop.user(uid).uid());
    }

    /**
     * A WeChat code, as the mini-program of this user gets it from {@code wx.login}. Works once.
     *
     * @throws IllegalArgumentException when there is no such user
     */
    public String issueWxCode(long uid) {
        return tokens.issueCode(shop.user(uid).uid());
    }

    /** All tokens of the user are expired from now on. */
    public void expireTokens(long uid) {
        tokens.expire(uid);
    }

    /** A token is unknown from now on, as after a logout. */
    public void invalidateToken(String token) {
        tokens.invalidate(token);
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
        private String subDomain = DEFAULT_SUB_DOMAIN;
        private String merchantId = DEFAULT_MERCHANT_ID;

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

        /** The merchant's sub-domain. Default {@link #DEFAULT_SUB_DOMAIN}. */
        public Builder subDomain(String subDomain) {
            this.subDomain = Objects.requireNonNull(subDomain, "subDomain");
            return this;
        }

        /** The merchant's id. Default {@link #DEFAULT_MERCHANT_ID}. */
        public Builder merchantId(String merchantId) {
            this.merchantId = Objects.requireNonNull(merchantId, "merchantId");
            return this;
        }

        /** The simulator, not yet listening. */
        public ApifmSimulator build() {
            return new ApifmSimulator(this);
        }
    }
}
