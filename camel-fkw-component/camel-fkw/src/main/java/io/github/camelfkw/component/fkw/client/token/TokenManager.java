// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.token;

import io.github.camelfkw.common.Redactor;
import io.github.camelfkw.component.fkw.client.FkwApiException;
import io.github.camelfkw.component.fkw.client.FkwApplication;
import io.github.camelfkw.component.fkw.client.FkwClientListener;
import io.github.camelfkw.component.fkw.client.FkwException;
import io.github.camelfkw.component.fkw.client.FkwReauthorizationRequiredException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives out access tokens and keeps them alive. A token is FRESH (used), STALE (used, and refreshed beside it) or EXPIRED
 * (refreshed first). Whatever the number of callers, and of nodes that share the store, one refresh is under way for a
 * shop, and a new grant is saved before its access token is given out: if the platform rotates refresh tokens, the one that is not kept is lost for good.
 */
public final class TokenManager {

    private static final Logger LOG = LoggerFactory.getLogger(TokenManager.class);

    /** Tries to save a new grant over what others save at the same time. */
    private static final int SAVES = 5;

    /** The key of the one grant of a configuration that names no shop. */
    public static final String DEFAULT_SHOP = "default";

    /** How an access token stands. */
    enum Freshness {
        FRESH,
        STALE,
        EXPIRED
    }

    private final TokenStore store;
    private final Optional<SeedGrant> seed;
    private final TokenTiming timing;
    private final GrantRenewal renewal;
    private final Executor background;
    private final Redactor redactor;
    private final FkwApplication application;
    private final FkwClientListener listener;
    private final ConcurrentMap<String, ShopTokens> shops = new ConcurrentHashMap<>();

    /**
     * @param store      where grants are kept
     * @param refresher  asks the platform for new tokens
     * @param seed       the tokens of the configuration, if there are any
     * @param timing     the clocks that grants are timed by
     * @param background runs the refresh of a stale token
     * @param redactor   learns every token that passes
     * @param application says what to do about a dead grant
     * @param listener   is told what becomes of grants
     */
    public TokenManager(
            TokenStore store,
            GrantRefresher refresher,
            Optional<SeedGrant> seed,
            TokenTiming timing,
            Executor background,
            Redactor redactor,
            FkwApplication application,
            FkwClientListener listener) {
        this.store = store;
        this.seed = seed;
        this.timing = timing;
        this.renewal = new GrantRenewal(this, store, refresher, timing);
        this.background = background;
        this.redactor = redactor;
        this.application = application;
        this.listener = listener;
    }

    /**
     * An access token that may be used now.
     *
     * @throws FkwReauthorizationRequiredException the merchant has to authorize again
     */
    public String accessToken(String shopId) {
        ShopTokens shop = shop(shopId);
        AccessGrant grant = shop.current(this);
        switch (shop.isRefused(grant) ? Freshness.EXPIRED : freshness(grant)) {
            case FRESH:
                if (shop.unsaved != null) {
                    refreshBeside(shop);
                }
                break;
            case STALE:
                refreshBeside(shop);
                break;
            default:
                grant = shop.replace(grant, this);
        }
        refuseForeignShop(grant);
        return grant.accessToken();
    }

    /** A token that was copied from another shop would deliver that shop's orders here. */
    private static void refuseForeignShop(AccessGrant grant) {
        String platformShopId = grant.platformShopId();
        if (platformShopId != null
                && !grant.shopId().equals(DEFAULT_SHOP)
                && !grant.shopId().equals(platformShopId)) {
            throw new FkwException(
                    "refreshToken",
                    "The tokens for shopId " + grant.shopId() + " belong to shop " + platformShopId
                            + ". Set shopId to that shop, or use tokens of shop " + grant.shopId(),
                    null);
        }
    }

    /**
     * Tells that the platform refused an access token. Does nothing if the shop has another one by now; otherwise the
     * grant is refreshed before the call returns.
     *
     * @throws FkwReauthorizationRequiredException the merchant has to authorize again
     */
    public void refused(String shopId, String accessToken) {
        ShopTokens shop = shop(shopId);
        AccessGrant grant = shop.current(this);
        if (Objects.equals(grant.accessToken(), accessToken)) {
            LOG.info("Shop {}: the platform refused the access token, refreshing it", shopId);
            shop.refusedAccessToken = accessToken;
            shop.replace(grant, this);
        }
    }

