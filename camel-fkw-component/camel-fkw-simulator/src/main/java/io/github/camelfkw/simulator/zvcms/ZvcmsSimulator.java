// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.zvcms;

import io.github.camelfkw.simulator.FaultPlan;
import io.github.camelfkw.simulator.Journal;
import io.github.camelfkw.simulator.SimulatorClock;
import io.github.camelfkw.simulator.SimulatorServer;
import io.github.camelfkw.simulator.SimulatorTls;
import java.net.URI;
import java.security.KeyStore;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.net.ssl.SSLContext;

/**
 * A stand-in for ZVCMS over real HTTP or HTTPS on the loopback address, written from the vendor document. Checks the
 * signature (which the document does not describe: {@link ZvcmsQuirks#signature(ZvcmsSignature)}), the time and that no
 * nonce comes twice. Knows {@code communal.user.identity}, and the actions that a test adds.
 *
 * <pre>{@code
 * try (ZvcmsSimulator sim = ZvcmsSimulator.builder().clock(SimulatorClock.fixed(now)).build()) {
 *     sim.start();
 *     SimUser user = sim.addUser(spec -> spec.card("880012345678", "inner-1").points(500));
 *     // point the client at sim.baseUri()
 * }
 * }</pre>
 */
public final class ZvcmsSimulator implements AutoCloseable {

    /** The {@code OpenId} that is accepted unless the builder names another; the vendor document's example. */
    public static final String DEFAULT_OPEN_ID = "6dc05b4ac175cf316d226252b05cf685";

    /** The secret that goes with it. */
    public static final String DEFAULT_SECRET = "zvcms-demo-secret";

    /** The {@code GrantCode} that is accepted unless the builder names another; the vendor document's example. */
    public static final String DEFAULT_GRANT_CODE = "782c281f62";

    private final UserRoll roll;
    private final ZvcmsQuirks quirks = new ZvcmsQuirks();
    private final FaultPlan faults;
    private final Journal journal = new Journal();
    private final SimulatorClock clock;
    private final ZvcmsSite site;
    private final SimulatorServer server;

    private ZvcmsSimulator(Builder builder) {
        roll = new UserRoll(builder.seed);
        faults = new FaultPlan(builder.seed);
        clock = builder.clock;
        site = new ZvcmsSite(
                new Guard(builder.openId, builder.secret, builder.grantCode, quirks), roll, quirks, builder.clock);
        server = new SimulatorServer(site, faults, journal, builder.port, builder.https);
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
    public ZvcmsSimulator start() {
        server.start();
        return this;
    }

    /** Closes the port and every connection, also those that wait for an answer. */
    @Override
    public void close() {
        server.close();
    }

    /**
     * The platform's one address, {@code …/api/v2}.
     *
     * @throws IllegalStateException before the start
     */
    public URI baseUri() {
        return URI.create(server.baseUri() + ZvcmsSite.PATH);
    }

    /** The clock everything goes by; the one given to the builder if that was a {@link SimulatorClock}. */
    public SimulatorClock clock() {
        return clock;
    }

    /** What the document leaves open, as switches. */
    public ZvcmsQuirks quirks() {
        return quirks;
    }

    /** What goes wrong. */
    public FaultPlan faults() {
        return faults;
    }

    /** What was received; fields of {@code Params} as {@code Params.type} and so on. */
    public Journal journal() {
        return journal;
    }

    /** A member of whom nothing in particular is wanted. */
    public SimUser addUser() {
        return addUser(spec -> {});
    }

    /** A member. */
    public SimUser addUser(Consumer<SimUserSpec> description) {
        return roll.add(description);
    }

    /** All members. */
    public List<SimUser> users() {
        return roll.all();
    }

    /** A branch: its {@code multi_store_sn} and the {@code multi_store_id} that answers then have. */
    public ZvcmsSimulator addStore(String number, long id) {
        roll.addStore(number, id);
        return this;
    }

    /** How points pay for orders. Default: 100 points a yuan, at most 20 % of an order. */
    public ZvcmsSimulator pointRule(SimPointRule rule) {
        roll.pointRule(Objects.requireNonNull(rule, "rule"));
        return this;
    }

    /**
     * An action that the platform is to know.
     *
     * @param name the {@code Action}
     * @param work gets {@code Params}, and gives {@code data}; null: none. May throw what {@link #businessError} gives
     */
    public ZvcmsSimulator addAction(String name, Function<Map<String, Object>, Object> work) {
        site.addAction(name, work);
        return this;
    }

    /** What an action throws to be answered with {@code status} true and this code. */
    public static RuntimeException businessError(int code, String message) {
        return Refusal.business(code, message);
    }

    /** What an action throws to be answered with {@code status} false and this code. */
    public static RuntimeException systemError(int code, String message) {
        return Refusal.system(code, message);
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
        private String openId = DEFAULT_OPEN_ID;
        private String secret = DEFAULT_SECRET;
        private String grantCode = DEFAULT_GRANT_CODE;

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

        /** What all random choices come from: same seed, same calls – same data. Default 42. */
        public Builder seed(long seed) {
            this.seed = seed;
            return this;
        }

        /** The time. Default: a {@link SimulatorClock} that runs with the system clock. */
        public Builder clock(Clock clock) {
            this.clock = SimulatorClock.over(clock);
            return this;
        }

        /** The accepted {@code OpenId}. Default: {@link #DEFAULT_OPEN_ID}. */
        public Builder openId(String openId) {
            this.openId = Objects.requireNonNull(openId, "openId");
            return this;
        }

        /** Its secret. Default: {@link #DEFAULT_SECRET}. */
        public Builder secret(String secret) {
            this.secret = Objects.requireNonNull(secret, "secret");
            return this;
        }

        /** The accepted {@code GrantCode}. Default: {@link #DEFAULT_GRANT_CODE}. */
        public Builder grantCode(String grantCode) {
            this.grantCode = Objects.requireNonNull(grantCode, "grantCode");
            return this;
        }

        /** The simulator, not yet listening. */
        public ZvcmsSimulator build() {
            return new ZvcmsSimulator(this);
        }
    }
}
