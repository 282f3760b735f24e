// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import io.github.camelfkw.common.Sleeper;
import io.github.camelfkw.component.fkw.client.FkwClient;
import io.github.camelfkw.component.fkw.client.token.TokenManager;
import io.github.camelfkw.component.fkw.client.token.TokenStore;
import io.github.camelfkw.component.fkw.client.token.UnreadableGrantException;
import io.github.camelfkw.component.fkw.internal.cure.CannotStartException;
import io.github.camelfkw.component.fkw.internal.metrics.FkwMetrics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Endpoint;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.HealthCheckComponent;
import org.apache.camel.support.jsse.SSLContextParameters;

/** One application of the FKW (凡科 我来商城) open platform: its credentials, its tokens and its one client. */
@Component("fkw")
public class FkwComponent extends HealthCheckComponent {

    /** The documented address of the platform. */
    public static final String DEFAULT_BASE_URI = "https://waybill.api.jz.fkw.com";

    private static final String DEFAULT_PLATFORM_CODE = "FKW";

    // Not marked as required: Camel's catalog would then ask for them in the address of each endpoint.

    @Metadata(
            label = "security",
            description =
                    "Client id of the application, as agreed with the vendor (对接时约定). Needed as soon as a route uses the component.")
    private String clientId;

    @Metadata(
            label = "security",
            secret = true,
            description =
                    "Client secret of the application, as agreed with the vendor (对接时约定). Needed as soon as a route uses the component.")
    private String clientSecret;

    @Metadata(
            label = "security",
            secret = true,
            description =
                    "Refresh token of the shop, to begin with. What the token store has grown from it since wins, until another refresh token is set here.")
    private String refreshToken;

    @Metadata(
            label = "security",
            secret = true,
            description =
                    "Access token of the shop, to begin with; used until it is refused, then refreshed. Needs refreshToken.")
    private String accessToken;

    @Metadata(
            label = "security",
            description =
                    "File that keeps the tokens, readable by its owner only. Without tokenFile and tokenStore they are lost when the process ends, and with them the authorization if the platform rotates refresh tokens.")
    private String tokenFile;

    @Metadata(
            label = "security",
            secret = true,
            description =
                    "Key that encrypts the tokens in tokenFile (AES-256-GCM): the Base64 of 32 random bytes. A file that is not encrypted yet is encrypted at its next change. To change the key, set the new one, a comma and the old one: the first encrypts, each decrypts. Without tokenKey the file is protected by its permissions only.")
    private String tokenKey;

    @Metadata(label = "security,advanced", description = "Where tokens are kept, instead of tokenFile.")
    private TokenStore tokenStore;

    @Metadata(
            label = "security",
            defaultValue = "10m",
            javaType = "java.time.Duration",
            description = "How long before its end an access token (2 h) is refreshed, while it is still used.")
    private Duration tokenRefreshMargin = Duration.ofMinutes(10);

    @Metadata(
            label = "security",
            description =
                    "Redirect address that was agreed with the vendor (约定的 redirect_uri), for fkw:authorizationUrl: where merchants come back to. With it routes start for shops that are not authorized yet.")
    private String redirectUri;

    @Metadata(
            label = "security",
            defaultValue = DEFAULT_PLATFORM_CODE,
            enums = "FKW,WSC",
            description = "Kind of shops that merchants authorize: FKW (直销) or WSC (分销).")
    private String platformCode = DEFAULT_PLATFORM_CODE;

    @Metadata(
            label = "security",
            description =
                    "Address of your own page where a merchant begins to authorize; {shopId} in it stands for the shop. Shown in warnings, errors, events and health details, so that who is on call need not look for it.")
    private String authorizationPage;

    @Metadata(
            description =
                    "Shop whose tokens are used, where an endpoint names none: the platform's shop_id. Without it the component has one shop.")
    private String shopId;

    @Metadata(defaultValue = DEFAULT_BASE_URI, description = "Address of the platform: https, or http on loopback.")
    private String baseUri = DEFAULT_BASE_URI;

    @Metadata(
            label = "security",
            defaultValue = "false",
            description =
                    "Allows plain http to other hosts than this one. Tokens travel in the query: only for a way that something else encrypts.")
    private boolean allowHttp;

    @Metadata(
            label = "security",
            description =
                    "Whom to trust and what to show of oneself with TLS. Default: as the camel-http component does. Host names are checked in any case.")
    private SSLContextParameters sslContextParameters;

    @Metadata(
            label = "advanced",
            defaultValue = "10s",
            javaType = "java.time.Duration",
            description = "How long to wait for a connection.")
    private Duration connectTimeout = Duration.ofSeconds(10);

    @Metadata(
            label = "advanced",
            defaultValue = "30s",
            javaType = "java.time.Duration",
            description = "How long one request may take from its sending to the end of its answer.")
    private Duration requestTimeout = Duration.ofSeconds(30);

    @Metadata(
            label = "advanced",
            defaultValue = "4",
            description =
                    "How often a call is tried in all. Reads are repeated after a passing trouble; writes only if they certainly had no effect.")
    private int maxAttempts = 4;

