// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.springboot;

import io.github.camelfkw.component.fkw.FkwComponent;
import io.github.camelfkw.component.fkw.client.token.TokenStore;
import java.time.Duration;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.camel.spring.boot.ComponentConfigurationPropertiesCommon;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The options of the component {@code fkw}. Written by FkwComponentConfigurationTest from the component's metadata;
 * what is not set stays as the component has it. Secrets have no public getters: whatever shows beans by their
 * properties would show them.
 */
@ConfigurationProperties(FkwComponentAutoConfiguration.PREFIX)
final class FkwComponentConfiguration extends ComponentConfigurationPropertiesCommon {

    /** All names below the prefix. */
    static final Set<String> NAMES = Set.of(
            "access-token",
            "allow-http",
            "authorization-page",
            "autowired-enabled",
            "base-uri",
            "bridge-error-handler",
            "carriers",
            "client-id",
            "client-secret",
            "connect-timeout",
            "customizer",
            "enabled",
            "error-table",
            "health-check-consumer-enabled",
            "health-check-producer-enabled",
            "http-component",
            "lazy-start-producer",
            "max-attempts",
            "max-requests-per-second",
            "platform-code",
            "redirect-uri",
            "refresh-token",
            "request-timeout",
            "shop-id",
            "ssl-context-parameters",
            "token-file",
            "token-key",
            "token-refresh-margin",
            "token-store");

    /**
     * Address of the platform: https, or http on loopback.
     */
    private String baseUri;

    /**
     * Shop whose tokens are used, where an endpoint names none: the platform's shop_id. Without it the component has
     * one shop.
     */
    private String shopId;

    /**
     * Allows for bridging the consumer to the Camel routing Error Handler, which mean any exceptions (if possible)
     * occurred while the Camel consumer is trying to pickup incoming messages, or the likes, will now be processed as a
     * message and handled by the routing Error Handler. Important: This is only possible if the 3rd party component
     * allows Camel to be alerted if an exception was thrown. Some components handle this internally only, and therefore
     * bridgeErrorHandler is not possible. In other situations we may improve the Camel component to hook into the 3rd
     * party component and make this possible for future releases. By default the consumer will use the
     * org.apache.camel.spi.ExceptionHandler to deal with exceptions, that will be logged at WARN or ERROR level and
     * ignored.
     */
    private Boolean bridgeErrorHandler;

    /**
     * Whether the producer should be started lazy (on the first message). By starting lazy you can use this to allow
     * CamelContext and routes to startup in situations where a producer may otherwise fail during starting and cause
     * the route to fail being started. By deferring this startup to be lazy then the startup failure can be handled
     * during routing messages via Camel's routing error handlers. Beware that when the first message is processed then
     * creating and starting the producer may take a little time and prolong the total processing time of the
     * processing.
     */
    private Boolean lazyStartProducer;

    /**
     * Whether autowiring is enabled. This is used for automatic autowiring options (the option must be marked as
     * autowired) by looking up in the registry to find if there is a single instance of matching type, which then gets
     * configured on the component. This can be used for automatic configuring JDBC data sources, JMS connection
     * factories, AWS Clients, etc.
     */
    private Boolean autowiredEnabled;

    /**
     * Text with carriers of your own, or further aliases, that come before the connector's. Each line has code, name
     * and aliases, separated by vertical bars. A resource such as file:carriers.txt or classpath:carriers.txt.
     */
    private String carriers;

    /**
     * How long to wait for a connection.
     */
    private Duration connectTimeout;

    /**
     * Text with meanings of refusals that come before the connector's. Each line has a class (authorization, throttled,
     * transient or rejected), rt or an asterisk for any, and a pattern of msg. A resource such as file:errors.txt or
     * classpath:errors.txt.
     */
    private String errorTable;

    /**
     * Name of the camel-http component whose proxy, TLS and pool are used. Default: http or https, by the scheme of
     * baseUri.
     */
    private String httpComponent;

    /**
     * How often a call is tried in all. Reads are repeated after a passing trouble; writes only if they certainly had
     * no effect.
     */
    private Integer maxAttempts;

    /**
     * How many calls a second are sent for a shop, at most; they are evenly spread, and what is more waits. 0: no fixed
     * limit. The platform's own limit is not documented: after its answer that it is called too often (接口调用过于频繁) calls
     * to that shop slow down by themselves, and recover. Fractions are allowed: 0.5 is a call every two seconds.
     * Refreshes of tokens do not count.
     */
    private Double maxRequestsPerSecond;

    /**
     * How long one request may take from its sending to the end of its answer.
     */
    private Duration requestTimeout;

    /**
     * Used for enabling or disabling all consumer based health checks from this component
     */
    private Boolean healthCheckConsumerEnabled;

    /**
     * Used for enabling or disabling all producer based health checks from this component. Notice: Camel has by default
     * disabled all producer based health-checks. You can turn on producer checks globally by setting
     * camel.health.producersEnabled=true.
     */
    private Boolean healthCheckProducerEnabled;

