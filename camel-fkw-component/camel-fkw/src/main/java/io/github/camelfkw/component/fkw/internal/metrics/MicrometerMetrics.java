// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.metrics;

import io.github.camelfkw.component.fkw.client.AuthorizationApi;
import io.github.camelfkw.component.fkw.client.token.GrantStatus;
import io.github.camelfkw.component.fkw.internal.metrics.FkwMeter.Tag;
import io.github.camelfkw.component.fkw.internal.poll.TimeWindow;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The meters in a registry of Micrometer's. The one class that knows it: load it only where Micrometer is. */
public final class MicrometerMetrics implements FkwMetrics {

    private static final Logger LOG = LoggerFactory.getLogger(MicrometerMetrics.class);

    /** Shops with a gauge: shop ids may come with messages, and the registry forgets nothing by itself. */
    static final int MAX_SHOPS = 1_000;

    private final MeterRegistry registry;
    private final Supplier<String> component;
    private final ToDoubleFunction<String> authorizationLeft;
    private final Map<RequestKey, Timer> timers = new ConcurrentHashMap<>();
    private final Map<String, Meter> shops = new ConcurrentHashMap<>();
    private final AtomicBoolean failed = new AtomicBoolean();
    private volatile boolean closed;

    /** What requests are told apart by. */
    private record RequestKey(String shopId, String operation, Outcome outcome) {}

    /**
     * @param registry          a {@code MeterRegistry}; an {@link Object} so that who calls need not know the type
     * @param component         the component's name; asked for when a meter is made
     * @param authorizationLeft seconds until the end of a shop's authorization, NaN where it is not known
     */
    public MicrometerMetrics(Object registry, Supplier<String> component, ToDoubleFunction<String> authorizationLeft) {
        this.registry = (MeterRegistry) registry;
        this.component = component;
        this.authorizationLeft = authorizationLeft;
    }

