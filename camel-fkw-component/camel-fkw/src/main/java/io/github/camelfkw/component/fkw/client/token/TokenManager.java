// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.token;

import io.github.camelfkw.common.Redactor;
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
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives out access tokens and keeps them alive. A token is FRESH (used), STALE (used, and refreshed beside it) or EXPIRED
 * (refreshed first). Whatever the number of callers, and of nodes that share the store, one refresh is under way for a
 * shop, and a new grant is saved before its access token is given out: if the platform rotates refresh tokens, the one that is not kept is lost for good.
 * May be used by several threads: what becomes of one shop is the business of one of them at a time, see {@code ShopTokens}.
 */
public final class TokenManager {

    private static final Logger LOG = LoggerFactory.getLogger(TokenManager.class);

    /** The key of the one grant of a configuration that names no shop. */
    public static final String DEFAULT_SHOP = "default";

    private final TokenStore store;
    private final Optional<SeedGrant> seed;
    private final TokenTiming timing;
    private final KnownGrants known;
    private final GivenGrants given;
    private final GrantNews news;
    private final NodeLeases leases;
    private final GrantRenewal renewal;
    private final Executor background;
    private final Redactor redactor;
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
        this.background = background;
        this.redactor = redactor;
        this.news = new GrantNews(application, listener);
        this.known = new KnownGrants(store, seed, news);
        this.given = new GivenGrants(store, known, news);
        this.leases = new NodeLeases(store, timing);
        this.renewal = new GrantRenewal(leases, refresher, timing, known, given, news);
    }

    /**
     * An access token that may be used now.
     *
     * @throws FkwReauthorizationRequiredException the merchant has to authorize again
     */
    public String accessToken(String shopId) {
        ShopTokens shop = shop(shopId);
        AccessGrant grant = current(shop);
        switch (shop.isRefused(grant) ? Freshness.EXPIRED : shop.ages.freshness(grant)) {
            case FRESH:
                if (shop.unsaved != null) {
                    refreshBeside(shop);
                }
                break;
            case STALE:
                refreshBeside(shop);
                break;
            default:
                grant = replace(grant, shop);
        }
        refuseForeignShop(grant);
        return grant.accessToken();
    }

    private AccessGrant current(ShopTokens shop) {
        AccessGrant inUse = shop.grant;
        return inUse != null ? inUse : shop.fly(() -> shop.grant != null ? shop.grant : begin(shop));
    }

    private AccessGrant begin(ShopTokens shop) {
        if (shop.unsaved != null) {
            AccessGrant next = renewal.successor(shop.unsaved.grant(), shop);
            news.restored(shop, next);
            return next;
        }
        AccessGrant loaded = known.load(shop);
        if (shop.ages.freshness(loaded) != Freshness.EXPIRED) {
            // There was none before, or none that could be read; where it has ended the refresh that follows tells.
            news.restored(shop, loaded);
        }
        return loaded;
    }

    /** The grant that takes the place of {@code spent}; all callers that come meanwhile share one refresh and its failure. */
    private AccessGrant replace(AccessGrant spent, ShopTokens shop) {
        AtomicBoolean done = new AtomicBoolean();
        AccessGrant next = shop.fly(() -> replaceNow(spent, shop, done));
        while (!done.get() && next.equals(spent)) {
            // That was the work of somebody who has only read the grant, not of one who replaces it.
            Thread.onSpinWait();
            next = shop.fly(() -> replaceNow(spent, shop, done));
        }
        return next;
    }

    private AccessGrant replaceNow(AccessGrant spent, ShopTokens shop, AtomicBoolean done) {
        done.set(true);
        AccessGrant inUse = shop.grant;
        boolean replacedMeanwhile =
                inUse != null && !inUse.equals(spent) && shop.ages.freshness(inUse) != Freshness.EXPIRED;
        AccessGrant next = replacedMeanwhile ? inUse : renewal.successor(spent, shop);
        // Also where a refresh answers with the very token that was refused: the platform stands by it.
        shop.refusedAccessToken = null;
        news.restored(shop, next);
        return next;
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
        AccessGrant grant = current(shop);
        if (Objects.equals(grant.accessToken(), accessToken)) {
            LOG.info("Shop {}: the platform refused the access token, refreshing it", shopId);
            shop.refusedAccessToken = accessToken;
            replace(grant, shop);
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
        AccessGrant spent = current(shop);
        String refusedBefore = shop.refusedAccessToken;
        shop.refusedAccessToken = spent.accessToken();
        try {
            return GrantStatus.of(replace(spent, shop));
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
     * @param  come                under the key that it is to be kept under
     * @throws TokenStoreException it could not be saved; it is kept in memory, and saved when the next token is needed
     */
    public GrantStatus authorized(AccessGrant come) {
        AccessGrant fresh = come.withSeed(
                known.configured(come.shopId()).map(AccessGrant::seed).orElse(SeedGrant.NONE));
        ShopTokens shop = shop(fresh.shopId());
        known.answered(fresh, shop);
        AccessGrant kept = shop.flyAlone(() -> {
            AccessGrant former = shop.grant;
            shop.refusedToken = null;
            shop.unsaved = Unsaved.given(
                    fresh.withVersion(former == null ? 0 : former.version()),
                    former,
                    timing.nanoTime().getAsLong());
            shop.learn(fresh);
            leases.giveUp(shop);
            AccessGrant saved = given.keep(shop);
            shop.refusedAccessToken = null;
            return saved;
        });
        return GrantStatus.of(kept);
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
        Optional<String> told = platformShopId(shopId);
        if (told.isPresent() || !known.isReadable(shopId) || !hasGrant(shopId)) {
            return told;
        }
        if (!isUnsaved(shopId) && known.load(shop(shopId)).refreshToken() == null) {
            // Its access token may live on: no reason to note a loss.
            return told;
        }
        try {
            return refreshNow(shopId).platformShopId();
        } catch (FkwReauthorizationRequiredException dead) {
            return Optional.empty();
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
        return known.configured(shopId).isPresent()
                || isUnsaved(shopId)
                || known.kept(shop(shopId)).isPresent();
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
     * Saves what could not be saved before, and looks whether another grant has been put in the place of one that is known to
     * be dead: by another node where the merchant came back, or by a person. Asks the platform only where such a grant has no
     * access token that can be used, or where nothing else tells whether it is newer; asks nobody while the grant lives.
     *
     * @throws FkwException each kind: it cannot be saved now; the other grant cannot be used either
     */
    void lookForSuccessor(String shopId) {
        ShopTokens shop = shops.get(shopId);
        if (shop != null && shop.unsaved != null) {
            AccessGrant begun = current(shop);
            if (shop.unsaved != null) {
                replace(begun, shop);
            }
        }
        if (shop == null || shop.lost.get() == null) {
            return;
        }
        if (shop.unreadable) {
            store.load(shopId).ifPresent(readAgain -> news.restored(shop, readAgain));
            return;
        }
        if (store.load(shopId).filter(kept -> isUntried(kept, shop)).isPresent()) {
            AccessGrant begun = current(shop);
            if (shop.lost.get() != null) {
                replace(begun, shop);
            }
        }
    }

    private static boolean isUntried(AccessGrant kept, ShopTokens shop) {
        AccessGrant inUse = shop.grant;
        boolean sameTokens = inUse != null
                && Objects.equals(inUse.accessToken(), kept.accessToken())
                && Objects.equals(inUse.refreshToken(), kept.refreshToken());
        boolean refused = kept.refreshToken() != null && kept.refreshToken().equals(shop.refusedToken);
        return !sameTokens && !refused;
    }

    /** What is known of the shop's grant without asking store or platform: for views of a person. */
    public Optional<AccessGrant> snapshot(String shopId) {
        return Optional.ofNullable(shops.get(shopId)).map(shop -> shop.grant);
    }

    /**
     * Waits for the refreshes that are under way, on whichever threads: what a stop would cut off may be the only refresh
     * token that still works. Tries for a last time to save what could not be saved, and gives back what is held of the store.
     * Waits no longer once the thread is interrupted, but does the rest all the same.
     *
     * @param atMost for each shop
     */
    public void settle(Duration atMost) {
        boolean interrupted = false;
        for (ShopTokens shop : shops.values()) {
            try {
                shop.settle(interrupted ? Duration.ZERO : atMost);
            } catch (InterruptedException e) {
                interrupted = true;
            }
            renewal.end(shop);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private ShopTokens shop(String shopId) {
        return shops.computeIfAbsent(shopId, key -> new ShopTokens(key, timing, redactor));
    }

    private void refreshBeside(ShopTokens shop) {
        if (!shop.besideFlag.compareAndSet(false, true)) {
            return;
        }
        try {
            background.execute(() -> {
                try {
                    AccessGrant grant = current(shop);
                    if (shop.ages.freshness(grant) != Freshness.FRESH || shop.unsaved != null) {
                        replace(grant, shop);
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

    /** As a person reads a time; null where it is not known. */
    static Instant toSecond(Instant time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.SECONDS);
    }
}