    /**
     * Refreshes now, however fresh the access token is: to learn what a refresh does. Spends a refresh token where the
     * platform rotates them.
     *
     * @throws FkwReauthorizationRequiredException the merchant has to authorize again
     */
    public GrantStatus refreshNow(String shopId) {
        ShopTokens shop = shop(shopId);
        AccessGrant spent = shop.current(this);
        String refusedBefore = shop.refusedAccessToken;
        shop.refusedAccessToken = spent.accessToken();
        try {
            return GrantStatus.of(shop.replace(spent, this));
        } catch (RuntimeException e) {
            // The platform has not refused it, and it may live on.
            if (shop.isRefused(spent)) {
                shop.refusedAccessToken = refusedBefore;
            }
            throw e;
        }
    }

    /**
     * Takes a grant that a merchant has just given, in the place of the one that was there.
     *
     * @param  given               under the key that it is to be kept under
     * @throws TokenStoreException it could not be saved; it is kept in memory, and saved when the next token is needed
     */
    public GrantStatus authorized(AccessGrant given) {
        AccessGrant fresh =
                given.withSeed(configured(given.shopId()).map(AccessGrant::seed).orElse(SeedGrant.NONE));
        answered(fresh);
        AccessGrant kept = shop(fresh.shopId()).install(shop -> {
            shop.refusedToken = null;
            shop.unsaved = fresh.withVersion(shop.grant == null ? 0 : shop.grant.version());
            shop.given = true;
            learn(fresh);
            return keep(shop);
        });
        return GrantStatus.of(kept);
    }

    /** Saves what the merchant has given. */
    AccessGrant keep(ShopTokens shop) {
        return authorized(shop, saveOver(shop, false));
    }

    /** The same after a save that failed, unless he has come back at another node since. */
    AccessGrant keepLate(ShopTokens shop) {
        return authorized(shop, saveOver(shop, true));
    }

    private AccessGrant authorized(ShopTokens shop, AccessGrant kept) {
        LOG.info(
                "Shop {} ({}): authorized until {}",
                kept.shopId(),
                kept.platformShopId(),
                GrantStatus.of(kept).authorizationEnd());
        restored(shop, kept);
        return kept;
    }

    /**
     * Saves over what is kept by now.
     *
     * @param late whether that may be newer; else it is older than what the merchant has just given
     */
    private AccessGrant saveOver(ShopTokens shop, boolean late) {
        for (int i = 0; i < SAVES; i++) {
            Optional<AccessGrant> old = store.loadWithoutTokens(shop.shopId);
            Optional<AccessGrant> newer = old.filter(kept -> late).flatMap(kept -> newer(kept, shop));
            if (newer.isPresent()) {
                shop.unsaved = null;
                shop.given = false;
                return newer.get();
            }
            AccessGrant fresh = old.map(kept -> over(kept, shop.unsaved)).orElse(shop.unsaved.withVersion(0));
            shop.unsaved = fresh;
            if (store.save(fresh, fresh.version())) {
                shop.unsaved = null;
                shop.given = false;
                return fresh.withVersion(fresh.version() + 1);
            }
        }
        throw new TokenStoreException(
                "Shop " + shop.shopId
                        + ": the new grant could not be saved, others write to the token store all the time."
                        + " It is kept in memory and saved when the next token is needed",
                null);
    }

    /**
     * What is kept, where that is to stay: the merchant gave it after the unsaved one. Where the ends do not tell, and it is
     * not what was there when the save failed, the platform is asked whether the unsaved one still works. One that cannot be
     * read serves nobody here.
     */
    private Optional<AccessGrant> newer(AccessGrant kept, ShopTokens shop) {
        AccessGrant given = shop.unsaved;
        boolean after = kept.isGivenAfter(given);
        boolean before = kept.isGivenBefore(given) || kept.version() == given.version();
        if ((!after && before) || !isReadable(shop.shopId)) {
            return Optional.empty();
        }
        AccessGrant theirs = load(shop.shopId);
        boolean same = Objects.equals(theirs.accessToken(), given.accessToken())
                && Objects.equals(theirs.refreshToken(), given.refreshToken());
        if (after || same) {
            return Optional.of(theirs);
        }
        Optional<AccessGrant> alive = renewal.tryOut(given);
        alive.ifPresent(refreshed -> shop.unsaved = refreshed);
        return alive.isPresent() ? Optional.empty() : Optional.of(theirs);
    }

