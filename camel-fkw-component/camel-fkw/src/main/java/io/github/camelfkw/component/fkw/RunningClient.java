// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import io.github.camelfkw.common.RateBudget;
import io.github.camelfkw.common.Sleeper;
import io.github.camelfkw.common.StoppableSleeper;
import io.github.camelfkw.common.camel.BaseUri;
import io.github.camelfkw.common.camel.CamelHttpTransport;
import io.github.camelfkw.component.fkw.client.Carriers;
import io.github.camelfkw.component.fkw.client.ErrorTable;
import io.github.camelfkw.component.fkw.client.FkwApplication;
import io.github.camelfkw.component.fkw.client.FkwClient;
import io.github.camelfkw.component.fkw.client.FkwClientListener;
import io.github.camelfkw.component.fkw.client.RateBudgets;
import io.github.camelfkw.component.fkw.client.token.AuthorizationWatch;
import io.github.camelfkw.component.fkw.client.token.FileTokenStore;
import io.github.camelfkw.component.fkw.client.token.MemoryTokenStore;
import io.github.camelfkw.component.fkw.client.token.SeedGrant;
import io.github.camelfkw.component.fkw.client.token.TokenStore;
import io.github.camelfkw.component.fkw.client.token.TokenTiming;
import io.github.camelfkw.component.fkw.internal.metrics.FkwMetrics;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.support.service.ServiceHelper;

/** A component's client, made from the component's options, with the connections and threads that it runs on. */
final class RunningClient {

    /** Half the life of an access token: with more, tokens would be refreshed nearly all the time. */
    private static final Duration LONGEST_MARGIN = Duration.ofHours(1);

    /** A twelfth of the smallest step that is warned of would do; this is when a person is glad to hear of it. */
    private static final Duration WATCH_PERIOD = Duration.ofMinutes(10);

    /** What a node may take from an answer of the platform until the store has it, before another node takes over. */
    private static final Duration SAVING = Duration.ofSeconds(30);

    private final ExecutorServiceManager executors;
    private final Duration requestTimeout;
    private final StoppableSleeper sleeper = new StoppableSleeper();
    private final ScheduledExecutorService deadlines;
    private final ExecutorService refreshes;
    private final CamelHttpTransport transport;
    private final FkwClient client;
    private final AuthorizationWatch watch;
    private final ReentrantLock looking = new ReentrantLock();
    private final FkwComponent component;
    private final ShopSightings sightings;
    private final ShopStatuses statuses;
    private final FkwMetrics metrics;

    private RunningClient(FkwComponent options, Tables tables, TokenStore store, URI baseUri, Clock clock) {
        executors = options.getCamelContext().getExecutorServiceManager();
        requestTimeout = options.getRequestTimeout();
        // Apart from each other: a refresh that waits for the platform must not keep a deadline from ending it.
        deadlines = executors.newSingleThreadScheduledExecutor(options, "FkwDeadlines");
        refreshes = executors.newCachedThreadPool(options, "FkwTokenRefresh");
        transport = new CamelHttpTransport(
                        options.getCamelContext(),
                        "fkw",
                        baseUri,
                        options.getHttpComponent(),
                        options.getConnectTimeout(),
                        requestTimeout,
                        deadlines)
                .trusting(options.getSslContextParameters());
        FkwApplication application = new FkwApplication(
                baseUri,
                options.getClientId(),
                Optional.ofNullable(options.getRedirectUri()),
                options.getPlatformCode(),
                Optional.ofNullable(options.getAuthorizationPage()));
        component = options;
        sightings = new ShopSightings(clock);
        metrics = MetricsLookup.find(
                options.getCamelContext(), () -> options.name().orElse("fkw"), this::secondsLeft);
        FkwClientListener listener =
                FkwClientListener.all(List.of(sightings, metrics, new ShopEvents(options, application)));
        client = new FkwClient(new FkwClient.Parts(
                transport,
                options.getClientId(),
                options.getClientSecret(),
                store,
                Optional.ofNullable(options.getRefreshToken())
                        .map(refreshToken -> new SeedGrant(
                                FkwComponent.shopKey(options.getShopId()), options.getAccessToken(), refreshToken)),
                options.getTokenRefreshMargin(),
                options.getMaxAttempts(),
                clock,
                sleeper,
                refreshes,
                tables.errors(),
                tables.carriers(),
                new RateBudgets(options.getMaxRequestsPerSecond(), System::nanoTime, sleeper),
                application,
                listener,
                TokenTiming.nanoTime(clock),
                requestTimeout.plus(SAVING)));
        watch = new AuthorizationWatch(client.tokens(), application, client.serverClock(), listener);
        statuses = new ShopStatuses(
                client, application, sightings, options.getMaxRequestsPerSecond(), client.serverClock());
    }

