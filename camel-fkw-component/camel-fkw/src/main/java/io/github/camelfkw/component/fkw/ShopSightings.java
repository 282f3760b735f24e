// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import io.github.camelfkw.component.fkw.client.FkwClientListener;
import io.github.camelfkw.component.fkw.client.token.GrantStatus;
import io.github.camelfkw.component.fkw.client.token.TokenManager;
import io.github.camelfkw.component.fkw.client.token.TokenStoreException;
import io.github.camelfkw.component.fkw.client.token.UnreadableGrantException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was last seen of each shop: the one memory behind health check, console and metrics, so that they ask neither the
 * token store nor the platform. Holds {@value #MAX_SHOPS} shops at the most, each in a few words. Thread-safe.
 */
final class ShopSightings implements FkwClientListener {

    private static final Logger LOG = LoggerFactory.getLogger(FkwComponent.class);

    /** Shop ids may come with messages: what came last takes the place of what was seen longest ago. */
    static final int MAX_SHOPS = 1_000;

    /** A shop whose grant is kept no longer is forgotten when nobody has wanted anything of it for so long. */
    static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);

    private final Clock clock;
    private final Map<String, Seen> shops = new ConcurrentHashMap<>();

    /**
     * What a call, or a poll, failed with in the end.
     *
     * @param type      class of the exception; its message may quote what must not be shown
     * @param operation what was asked for
     * @param at        when
     */
    record Failure(String type, String operation, Instant at) {}

    /** What is remembered of a shop. */
    private static final class Seen {
        private final String shopId;
        private volatile Instant last;
        private volatile boolean polled;
        private volatile Instant goodCall;
        private volatile Failure failure;
        private volatile String notPolled;
        private volatile GrantStatus grant;
        private volatile boolean unreadable;

        private Seen(String shopId, Instant now) {
            this.shopId = shopId;
            this.last = now;
        }
    }

    /** @param clock the local clock */
    ShopSightings(Clock clock) {
        this.clock = clock;
    }

    private Seen see(String shopId) {
        Instant now = clock.instant();
        Seen seen = shops.get(shopId);
        if (seen == null) {
            if (shops.size() >= MAX_SHOPS) {
                shops.values().stream()
                        .min(Comparator.comparing((Seen known) -> known.last))
                        .ifPresent(oldest -> shops.remove(oldest.shopId));
            }
            seen = shops.computeIfAbsent(shopId, absent -> new Seen(absent, now));
        }
        seen.last = now;
        return seen;
    }

    @Override
    public void requested(Request request) {
        if (request.isForTokens()) {
            // What comes of it is told as refreshed, lost or failed; a shop that gives tokens need not answer calls.
            return;
        }
        Seen seen = see(request.shopId());
        if (request.outcome() == Outcome.OK) {
            seen.goodCall = clock.instant();
        }
    }

    @Override
    public void slowedDown(String shopId, double perSecond) {
        see(shopId);
    }

    @Override
    public void refreshed(GrantStatus grant) {
        see(grant.shopId()).grant = grant;
    }

    @Override
    public void lost(String shopId, String why) {
        see(shopId);
    }

    @Override
    public void restored(GrantStatus grant) {
        see(grant.shopId()).grant = grant;
    }

    /** A poll of the shop begins, whether or not it will get as far as a request. */
    void polled(String shopId) {
        see(shopId).polled = true;
    }

    /** A route with several shops cannot start to poll this one. */
    void notPolled(String shopId, Exception failure) {
        see(shopId).notPolled = ShownFailure.text(failure);
    }

    /** What {@link #notPolled} has told is over: the shop is polled, or nobody wants that any more. */
    void noLongerUnpolled(String shopId) {
        of(shopId).ifPresent(seen -> seen.notPolled = null);
    }

    /** Why a route with several shops does not poll this one, for a person. */
    Optional<String> whyNotPolled(String shopId) {
        return of(shopId).map(seen -> seen.notPolled);
    }

    /** Whether a route begins with the shop; else its id may have come with a message, and mean no shop at all. */
    boolean isPolled(String shopId) {
        return of(shopId).map(seen -> seen.polled).orElse(false);
    }

    /** A call or a poll has failed in the end, after what repetitions there were. */
    void failed(String shopId, String operation, Exception failure) {
        see(shopId).failure = new Failure(failure.getClass().getName(), operation, clock.instant());
    }

    /** Looks which grants are kept, and until when. The one method here that asks the token store. */
    void look(TokenManager tokens) {
        try {
            Set<String> kept = tokens.shopIds();
            for (String shopId : kept) {
                look(tokens, see(shopId));
            }
            Instant old = clock.instant().minus(FORGOTTEN_AFTER);
            shops.values().removeIf(seen -> !kept.contains(seen.shopId) && seen.last.isBefore(old));
        } catch (RuntimeException e) {
            // What was seen last stays; that the store cannot be read is warned of by who needs it.
            LOG.debug("The token store cannot be looked at ({})", e.getClass().getName());
        }
    }

    private static void look(TokenManager tokens, Seen seen) {
        try {
            tokens.status(seen.shopId).ifPresent(grant -> seen.grant = grant);
            seen.unreadable = false;
        } catch (UnreadableGrantException e) {
            seen.unreadable = true;
        } catch (TokenStoreException e) {
            LOG.debug(
                    "Shop {}: its grant cannot be looked at ({})",
                    seen.shopId,
                    e.getClass().getName());
        }
    }

    /** The keys of the shops that are remembered, in order. */
    Collection<String> shopIds() {
        return new TreeSet<>(shops.keySet());
    }

    private Optional<Seen> of(String shopId) {
        return Optional.ofNullable(shops.get(shopId));
    }

    /** When the platform last said yes to this shop. */
    Optional<Instant> lastGoodCall(String shopId) {
        return of(shopId).map(seen -> seen.goodCall);
    }

    /** What last went wrong with this shop, also if it goes well since. */
    Optional<Failure> lastFailure(String shopId) {
        return of(shopId).map(seen -> seen.failure);
    }

    /** Whether a grant of the shop is kept that could not be read when it was last looked at. */
    boolean isUnreadable(String shopId) {
        return of(shopId).map(seen -> seen.unreadable).orElse(false);
    }

    /** How the grant stood when it was last seen. */
    Optional<GrantStatus> grant(String shopId) {
        return of(shopId).map(seen -> seen.grant);
    }
}
