// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.token;

import io.github.camelfkw.component.fkw.client.FkwApiException;
import io.github.camelfkw.component.fkw.client.FkwException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tokens of one shop in this process, and the one refresh that may be under way for them. */
final class ShopTokens {

    private static final Logger LOG = LoggerFactory.getLogger(ShopTokens.class);

    final String shopId;
    final AtomicBoolean besideFlag = new AtomicBoolean();
    volatile AccessGrant grant;

    /** An access token that the platform refused, until another grant takes its place: it is not sent again. */
    volatile String refusedAccessToken;

    /** Why the grant is dead; null: it lives, as far as is known. */
    final AtomicReference<String> lost = new AtomicReference<>();

    /** Whether the grant is taken for dead only because it cannot be read: it may live on, and be read again. */
    volatile boolean unreadable;

    /** Whether it was this node that told of the loss. */
    final AtomicBoolean toldOfLoss = new AtomicBoolean();

    private final AtomicReference<Arrival> arrival = new AtomicReference<>();

    /**
     * When an access token came to this process.
     *
     * @param accessToken which one
     * @param nanos       by the clock that nobody sets
     * @param life        what was left of it then
     */
    private record Arrival(String accessToken, long nanos, Duration life) {}

    private final AtomicReference<Promise> promise = new AtomicReference<>();

    /**
     * An end of the authorization that the platform has told this process.
     *
     * @param end   as it is kept
     * @param nanos when it was told, by the clock that nobody sets
     * @param life  how long it was until then
     */
    private record Promise(Instant end, long nanos, Duration life) {}

    /** A grant that the platform has given and the store has not yet taken. Changed by the leader of a flight only. */
    volatile AccessGrant unsaved;

    /** Whether a merchant has just given {@link #unsaved}: then it is newer than whatever is kept by now. */
    volatile boolean given;

    // Changed by the leader of a flight only.
    volatile String refusedToken;
    Instant refusedUntil;
    FkwApiException refusal;
    String refusedWhy;

    private final AtomicReference<CompletableFuture<AccessGrant>> flight = new AtomicReference<>();

    ShopTokens(String shopId) {
        this.shopId = shopId;
    }

    /** Counts the life of an access token from now on, unless it is counted already. */
    void arrived(AccessGrant grant, Instant now, long nanos) {
        Arrival known = arrival.get();
        boolean counted = known != null && known.accessToken().equals(grant.accessToken());
        if (!counted) {
            count(grant, now, nanos);
        }
    }

    private void count(AccessGrant grant, Instant now, long nanos) {
        if (grant.accessToken() != null && grant.accessExpiresAt() != null) {
            arrival.set(new Arrival(grant.accessToken(), nanos, Duration.between(now, grant.accessExpiresAt())));
        }
    }

    /** What is left of an access token since it came, whatever became of the wall clock; empty: not known. */
    Optional<Duration> left(AccessGrant grant, long nanos) {
        return Optional.ofNullable(arrival.get())
                .filter(known -> known.accessToken().equals(grant.accessToken()))
                .map(known -> known.life().minusNanos(nanos - known.nanos()));
    }

    /**
     * Counts from now on how long access token and authorization last of which the platform has just told; also where it has
     * told of the same token as before, which may have been counted by a clock that was wrong.
     */
    void answered(AccessGrant fresh, Instant now, long nanos) {
        count(fresh, now, nanos);
        Instant end = fresh.refreshExpiresAt();
        promise.set(end == null ? null : new Promise(end, nanos, Duration.between(now, end)));
    }

    /** Whether the authorization is over by the clock that nobody sets; false as well where its end was told to others. */
    boolean isCountedToItsEnd(AccessGrant grant, long nanos) {
        Promise told = promise.get();
        return told != null
                && grant.refreshExpiresAt() != null
                // Stores keep milliseconds.
                && told.end().toEpochMilli() == grant.refreshExpiresAt().toEpochMilli()
                && Duration.ofNanos(nanos - told.nanos()).compareTo(told.life()) >= 0;
    }

    AccessGrant current(TokenManager manager) {
        AccessGrant known = grant;
        return known != null ? known : fly(() -> grant != null ? grant : begin(manager));
    }

    private AccessGrant begin(TokenManager manager) {
        if (unsaved != null) {
            return manager.keepLate(this);
        }
        AccessGrant loaded = manager.load(shopId);
        if (manager.freshness(loaded) != TokenManager.Freshness.EXPIRED) {
            // There was none before, or none that could be read; where it has ended the refresh that follows tells.
            manager.restored(this, loaded);
        }
        return loaded;
    }

    /** The grant that takes the place of {@code spent}; all callers that come meanwhile share one refresh and its failure. */
    AccessGrant replace(AccessGrant spent, TokenManager manager) {
        return fly(() -> {
            AccessGrant known = grant;
            boolean replacedMeanwhile = known != null
                    && known != spent
                    && !known.equals(spent)
                    && manager.freshness(known) != TokenManager.Freshness.EXPIRED;
            AccessGrant next = replacedMeanwhile ? known : manager.successor(spent, this);
            // Also where a refresh answers with the very token that was refused: the platform stands by it.
            refusedAccessToken = null;
            manager.restored(this, next);
            return next;
        });
    }

    /** Does work that nothing else is to share or to overtake: waits for a refresh that is under way. */
    AccessGrant install(Function<ShopTokens, AccessGrant> work) {
        CompletableFuture<AccessGrant> mine = new CompletableFuture<>();
        while (true) {
            CompletableFuture<AccessGrant> underWay = flight.compareAndExchange(null, mine);
            if (underWay == null) {
                return land(mine, () -> {
                    AccessGrant installed = work.apply(this);
                    refusedAccessToken = null;
                    return installed;
                });
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

    /** Waits for the refresh that is under way, if there is one; whether it succeeds is its caller's concern. */
    void settle(Duration atMost) throws InterruptedException {
        CompletableFuture<AccessGrant> underWay = flight.get();
        if (underWay == null) {
            return;
        }
        try {
            underWay.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug(
                    "Shop {}: the refresh that was under way brought no token ({})",
                    shopId,
                    e.getClass().getSimpleName());
        }
    }

    boolean isRefused(AccessGrant known) {
        return known.accessToken() != null && known.accessToken().equals(refusedAccessToken);
    }

    private AccessGrant fly(Supplier<AccessGrant> work) {
        CompletableFuture<AccessGrant> mine = new CompletableFuture<>();
        CompletableFuture<AccessGrant> underWay = flight.compareAndExchange(null, mine);
        return underWay == null ? land(mine, work) : join(underWay);
    }

    private AccessGrant land(CompletableFuture<AccessGrant> mine, Supplier<AccessGrant> work) {
        try {
            AccessGrant result = work.get();
            grant = result;
            mine.complete(result);
            return result;
        } catch (RuntimeException | Error e) {
            mine.completeExceptionally(e);
            throw e;
        } finally {
            flight.set(null);
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
