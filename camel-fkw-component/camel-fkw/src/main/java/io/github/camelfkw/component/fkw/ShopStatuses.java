// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import io.github.camelfkw.common.RateBudget;
import io.github.camelfkw.component.fkw.client.FkwApplication;
import io.github.camelfkw.component.fkw.client.FkwClient;
import io.github.camelfkw.component.fkw.client.token.GrantStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
     * @param clock       the local clock
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
        Optional<String> lost = client.tokens().lost(shopId);
        RateBudget.Snapshot pace = client.pace(shopId);
        Optional<Instant> until = authorizedUntil(shopId);
        return new ShopStatus(
                shopId,
                sightings.isPolled(shopId) || grants(shopId).findAny().isPresent(),
                until,
                left(lost, until),
                lost,
                application.cure(shopId),
                sightings.lastGoodCall(shopId),
                sightings.lastFailure(shopId),
                pace,
                pace.limit().isPresent() && (maximum == 0 || pace.limit().getAsDouble() < maximum));
    }

    /** How long the authorization of a shop goes on; zero when it is lost, empty where it is not known. */
    Optional<Duration> left(String shopId) {
        return left(client.tokens().lost(shopId), authorizedUntil(shopId));
    }

    private Optional<Duration> left(Optional<String> lost, Optional<Instant> until) {
        if (lost.isPresent()) {
            return Optional.of(Duration.ZERO);
        }
        Instant now = clock.instant();
        return until.map(end -> now.isBefore(end) ? Duration.between(now, end) : Duration.ZERO);
    }

    /** What this process uses, or what it has seen in the store: another one may have renewed it meanwhile. */
    private Optional<Instant> authorizedUntil(String shopId) {
        return grants(shopId).flatMap(grant -> grant.authorizedUntil().stream()).max(Instant::compareTo);
    }

    private Stream<GrantStatus> grants(String shopId) {
        return Stream.of(client.tokens().snapshot(shopId).map(GrantStatus::of), sightings.grant(shopId))
                .flatMap(Optional::stream);
    }
}