    /**
     * Access token of the shop, to begin with; used until it is refused, then refreshed. Needs refreshToken.
     */
    private String accessToken;

    /**
     * Allows plain http to other hosts than this one. Tokens travel in the query: only for a way that something else
     * encrypts.
     */
    private Boolean allowHttp;

    /**
     * Address of your own page where a merchant begins to authorize; {shopId} in it stands for the shop. Shown in
     * warnings, errors, events and health details, so that who is on call need not look for it.
     */
    private String authorizationPage;

    /**
     * Client id of the application, as agreed with the vendor (对接时约定). Needed as soon as a route uses the component.
     */
    private String clientId;

    /**
     * Client secret of the application, as agreed with the vendor (对接时约定). Needed as soon as a route uses the
     * component.
     */
    private String clientSecret;

    /**
     * Kind of shops that merchants authorize: FKW (直销) or WSC (分销).
     */
    private String platformCode;

    /**
     * Redirect address that was agreed with the vendor (约定的 redirect_uri), for fkw:authorizationUrl: where merchants
     * come back to. With it routes start for shops that are not authorized yet.
     */
    private String redirectUri;

    /**
     * Refresh token of the shop, to begin with. What the token store has grown from it since wins, until another
     * refresh token is set here.
     */
    private String refreshToken;

    /**
     * Whom to trust and what to show of oneself with TLS. Default: as the camel-http component does. Host names are
     * checked in any case.
     */
    private SSLContextParameters sslContextParameters;

    /**
     * File that keeps the tokens, readable by its owner only. Without tokenFile and tokenStore they are lost when the
     * process ends, and with them the authorization if the platform rotates refresh tokens.
     */
    private String tokenFile;

    /**
     * Key that encrypts the tokens in tokenFile (AES-256-GCM): the Base64 of 32 random bytes. A file that is not
     * encrypted yet is encrypted at its next change. To change the key, set the new one, a comma and the old one: the
     * first encrypts, each decrypts. Without tokenKey the file is protected by its permissions only.
     */
    private String tokenKey;

    /**
     * How long before its end an access token (2 h) is refreshed, while it is still used.
     */
    private Duration tokenRefreshMargin;

    /**
     * Where tokens are kept, instead of tokenFile.
     */
    private TokenStore tokenStore;

    /** Sets what is set here. */
    void copyTo(FkwComponent component, UnaryOperator<String> placeholders) {
        if (isSet(baseUri)) {
            component.setBaseUri(placeholders.apply(baseUri));
        }
        if (isSet(shopId)) {
            component.setShopId(placeholders.apply(shopId));
        }
        if (bridgeErrorHandler != null) {
            component.setBridgeErrorHandler(bridgeErrorHandler);
        }
        if (lazyStartProducer != null) {
            component.setLazyStartProducer(lazyStartProducer);
        }
        if (autowiredEnabled != null) {
            component.setAutowiredEnabled(autowiredEnabled);
        }
        if (isSet(carriers)) {
            component.setCarriers(placeholders.apply(carriers));
        }
        if (connectTimeout != null) {
            component.setConnectTimeout(connectTimeout);
        }
        if (isSet(errorTable)) {
            component.setErrorTable(placeholders.apply(errorTable));
        }
        if (isSet(httpComponent)) {
            component.setHttpComponent(placeholders.apply(httpComponent));
        }
        if (maxAttempts != null) {
            component.setMaxAttempts(maxAttempts);
        }
        if (maxRequestsPerSecond != null) {
            component.setMaxRequestsPerSecond(maxRequestsPerSecond);
        }
        if (requestTimeout != null) {
            component.setRequestTimeout(requestTimeout);
        }
        if (healthCheckConsumerEnabled != null) {
            component.setHealthCheckConsumerEnabled(healthCheckConsumerEnabled);
        }
        if (healthCheckProducerEnabled != null) {
            component.setHealthCheckProducerEnabled(healthCheckProducerEnabled);
        }
        if (isSet(accessToken)) {
            component.setAccessToken(placeholders.apply(accessToken));
        }
        if (allowHttp != null) {
            component.setAllowHttp(allowHttp);
        }
        if (isSet(authorizationPage)) {
            component.setAuthorizationPage(placeholders.apply(authorizationPage));
        }
        if (isSet(clientId)) {
            component.setClientId(placeholders.apply(clientId));
        }
        if (isSet(clientSecret)) {
            component.setClientSecret(placeholders.apply(clientSecret));
        }
        if (isSet(platformCode)) {
            component.setPlatformCode(placeholders.apply(platformCode));
        }
        if (isSet(redirectUri)) {
            component.setRedirectUri(placeholders.apply(redirectUri));
        }
        if (isSet(refreshToken)) {
            component.setRefreshToken(placeholders.apply(refreshToken));
        }
        if (sslContextParameters != null) {
            component.setSslContextParameters(sslContextParameters);
        }
        if (isSet(tokenFile)) {
            component.setTokenFile(placeholders.apply(tokenFile));
        }
        if (isSet(tokenKey)) {
            component.setTokenKey(placeholders.apply(tokenKey));
        }
        if (tokenRefreshMargin != null) {
            component.setTokenRefreshMargin(tokenRefreshMargin);
        }
        if (tokenStore != null) {
            component.setTokenStore(tokenStore);
        }
    }

