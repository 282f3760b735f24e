// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.token;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * How much is left of one shop's tokens, by two clocks, where the earlier end counts. The wall clock may be set: back, and a
 * dead token would seem to live; the other one may stand while the machine sleeps. May be used by several threads.
 */
final class GrantAges {

    private final TokenTiming timing;
    private final AtomicReference<Arrival> arrival = new AtomicReference<>();
    private final AtomicReference<Promise> promise = new AtomicReference<>();

    /**
     * When an access token came to this process.
     *
     * @param accessToken which one
     * @param nanos       by the clock that nobody sets
     * @param life        what was left of it then
     */
    private record Arrival(String accessToken, long nanos, Duration life) {}

    /**
     * An end of the authorization that the platform has told this process.
     *
     * @param end   as it is kept
     * @param nanos when it was told, by the clock that nobody sets
     * @param life  how long it was until then
     */
    private record Promise(Instant end, long nanos, Duration life) {}

    GrantAges(TokenTiming timing) {
        this.timing = timing;
    }

    /** Counts the life of an access token from now on, unless it is counted already. */
    void arrived(AccessGrant grant) {
        Arrival known = arrival.get();
        boolean counted = known != null && known.accessToken().equals(grant.accessToken());
        if (!counted) {
            count(grant);
        }
    }

    private void count(AccessGrant grant) {
        if (grant.accessToken() != null && grant.accessExpiresAt() != null) {
            arrival.set(new Arrival(grant.accessToken(), nanos(), until(grant.accessExpiresAt())));
        }
    }

    /**
     * Counts from now on how long access token and authorization last of which the platform has just told; also where it has
     * told of the same token as before, which may have been counted by a clock that was wrong.
     */
    void answered(AccessGrant fresh) {
        count(fresh);
        Instant end = fresh.refreshExpiresAt();
        promise.set(end == null ? null : new Promise(end, nanos(), until(end)));
    }

    Freshness freshness(AccessGrant grant) {
        if (grant.accessToken() == null || isOfUnknownShop(grant)) {
            return Freshness.EXPIRED;
        }
        Instant end = grant.accessExpiresAt();
        if (end == null) {
            return Freshness.FRESH;
        }
        Duration byWall = until(end);
        Duration left =
                counted(grant).filter(counted -> counted.compareTo(byWall) < 0).orElse(byWall);
        if (left.isNegative() || left.isZero()) {
            return Freshness.EXPIRED;
        }
        return left.compareTo(timing.margin()) > 0 ? Freshness.FRESH : Freshness.STALE;
    }

    /** Only the answer to a refresh tells whose tokens these are; until then they might bring another shop's orders. */
    private static boolean isOfUnknownShop(AccessGrant grant) {
        boolean neverRefreshed = grant.platformShopId() == null && grant.accessExpiresAt() == null;
        return neverRefreshed && grant.refreshToken() != null && !grant.shopId().equals(TokenManager.DEFAULT_SHOP);
    }

    private Optional<Duration> counted(AccessGrant grant) {
        return Optional.ofNullable(arrival.get())
                .filter(known -> known.accessToken().equals(grant.accessToken()))
                .map(known -> known.life().minusNanos(nanos() - known.nanos()));
    }

    /** Whether the authorization is over by both clocks; false as well where its end was told to others. */
    boolean isOver(AccessGrant grant) {
        Promise told = promise.get();
        return told != null
                && grant.refreshExpiresAt() != null
                && !timing.clock().instant().isBefore(grant.refreshExpiresAt())
                // Stores keep milliseconds.
                && told.end().toEpochMilli() == grant.refreshExpiresAt().toEpochMilli()
                && Duration.ofNanos(nanos() - told.nanos()).compareTo(told.life()) >= 0;
    }

    private Duration until(Instant end) {
        return Duration.between(timing.clock().instant(), end);
    }

    private long nanos() {
        return timing.nanoTime().getAsLong();
    }
}
