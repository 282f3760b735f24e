// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client;

import io.github.camelfkw.common.AttemptPolicy;
import io.github.camelfkw.common.Attempts;
import io.github.camelfkw.common.HttpTransport;
import io.github.camelfkw.common.RateBudget;
import io.github.camelfkw.common.Redactor;
import io.github.camelfkw.common.Sleeper;
import io.github.camelfkw.component.fkw.client.internal.AuthorizationState;
import io.github.camelfkw.component.fkw.client.internal.FkwGateway;
import io.github.camelfkw.component.fkw.client.internal.OAuthEndpoint;
import io.github.camelfkw.component.fkw.client.internal.ServerClock;
import io.github.camelfkw.component.fkw.client.token.SeedGrant;
import io.github.camelfkw.component.fkw.client.token.TokenManager;
import io.github.camelfkw.component.fkw.client.token.TokenStore;
import io.github.camelfkw.component.fkw.client.token.TokenTiming;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;

/** The platform for one application (client id): the way to the calls of a shop, and to the tokens behind them. */
public final class FkwClient {

    private final FkwGateway gateway;
    private final TokenManager tokens;
    private final ServerClock serverClock;
    private final Redactor redactor;
    private final Attempts attempts;
    private final RateBudgets budgets;
    private final Carriers carriers;
    private final OAuthEndpoint oauth;
    private final AuthorizationState states;
    private final FkwApplication application;

    /**
     * What a client is made of.
     *
     * @param transport          sends requests to the platform's base URI
     * @param clientId           agreed with the vendor
     * @param clientSecret       agreed with the vendor
     * @param tokenStore         where grants are kept
     * @param seed               the tokens of the configuration, if there are any
     * @param tokenRefreshMargin how long before its end an access token is refreshed
     * @param maxAttempts        tries of a call in all
     * @param clock              the local clock
     * @param sleeper            waits between tries
     * @param background         runs refreshes ahead of time
     * @param errors             what refusals mean
     * @param carriers           the carriers that {@code ship} and {@code complete} know
     * @param budgets            how fast each shop is called
     * @param application        as the vendor knows it
     * @param listener           is told what passes
     * @param nanoTime           nanoseconds on a clock that nobody sets, beside {@code clock}
     * @param refreshLease       how long one node may refresh a shop after it was allowed to or sent a request; longer than
     *                           a request and the save of its answer may take
     */
    public record Parts(
            HttpTransport transport,
            String clientId,
            String clientSecret,
            TokenStore tokenStore,
            Optional<SeedGrant> seed,
            Duration tokenRefreshMargin,
            int maxAttempts,
            Clock clock,
            Sleeper sleeper,
            Executor background,
            ErrorTable errors,
            Carriers carriers,
            RateBudgets budgets,
            FkwApplication application,
            FkwClientListener listener,
            LongSupplier nanoTime,
            Duration refreshLease) {

        /** With a clock beside the local one that moves as that does, and a lease for requests of up to half a minute. */
        public Parts(
                HttpTransport transport,
                String clientId,
                String clientSecret,
                TokenStore tokenStore,
                Optional<SeedGrant> seed,
                Duration tokenRefreshMargin,
                int maxAttempts,
                Clock clock,
                Sleeper sleeper,
                Executor background,
                ErrorTable errors,
                Carriers carriers,
                RateBudgets budgets,
                FkwApplication application,
                FkwClientListener listener) {
            this(
                    transport,
                    clientId,
                    clientSecret,
                    tokenStore,
                    seed,
                    tokenRefreshMargin,
                    maxAttempts,
                    clock,
                    sleeper,
                    background,
                    errors,
                    carriers,
                    budgets,
                    application,
                    listener,
                    TokenTiming.nanoTime(clock),
                    TokenTiming.DEFAULT_LEASE);
        }

        /**
         * Without a fixed limit of calls (they still slow down after the platform said that it is called too often), without
         * links for merchants and without a listener.
         */
        public Parts(
                HttpTransport transport,
                String clientId,
                String clientSecret,
                TokenStore tokenStore,
                Optional<SeedGrant> seed,
                Duration tokenRefreshMargin,
                int maxAttempts,
                Clock clock,
                Sleeper sleeper,
                Executor background,
                ErrorTable errors,
                Carriers carriers) {
            this(
                    transport,
                    clientId,
                    clientSecret,
                    tokenStore,
                    seed,
                    tokenRefreshMargin,
                    maxAttempts,
                    clock,
                    sleeper,
                    background,
                    errors,
                    carriers,
                    new RateBudgets(0, System::nanoTime, sleeper),
                    new FkwApplication(URI.create(""), clientId, Optional.empty(), "FKW", Optional.empty()),
                    FkwClientListener.NONE);
        }

        /** Prints no secret. */
        @Override
        public String toString() {
            return "Parts[clientId=" + clientId + "]";
        }
    }

