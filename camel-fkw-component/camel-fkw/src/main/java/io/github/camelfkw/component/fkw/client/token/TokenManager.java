// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.token;

import io.github.camelfkw.common.Redactor;
import io.github.camelfkw.component.fkw.client.FkwApiException;
import io.github.camelfkw.component.fkw.client.FkwApplication;
import io.github.camelfkw.component.fkw.client.FkwAuthenticationException;
import io.github.camelfkw.component.fkw.client.FkwClientListener;
import io.github.camelfkw.component.fkw.client.FkwException;
import io.github.camelfkw.component.fkw.client.FkwReauthorizationRequiredException;
import io.github.camelfkw.component.fkw.client.FkwThrottledException;
import java.time.Clock;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives out access tokens and keeps them alive. A token is FRESH (used), STALE (used, and refreshed beside it) or EXPIRED
 * (refreshed first). Whatever the number of callers, one refresh is under way for a shop, and a new grant is saved before
 * its access token is given out: if the platform rotates refresh tokens, the one that is not kept is lost for good.
 */
public final class TokenManager {

    private static final Logger LOG = LoggerFactory.getLogger(TokenManager.class);

    /** How long a refused grant is left alone, unless the store holds another one before. */
    static final Duration REFUSED_PAUSE = Duration.ofMinutes(1);

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
    private final GrantRefresher refresher;
    private final Optional<SeedGrant> seed;
    private final Duration margin;
    private final Clock clock;
    private final Executor background;
    private final Redactor redactor;
    private final FkwApplication application;
    private final FkwClientListener listener;
    private final ConcurrentMap<String, ShopTokens> shops = new ConcurrentHashMap<>();

    /**
     * @param store      where grants are kept
     * @param refresher  asks the platform for new tokens
     * @param seed       the tokens of the configuration, if there are any
     * @param margin     how long before its end an access token counts as stale
     * @param clock      the local clock
     * @param background runs the refresh of a stale token
     * @param redactor   learns every token that passes
     * @param application says what to do about a dead grant
     * @param listener   is told what becomes of grants
     */
    public TokenManager(
            TokenStore store,
            GrantRefresher refresher,
            Optional<SeedGrant> seed,
            Duration margin,
            Clock clock,
            Executor background,
            Redactor redactor,
            FkwApplication application,
            FkwClientListener listener) {
        this.store = store;
        this.refresher = refresher;
        this.seed = seed;
        this.margin = margin;
        this.clock = clock;
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
        shop.refusedAccessToken = spent.accessToken();
        return GrantStatus.of(shop.replace(spent, this));
    }

    /**
     * Takes a grant that a merchant has just given, in the place of the one that was there.
     *
     * @param  fresh               under the key that it is to be kept under
     * @throws TokenStoreException it could not be saved; it is kept in memory, and saved when the next token is needed
     */
    public GrantStatus authorized(AccessGrant fresh) {
        learn(fresh);
        AccessGrant kept = shop(fresh.shopId()).install(shop -> {
            shop.refusedToken = null;
            shop.unsaved = fresh;
            return saveOver(shop);
        });
        restored(shop(fresh.shopId()), kept);
        LOG.info(
                "Shop {} ({}): authorized until {}",
                kept.shopId(),
                kept.platformShopId(),
                toSecond(kept.refreshExpiresAt()));
        return GrantStatus.of(kept);
    }

