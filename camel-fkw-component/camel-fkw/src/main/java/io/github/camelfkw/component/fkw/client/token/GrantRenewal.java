// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.token;

import io.github.camelfkw.component.fkw.client.FkwApiException;
import io.github.camelfkw.component.fkw.client.FkwAuthenticationException;
import io.github.camelfkw.component.fkw.client.FkwException;
import io.github.camelfkw.component.fkw.client.FkwThrottledException;
import io.github.camelfkw.component.fkw.client.FkwTransportException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts another grant in the place of a spent one: takes the store's lease, looks what is kept by now, refreshes, saves. Who
 * finds the lease with another node waits for that node's result. Runs for one caller of a shop at a time.
 */
final class GrantRenewal {

    private static final Logger LOG = LoggerFactory.getLogger(GrantRenewal.class);

    /** How long a refused grant is left alone, unless the store holds another one before. */
    static final Duration REFUSED_PAUSE = Duration.ofMinutes(1);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);

    /** What the wait for another node lasts beyond its lease: it may be taken over by a third one. */
    private static final Duration SPARE = Duration.ofSeconds(10);

    private static final String ABANDONED =
            "; a node that was refreshing it ended before it had saved the platform's answer."
                    + " If the platform replaces refresh tokens, the new one was lost with that node";

    private final NodeLeases leases;
    private final GrantRefresher refresher;
    private final TokenTiming timing;
    private final KnownGrants known;
    private final GivenGrants given;
    private final GrantNews news;

    GrantRenewal(
            NodeLeases leases,
            GrantRefresher refresher,
            TokenTiming timing,
            KnownGrants known,
            GivenGrants given,
            GrantNews news) {
        this.leases = leases;
        this.refresher = refresher;
        this.timing = timing;
        this.known = known;
        this.given = given;
        this.news = news;
    }

    /** Another node has the lease by now, so that nothing may be sent. */
    private static final class LeaseLost extends RuntimeException {

        private static final long serialVersionUID = 1L;

        LeaseLost() {
            super("The right to refresh went to another node", null, false, false);
        }
    }

    /** What the store holds by now, if that is another grant that can be used, else a refreshed one. */
    AccessGrant successor(AccessGrant spent, ShopTokens shop) {
        Duration waited = Duration.ZERO;
        Duration pause = FIRST_PAUSE;
        while (true) {
            Optional<AccessGrant> next = ofAnotherNode(spent, shop).or(() -> turn(spent, shop));
            if (next.isPresent()) {
                return next.get();
            }
            if (waited.compareTo(timing.lease().plus(SPARE)) > 0) {
                throw new FkwTransportException(
                        "refreshToken",
                        "Shop " + shop.shopId
                                + ": another node is refreshing its token and has not come to an end within "
                                + waited.toSeconds() + " s; the next call tries again",
                        false,
                        true,
                        null);
            }
            sleep(shop, pause);
            waited = waited.plus(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }
    }

    private void sleep(ShopTokens shop, Duration pause) {
        try {
            timing.sleeper().sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FkwException(
                    "refreshToken", "Interrupted while another node refreshes the token of shop " + shop.shopId, e);
        }
    }

    private Optional<AccessGrant> ofAnotherNode(AccessGrant spent, ShopTokens shop) {
        return shop.unsaved == null
                ? Optional.of(known.load(shop)).filter(kept -> isSuccessor(kept, spent, shop))
                : Optional.empty();
    }

    private static boolean isSuccessor(AccessGrant kept, AccessGrant spent, ShopTokens shop) {
        return !Objects.equals(kept.accessToken(), spent.accessToken())
                && shop.ages.freshness(kept) != Freshness.EXPIRED;
    }

    /**
     * Refreshes, if the lease is to be had. Once begun it is done to its end although the thread is interrupted: the answer
     * may hold the only refresh token that still works.
     */
    private Optional<AccessGrant> turn(AccessGrant spent, ShopTokens shop) {
        boolean interrupted = Thread.interrupted();
        try {
            Optional<RefreshLease> lease = leases.take(shop);
            if (lease.isEmpty()) {
                return Optional.empty();
            }
            try {
                return turn(spent, shop, lease.get());
            } finally {
                leases.giveBack(lease.get(), shop);
            }
        } catch (LeaseLost e) {
            LOG.warn(
                    "Shop {}: this node stood still for longer than its right to refresh lasted ({} s), and another one"
                            + " has it now",
                    shop.shopId,
                    timing.lease().toSeconds());
            return Optional.empty();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Tries for a last time to save what the platform has given, and gives the lease back. */
    void end(ShopTokens shop) {
        shop.ended = true;
        shop.flyIfIdle(() -> {
            try {
                return shop.unsaved == null
                        ? shop.grant
                        : turn(shop.unsaved.grant(), shop).orElse(shop.grant);
            } finally {
                leases.giveUp(shop);
            }
        });
    }

    private Optional<AccessGrant> turn(AccessGrant spent, ShopTokens shop, RefreshLease held) {
        if (shop.unsaved != null && shop.unsaved.given()) {
            Optional<AccessGrant> kept = given.keepLate(shop, grant -> tryOut(grant, shop, held));
            if (kept.filter(shop::isUsable).isPresent()) {
                return kept;
            }
        }
        if (shop.unsaved == null) {
            AccessGrant base = known.load(shop);
            if (isSuccessor(base, spent, shop)) {
                return Optional.of(base);
            }
            refresh(base, shop, held);
        }
        return save(shop, held);
    }

    private void refresh(AccessGrant base, ShopTokens shop, RefreshLease held) {
        if (base.refreshToken() == null) {
            throw dead(base, shop, held, "its access token has ended and there is no refresh token", null);
        }
        // By both clocks: where only the one that somebody may have set says so, the platform is asked.
        if (shop.ages.isOver(base)) {
            throw dead(
                    base,
                    shop,
                    held,
                    "its refresh token ended at " + TokenManager.toSecond(base.refreshExpiresAt()),
                    null);
        }
        if (base.refreshToken().equals(shop.refusedToken)
                && timing.clock().instant().isBefore(shop.refusedUntil)) {
            throw news.dead(
                    shop,
                    shop.refusedWhy + ", last at " + TokenManager.toSecond(shop.refusedUntil.minus(REFUSED_PAUSE)),
                    shop.refusal,
                    false);
        }
        Optional<RefreshLease.Death> noted = noted(base, held);
        if (noted.isPresent() && noted.get().recent()) {
            throw news.dead(shop, noted.get().why(), null, true);
        }
        try {
            shop.unsaved = ask(base, shop, held);
            AccessGrant fresh = shop.unsaved.grant();
            shop.refusedToken = null;
            LOG.info(
                    "Shop {}: access token refreshed, valid until {}; authorization until {}",
                    fresh.shopId(),
                    TokenManager.toSecond(fresh.accessExpiresAt()),
                    GrantStatus.of(fresh).authorizationEnd());
        } catch (FkwThrottledException e) {
            throw e;
        } catch (FkwApiException e) {
            refused(base, shop, held, e);
        }
    }

    private Unsaved ask(AccessGrant base, ShopTokens shop, RefreshLease held) {
        AccessGrant fresh = refresher.refresh(base, () -> {
            if (!held.renew()) {
                throw new LeaseLost();
            }
        });
        known.answered(fresh, shop);
        return Unsaved.refreshed(fresh, base, timing.nanoTime().getAsLong());
    }

    /** What a refresh makes of a grant, whether or not it is the kept one; empty: the platform refuses it. */
    private Optional<Unsaved> tryOut(AccessGrant grant, ShopTokens shop, RefreshLease held) {
        if (grant.refreshToken() == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(ask(grant, shop, held));
        } catch (FkwThrottledException e) {
            throw e;
        } catch (FkwApiException e) {
            refuseClient(e);
            return Optional.empty();
        }
    }

    private static void refuseClient(FkwApiException e) {
        if (e instanceof FkwAuthenticationException refusal && refusal.isClientRefused()) {
            throw new FkwException(
                    "refreshToken",
                    "The platform does not accept the application (" + e.getMessage()
                            + "). Check clientId and clientSecret",
                    e);
        }
    }

    private void refused(AccessGrant base, ShopTokens shop, RefreshLease held, FkwApiException e) {
        refuseClient(e);
        AccessGrant kept = known.load(shop);
        if (!Objects.equals(kept.refreshToken(), base.refreshToken())) {
            refresh(kept, shop, held);
            return;
        }
        shop.refusedToken = base.refreshToken();
        shop.refusedUntil = timing.clock().instant().plus(REFUSED_PAUSE);
        shop.refusal = e;
        shop.refusedWhy = "the platform refused its refresh token (" + e.getMessage() + ")"
                + overdue(base, timing.clock().instant())
                + (held.wasAbandoned() ? ABANDONED : "");
        throw dead(base, shop, held, shop.refusedWhy, e);
    }

    /** That the end which was promised first is over, where a later one was told that has turned out not to be meant. */
    private static String overdue(AccessGrant base, Instant now) {
        return base.isLaterEndUnproven() && now.isAfter(base.firstEnd().at())
                ? "; by the platform's first promise the authorization ended at "
                        + TokenManager.toSecond(base.firstEnd().at())
                : "";
    }

    /** Tells of a loss, unless another node has told of it; leaves a note for the others. */
    private RuntimeException dead(
            AccessGrant base, ShopTokens shop, RefreshLease held, String why, FkwApiException cause) {
        boolean told = noted(base, held).isPresent();
        try {
            if (!held.died(mark(base), why, REFUSED_PAUSE)) {
                return new LeaseLost();
            }
        } catch (TokenStoreException e) {
            LOG.warn("Shop {}: the other nodes do not know of the loss: {}", base.shopId(), e.getMessage());
        }
        return news.dead(shop, why, cause, told);
    }

    private static Optional<RefreshLease.Death> noted(AccessGrant base, RefreshLease held) {
        return held.death().filter(death -> death.token().equals(mark(base)));
    }

    private static String mark(AccessGrant grant) {
        return grant.refreshToken() == null ? "none" : SeedGrant.fingerprint(grant.refreshToken());
    }

    /**
     * Empty: the lease was lost with the answer at hand, and nobody has saved another grant; or somebody has, which has ended by
     * now. The lease is to be taken again.
     */
    private Optional<AccessGrant> save(ShopTokens shop, RefreshLease held) {
        AccessGrant fresh = shop.unsaved.grant();
        if (!held.save(fresh, fresh.version())) {
            Optional<AccessGrant> kept = known.kept(shop);
            if (kept.isPresent() && isNewer(kept.get(), shop.unsaved, held)) {
                shop.learn(kept.get());
                shop.unsaved = null;
                return kept.filter(shop::isUsable);
            }
            long version = kept.map(AccessGrant::version).orElse(0L);
            boolean replaced = version != fresh.version();
            fresh = fresh.withVersion(version);
            shop.unsaved = shop.unsaved.with(fresh);
            if (!(replaced && held.save(fresh, version))) {
                if (held.isExclusive()) {
                    return Optional.empty();
                }
                throw new TokenStoreException(
                        "Shop " + fresh.shopId() + ": the refreshed grant could not be saved, others write to the token"
                                + " store all the time. It is kept in memory and saved at the next call",
                        null);
            }
        }
        shop.unsaved = null;
        AccessGrant saved = fresh.withVersion(fresh.version() + 1);
        news.refreshed(shop, saved);
        return Optional.of(saved);
    }

    /**
     * Whether what somebody else has saved since is newer than the answer to this node's refresh. Where a lease lets one node
     * refresh at a time it is, however soon it ends: its node had the lease later, or it is the very answer, whose save only
     * seemed to fail, or was made of that.
     */
    private static boolean isNewer(AccessGrant kept, Unsaved unsaved, RefreshLease held) {
        return kept.version() != unsaved.grant().version()
                && !unsaved.replaces(kept)
                && (held.isExclusive() || !endsEarlier(kept, unsaved.grant()));
    }

    private static boolean endsEarlier(AccessGrant kept, AccessGrant fresh) {
        return kept.accessExpiresAt() != null
                && fresh.accessExpiresAt() != null
                && kept.accessExpiresAt().isBefore(fresh.accessExpiresAt());
    }
}
