// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.apifm;

import io.github.camelfkw.common.Sleeper;
import io.github.camelfkw.component.apifm.internal.call.Host;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.util.PropertiesHelper;

/** One merchant's account at API Factory (API工厂), and its connections. */
@Component("apifm")
public class ApifmComponent extends DefaultComponent {

    /** The documented address of host api. */
    public static final String DEFAULT_API_URI = "https://api.it120.cc";

    /** The documented address of host common. */
    public static final String DEFAULT_COMMON_URI = "https://common.apifm.com";

    /** The documented address of host cms. */
    public static final String DEFAULT_CMS_URI = "https://cms.apifm.com";

    /** The documented address of host oss. */
    public static final String DEFAULT_OSS_URI = "https://oss.apifm.com";

    // Not marked as required: Camel's catalog would then ask for it in the address of each endpoint.

    @Metadata(
            description =
                    "Sub-domain of the merchant (专属域名), as the back office shows it. Needed by nearly all calls; an endpoint whose call needs it does not start without.")
    private String subDomain;

    @Metadata(
            description =
                    "Number of the merchant (商户编号), as the back office shows it. Needed by cmsArticleUseless and cmsArticleUsefulLogs.")
    private String merchantId;

    @Metadata(
            label = "security",
            secret = true,
            description =
                    "Login token of a user, for calls that are made for one. The header CamelApifmToken wins over it. A login call such as login_mobile gives one.")
    private String token;

    @Metadata(defaultValue = DEFAULT_API_URI, description = "Address of host api: https, or http on loopback.")
    private String apiUri = DEFAULT_API_URI;

    @Metadata(defaultValue = DEFAULT_COMMON_URI, description = "Address of host common: https, or http on loopback.")
    private String commonUri = DEFAULT_COMMON_URI;

    @Metadata(defaultValue = DEFAULT_CMS_URI, description = "Address of host cms: https, or http on loopback.")
    private String cmsUri = DEFAULT_CMS_URI;

    @Metadata(defaultValue = DEFAULT_OSS_URI, description = "Address of host oss: https, or http on loopback.")
    private String ossUri = DEFAULT_OSS_URI;

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
                    "How many calls a second are sent at most; they are evenly spread, and what is more waits. 0: no fixed limit. After HTTP status 429 calls slow down by themselves, and recover. Fractions are allowed: 0.5 is a call every two seconds.")
    private double maxRequestsPerSecond;

    @Metadata(
            label = "advanced",
            description =
                    "Name of the camel-http component whose proxy, TLS and pool are used. Default: http or https, by the scheme of the address.")
    private String httpComponent;

    private Sleeper sleeper;
    private RunningApifm running;

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        EndpointCall.requireName(remaining);
        ApifmEndpoint endpoint = new ApifmEndpoint(uri, this, remaining);
        endpoint.getConfiguration().setArguments(PropertiesHelper.extractProperties(parameters, "arg."));
        setProperties(endpoint, parameters);
        return endpoint;
    }

    /** What runs; made from the options when it is first asked for. */
    synchronized RunningApifm running() {
        if (running == null) {
            running = RunningApifm.start(this);
        }
        return running;
    }

    @Override
    protected synchronized void doStop() throws Exception {
        super.doStop();
        if (running != null) {
            running.stop();
            running = null;
        }
    }

    /** The address of a host. */
    String uriOf(Host host) {
        return switch (host) {
            case api -> apiUri;
            case common -> commonUri;
            case cms -> cmsUri;
            case oss -> ossUri;
        };
    }

    Sleeper getSleeper() {
        return sleeper;
    }

    /** For tests: waits between attempts. */
    void setSleeper(Sleeper sleeper) {
        this.sleeper = sleeper;
    }

    public String getSubDomain() {
        return subDomain;
    }

    public void setSubDomain(String subDomain) {
        this.subDomain = subDomain;
    }

    public String getMerchantId() {
        return merchantId;
    }

    public void setMerchantId(String merchantId) {
        this.merchantId = merchantId;
    }

    // Not public: whatever shows beans by their properties, Camel's console for one, would show it.

    String getToken() {
        return token;
    }

    public void setToken(String token) {
        this.token = token;
    }

    public String getApiUri() {
        return apiUri;
    }

    public void setApiUri(String apiUri) {
        this.apiUri = apiUri;
    }

    public String getCommonUri() {
        return commonUri;
    }

    public void setCommonUri(String commonUri) {
        this.commonUri = commonUri;
    }

    public String getCmsUri() {
        return cmsUri;
    }

    public void setCmsUri(String cmsUri) {
        this.cmsUri = cmsUri;
    }

    public String getOssUri() {
        return ossUri;
    }

    public void setOssUri(String ossUri) {
        this.ossUri = ossUri;
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

    public String getHttpComponent() {
        return httpComponent;
    }

    public void setHttpComponent(String httpComponent) {
        this.httpComponent = httpComponent;
    }
}