    /** A placeholder with an empty default, as in ${NAME:}, sets nothing. */
    private static boolean isSet(String text) {
        return text != null && !text.isBlank();
    }

    public String getBaseUri() {
        return baseUri;
    }

    public void setBaseUri(String baseUri) {
        this.baseUri = baseUri;
    }

    public String getShopId() {
        return shopId;
    }

    public void setShopId(String shopId) {
        this.shopId = shopId;
    }

    public Boolean getBridgeErrorHandler() {
        return bridgeErrorHandler;
    }

    public void setBridgeErrorHandler(Boolean bridgeErrorHandler) {
        this.bridgeErrorHandler = bridgeErrorHandler;
    }

    public Boolean getLazyStartProducer() {
        return lazyStartProducer;
    }

    public void setLazyStartProducer(Boolean lazyStartProducer) {
        this.lazyStartProducer = lazyStartProducer;
    }

    public Boolean getAutowiredEnabled() {
        return autowiredEnabled;
    }

    public void setAutowiredEnabled(Boolean autowiredEnabled) {
        this.autowiredEnabled = autowiredEnabled;
    }

    public String getCarriers() {
        return carriers;
    }

    public void setCarriers(String carriers) {
        this.carriers = carriers;
    }

    public Duration getConnectTimeout() {
        return connectTimeout;
    }

    public void setConnectTimeout(Duration connectTimeout) {
        this.connectTimeout = connectTimeout;
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

    public Integer getMaxAttempts() {
        return maxAttempts;
    }

    public void setMaxAttempts(Integer maxAttempts) {
        this.maxAttempts = maxAttempts;
    }

    public Double getMaxRequestsPerSecond() {
        return maxRequestsPerSecond;
    }

    public void setMaxRequestsPerSecond(Double maxRequestsPerSecond) {
        this.maxRequestsPerSecond = maxRequestsPerSecond;
    }

    public Duration getRequestTimeout() {
        return requestTimeout;
    }

    public void setRequestTimeout(Duration requestTimeout) {
        this.requestTimeout = requestTimeout;
    }

    public Boolean getHealthCheckConsumerEnabled() {
        return healthCheckConsumerEnabled;
    }

    public void setHealthCheckConsumerEnabled(Boolean healthCheckConsumerEnabled) {
        this.healthCheckConsumerEnabled = healthCheckConsumerEnabled;
    }

    public Boolean getHealthCheckProducerEnabled() {
        return healthCheckProducerEnabled;
    }

    public void setHealthCheckProducerEnabled(Boolean healthCheckProducerEnabled) {
        this.healthCheckProducerEnabled = healthCheckProducerEnabled;
    }

    String getAccessToken() {
        return accessToken;
    }

    public void setAccessToken(String accessToken) {
        this.accessToken = accessToken;
    }

    public Boolean getAllowHttp() {
        return allowHttp;
    }

    public void setAllowHttp(Boolean allowHttp) {
        this.allowHttp = allowHttp;
    }

    public String getAuthorizationPage() {
        return authorizationPage;
    }

    public void setAuthorizationPage(String authorizationPage) {
        this.authorizationPage = authorizationPage;
    }

    public String getClientId() {
        return clientId;
    }

    public void setClientId(String clientId) {
        this.clientId = clientId;
    }

    String getClientSecret() {
        return clientSecret;
    }

    public void setClientSecret(String clientSecret) {
        this.clientSecret = clientSecret;
    }

    public String getPlatformCode() {
        return platformCode;
    }

    public void setPlatformCode(String platformCode) {
        this.platformCode = platformCode;
    }

    public String getRedirectUri() {
        return redirectUri;
    }

    public void setRedirectUri(String redirectUri) {
        this.redirectUri = redirectUri;
    }

    String getRefreshToken() {
        return refreshToken;
    }

    public void setRefreshToken(String refreshToken) {
        this.refreshToken = refreshToken;
    }

    public SSLContextParameters getSslContextParameters() {
        return sslContextParameters;
    }

    public void setSslContextParameters(SSLContextParameters sslContextParameters) {
        this.sslContextParameters = sslContextParameters;
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

    public Duration getTokenRefreshMargin() {
        return tokenRefreshMargin;
    }

    public void setTokenRefreshMargin(Duration tokenRefreshMargin) {
        this.tokenRefreshMargin = tokenRefreshMargin;
    }

    public TokenStore getTokenStore() {
        return tokenStore;
    }

    public void setTokenStore(TokenStore tokenStore) {
        this.tokenStore = tokenStore;
    }
}