    /** Whatever is kept by now is older than what the merchant has just given. */
    private AccessGrant saveOver(ShopTokens shop) {
        for (int i = 0; i < SAVES; i++) {
            AccessGrant fresh = shop.unsaved.withVersion(
                    store.load(shop.shopId).map(AccessGrant::version).orElse(0L));
            shop.unsaved = fresh;
            if (store.save(fresh, fresh.version())) {
                shop.unsaved = null;
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
     * The platform's shop that a key stands for, as far as it is known; asks the store, not the platform.
     *
     * @throws TokenStoreException the store cannot be read
     */
    public Optional<String> platformShopId(String shopId) {
        return store.load(shopId).map(AccessGrant::platformShopId);
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

    /** Whether a grant is kept or configured for the shop; does not ask the platform. */
    public boolean hasGrant(String shopId) {
        return seed.filter(configured -> configured.shopId().equals(shopId)).isPresent()
                || store.load(shopId).isPresent();
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
        if (keys.size() > 1 && keys.contains(DEFAULT_SHOP)) {
            store.load(DEFAULT_SHOP)
                    .map(AccessGrant::platformShopId)
                    .filter(keys::contains)
                    .ifPresent(sameShop -> keys.remove(DEFAULT_SHOP));
        }
        return keys;
    }

    /** What is known of the shop's grant without asking store or platform: for views of a person. */
    public Optional<AccessGrant> snapshot(String shopId) {
        return Optional.ofNullable(shops.get(shopId)).map(shop -> shop.grant);
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
        Instant now = clock.instant();
        if (!now.isBefore(end)) {
            return Freshness.EXPIRED;
        }
        return now.isBefore(end.minus(margin)) ? Freshness.FRESH : Freshness.STALE;
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
                    if (freshness(grant) != Freshness.FRESH) {
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
        Optional<AccessGrant> kept = store.load(shopId);
        Optional<AccessGrant> configured =
                seed.filter(s -> s.shopId().equals(shopId)).map(SeedGrant::toGrant);
        AccessGrant grant;
        if (kept.isPresent() && configured.isPresent() && isNewAuthorization(kept.get(), configured.get())) {
            LOG.info("Shop {}: the configured refreshToken is a new one and replaces the kept grant", shopId);
            grant = configured.get().withVersion(kept.get().version());
        } else {
            grant = kept.or(() -> configured)
                    .orElseThrow(() -> lost(shopId, "has to be authorized", "there is no token", null));
        }
        learn(grant);
        return grant;
    }

    private static boolean isNewAuthorization(AccessGrant kept, AccessGrant configured) {
        return kept.seed() != null && !kept.seed().equals(configured.seed());
    }

    private void learn(AccessGrant grant) {
        redactor.remember(grant.accessToken());
        redactor.remember(grant.refreshToken());
    }

    /**
     * The grant that takes the place of a spent one: what the store holds by now, if that is another one, else a
     * refreshed one. Runs for one caller of a shop at a time.
     */
    AccessGrant successor(AccessGrant spent, ShopTokens shop) {
        AccessGrant base = spent;
        if (shop.unsaved == null) {
            AccessGrant kept = load(spent.shopId());
            if (!Objects.equals(kept.accessToken(), spent.accessToken()) && freshness(kept) != Freshness.EXPIRED) {
                return kept;
            }
            base = kept;
            shop.unsaved = refresh(base, shop);
        }
        return save(shop);
    }

    private AccessGrant refresh(AccessGrant base, ShopTokens shop) {
        if (base.refreshToken() == null) {
            throw dead(base.shopId(), "its access token has ended and there is no refresh token", null);
        }
        Instant now = clock.instant();
        if (base.refreshExpiresAt() != null && !now.isBefore(base.refreshExpiresAt())) {
            throw dead(base.shopId(), "its refresh token ended at " + toSecond(base.refreshExpiresAt()), null);
        }
        if (base.refreshToken().equals(shop.refusedToken) && now.isBefore(shop.refusedUntil)) {
            throw dead(
                    base.shopId(),
                    "its refresh token was refused at " + toSecond(shop.refusedUntil.minus(REFUSED_PAUSE)),
                    shop.refusal);
        }
        try {
            AccessGrant fresh = refresher.refresh(base);
            learn(fresh);
            shop.refusedToken = null;
            LOG.info(
                    "Shop {}: access token refreshed, valid until {}; authorization until {}",
                    fresh.shopId(),
                    toSecond(fresh.accessExpiresAt()),
                    toSecond(fresh.refreshExpiresAt()));
            return fresh;
        } catch (FkwThrottledException e) {
            throw e;
        } catch (FkwApiException e) {
            if (e instanceof FkwAuthenticationException refusal && refusal.isClientRefused()) {
                throw new FkwException(
                        "refreshToken",
                        "The platform does not accept the application (" + e.getMessage()
                                + "). Check clientId and clientSecret",
                        e);
            }
            AccessGrant kept = load(base.shopId());
            if (!Objects.equals(kept.refreshToken(), base.refreshToken())) {
                return refresh(kept, shop);
            }
            shop.refusedToken = base.refreshToken();
            shop.refusedUntil = clock.instant().plus(REFUSED_PAUSE);
            shop.refusal = e;
            throw dead(base.shopId(), "the platform refused its refresh token (" + e.getMessage() + ")", e);
        }
    }

    /** As a person reads a time; null where it is not known. */
    private static Instant toSecond(Instant time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.SECONDS);
    }

    private FkwReauthorizationRequiredException dead(String shopId, String why, FkwApiException cause) {
        return lost(shopId, "has to be authorized again", why, cause);
    }

    private FkwReauthorizationRequiredException lost(String shopId, String what, String why, FkwApiException cause) {
        String cure = application.cure(shopId);
        if (shop(shopId).lost.getAndSet(why) == null) {
            LOG.error("Shop {} {}: {}. {}", shopId, what, why, cure);
            listener.lost(shopId, why);
        }
        return new FkwReauthorizationRequiredException(
                shopId, "Shop " + shopId + " " + what + ": " + why + ". " + cure, cause);
    }

    private AccessGrant save(ShopTokens shop) {
        AccessGrant fresh = shop.unsaved;
        if (!store.save(fresh, fresh.version())) {
            // Someone else saved meanwhile. If theirs can be used it is as good; otherwise ours goes over it.
            AccessGrant kept = load(fresh.shopId());
            if (freshness(kept) == Freshness.FRESH && !isOlder(kept, fresh)) {
                shop.unsaved = null;
                return kept;
            }
            fresh = fresh.withVersion(kept.version());
            shop.unsaved = fresh;
            if (!store.save(fresh, fresh.version())) {
                throw new TokenStoreException(
                        "Shop " + fresh.shopId() + ": the refreshed grant could not be saved, others write to the token"
                                + " store all the time. It is kept in memory and saved at the next call",
                        null);
            }
        }
        shop.unsaved = null;
        AccessGrant saved = fresh.withVersion(fresh.version() + 1);
        listener.refreshed(GrantStatus.of(saved));
        return saved;
    }

    /** To be called with each grant that takes the place of another. */
    void restored(ShopTokens shop, AccessGrant grant) {
        if (shop.lost.getAndSet(null) != null) {
            LOG.info("Shop {}: the authorization is restored", grant.shopId());
            listener.restored(GrantStatus.of(grant));
        }
    }

    private static boolean isOlder(AccessGrant kept, AccessGrant fresh) {
        return kept.accessExpiresAt() != null
                && fresh.accessExpiresAt() != null
                && kept.accessExpiresAt().isBefore(fresh.accessExpiresAt());
    }
}