    /** A registry that does not take a meter must not keep a call from the platform, or an order from its route. */
    private void safely(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            if (failed.compareAndSet(false, true)) {
                LOG.warn(
                        "The registry of metrics does not take a meter of component {} ({}); this is said once, and nothing"
                                + " else is affected",
                        component.get(),
                        e.getClass().getName());
            }
        }
    }

    private Tags tags(FkwMeter meter, String... values) {
        List<Tag> keys = meter.tags();
        Tags tags = Tags.of(Tag.COMPONENT.key(), component.get());
        for (int i = 0; i < values.length; i++) {
            tags = tags.and(keys.get(i).key(), values[i]);
        }
        return tags;
    }

    private Counter counter(FkwMeter meter, String... values) {
        return Counter.builder(meter.meterName())
                .description(meter.meaning())
                .tags(tags(meter, values))
                .register(registry);
    }

    private Gauge gauge(FkwMeter meter, DoubleSupplier value, String... values) {
        return Gauge.builder(meter.meterName(), value::getAsDouble)
                .description(meter.meaning())
                .baseUnit(meter.unit().isEmpty() ? null : meter.unit())
                .tags(tags(meter, values))
                .register(registry);
    }

    private Timer timer(RequestKey key) {
        return Timer.builder(FkwMeter.REQUESTS.meterName())
                .description(FkwMeter.REQUESTS.meaning())
                .tags(tags(
                        FkwMeter.REQUESTS,
                        key.shopId(),
                        key.operation(),
                        key.outcome().name().toLowerCase(Locale.ROOT)))
                .register(registry);
    }

    private void show(String shopId) {
        if (!closed
                && !shopId.equals(AuthorizationApi.ANY_SHOP)
                && !shops.containsKey(shopId)
                && shops.size() < MAX_SHOPS) {
            shops.computeIfAbsent(
                    shopId,
                    shop -> gauge(FkwMeter.AUTHORIZATION_LEFT, () -> authorizationLeft.applyAsDouble(shop), shop));
            // From 0 on, so that the first one is seen as an increase.
            counter(FkwMeter.TOKEN_REFRESHES, shopId);
            counter(FkwMeter.THROTTLED, shopId);
        }
    }

    @Override
    public void requested(Request request) {
        safely(() -> {
            show(request.shopId());
            timers.computeIfAbsent(
                            new RequestKey(request.shopId(), request.operation(), request.outcome()), this::timer)
                    .record(request.took());
            if (request.attempt() > 1) {
                counter(FkwMeter.RETRIES, request.shopId(), request.operation()).increment();
            }
            if (request.outcome() == Outcome.THROTTLED) {
                counter(FkwMeter.THROTTLED, request.shopId()).increment();
            }
        });
    }

    @Override
    public void refreshed(GrantStatus grant) {
        safely(() -> {
            show(grant.shopId());
            counter(FkwMeter.TOKEN_REFRESHES, grant.shopId()).increment();
        });
    }

    @Override
    public void lost(String shopId, String why) {
        safely(() -> show(shopId));
    }

    @Override
    public void restored(GrantStatus grant) {
        safely(() -> show(grant.shopId()));
    }

    @Override
    public void shops(Collection<String> shopIds) {
        safely(() -> {
            shops.forEach((shop, gauge) -> {
                if (!shopIds.contains(shop) && shops.remove(shop, gauge)) {
                    registry.remove(gauge);
                }
            });
            shopIds.forEach(this::show);
        });
    }

    @Override
    public PositionMetrics position(String shopId, String position, DoubleSupplier lag, DoubleSupplier held) {
        return new OfPosition(shopId, position, lag, held);
    }

    @Override
    public void close() {
        closed = true;
        safely(() -> {
            shops.values().forEach(registry::remove);
            shops.clear();
        });
    }

    /** The meters of a position. */
    private final class OfPosition implements PositionMetrics {

        private final String shopId;
        private final String position;
        private final DoubleSupplier lag;
        private final DoubleSupplier held;
        private volatile List<Meter> shown = List.of();

        private OfPosition(String shopId, String position, DoubleSupplier lag, DoubleSupplier held) {
            this.shopId = shopId;
            this.position = position;
            this.lag = lag;
            this.held = held;
        }

        @Override
        public void open() {
            // Made now, so that a panel shows 0 and not nothing, and a first event is seen as an increase.
            count(FkwMeter.ORDERS_DELIVERED, 0);
            count(FkwMeter.ORDERS_RECONCILED, 0);
            count(FkwMeter.ORDERS_GIVEN_UP, 0);
            count(FkwMeter.WINDOWS_HELD, 0);
            safely(() -> shown =
                    List.of(gauge(FkwMeter.LAG, lag, shopId, position), gauge(FkwMeter.HELD, held, shopId, position)));
        }

        private void count(FkwMeter meter, int times) {
            safely(() -> counter(meter, shopId, position).increment(times));
        }

        private void countKnown(String by, int times) {
            safely(() ->
                    counter(FkwMeter.ORDERS_DUPLICATES, shopId, position, by).increment(times));
        }

        @Override
        public void delivered() {
            count(FkwMeter.ORDERS_DELIVERED, 1);
        }

        @Override
        public void knownToPosition(int orders) {
            countKnown("position", orders);
        }

        @Override
        public void knownToRepository() {
            countKnown("repository", 1);
        }

        @Override
        public void held(TimeWindow window, String why) {
            count(FkwMeter.WINDOWS_HELD, 1);
        }

        @Override
        public void gaveUp(String orderId, int deliveries) {
            count(FkwMeter.ORDERS_GIVEN_UP, 1);
        }

        @Override
        public void foundByReconciliation(String orderId) {
            count(FkwMeter.ORDERS_RECONCILED, 1);
        }

        @Override
        public void close() {
            safely(() -> shown.forEach(registry::remove));
        }
    }
}
