// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.apifm.springboot;

import io.github.camelfkw.component.apifm.ApifmComponent;
import java.time.Duration;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.camel.spring.boot.ComponentConfigurationPropertiesCommon;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The options of the component {@code apifm}. Written by ApifmComponentConfigurationTest from the component's metadata;
 * what is not set stays as the component has it. Secrets have no public getters: whatever shows beans by their
 * properties would show them.
 */
@ConfigurationProperties(ApifmComponentAutoConfiguration.PREFIX)
final class ApifmComponentConfiguration extends ComponentConfigurationPropertiesCommon {

    /** All names below the prefix. */
    static final Set<String> NAMES = Set.of(
            "allow-http",
            "api-uri",
            "autowired-enabled",
            "bridge-error-handler",
            "cms-uri",
            "common-uri",
            "connect-timeout",
            "customizer",
            "enabled",
            "http-component",
            "lazy-start-producer",
            "max-attempts",
            "max-requests-per-second",
            "merchant-id",
            "oss-uri",
            "request-timeout",
            "ssl-context-parameters",
            "sub-domain",
            "token");

    /**
     * Address of host api: https, or http on loopback.
     */
    private String apiUri;

    /**
     * Address of host cms: https, or http on loopback.
     */
    private String cmsUri;

    /**
     * Address of host common: https, or http on loopback.
     */
    private String commonUri;

    /**
     * Number of the merchant (商户编号), as the back office shows it. Needed by cmsArticleUseless and cmsArticleUsefulLogs.
     */
    private String merchantId;

    /**
     * Address of host oss: https, or http on loopback.
     */
    private String ossUri;

    /**
     * Sub-domain of the merchant (专属域名), as the back office shows it. Needed by nearly all calls; an endpoint whose
     * call needs it does not start without.
     */
    private String subDomain;

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
     * How long to wait for a connection.
     */
    private Duration connectTimeout;

    /**
     * Name of the camel-http component whose proxy, TLS and pool are used. Default: http or https, by the scheme of the
     * address.
     */
    private String httpComponent;

    /**
     * How often a call is tried in all. Reads are repeated after a passing trouble; writes only if they certainly had
     * no effect.
     */
    private Integer maxAttempts;

    /**
     * How many calls a second are sent at most; they are evenly spread, and what is more waits. 0: no fixed limit.
     * After HTTP status 429 calls slow down by themselves, and recover. Fractions are allowed: 0.5 is a call every two
     * seconds.
     */
    private Double maxRequestsPerSecond;

    /**
     * How long one request may take from its sending to the end of its answer.
     */
    private Duration requestTimeout;

    /**
     * Allows plain http to other hosts than this one. Tokens travel in the query: only for a way that something else
     * encrypts.
     */
    private Boolean allowHttp;

    /**
     * Whom to trust and what to show of oneself with TLS. Default: as the camel-http component does. Host names are
     * checked in any case.
     */
    private SSLContextParameters sslContextParameters;

    /**
     * Login token of a user, for calls that are made for one. The header CamelApifmToken wins over it. A login call
     * such as login_mobile gives one.
     */
    private String token;

    /** Sets what is set here. */
    void copyTo(ApifmComponent component, UnaryOperator<String> placeholders) {
        if (isSet(apiUri)) {
            component.setApiUri(placeholders.apply(apiUri));
        }
        if (isSet(cmsUri)) {
            component.setCmsUri(placeholders.apply(cmsUri));
        }
        if (isSet(commonUri)) {
            component.setCommonUri(placeholders.apply(commonUri));
        }
        if (isSet(merchantId)) {
            component.setMerchantId(placeholders.apply(merchantId));
        }
        if (isSet(ossUri)) {
            component.setOssUri(placeholders.apply(ossUri));
        }
        if (isSet(subDomain)) {
            component.setSubDomain(placeholders.apply(subDomain));
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
        if (connectTimeout != null) {
            component.setConnectTimeout(connectTimeout);
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
        if (allowHttp != null) {
            component.setAllowHttp(allowHttp);
        }
        if (sslContextParameters != null) {
            component.setSslContextParameters(sslContextParameters);
        }
        if (isSet(token)) {
            component.setToken(placeholders.apply(token));
        }
    }

    /** A placeholder with an empty default, as in ${NAME:}, sets nothing. */
    private static boolean isSet(String text) {
        return text != null && !text.isBlank();
    }

    public String getApiUri() {
        return apiUri;
    }

    public void setApiUri(String apiUri) {
        this.apiUri = apiUri;
    }

    public String getCmsUri() {
        return cmsUri;
    }

    public void setCmsUri(String cmsUri) {
        this.cmsUri = cmsUri;
    }

    public String getCommonUri() {
        return commonUri;
    }

    public void setCommonUri(String commonUri) {
        this.commonUri = commonUri;
    }

    public String getMerchantId() {
        return merchantId;
    }

    public void setMerchantId(String merchantId) {
        this.merchantId = merchantId;
    }

    public String getOssUri() {
        return ossUri;
    }

    public void setOssUri(String ossUri) {
        this.ossUri = ossUri;
    }

    public String getSubDomain() {
        return subDomain;
    }

    public void setSubDomain(String subDomain) {
        this.subDomain = subDomain;
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

    public Duration getConnectTimeout() {
        return connectTimeout;
    }

    public void setConnectTimeout(Duration connectTimeout) {
        this.connectTimeout = connectTimeout;
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

    public Boolean getAllowHttp() {
        return allowHttp;
    }

    public void setAllowHttp(Boolean allowHttp) {
        this.allowHttp = allowHttp;
    }

    public SSLContextParameters getSslContextParameters() {
        return sslContextParameters;
    }

    public void setSslContextParameters(SSLContextParameters sslContextParameters) {
        this.sslContextParameters = sslContextParameters;
    }

    String getToken() {
        return token;
    }

    public void setToken(String token) {
        this.token = token;
    }
}
