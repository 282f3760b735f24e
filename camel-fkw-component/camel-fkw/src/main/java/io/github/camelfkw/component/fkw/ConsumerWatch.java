// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import io.github.camelfkw.component.fkw.internal.metrics.FkwMetrics.PositionMetrics;
import io.github.camelfkw.component.fkw.internal.poll.Feed;
import io.github.camelfkw.component.fkw.internal.poll.FeedListener;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What the views of a person are told of a consumer, and what they see of it. */
final class ConsumerWatch {

    private final FkwEndpoint endpoint;
    private final String shop;
    private final Supplier<Feed<?>> feed;
    private PositionMetrics metrics = PositionMetrics.NONE;
    private ShopSightings sightings;
    private volatile ShopSightings.Failure lastFailure;

    /**
     * @param shop the key of the shop's grant
     * @param feed what the consumer reads; null: nothing yet
     */
    ConsumerWatch(FkwEndpoint endpoint, String shop, Supplier<Feed<?>> feed) {
        this.endpoint = endpoint;
        this.shop = shop;
        this.feed = feed;
    }

    /** The consumer starts; what its feed has to tell goes to the listener. */
    FeedListener start(String position) {
        FkwComponent component = endpoint.getComponent();
        sightings = component.sightings();
        // Rows of scans have no time to lag behind, and are not orders.
        metrics = endpoint.getOperation().isScan()
                ? PositionMetrics.NONE
                : component
                        .metrics()
                        .position(
                                shop, position, this::lag, () -> status().held().isPresent() ? 1 : 0);
        return FeedListener.all(List.of(new FkwEvents(endpoint, position), metrics));
    }

    private double lag() {
        return status().behind().map(behind -> behind.toMillis() / 1000.0).orElse(Double.NaN);
    }

    /** The position is this consumer's alone. */
    void opened() {
        metrics.open();
    }

    void closed() {
        metrics.close();
    }

    void polled() {
        sightings.polled(shop);
    }

    void failed(Exception failure) {
        sightings.failed(shop, endpoint.getOperation().name(), failure);
        lastFailure = sightings.lastFailure(shop).orElse(null);
    }

    PositionStatus status() {
        return PositionStatus.of(feed.get(), endpoint.getComponent().platformNow());
    }

    /** What a poll last failed with, also if polls succeed since. */
    Optional<ShopSightings.Failure> lastFailure() {
        return Optional.ofNullable(lastFailure);
    }
}
