// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.poll;

import io.github.camelfkw.component.fkw.client.OrderDocument;
import io.github.camelfkw.component.fkw.client.model.FkwDateTime;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The orders of one shop as an endless sequence of slices. {@link #begin} fixes the end of what is read in one poll,
 * {@link #next} gives a slice, {@link #deliver} takes note of what goes to the route, and {@link #endSlice}
 * moves the position up to just before the oldest order that is not done, and saves it.
 */
public final class OrderFeed implements Feed<OrderDocument> {

    private static final Logger LOG = LoggerFactory.getLogger(OrderFeed.class);

    /** What is remembered beyond the lookback, because an older order is not done; then the feed holds. */
    static final int MAX_REMEMBERED = 50_000;

    /** A second of grace around the lookback: times are cut to seconds, and a begin may be excluded. */
    private static final Duration SEAM = Duration.ofSeconds(1);

    private final FeedSettings settings;
    private final WindowReader reader;
    private final PositionStore store;
    private final Supplier<Instant> serverNow;

    private final Map<OrderVersion, Instant> delivered = new LinkedHashMap<>();
    private final Map<OrderVersion, Instant> inFlight = new HashMap<>();
    private final Map<OrderVersion, Instant> notDone = new HashMap<>();
    private final Set<OrderVersion> triedInThisPoll = new HashSet<>();
    private Instant reached;
    private boolean closed;

    private Instant end;

    /** Up to where no row can become visible late, as far as this poll knows. */
    private Instant settledUntil;

    private Instant next;
    /** Length of the next slice. */
    private Duration span;

    /** Whether the last poll came to its end, so that the next one may be a single slice. */
    private boolean caughtUp = true;

    private TimeWindow slice;

    /**
     * @param settings  how to read
     * @param pages     reads a page
     * @param store     where the position is kept
     * @param serverNow the platform's now, never ahead of it
     */
    public OrderFeed(FeedSettings settings, OrderPages pages, PositionStore store, Supplier<Instant> serverNow) {
        this.settings = settings;
        this.reader = new WindowReader(pages, settings.statuses(), settings.maxOrders(), settings.settle());
        this.store = store;
        this.serverNow = serverNow;
    }

    /** Reads the saved position. */
    @Override
    public synchronized void open() {
        store.load().ifPresent(text -> {
            OrderPosition position = PositionFormat.read(store.name(), text);
            reached = position.reached();
            delivered.putAll(position.delivered());
        });
    }

    /** Begins a poll: fixes its end. */
    @Override
    public synchronized void begin() {
        Instant now = serverNow.get();
        end = now.minus(settings.settle()).truncatedTo(ChronoUnit.SECONDS);
        settledUntil = now.minus(settings.lookback());
        triedInThisPoll.clear();
        notDone.clear();
        Instant earliest = HistoryLimit.earliest(now);
        if (reached == null) {
            reached = settings.startFrom().apply(now).truncatedTo(ChronoUnit.SECONDS);
        } else if (reached.isBefore(earliest)) {
            LOG.error(
                    "The position {} stands at {}, but the platform gives no orders from before {}. Orders that were last"
                            + " changed in between cannot be read any more: compare them by hand",
                    store.name(),
                    reached,
                    earliest);
            reached = earliest.truncatedTo(ChronoUnit.SECONDS);
        }
        Instant lookedBack = reached.minus(settings.lookback()).minus(SEAM);
        next = lookedBack.isBefore(earliest) ? earliest.truncatedTo(ChronoUnit.SECONDS) : lookedBack;
        if (caughtUp) {
            span = Duration.between(next, end);
        }
        caughtUp = false;
    }

    /** The next slice: orders that are to be delivered, oldest change first. */
    @Override
    public Optional<List<OrderDocument>> next() {
        while (next.isBefore(end)) {
            if (isHeld()) {
                return Optional.empty();
            }
            TimeWindow window = new TimeWindow(next, end).shortenedTo(next.plus(atLeastOneSecond(span)));
            Reading reading = reader.read(window, settledUntil);
            if (reading instanceof Reading.TooMany tooMany) {
                // Sized by the density seen, with room to spare; the platform's orders are not spread evenly.
                span = atLeastOneSecond(scaled(window.length(), 0.8 * settings.maxOrders() / tooMany.total(), 0.5));
            } else if (reading instanceof Reading.NotClosed notClosed) {
                end = notClosed.closedUntil().truncatedTo(ChronoUnit.SECONDS);
            } else if (reading instanceof Reading.Unproven unproven) {
                LOG.warn(
                        "The position {} is held before {}: {}. Nothing is skipped; the next poll tries again",
                        store.name(),
                        unproven.window().from(),
                        unproven.why());
                return Optional.empty();
            } else if (reading instanceof Reading.Complete complete) {
                slice = window;
                span = nextSpan(window, complete.orders().size());
                return Optional.of(undelivered(complete.orders()));
            }
        }
        caughtUp = true;
        return Optional.empty();
    }

    private synchronized boolean isHeld() {
        if (delivered.size() <= MAX_REMEMBERED || (notDone.isEmpty() && inFlight.isEmpty())) {
            return false;
        }
        LOG.error(
                "The position {} is held at {}: an order from then is not accepted by the route, and {} later ones were"
                        + " delivered meanwhile. Mend the route, or let it handle that order's error",
                store.name(),
                reached,
                delivered.size());
        return true;
    }

    private Duration nextSpan(TimeWindow window, int orders) {
        return scaled(window.length(), 0.8 * settings.maxOrders() / Math.max(1, orders), 4);
    }

    private static Duration scaled(Duration length, double factor, double most) {
        return Duration.ofMillis((long) (length.toMillis() * Math.min(factor, most)));
    }

    private static Duration atLeastOneSecond(Duration length) {
        return length.compareTo(SEAM) < 0 ? SEAM : length;
    }

    private synchronized List<OrderDocument> undelivered(List<OrderDocument> orders) {
        List<OrderDocument> wanted = new ArrayList<>();
        for (OrderDocument order : orders) {
            OrderVersion version = OrderVersion.of(order);
            if (!delivered.containsKey(version)
                    && !inFlight.containsKey(version)
                    && !triedInThisPoll.contains(version)) {
                wanted.add(order);
                notDone.put(version, changed(order).orElse(slice.from()));
            }
        }
        return wanted;
    }

    @Override
    public synchronized Delivery deliver(OrderDocument order) {
        OrderVersion version = OrderVersion.of(order);
        notDone.remove(version);
        inFlight.put(version, changed(order).orElse(slice.from()));
        triedInThisPoll.add(version);
        return new OrderDelivery(version, changed(order).orElse(slice.to()));
    }

    private static Optional<Instant> changed(OrderDocument order) {
        return order.modifiedTime().flatMap(FkwDateTime::instant);
    }

    /** An order on its way through the route. */
    private final class OrderDelivery implements Delivery {

        private final OrderVersion version;
        private final Instant forgottenBy;

        private OrderDelivery(OrderVersion version, Instant forgottenBy) {
            this.version = version;
            this.forgottenBy = forgottenBy;
        }

        @Override
        public void done() {
            synchronized (OrderFeed.this) {
                if (inFlight.remove(version) != null) {
                    delivered.put(version, forgottenBy);
                }
            }
        }

        @Override
        public void failed() {
            synchronized (OrderFeed.this) {
                Instant changed = inFlight.remove(version);
                if (changed != null) {
                    notDone.put(version, changed);
                }
            }
        }
    }

    /** Ends the current slice: moves the position and saves it. */
    @Override
    public synchronized void endSlice() {
        next = slice.to();
        moveTo(slice.to());
    }

    @Override
    public synchronized void close() {
        if (reached != null && !closed) {
            moveTo(reached);
        }
        closed = true;
    }

    private void moveTo(Instant target) {
        if (closed) {
            return;
        }
        Instant frontier = oldest(notDone.values(), oldest(inFlight.values(), target));
        if (frontier.isAfter(reached)) {
            reached = frontier;
        }
        Instant forgotten = reached.minus(settings.lookback()).minus(SEAM).minus(SEAM);
        delivered.values().removeIf(modified -> modified.isBefore(forgotten));
        store.save(PositionFormat.write(new OrderPosition(reached, delivered)));
    }

    private static Instant oldest(Collection<Instant> times, Instant other) {
        return Stream.concat(times.stream(), Stream.of(other))
                .min(Instant::compareTo)
                .orElse(other);
    }

    /** How far the feed has come; empty before the first poll. */
    public synchronized Optional<Instant> reached() {
        return Optional.ofNullable(reached);
    }
}
