// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.zvcms.springboot;

import io.github.camelfkw.component.zvcms.ZvcmsComponent;
import io.github.camelfkw.component.zvcms.client.SignAlgorithm;
import io.github.camelfkw.component.zvcms.client.SignEncoding;
import io.github.camelfkw.component.zvcms.client.SignFormat;
import io.github.camelfkw.component.zvcms.client.SignOrder;
import io.github.camelfkw.component.zvcms.client.ZvcmsSigner;
import java.time.Duration;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.camel.spring.boot.ComponentConfigurationPropertiesCommon;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The options of the component {@code zvcms}. Written by ZvcmsComponentConfigurationTest from the component's metadata;
 * what is not set stays as the component has it. Secrets have no public getters: whatever shows beans by their
 * properties would show them.
 */
@ConfigurationProperties(ZvcmsComponentAutoConfiguration.PREFIX)
final class ZvcmsComponentConfiguration extends ComponentConfigurationPropertiesCommon {

    /** All names below the prefix. */
    static final Set<String> NAMES = Set.of(
            "allow-http",
            "autowired-enabled",
            "base-uri",
            "connect-timeout",
            "customizer",
            "enabled",
            "grant-code",
            "http-component",
            "lazy-start-producer",
            "max-attempts",
            "max-requests-per-second",
            "open-id",
            "request-timeout",
            "secret",
            "sign-algorithm",
            "sign-encoding",
            "sign-fields",
            "sign-format",
            "sign-order",
            "sign-separator",
            "signer",
            "ssl-context-parameters");

    /**
     * Address of the platform. The documented one is plain http, which has to be allowed by allowHttp; http on loopback
     * and https need no permission.
     */
    private String baseUri;

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
     * Name of the camel-http component whose proxy, TLS and pool are used. Default: http or https, by the scheme of
     * baseUri.
     */
    private String httpComponent;

    /**
     * How often a call is tried in all, each time with a new nonce, time and signature. Reads are repeated after a
     * passing trouble; writes only if they certainly had no effect.
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
     * Allows plain http to other hosts than this one. Mobile numbers, passwords, card numbers and what is known about
     * members then travel so that everybody on the way can read and change them.
     */
    private Boolean allowHttp;

    /**
     * The grant (授权code), sent as GrantCode. Needed as soon as a route uses the component.
     */
    private String grantCode;

    /**
     * Id of the key (密钥Id), sent as OpenId. Needed as soon as a route uses the component.
     */
    private String openId;

    /**
     * The key that signs requests; never sent. Needed as soon as a route uses the component, also with a signer of your
     * own, which is given it.
     */
    private String secret;

    /**
     * What makes bytes of the text that is signed. HmacSHA1, HmacSHA256 and HmacMD5: the secret is the key. SHA1,
     * SHA256 and MD5: the secret is part of the text, see signFields. The default is an assumption; it fits the length
     * of the document's example.
     */
    private SignAlgorithm signAlgorithm;

    /**
     * How the bytes become the Token: base64UrlEncoded (as in the document's example), base64, hex or hexUpper.
     */
    private SignEncoding signEncoding;

    /**
     * Fields that are signed, separated by commas: OpenId, GrantCode, Timestamp, Nonce, Action, Params (its JSON text
     * as it is sent) and, for SHA1, SHA256 and MD5, Secret (at the end if it is not named). The default is an
     * assumption.
     */
    private String signFields;

    /**
     * How a field stands in the text that is signed: nameEqualsValue (Nonce=658965), nameValue (Nonce658965) or value
     * (658965). The default is an assumption.
     */
    private SignFormat signFormat;

    /**
     * Order of the fields in the text that is signed: byName, byValue, or asListed in signFields. The default is an
     * assumption.
     */
    private SignOrder signOrder;

    /**
     * Text between two fields in the text that is signed; none stands for an empty one. The default is an assumption.
     */
    private String signSeparator;

    /**
     * Whom to trust and what to show of oneself with TLS. Default: as the camel-http component does. Host names are
     * checked in any case.
     */
    private SSLContextParameters sslContextParameters;

    /**
     * Makes the Token of each request, instead of what the other options describe whose names begin with sign. The
     * vendor's page on signatures is not published: the default is an assumption.
     */
    private ZvcmsSigner signer;

    /** Sets what is set here. */
    void copyTo(ZvcmsComponent component, UnaryOperator<String> placeholders) {
        if (isSet(baseUri)) {
            component.setBaseUri(placeholders.apply(baseUri));
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
        if (isSet(grantCode)) {
            component.setGrantCode(placeholders.apply(grantCode));
        }
        if (isSet(openId)) {
            component.setOpenId(placeholders.apply(openId));
        }
        if (isSet(secret)) {
            component.setSecret(placeholders.apply(secret));
        }
        if (signAlgorithm != null) {
            component.setSignAlgorithm(signAlgorithm);
        }
        if (signEncoding != null) {
            component.setSignEncoding(signEncoding);
        }
        if (isSet(signFields)) {
            component.setSignFields(placeholders.apply(signFields));
        }
        if (signFormat != null) {
            component.setSignFormat(signFormat);
        }
        if (signOrder != null) {
            component.setSignOrder(signOrder);
        }
        if (isSet(signSeparator)) {
            component.setSignSeparator(placeholders.apply(signSeparator));
        }
        if (sslContextParameters != null) {
            component.setSslContextParameters(sslContextParameters);
        }
        if (signer != null) {
            component.setSigner(signer);
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

    String getGrantCode() {
        return grantCode;
    }

    public void setGrantCode(String grantCode) {
        this.grantCode = grantCode;
    }

    public String getOpenId() {
        return openId;
    }

    public void setOpenId(String openId) {
        this.openId = openId;
    }

    String getSecret() {
        return secret;
    }

    public void setSecret(String secret) {
        this.secret = secret;
    }

    public SignAlgorithm getSignAlgorithm() {
        return signAlgorithm;
    }

    public void setSignAlgorithm(SignAlgorithm signAlgorithm) {
        this.signAlgorithm = signAlgorithm;
    }

    public SignEncoding getSignEncoding() {
        return signEncoding;
    }

    public void setSignEncoding(SignEncoding signEncoding) {
        this.signEncoding = signEncoding;
    }

    public String getSignFields() {
        return signFields;
    }

    public void setSignFields(String signFields) {
        this.signFields = signFields;
    }

    public SignFormat getSignFormat() {
        return signFormat;
    }

    public void setSignFormat(SignFormat signFormat) {
        this.signFormat = signFormat;
    }

    public SignOrder getSignOrder() {
        return signOrder;
    }

    public void setSignOrder(SignOrder signOrder) {
        this.signOrder = signOrder;
    }

    public String getSignSeparator() {
        return signSeparator;
    }

    public void setSignSeparator(String signSeparator) {
        this.signSeparator = signSeparator;
    }

    public SSLContextParameters getSslContextParameters() {
        return sslContextParameters;
    }

    public void setSslContextParameters(SSLContextParameters sslContextParameters) {
        this.sslContextParameters = sslContextParameters;
    }

    public ZvcmsSigner getSigner() {
        return signer;
    }

    public void setSigner(ZvcmsSigner signer) {
        this.signer = signer;
    }
}
