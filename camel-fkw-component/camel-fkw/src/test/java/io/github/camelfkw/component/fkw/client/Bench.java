// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client;

import io.github.camelfkw.common.HttpTransport;
import io.github.camelfkw.common.Sleeper;
import io.github.camelfkw.common.camel.CamelHttpTransport;
import io.github.camelfkw.component.fkw.client.token.MemoryTokenStore;
import io.github.camelfkw.component.fkw.client.token.SeedGrant;
import io.github.camelfkw.component.fkw.client.token.TokenManager;
import io.github.camelfkw.component.fkw.client.token.TokenStore;
import io.github.camelfkw.component.fkw.client.token.TokenTiming;
import io.github.camelfkw.simulator.SimulatorClock;
import io.github.camelfkw.simulator.fkw.FkwShop;
import io.github.camelfkw.simulator.fkw.FkwSimulator;
import io.github.camelfkw.simulator.fkw.FkwTokens;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A shop on a clock that stands, and clients that talk to it over real sockets and wait without waiting. */
public final class Bench implements BeforeEachCallback, AfterEachCallback {

    /** Where the clock stands: noon in Shanghai. */
    public static final Instant NOON = Instant.parse("2026-11-20T04:00:00Z");

    public SimulatorClock clock;
    public FkwSimulator simulator;
    public FkwShop shop;
    public FkwTokens issued;
    public RecordingSleeper sleeper;

    /** Started once for all tests: the clients take no more from it than a camel-http component as it comes. */
    private static final CamelContext SHARED = started();

    private static final ScheduledExecutorService DEADLINES = Executors.newScheduledThreadPool(2, task -> {
        Thread thread = new Thread(task, "deadlines");
        thread.setDaemon(true);
        return thread;
    });

    private final boolean https;
    private final List<CamelHttpTransport> transports = new ArrayList<>();
    private CamelContext own;

    public Bench() {
        this(false);
    }

    public Bench(boolean https) {
        this.https = https;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        clock = SimulatorClock.fixed(NOON);
        simulator = FkwSimulator.builder().clock(clock).https(https).build().start();
        shop = simulator.shop();
        issued = simulator.issueTokens();
        sleeper = new RecordingSleeper();
    }

    private static CamelContext started() {
        CamelContext context = new DefaultCamelContext();
        context.start();
        return context;
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        transports.forEach(CamelHttpTransport::stop);
        transports.clear();
        if (own != null) {
            own.close();
            own = null;
        }
        simulator.close();
    }

    /** A context of this test's own, whose camel-http components the clients of this test use from now on. */
    public CamelContext ownContext() {
        if (own == null) {
            own = started();
        }
        return own;
    }

    /** A client with the tokens that were issued, and whatever the test says. */
    public FkwClient client(Consumer<Wishes> wishes) {
        Wishes said = new Wishes();
        wishes.accept(said);
        HttpTransport transport = said.wrap.apply(transport(said));
        return new FkwClient(new FkwClient.Parts(
                transport,
                FkwSimulator.DEFAULT_CLIENT_ID,
                said.clientSecret,
                said.store,
                Optional.ofNullable(said.seed),
                Duration.ofMinutes(10),
                said.maxAttempts,
                said.localClock == null ? clock : said.localClock,
                said.sleeper,
                said.background,
                said.errors,
                said.carriers,
                new RateBudgets(said.maxRequestsPerSecond, this::nanoTime, sleeper),
                new FkwApplication(
                        simulator.baseUri(),
                        FkwSimulator.DEFAULT_CLIENT_ID,
                        Optional.of(FkwSimulator.DEFAULT_REDIRECT_URI),
                        "FKW",
                        Optional.empty()),
                said.listener,
                TokenTiming.nanoTime(said.localClock == null ? clock : said.localClock),
                said.refreshLease));
    }

    /** The clock's time, and whatever was slept while the clock stood. */
    private long nanoTime() {
        return sleeper.slept().plus(Duration.between(NOON, clock.instant())).toNanos();
    }

    public FkwClient client() {
        return client(wishes -> {});
    }

    /** The calls of the default shop. */
    public OrderApi orders() {
        return client().orders(TokenManager.DEFAULT_SHOP);
    }

    public OrderApi orders(Consumer<Wishes> wishes) {
        return client(wishes).orders(TokenManager.DEFAULT_SHOP);
    }

    /** A transport as the component makes it. */
    public CamelHttpTransport transport(Wishes said) {
        CamelHttpTransport transport = new CamelHttpTransport(
                own == null ? SHARED : own,
                "fkw",
                said.baseUri == null ? simulator.baseUri() : said.baseUri,
                said.httpComponent,
                said.connectTimeout,
                said.requestTimeout,
                DEADLINES);
        transport.start();
        transports.add(transport);
        return transport;
    }

    /** A client's parts that a test may choose. */
    public final class Wishes {
        public FkwClientListener listener = FkwClientListener.NONE;
        public TokenStore store = new MemoryTokenStore();
        public SeedGrant seed = new SeedGrant(TokenManager.DEFAULT_SHOP, issued.accessToken(), issued.refreshToken());
        public int maxAttempts = 4;
        public double maxRequestsPerSecond = 0;
        public Duration requestTimeout = Duration.ofSeconds(20);
        public Duration connectTimeout = Duration.ofSeconds(5);
        public URI baseUri;
        public String httpComponent;
        public String clientSecret = FkwSimulator.DEFAULT_CLIENT_SECRET;
        public java.time.Clock localClock;
        public Sleeper sleeper = Bench.this.sleeper;
        public Duration refreshLease = TokenTiming.DEFAULT_LEASE;
        public Executor background = Runnable::run;
        public ErrorTable errors = ErrorTable.standard();
        public Carriers carriers = Carriers.standard();
        public UnaryOperator<HttpTransport> wrap = transport -> transport;

        private Wishes() {}
    }

    public Wishes wishes() {
        return new Wishes();
    }

    /** An executor that keeps its work until a test lets it run. */
    public static final class HeldWork implements Executor {
        private final Deque<Runnable> held = new ArrayDeque<>();

        @Override
        public synchronized void execute(Runnable work) {
            held.add(work);
        }

        public synchronized int size() {
            return held.size();
        }

        public void runAll() {
            for (Runnable work = next(); work != null; work = next()) {
                work.run();
            }
        }

        private synchronized Runnable next() {
            return held.poll();
        }
    }
}