    private double secondsLeft(String shopId) {
        return statuses.left(shopId).map(left -> (double) left.toSeconds()).orElse(Double.NaN);
    }

    /** Not on the thread of the deadlines: a token store may take its time. */
    private void watchAuthorizations() {
        deadlines.scheduleWithFixedDelay(
                () -> refreshes.execute(this::lookAtGrantsUnlessUnderWay),
                0,
                WATCH_PERIOD.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** Where the platform or the store hangs, one thread waits for it, and not one more with each period. */
    void lookAtGrantsUnlessUnderWay() {
        if (looking.tryLock()) {
            try {
                look();
            } finally {
                looking.unlock();
            }
        }
    }

    /** Warns of authorizations that end soon, and remembers how long each goes on. */
    void lookAtGrants() {
        looking.lock();
        try {
            look();
        } finally {
            looking.unlock();
        }
    }

    /** What asks the platform comes last: it may hang. */
    private void look() {
        sightings.look(client.tokens());
        if (component.name().isPresent()) {
            metrics.shops(sightings.shopIds());
        }
        watch.check();
    }

    private record Tables(ErrorTable errors, Carriers carriers) {}

    /**
     * Checks the options and starts a client; talks to nobody yet.
     *
     * @throws IllegalArgumentException an option is missing or wrong; names it and the cure
     */
    static RunningClient start(FkwComponent options, Clock clock) {
        checkCredentials(options);
        checkAuthorization(options);
        checkNumbers(options);
        URI baseUri = BaseUri.parse("fkw", "baseUri", options.getBaseUri(), options.isAllowHttp());
        Tables tables = tables(options);
        TokenStore store = tokenStore(options);
        store.check();
        RunningClient made = new RunningClient(options, tables, store, baseUri, clock);
        try {
            ServiceHelper.startService(made.transport);
            made.watchAuthorizations();
        } catch (RuntimeException e) {
            made.executors.shutdownNow(made.refreshes);
            made.executors.shutdownNow(made.deadlines);
            throw e;
        }
        return made;
    }

    private static void checkCredentials(FkwComponent options) {
        require("clientId", options.getClientId(), "the client id that was agreed with the vendor");
        require("clientSecret", options.getClientSecret(), "the client secret that was agreed with the vendor");
        if (options.getAccessToken() != null && options.getRefreshToken() == null) {
            throw new IllegalArgumentException(
                    "Option accessToken of component fkw is set without refreshToken: the shop would go dead within 2 hours."
                            + " Set refreshToken too");
        }
        if (options.getTokenFile() != null && options.getTokenStore() != null) {
            throw new IllegalArgumentException(
                    "Options tokenFile and tokenStore of component fkw are both set: choose one");
        }
        if (options.getTokenKey() != null && options.getTokenFile() == null) {
            throw new IllegalArgumentException(
                    "Option tokenKey of component fkw is set without tokenFile, which it encrypts. Set tokenFile too; a"
                            + " tokenStore of your own is given its key itself");
        }
    }

    private static void checkAuthorization(FkwComponent options) {
        String platform = options.getPlatformCode();
        if (!"FKW".equals(platform) && !"WSC".equals(platform)) {
            throw new IllegalArgumentException("Option platformCode of component fkw is " + platform
                    + "; the platform knows FKW (直销) and WSC (分销)");
        }
        if (options.getRedirectUri() != null && !options.getRedirectUri().matches("https?://[^/\\s]+\\S*")) {
            throw new IllegalArgumentException(
                    "Option redirectUri of component fkw is not an address: " + BaseUri.shown(options.getRedirectUri())
                            + ". Give the one that was agreed with the vendor, with https:// and all");
        }
    }

    private static void checkNumbers(FkwComponent options) {
        if (options.getMaxAttempts() < 1) {
            throw new IllegalArgumentException("Option maxAttempts of component fkw is " + options.getMaxAttempts()
                    + "; at least one attempt is needed");
        }
        if (!RateBudget.isMaximum(options.getMaxRequestsPerSecond())) {
            throw new IllegalArgumentException("Option maxRequestsPerSecond of component fkw is "
                    + options.getMaxRequestsPerSecond() + "; give 0 for no fixed limit, or a number from "
                    + RateBudget.LEAST_MAXIMUM + " on");
        }
        requirePositive("connectTimeout", options.getConnectTimeout());
        requirePositive("requestTimeout", options.getRequestTimeout());
        Duration margin = options.getTokenRefreshMargin();
        if (margin == null || margin.isNegative() || margin.compareTo(LONGEST_MARGIN) > 0) {
            throw new IllegalArgumentException("Option tokenRefreshMargin of component fkw is " + margin
                    + "; an access token lives 2 hours, so give 0 to 1 hour");
        }
    }

    private static void require(String option, String value, String what) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("Option " + option + " of component fkw is missing: set it to " + what);
        }
    }