    /** Where no token is configured here, other nodes may have one: the one that the kept grant began with is no new one. */
    private static AccessGrant over(AccessGrant kept, AccessGrant fresh) {
        boolean none = SeedGrant.NONE.equals(fresh.seed());
        return fresh.withSeed(none ? kept.seed() : fresh.seed()).withVersion(kept.version());
    }

    /**
     * The platform's shop that a key stands for, as far as it is known; asks the store, not the platform.
     *
     * @throws TokenStoreException the store cannot be read
     */
    public Optional<String> platformShopId(String shopId) {
        return store.loadWithoutTokens(shopId).map(AccessGrant::platformShopId);
    }

    /**
     * The platform's shop that a key stands for; a refresh tells it where there are tokens of which nothing has told it yet,
     * such as those of the configuration.
     *
     * @return empty: there is no grant, or one that cannot tell any more: dead, or not to be decrypted
     * @throws FkwException each kind but that of a dead grant
     */
    public Optional<String> learnPlatformShopId(String shopId) {
        Optional<String> known = platformShopId(shopId);
        if (known.isPresent() || !isReadable(shopId) || !hasGrant(shopId)) {
            return known;
        }
        if (!isUnsaved(shopId) && load(shopId).refreshToken() == null) {
            // Its access token may live on: no reason to note a loss.
            return known;
        }
        try {
            return refreshNow(shopId).platformShopId();
        } catch (FkwReauthorizationRequiredException dead) {
            return Optional.empty();
        }
    }

    /** Else it was encrypted with a key that is lost, and another grant is to take its place. */
    private boolean isReadable(String shopId) {
        try {
            store.load(shopId);
            return true;
        } catch (UnreadableGrantException e) {
            return false;
        }
    }

    /**
     * How a kept grant stands; asks the store, not the platform.
     *
     * @throws TokenStoreException the store cannot be read
     */
    public Optional<GrantStatus> status(String shopId) {
        return store.load(shopId).map(GrantStatus::of);
    }

    /** Why a shop's grant is dead; empty while it lives, as far as this process knows. Asks nobody. */
    public Optional<String> lost(String shopId) {
        return Optional.ofNullable(shops.get(shopId)).map(shop -> shop.lost.get());
    }

    /**
     * Whether a grant is kept or configured for the shop; does not ask the platform.
     *
     * @throws UnreadableGrantException one is kept, and cannot be read
     */
    public boolean hasGrant(String shopId) {
        return configured(shopId).isPresent()
                || isUnsaved(shopId)
                || kept(shopId).isPresent();
    }

    /** What the store holds; a grant that cannot be read is as good as lost until it can be, or another one comes. */
    private Optional<AccessGrant> kept(String shopId) {
        try {
            return store.load(shopId);
        } catch (UnreadableGrantException e) {
            ShopTokens shop = shop(shopId);
            boolean found = shop.lost.get() == null || shop.unreadable;
            noteLoss(shopId, "its grant cannot be read (" + e.getMessage() + ")", false);
            shop.unreadable = found;
            throw e;
        }
    }

    private boolean isUnsaved(String shopId) {
        ShopTokens shop = shops.get(shopId);
        return shop != null && shop.unsaved != null;
    }

