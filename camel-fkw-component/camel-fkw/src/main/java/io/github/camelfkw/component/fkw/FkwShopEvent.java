// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import io.github.camelfkw.component.fkw.client.token.GrantStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.EventObject;
import java.util.Optional;
import org.apache.camel.spi.CamelEvent;

/**
 * Something about a shop that somebody on call wants to know, for Camel's event notifiers. Its type is {@link
 * org.apache.camel.spi.CamelEvent.Type#Custom}; its source is the {@link FkwComponent}. Carries no token and no personal
 * data.
 */
public abstract sealed class FkwShopEvent extends EventObject implements CamelEvent {

    private static final long serialVersionUID = 1L;

    private final String shopId;
    private long timestamp;

    private FkwShopEvent(FkwComponent source, String shopId) {
        super(source);
        this.shopId = shopId;
    }

    /** The key of the shop's grant: the configured {@code shopId}, or {@code default}. */
    public String getShopId() {
        return shopId;
    }

    @Override
    public Type getType() {
        return Type.Custom;
    }

    /** Milliseconds since 1970 where the context's event factory sets it; else 0. */
    @Override
    public long getTimestamp() {
        return timestamp;
    }

    @Override
    public void setTimestamp(long timestamp) {
        this.timestamp = timestamp;
    }

    /** Name and shop. */
    @Override
    public String toString() {
        return getClass().getSimpleName() + "[" + shopId + "]";
    }

    /** A grant has a new access token. */
    public static final class GrantRefreshed extends FkwShopEvent {

        private static final long serialVersionUID = 1L;

        private final Instant accessUntil;
        private final Instant authorizedUntil;
        private final Instant toldUntil;

        GrantRefreshed(FkwComponent source, GrantStatus grant) {
            super(source, grant.shopId());
            this.accessUntil = grant.accessUntil().orElse(null);
            this.authorizedUntil = grant.authorizedUntil().orElse(null);
            this.toldUntil = grant.toldUntil().orElse(null);
        }

        /** End of the access token; empty where it is not known. */
        public Optional<Instant> getAccessUntil() {
            return Optional.ofNullable(accessUntil);
        }

        /** End of the authorization; empty where it is not known. */
        public Optional<Instant> getAuthorizedUntil() {
            return Optional.ofNullable(authorizedUntil);
        }

        /** A later end that the platform has told since it promised that one, and is not known to mean; empty: none. */
        public Optional<Instant> getToldUntil() {
            return Optional.ofNullable(toldUntil);
        }
    }

    /** An authorization ends soon: 7, 3 or 1 days or 12 hours are left at the most. The merchant has to authorize again. */
    public static final class GrantExpiring extends FkwShopEvent {

        private static final long serialVersionUID = 1L;

        private final Duration left;
        private final Instant toldUntil;
        private final String authorizationPage;

        GrantExpiring(FkwComponent source, GrantStatus grant, Duration left, Optional<String> authorizationPage) {
            super(source, grant.shopId());
            this.left = left;
            this.toldUntil = grant.toldUntil().orElse(null);
            this.authorizationPage = authorizationPage.orElse(null);
        }

        /** How long until its end; until the end that the platform promised first, where it has told a later one since. */
        public Duration getLeft() {
            return left;
        }

        /** A later end that the platform has told since it promised that one, and is not known to mean; empty: none. */
        public Optional<Instant> getToldUntil() {
            return Optional.ofNullable(toldUntil);
        }

        /** Where the merchant begins; empty where option authorizationPage is not set. */
        public Optional<String> getAuthorizationPage() {
            return Optional.ofNullable(authorizationPage);
        }
    }

    /** A grant is dead, or there is none: nothing of this shop goes on until the merchant authorizes. */
    public static final class GrantLost extends FkwShopEvent {

        private static final long serialVersionUID = 1L;

        private final String reason;
        private final String authorizationPage;

        GrantLost(FkwComponent source, String shopId, String reason, Optional<String> authorizationPage) {
            super(source, shopId);
            this.reason = reason;
            this.authorizationPage = authorizationPage.orElse(null);
        }

        /** Why, for a person. */
        public String getReason() {
            return reason;
        }

        /** Where the merchant begins; empty where option authorizationPage is not set. */
        public Optional<String> getAuthorizationPage() {
            return Optional.ofNullable(authorizationPage);
        }
    }

    /** A grant that was lost works again. */
    public static final class GrantRestored extends FkwShopEvent {

        private static final long serialVersionUID = 1L;

        GrantRestored(FkwComponent source, GrantStatus grant) {
            super(source, grant.shopId());
        }
    }

    /** The platform said that it is called too often (接口调用过于频繁), and calls are slowed down. */
    public static final class Throttled extends FkwShopEvent {

        private static final long serialVersionUID = 1L;

        private final double perSecond;

        Throttled(FkwComponent source, String shopId, double perSecond) {
            super(source, shopId);
            this.perSecond = perSecond;
        }

        /** How many calls a second are sent from now on. */
        public double getPerSecond() {
            return perSecond;
        }
    }
}