    private static void requirePositive(String option, Duration value) {
        if (value == null || value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException("Option " + option + " of component fkw has to be longer than nothing");
        }
    }

    private static Tables tables(FkwComponent options) {
        String errors = options.getErrorTable();
        String carriers = options.getCarriers();
        CamelContext context = options.getCamelContext();
        return new Tables(
                errors == null
                        ? ErrorTable.standard()
                        : ErrorTable.standard().with(lines(context, "errorTable", errors), errors),
                carriers == null
                        ? Carriers.standard()
                        : Carriers.standard().with(lines(context, "carriers", carriers), carriers));
    }

    private static List<String> lines(CamelContext context, String option, String resource) {
        try (InputStream in = ResourceHelper.resolveMandatoryResourceAsInputStream(context, resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "Option " + option + " of component fkw: " + resource + " cannot be read (" + e.getMessage() + ")",
                    e);
        }
    }

    private static TokenStore tokenStore(FkwComponent options) {
        if (options.getTokenStore() != null) {
            return options.getTokenStore();
        }
        if (options.getTokenFile() == null) {
            return new MemoryTokenStore();
        }
        Path file = Path.of(options.getTokenFile());
        return options.getTokenKey() == null
                ? new FileTokenStore(file)
                : new FileTokenStore(file, options.getTokenKey());
    }

    FkwClient client() {
        return client;
    }

    Sleeper sleeper() {
        return sleeper;
    }

    ShopSightings sightings() {
        return sightings;
    }

    ShopStatuses statuses() {
        return statuses;
    }

    FkwMetrics metrics() {
        return metrics;
    }

    void stop() throws Exception {
        sleeper.stop();
        // A refresh that is under way is let end: the answer may hold the only refresh token that still works.
        executors.shutdownGraceful(refreshes, requestTimeout.toMillis());
        client.tokens().settle(requestTimeout);
        ServiceHelper.stopService(transport);
        executors.shutdownNow(deadlines);
        metrics.close();
    }
}
