// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client;

import io.github.camelfkw.component.fkw.client.FkwAuthorizationRefusedException.Reason;
import io.github.camelfkw.component.fkw.client.internal.AuthorizationState;
import io.github.camelfkw.component.fkw.client.internal.OAuthEndpoint;
import io.github.camelfkw.component.fkw.client.token.AccessGrant;
import io.github.camelfkw.component.fkw.client.token.GrantStatus;
import io.github.camelfkw.component.fkw.client.token.TokenManager;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * How a merchant gives the application access to a shop: he is sent to {@link #url}, logs in, agrees, and comes back to the
 * redirect address with a code for {@link #exchange}.
 */
public final class AuthorizationApi {

    /** Any shop that the merchant chooses: it is kept under the platform's id. */
    public static final String ANY_SHOP = "*";

    private static final String PATH = "/api/oauth/getAuthCode";

    private final OAuthEndpoint oauth;
    private final TokenManager tokens;
    private final AuthorizationState states;
    private final FkwApplication application;
    private final String shopId;

    AuthorizationApi(
            OAuthEndpoint oauth,
            TokenManager tokens,
            AuthorizationState states,
            FkwApplication application,
            String shopId) {
        this.oauth = oauth;
        this.tokens = tokens;
        this.states = states;
        this.application = application;
        this.shopId = shopId;
    }

    /**
     * Where to send the merchant. Good for one authorization, within 10 minutes.
     *
     * @throws IllegalArgumentException no redirect address is set
     */
    public URI url() {
        String redirectUri = application
                .redirectUri()
                .orElseThrow(
                        () -> new IllegalArgumentException("Option redirectUri of component fkw is missing: set it to"
                                + " the redirect address that was agreed with the vendor (约定的 redirect_uri)"));
        String query = "cmd=getAuthCode&client_id=" + encoded(application.clientId()) + "&platform_code="
                + encoded(application.platformCode()) + "&redirect_uri=" + encoded(redirectUri) + "&state="
                + encoded(states.issue(shopId));
        String base = application.baseUri().toString();
        return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + PATH + "?" + query);
    }

    /**
     * Makes a grant of what the merchant came back with, and keeps it.
     *
     * @param  code  of the redirect
     * @param  state of the redirect
     * @throws FkwAuthorizationRefusedException the redirect is not what was asked for; no shop was connected
     * @throws FkwException                     each other kind, see there; the merchant has to begin again
     */
    public GrantStatus exchange(String code, String state) {
        String expected = states.take(state);
        if (!shopId.equals(ANY_SHOP) && !shopId.equals(expected)) {
            throw otherShop("the link was made for shop " + expected + ", and this endpoint is for shop " + shopId);
        }
        if (code == null || code.isBlank()) {
            throw new FkwAuthorizationRefusedException(
                    Reason.CODE_MISSING, "No shop was connected: the redirect has no code. The merchant did not agree");
        }
        // Before the code is spent: what cannot be found out now is found out with the next one.
        Optional<String> wanted = wanted(expected);
        return tokens.authorized(keyed(oauth.exchange(code.strip(), expected), expected, wanted));
    }

    /** The platform's shop that the merchant has to choose; empty: any. */
    private Optional<String> wanted(String expected) {
        return switch (expected) {
            case ANY_SHOP -> Optional.empty();
            case TokenManager.DEFAULT_SHOP -> tokens.learnPlatformShopId(expected);
            default -> Optional.of(expected);
        };
    }

    /** The same grant under the key that it is to be kept under; refuses one of another shop. */
    private AccessGrant keyed(AccessGrant given, String expected, Optional<String> wanted) {
        String chosen = given.platformShopId();
        boolean any = expected.equals(ANY_SHOP);
        if (chosen == null && (any || wanted.isPresent())) {
            throw new FkwProtocolException(
                    "exchangeCode",
                    "No shop was connected: the platform's answer does not say which shop the merchant chose"
                            + wanted.map(shop -> ", and the link was made for shop " + shop)
                                    .orElse(""),
                    null);
        }
        if (wanted.isPresent() && !wanted.get().equals(chosen)) {
            keepConnected(given);
            throw otherShop("the merchant chose shop " + chosen + ", and the link was made for shop " + wanted.get());
        }
        return any ? given.withShopId(chosen) : given;
    }

    /** A connected shop's grant is replaced by what its merchant has just given: the platform may have ended the former. */
    private void keepConnected(AccessGrant given) {
        String chosen = given.platformShopId();
        Set<String> connected = tokens.shopIds();
        if (connected.contains(chosen)) {
            tokens.authorized(given.withShopId(chosen));
        } else if (connected.contains(TokenManager.DEFAULT_SHOP)
                && tokens.platformShopId(TokenManager.DEFAULT_SHOP)
                        .filter(chosen::equals)
                        .isPresent()) {
            tokens.authorized(given.withShopId(TokenManager.DEFAULT_SHOP));
        }
    }

    private static FkwAuthorizationRefusedException otherShop(String why) {
        return new FkwAuthorizationRefusedException(
                Reason.OTHER_SHOP,
                "No shop was connected: " + why + ". Let the merchant begin again with the right shop");
    }

    /**
     * Refreshes the access token now, however fresh it is. Spends a refresh token where the platform rotates them.
     *
     * @throws FkwReauthorizationRequiredException the merchant has to authorize again
     * @throws FkwException                        each other kind, see there
     */
    public GrantStatus refresh() {
        return tokens.refreshNow(shopId);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