    /**
     * The keys of the shops that a grant is kept or configured for, now: others may put grants into the store at any time,
     * or take them out. Asks the store, not the platform. A shop that is there under its own id as well as under {@link
     * #DEFAULT_SHOP} is named once.
     *
     * @throws TokenStoreException the store cannot be read
     */
    public Set<String> shopIds() {
        Set<String> keys = new TreeSet<>(store.shopIds());
        seed.map(SeedGrant::shopId).ifPresent(keys::add);
        shops.keySet().stream().filter(this::isUnsaved).forEach(keys::add);
        if (keys.size() > 1 && keys.contains(DEFAULT_SHOP)) {
            platformShopId(DEFAULT_SHOP).filter(keys::contains).ifPresent(sameShop -> keys.remove(DEFAULT_SHOP));
        }
        return keys;
    }

    /**
     * Looks whether another grant has been put in the place of one that is known to be dead: by another node where the
     * merchant came back, or by a person. Asks the platform only where such a grant has no access token that can be used;
     * asks nobody while the grant lives.
     *
     * @throws FkwException each kind: the other grant cannot be used either
     */
    void lookForSuccessor(String shopId) {
        ShopTokens shop = shops.get(shopId);
        if (shop == null || shop.lost.get() == null) {
            return;
        }
        if (shop.unreadable) {
            store.load(shopId).ifPresent(readAgain -> restored(shop, readAgain));
            return;
        }
        boolean isThere = shop.unsaved != null
                || store.load(shopId).filter(kept -> isUntried(kept, shop)).isPresent();
        if (isThere) {
            AccessGrant begun = shop.current(this);
            if (shop.lost.get() != null) {
                shop.replace(begun, this);
            }
        }
    }

    private static boolean isUntried(AccessGrant kept, ShopTokens shop) {
        AccessGrant known = shop.grant;
        boolean sameTokens = known != null
                && Objects.equals(known.accessToken(), kept.accessToken())
                && Objects.equals(known.refreshToken(), kept.refreshToken());
        boolean refused = kept.refreshToken() != null && kept.refreshToken().equals(shop.refusedToken);
        return !sameTokens && !refused;
    }

    /** What is known of the shop's grant without asking store or platform: for views of a person. */
    public Optional<AccessGrant> snapshot(String shopId) {
        return Optional.ofNullable(shops.get(shopId)).map(shop -> shop.grant);
    }