    @Metadata(
            label = "advanced",
            defaultValue = "0",
            description =
                    "How many calls a second are sent for a shop, at most; they are evenly spread, and what is more waits. 0: no fixed limit. The platform's own limit is not documented: after its answer that it is called too often (接口调用过于频繁) calls to that shop slow down by themselves, and recover. Fractions are allowed: 0.5 is a call every two seconds. Refreshes of tokens do not count.")
    private double maxRequestsPerSecond;

    @Metadata(
            label = "advanced",
            description =
                    "Name of the camel-http component whose proxy, TLS and pool are used. Default: http or https, by the scheme of baseUri.")
    private String httpComponent;

    @Metadata(
            label = "advanced",
            supportFileReference = true,
            description =
                    "Text with carriers of your own, or further aliases, that come before the connector's. Each line has code, name and aliases, separated by vertical bars. A resource such as file:carriers.txt or classpath:carriers.txt.")
    private String carriers;

    @Metadata(
            label = "advanced",
            supportFileReference = true,
            description =
                    "Text with meanings of refusals that come before the connector's. Each line has a class (authorization, throttled, transient or rejected), rt or an asterisk for any, and a pattern of msg. A resource such as file:errors.txt or classpath:errors.txt.")
    private String errorTable;

    private final PositionsInUse positions = new PositionsInUse();
    private final Set<String> deliveriesUnderWay = ConcurrentHashMap.newKeySet();
    private Clock clock = Clock.systemUTC();
    private Sleeper sleeper;
    private volatile RunningClient running;
    private FkwHealthCheck healthCheck;

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        FkwEndpoint endpoint = new FkwEndpoint(uri, this, FkwOperation.of(remaining));
        endpoint.getConfiguration().setShopId(shopId);
        setProperties(endpoint, parameters);
        if (isStarted()) {
            // Where it was not known by a name yet when it started.
            registerHealthCheck();
        }
        return endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        // Without an endpoint there is nothing to check for: a component that is merely on the classpath starts.
        if (isConfigured()) {
            running();
        }
        registerHealthCheck();
    }

    private synchronized void registerHealthCheck() {
        HealthCheckRegistry checks = HealthCheckRegistry.get(getCamelContext());
        Optional<String> name = name();
        if (checks != null && name.isPresent() && healthCheck == null) {
            healthCheck = new FkwHealthCheck("fkw-" + name.get(), this::shopStatuses);
            healthCheck.setEnabled(isHealthCheckConsumerEnabled() || isHealthCheckProducerEnabled());
            checks.register(healthCheck);
        }
    }

    private synchronized void unregisterHealthCheck() {
        HealthCheckRegistry checks = HealthCheckRegistry.get(getCamelContext());
        if (checks != null && healthCheck != null) {
            checks.unregister(healthCheck);
        }
        healthCheck = null;
    }

    private boolean isConfigured() {
        return clientId != null
                || clientSecret != null
                || refreshToken != null
                || tokenFile != null
                || tokenStore != null;
    }

    /** The client; made from the options when it is first asked for. */
    FkwClient client() {
        return running().client();
    }

    private synchronized RunningClient running() {
        if (running == null) {
            if (refreshToken != null && !ShopSelection.parse(shopId).isOne()) {
                throw new IllegalArgumentException("Option shopId=" + shopId + " of component fkw is not one shop, but"
                        + " its refreshToken belongs to one. Set shopId to that shop, and name the shops of a route at"
                        + " its endpoint");
            }
            running = RunningClient.start(this, clock);
        }
        return running;
    }

    /** Warns of authorizations that end soon; runs by itself every ten minutes. */
    void watchAuthorizations() {
        running().lookAtGrants();
    }

    /** The name under which the context has it; empty while it is being added to a context that runs. */
    Optional<String> name() {
        return getCamelContext().getComponentNames().stream()
                .filter(name -> getCamelContext().hasComponent(name) == this)
                .findFirst();
    }

    /** What was last seen of each shop. */
    ShopSightings sightings() {
        return running().sightings();
    }

    /** Where the meters go to. */
    FkwMetrics metrics() {
        return running().metrics();
    }

    /** How the shops are; none before there is a client. Waits for nobody. */
    List<ShopStatus> shopStatuses() {
        RunningClient now = running;
        return now == null ? List.of() : now.statuses().all();
    }

    /** The platform's time, as far as it is known. Waits for nobody. */
    Instant platformNow() {
        RunningClient now = running;
        return now == null ? clock.instant() : now.client().serverNow();
    }

    /** Fails a route's start early where its shop has no tokens, and no merchant can give some. */
    void requireGrant(String key) {
        if (!hasGrant(key) && redirectUri == null) {
            throw new CannotStartException("There is no token for shop " + key
                    + ": set refreshToken of component fkw"
                    + (key.equals(shopKey(shopId)) ? "" : " (it belongs to shop " + shopKey(shopId) + ")")
                    + ", or use a tokenFile or tokenStore that holds the shop's grant");
        }
    }

    private boolean hasGrant(String key) {
        try {
            return client().tokens().hasGrant(key);
        } catch (UnreadableGrantException e) {
            if (redirectUri == null) {
                throw e;
            }
            // It is told of as lost: the merchant can authorize again.
            return false;
        }
    }

    /** The key of a shop's grant. */
    static String shopKey(String shopId) {
        return shopId == null || shopId.isBlank() ? TokenManager.DEFAULT_SHOP : shopId.strip();
    }

    /** The positions of the consumers that run. */
    PositionsInUse positions() {
        return positions;
    }

    /** Keys of rows that are on their way through routes of consumers with an idempotentRepository. */
    Set<String> deliveriesUnderWay() {
        return deliveriesUnderWay;
    }

    Clock clock() {
        return clock;
    }

    /** Waits, and is woken by a stop. */
    Sleeper sleeper() {
        return sleeper != null ? sleeper : running().sleeper();
    }

    /** For tests: what the doctor waits with. */
    void setSleeper(Sleeper sleeper) {
        this.sleeper = sleeper;
    }

    /** For tests: the local clock. */
    void setClock(Clock clock) {
        this.clock = clock;
    }

    @Override
    protected synchronized void doStop() throws Exception {
        super.doStop();
        unregisterHealthCheck();
        if (running != null) {
            running.stop();
            running = null;
        }
    }

    public String getClientId() {
        return clientId;
    }

    public void setClientId(String clientId) {
        this.clientId = clientId;
    }

    // Getters of secrets are not public: whatever shows beans by their properties, Camel's console for one, would show
    // them.

    String getClientSecret() {
        return clientSecret;
    }

    public void setClientSecret(String clientSecret) {
        this.clientSecret = clientSecret;
    }

    String getRefreshToken() {
        return refreshToken;
    }

    public void setRefreshToken(String refreshToken) {
        this.refreshToken = refreshToken;
    }

    String getAccessToken() {
        return accessToken;
    }

    public void setAccessToken(String accessToken) {
        this.accessToken = accessToken;
    }

    public String getTokenFile() {
        return tokenFile;
    }

    public void setTokenFile(String tokenFile) {
        this.tokenFile = tokenFile;
    }

    String getTokenKey() {
        return tokenKey;
    }

    public void setTokenKey(String tokenKey) {
        this.tokenKey = tokenKey;
    }

    public TokenStore getTokenStore() {
        return tokenStore;
    }

    public void setTokenStore(TokenStore tokenStore) {
        this.tokenStore = tokenStore;
    }

    public Duration getTokenRefreshMargin() {
        return tokenRefreshMargin;
    }

    public void setTokenRefreshMargin(Duration tokenRefreshMargin) {
        this.tokenRefreshMargin = tokenRefreshMargin;
    }

    public String getRedirectUri() {
        return redirectUri;
    }

    public void setRedirectUri(String redirectUri) {
        this.redirectUri = redirectUri;
    }

    public String getPlatformCode() {
        return platformCode;
    }

    public void setPlatformCode(String platformCode) {
        this.platformCode = platformCode;
    }

    public String getAuthorizationPage() {
        return authorizationPage;
    }

    public void setAuthorizationPage(String authorizationPage) {
        this.authorizationPage = authorizationPage;
    }

    public String getShopId() {
        return shopId;
    }

    public void setShopId(String shopId) {
        this.shopId = shopId;
    }

    public String getBaseUri() {
        return baseUri;
    }

    public void setBaseUri(String baseUri) {
        this.baseUri = baseUri;
    }

    public boolean isAllowHttp() {
        return allowHttp;
    }

    public void setAllowHttp(boolean allowHttp) {
        this.allowHttp = allowHttp;
    }

    public SSLContextParameters getSslContextParameters() {
        return sslContextParameters;
    }

    public void setSslContextParameters(SSLContextParameters sslContextParameters) {
        this.sslContextParameters = sslContextParameters;
    }

    public Duration getConnectTimeout() {
        return connectTimeout;
    }

    public void setConnectTimeout(Duration connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    public Duration getRequestTimeout() {
        return requestTimeout;
    }

    public void setRequestTimeout(Duration requestTimeout) {
        this.requestTimeout = requestTimeout;
    }

    public int getMaxAttempts() {
        return maxAttempts;
    }

    public void setMaxAttempts(int maxAttempts) {
        this.maxAttempts = maxAttempts;
    }

    public double getMaxRequestsPerSecond() {
        return maxRequestsPerSecond;
    }

    public void setMaxRequestsPerSecond(double maxRequestsPerSecond) {
        this.maxRequestsPerSecond = maxRequestsPerSecond;
    }

    public String getCarriers() {
        return carriers;
    }

    public void setCarriers(String carriers) {
        this.carriers = carriers;
    }

    public String getErrorTable() {
        return errorTable;
    }

    public void setErrorTable(String errorTable) {
        this.errorTable = errorTable;
    }

    public String getHttpComponent() {
        return httpComponent;
    }

    public void setHttpComponent(String httpComponent) {
        this.httpComponent = httpComponent;
    }
}
