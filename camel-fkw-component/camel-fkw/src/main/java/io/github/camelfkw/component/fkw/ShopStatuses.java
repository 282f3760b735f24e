// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import io.github.camelfkw.common.RateBudget;
import io.github.camelfkw.component.fkw.client.FkwApplication;
import io.github.camelfkw.component.fkw.client.FkwClient;
import io.github.camelfkw.component.fkw.client.token.GrantStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How the shops of a component are, out of what is in memory: asks neither the token store nor the platform. */
final class ShopStatuses {

    private final FkwClient client;
    private final FkwApplication application;
    private final ShopSightings sightings;
    private final double maximum;
    private final Clock clock;

    /**
     * @param client      knows pace and grants
     * @param application says what to do about a dead grant
     * @param sightings   what was last seen
     * @param maximum     the configured calls a second; 0: no limit
     * @param clock       the platform's clock, as far as it is known
     */
    ShopStatuses(FkwClient client, FkwApplication application, ShopSightings sightings, double maximum, Clock clock) {
        this.client = client;
        this.application = application;
        this.sightings = sightings;
        this.maximum = maximum;
        this.clock = clock;
    }

    /** All shops that anything is known of, in the order of their keys. */
    List<ShopStatus> all() {
        return sightings.shopIds().stream().map(this::of).toList();
    }

    private ShopStatus of(String shopId) {
        Optional<String> lost = client.tokens().lost(shopId).or(() -> ended(shopId));
        RateBudget.Snapshot pace = client.pace(shopId);
        Optional<GrantStatus> grant = latest(shopId);
        Optional<Instant> until = grant.flatMap(GrantStatus::authorizedUntil);
        return new ShopStatus(
                shopId,
                sightings.isPolled(shopId)
                        || sightings.isUnreadable(shopId)
                        || grants(shopId).findAny().isPresent(),
                until,
                grant.flatMap(GrantStatus::toldUntil),
                left(shopId, lost),
                lost,
                application.cure(shopId),
                sightings.lastGoodCall(shopId),
                sightings.lastFailure(shopId),
                pace,
                pace.limit().isPresent() && (maximum == 0 || pace.limit().getAsDouble() < maximum));
    }

    /**
     * How long the authorization of a shop goes on; zero when it is lost, empty where it is not known: no end was told, or it
     * is over by the local clock, and the platform has not told its time yet.
     */
    Optional<Duration> left(String shopId) {
        return left(shopId, client.tokens().lost(shopId));
    }

    /** Once the first end is over, the later one counts that was told, as long as the shop works: no alarm for nothing. */
    private Optional<Duration> left(String shopId, Optional<String> lost) {
        if (lost.isPresent()) {
            return Optional.of(Duration.ZERO);
        }
        Instant now = clock.instant();
        return latest(shopId)
                .flatMap(grant -> grant.authorizedUntil()
                        .filter(end -> now.isBefore(end) || !works(shopId, now))
                        .or(grant::toldUntil)
                        .or(grant::authorizedUntil))
                .map(end -> now.isBefore(end) ? Duration.between(now, end) : Duration.ZERO)
                // By a local clock alone nothing is over.
                .filter(left -> !left.isZero() || client.isServerTimeKnown());
    }

    private boolean works(String shopId, Instant now) {
        return grants(shopId).flatMap(grant -> grant.accessUntil().stream()).anyMatch(now::isBefore);
    }

    /**
     * That the last end which the platform has told is over by its clock: nobody has called since, and so nobody has found
     * out. A last access token may still be good for a while. Before an answer has told the platform's time nothing is over: the
     * local clock may be ahead.
     */
    private Optional<String> ended(String shopId) {
        if (!client.isServerTimeKnown()) {
            return Optional.empty();
        }
        Instant now = client.serverNow();
        return latest(shopId)
                .flatMap(grant -> grant.toldUntil().or(grant::authorizedUntil))
                .filter(end -> !works(shopId, now) && !now.isBefore(end))
                .map(end -> "its refresh token ended at " + end.truncatedTo(ChronoUnit.SECONDS));
    }

    /** What this process uses, or what it has seen in the store: another one may have renewed it meanwhile. */
    private Optional<GrantStatus> latest(String shopId) {
        return grants(shopId)
                .filter(grant -> grant.authorizedUntil().isPresent())
                .max(Comparator.comparing(
                                (GrantStatus grant) -> grant.authorizedUntil().orElseThrow())
                        .thenComparing(grant -> grant.toldUntil().orElse(Instant.MIN)));
    }

    private Stream<GrantStatus> grants(String shopId) {
        return Stream.of(client.tokens().snapshot(shopId).map(GrantStatus::of), sightings.grant(shopId))
                .flatMap(Optional::stream);
    }
}