    /** Puts a client together; talks to nobody yet. */
    public FkwClient(Parts parts) {
        redactor = new Redactor();
        redactor.rememberAlways(parts.clientSecret());
        serverClock = new ServerClock(parts.clock());
        attempts = new Attempts(
                AttemptPolicy.of(
                        parts.maxAttempts(), () -> ThreadLocalRandom.current().nextDouble()),
                parts.sleeper());
        oauth = new OAuthEndpoint(
                parts.transport(),
                parts.clientId(),
                parts.clientSecret(),
                attempts,
                parts.clock(),
                serverClock,
                redactor,
                parts.errors(),
                parts.listener());
        tokens = new TokenManager(
                parts.tokenStore(),
                oauth,
                parts.seed(),
                new TokenTiming(
                        serverClock.clock(),
                        parts.nanoTime(),
                        parts.sleeper(),
                        parts.tokenRefreshMargin(),
                        parts.refreshLease()),
                parts.background(),
                redactor,
                parts.application(),
                parts.listener());
        states = new AuthorizationState(parts.clientSecret(), parts.clock());
        application = parts.application();
        budgets = parts.budgets();
        gateway = new FkwGateway(
                parts.transport(),
                tokens,
                attempts,
                budgets,
                parts.clock(),
                serverClock,
                redactor,
                parts.errors(),
                parts.listener());
        carriers = parts.carriers();
    }

    /** The calls about orders of a shop. */
    public OrderApi orders(String shopId) {
        return new OrderApi(gateway, shopId, attempts, carriers);
    }

    /**
     * The calls about orders of a shop, with no more than so many requests under way at a time: what has arrived is taken
     * apart while others are on their way.
     *
     * @param requestsAtATime at least 1; further callers wait
     */
    public OrderApi orders(String shopId, int requestsAtATime) {
        return new OrderApi(gateway.withRequestsAtATime(requestsAtATime), shopId, attempts, carriers);
    }

    /** Reads of a shop that are tried once each: to see how the platform behaves. */
    public ShopProbe probe(String shopId) {
        return new ShopProbe(gateway.triedOnce(), shopId, attempts, carriers);
    }

    /** The calls about products and stock of a shop. */
    public ProductApi products(String shopId) {
        return new ProductApi(gateway, shopId);
    }

    /** The calls about members and points of a shop. */
    public MemberApi members(String shopId) {
        return new MemberApi(gateway, shopId);
    }

    /** The calls about pictures and videos of a shop. */
    public MediaApi media(String shopId) {
        return new MediaApi(gateway, shopId);
    }

    /**
     * How merchants authorize the application for a shop.
     *
     * @param shopId the key of the shop's grant, or {@link AuthorizationApi#ANY_SHOP}
     */
    public AuthorizationApi authorization(String shopId) {
        return new AuthorizationApi(oauth, tokens, states, application, shopId);
    }

    /** The tokens of all shops. */
    public TokenManager tokens() {
        return tokens;
    }

    /** How fast a shop is called now; for views of a person. */
    public RateBudget.Snapshot pace(String shopId) {
        return budgets.of(shopId).snapshot();
    }

    /** The platform's time, as its answers tell it; the local time before the first answer. */
    public Instant serverNow() {
        return serverClock.now();
    }

    /** Whether an answer has told the platform's time. */
    public boolean isServerTimeKnown() {
        return serverClock.isKnown();
    }

    /** The same as a clock that goes on. */
    public Clock serverClock() {
        return serverClock.clock();
    }

    /** Takes secrets out of text. */
    public Redactor redactor() {
        return redactor;
    }
}
