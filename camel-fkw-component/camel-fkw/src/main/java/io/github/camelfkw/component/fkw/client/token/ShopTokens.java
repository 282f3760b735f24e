// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.token;

import io.github.camelfkw.common.Redactor;
import io.github.camelfkw.component.fkw.client.FkwApiException;
import io.github.camelfkw.component.fkw.client.FkwException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tokens of one shop in this process, and the one flight that may be under way for them: work on the grant, done by the
 * thread that came first, its leader, whose result or failure all others take that come meanwhile. A flight sees all that the
 * flights before it have changed. Fields that are not volatile belong to the leader.
 */
final class ShopTokens {

    private static final Logger LOG = LoggerFactory.getLogger(ShopTokens.class);

    final String shopId;
    final GrantAges ages;
    final AtomicBoolean besideFlag = new AtomicBoolean();

    /** What is in use; changed by the leader. */
    volatile AccessGrant grant;

    /** An access token that the platform refused, until another grant takes its place: it is not sent again. */
    volatile String refusedAccessToken;

    /** Why the grant is dead; null: it lives, as far as is known. */
    final AtomicReference<String> lost = new AtomicReference<>();

    /** Whether the grant is taken for dead only because it cannot be read: it may live on, and be read again. */
    volatile boolean unreadable;

    /** Whether it was this node that told of the loss. */
    final AtomicBoolean toldOfLoss = new AtomicBoolean();

    /**
     * Whether a grant has grown from the configured refresh token, as this process has seen: then one that grew from another
     * is newer.
     */
    volatile boolean seedTaken;

    /** Changed by the leader. */
    volatile Unsaved unsaved;

    /** The refresh token that the platform refused last; changed by the leader. */
    volatile String refusedToken;

    /** Kept for a while where the answer to a refresh could not be saved; null: not kept. */
    RefreshLease lease;

    /** Whether this node stops: a refresh that is under way still keeps no lease. */
    volatile boolean ended;

    Instant refusedUntil;
    FkwApiException refusal;
    String refusedWhy;

    private final Redactor redactor;
    private final AtomicReference<CompletableFuture<AccessGrant>> flight = new AtomicReference<>();
    private final List<Runnable> news = new ArrayList<>();

    /** Who leads the flight that is under way; null: there is none. */
    private volatile Thread leader;

    ShopTokens(String shopId, TokenTiming timing, Redactor redactor) {
        this.shopId = shopId;
        this.ages = new GrantAges(timing);
        this.redactor = redactor;
    }

    /** To be called with each grant that comes into this process. */
    void learn(AccessGrant come) {
        ages.arrived(come);
        Unsaved waiting = unsaved;
        // What is in use here may differ from what has come, and come into use again.
        redactor.use(
                this,
                Stream.of(come, grant, waiting == null ? null : waiting.grant())
                        .filter(Objects::nonNull)
                        .flatMap(known -> Stream.of(known.accessToken(), known.refreshToken()))
                        .toList());
    }

    /** To be called with each grant that the platform has just given. */
    void answered(AccessGrant fresh) {
        learn(fresh);
        ages.answered(fresh);
    }

    boolean isRefused(AccessGrant known) {
        return known.accessToken() != null && known.accessToken().equals(refusedAccessToken);
    }

    /** Whether its access token can be used, as far as is known. */
    boolean isUsable(AccessGrant known) {
        return !isRefused(known) && ages.freshness(known) != Freshness.EXPIRED;
    }

    /** Does work, or waits for the work that is under way: all callers that come meanwhile share its result and its failure. */
    AccessGrant fly(Supplier<AccessGrant> work) {
        CompletableFuture<AccessGrant> mine = new CompletableFuture<>();
        CompletableFuture<AccessGrant> underWay = flight.compareAndExchange(null, mine);
        return underWay == null ? land(mine, work) : join(underWay);
    }

    /** Does work that nothing else is to share or to overtake: waits for what is under way. */
    AccessGrant flyAlone(Supplier<AccessGrant> work) {
        CompletableFuture<AccessGrant> mine = new CompletableFuture<>();
        while (true) {
            CompletableFuture<AccessGrant> underWay = flight.compareAndExchange(null, mine);
            if (underWay == null) {
                return land(mine, work);
            }
            try {
                join(underWay);
            } catch (RuntimeException e) {
                if (Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                // The failure is that of the grant which is to be replaced.
            }
        }
    }

    /**
     * Tells somebody of something: at once, or from within a flight when it has landed, for who is told may ask for a token of
     * the shop, and would wait for himself.
     */
    void tell(Runnable told) {
        if (Thread.currentThread() == leader) {
            news.add(told);
        } else {
            told.run();
        }
    }

    /** Waits for the refresh that is under way, if there is one; whether it succeeds is its caller's concern. */
    void settle(Duration atMost) throws InterruptedException {
        CompletableFuture<AccessGrant> underWay = flight.get();
        if (underWay == null) {
            return;
        }
        try {
            underWay.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException e) {
            broughtNone(e);
        }
    }

    /** Does work, unless there is work under way; whether it succeeds is nobody's concern. */
    void flyIfIdle(Supplier<AccessGrant> work) {
        CompletableFuture<AccessGrant> mine = new CompletableFuture<>();
        if (flight.compareAndSet(null, mine)) {
            try {
                land(mine, work);
            } catch (RuntimeException e) {
                broughtNone(e);
            }
        }
    }

    private void broughtNone(Exception e) {
        LOG.debug(
                "Shop {}: the refresh that was under way brought no token ({})",
                shopId,
                e.getClass().getSimpleName());
    }

    private AccessGrant land(CompletableFuture<AccessGrant> mine, Supplier<AccessGrant> work) {
        leader = Thread.currentThread();
        try {
            AccessGrant result = work.get();
            grant = result;
            mine.complete(result);
            return result;
        } catch (RuntimeException | Error e) {
            mine.completeExceptionally(e);
            throw e;
        } finally {
            List<Runnable> told = List.copyOf(news);
            news.clear();
            leader = null;
            flight.set(null);
            told.forEach(Runnable::run);
        }
    }

    private AccessGrant join(CompletableFuture<AccessGrant> underWay) {
        try {
            return underWay.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FkwException("refreshToken", "Interrupted while waiting for a token of shop " + shopId, e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new FkwException("refreshToken", "No token of shop " + shopId, e.getCause());
        }
    }
}