    /**
     * Waits for the refreshes that are under way, on whichever threads: what a stop would cut off may be the only refresh
     * token that still works. Ends early if the thread is interrupted.
     *
     * @param atMost for each shop
     */
    public void settle(Duration atMost) {
        try {
            for (ShopTokens shop : shops.values()) {
                shop.settle(atMost);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private ShopTokens shop(String shopId) {
        return shops.computeIfAbsent(shopId, ShopTokens::new);
    }

    Freshness freshness(AccessGrant grant) {
        if (grant.accessToken() == null || isOfUnknownShop(grant)) {
            return Freshness.EXPIRED;
        }
        Instant end = grant.accessExpiresAt();
        if (end == null) {
            return Freshness.FRESH;
        }
        // By two clocks, and the earlier end counts. The wall clock may be set: back, and a dead token would seem to
        // live;
        // the other one may stand while the machine sleeps.
        Duration byWall = Duration.between(timing.clock().instant(), end);
        Duration left = shop(grant.shopId())
                .left(grant, timing.nanoTime().getAsLong())
                .filter(counted -> counted.compareTo(byWall) < 0)
                .orElse(byWall);
        if (left.isNegative() || left.isZero()) {
            return Freshness.EXPIRED;
        }
        return left.compareTo(timing.margin()) > 0 ? Freshness.FRESH : Freshness.STALE;
    }

    /** Only the answer to a refresh tells whose tokens these are; until then they might bring another shop's orders. */
    private static boolean isOfUnknownShop(AccessGrant grant) {
        boolean neverRefreshed = grant.platformShopId() == null && grant.accessExpiresAt() == null;
        return neverRefreshed && grant.refreshToken() != null && !grant.shopId().equals(DEFAULT_SHOP);
    }

    private void refreshBeside(ShopTokens shop) {
        if (!shop.besideFlag.compareAndSet(false, true)) {
            return;
        }
        try {
            background.execute(() -> {
                try {
                    AccessGrant grant = shop.current(this);
                    if (freshness(grant) != Freshness.FRESH || shop.unsaved != null) {
                        shop.replace(grant, this);
                    }
                } catch (RuntimeException e) {
                    LOG.warn(
                            "Shop {}: the access token could not be refreshed ahead of its end and is used on: {}",
                            shop.shopId,
                            redactor.redact(e.getMessage()));
                } finally {
                    shop.besideFlag.set(false);
                }
            });
        } catch (RejectedExecutionException stopping) {
            shop.besideFlag.set(false);
        }
    }

    /** What to begin with: the store, or the configured tokens where they are newer than what the store grew from. */
    AccessGrant load(String shopId) {
        Optional<AccessGrant> kept = kept(shopId);
        Optional<AccessGrant> configured = configured(shopId);
        AccessGrant grant;
        if (kept.isPresent() && configured.isPresent() && isNewAuthorization(kept.get(), configured.get())) {
            LOG.info("Shop {}: the configured refreshToken is a new one and replaces the kept grant", shopId);
            grant = configured.get().withVersion(kept.get().version());
        } else {
            grant = kept.or(() -> configured)
                    .orElseThrow(() -> lost(shopId, "has to be authorized", "there is no token", null, false));
        }
        learn(grant);
        return grant;
    }

    private Optional<AccessGrant> configured(String shopId) {
        return seed.filter(s -> s.shopId().equals(shopId)).map(SeedGrant::toGrant);
    }

    private static boolean isNewAuthorization(AccessGrant kept, AccessGrant configured) {
        return kept.seed() != null && !kept.seed().equals(configured.seed());
    }

    /** To be called with each grant that comes into this process. */
    void learn(AccessGrant grant) {
        shop(grant.shopId())
                .arrived(grant, timing.clock().instant(), timing.nanoTime().getAsLong());
        ShopTokens shop = shop(grant.shopId());
        // What is in use here may differ from what has come, and come into use again.
        redactor.use(
                shop,
                Stream.of(grant, shop.grant, shop.unsaved)
                        .filter(Objects::nonNull)
                        .flatMap(known -> Stream.of(known.accessToken(), known.refreshToken()))
                        .toList());
    }

    /** To be called with each grant that the platform has just given. */
    void answered(AccessGrant fresh) {
        learn(fresh);
        shop(fresh.shopId())
                .answered(fresh, timing.clock().instant(), timing.nanoTime().getAsLong());
    }

    /** The grant that takes the place of a spent one; runs for one caller of a shop at a time. */
    AccessGrant successor(AccessGrant spent, ShopTokens shop) {
        return renewal.successor(spent, shop);
    }

    /** As a person reads a time; null where it is not known. */
    static Instant toSecond(Instant time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.SECONDS);
    }

    /**
     * Notes that a grant is dead.
     *
     * @param told whether another node has told the listener of it
     */
    FkwReauthorizationRequiredException dead(String shopId, String why, FkwApiException cause, boolean told) {
        return lost(shopId, "has to be authorized again", why, cause, told);
    }

    private FkwReauthorizationRequiredException lost(
            String shopId, String what, String why, FkwApiException cause, boolean told) {
        noteLoss(shopId, why, told);
        return new FkwReauthorizationRequiredException(
                shopId, "Shop " + shopId + " " + what + ": " + why + ". " + application.cure(shopId), cause);
    }

    private void noteLoss(String shopId, String why, boolean told) {
        ShopTokens shop = shop(shopId);
        shop.unreadable = false;
        if (shop.lost.getAndSet(why) == null) {
            LOG.error("Shop {} has to be authorized: {}. {}", shopId, why, application.cure(shopId));
            if (!told) {
                shop.toldOfLoss.set(true);
                listener.lost(shopId, why);
            }
        }
    }

    /** A refreshed grant is saved. */
    void refreshed(AccessGrant saved) {
        listener.refreshed(GrantStatus.of(saved));
    }

    /** To be called with each grant that takes the place of another. */
    void restored(ShopTokens shop, AccessGrant grant) {
        shop.unreadable = false;
        if (shop.lost.getAndSet(null) != null) {
            LOG.info("Shop {}: the authorization is restored", grant.shopId());
            if (shop.toldOfLoss.getAndSet(false)) {
                listener.restored(GrantStatus.of(grant));
            }
        }
    }
}
