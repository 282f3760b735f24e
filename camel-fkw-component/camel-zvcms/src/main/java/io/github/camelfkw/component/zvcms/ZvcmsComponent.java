// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.zvcms;

import io.github.camelfkw.common.Sleeper;
import io.github.camelfkw.component.zvcms.client.SignAlgorithm;
import io.github.camelfkw.component.zvcms.client.SignEncoding;
import io.github.camelfkw.component.zvcms.client.SignFormat;
import io.github.camelfkw.component.zvcms.client.SignOrder;
import io.github.camelfkw.component.zvcms.client.ZvcmsClient;
import io.github.camelfkw.component.zvcms.client.ZvcmsSigner;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.jsse.SSLContextParameters;

/** One key of ZVCMS (智迈 微营销): its credentials, how it signs, and its one client. */
@Component("zvcms")
public class ZvcmsComponent extends DefaultComponent {

    /** The documented address of the platform. */
    public static final String DEFAULT_BASE_URI = "http://openapi.zvcms.com/api/v2";

    private static final String DEFAULT_SIGN_FIELDS = "OpenId,GrantCode,Timestamp,Nonce,Action";

    // Not marked as required: Camel's catalog would then ask for them in the address of each endpoint.

    @Metadata(
            label = "security",
            description = "Id of the key (密钥Id), sent as OpenId. Needed as soon as a route uses the component.")
    private String openId;

    @Metadata(
            label = "security",
            secret = true,
            description =
                    "The key that signs requests; never sent. Needed as soon as a route uses the component, also with a signer of your own, which is given it.")
    private String secret;

    @Metadata(
            label = "security",
            secret = true,
            description = "The grant (授权code), sent as GrantCode. Needed as soon as a route uses the component.")
    private String grantCode;

    @Metadata(
            defaultValue = DEFAULT_BASE_URI,
            description =
                    "Address of the platform. The documented one is plain http, which has to be allowed by allowHttp; http on loopback and https need no permission.")
    private String baseUri = DEFAULT_BASE_URI;

    @Metadata(
            label = "security",
            defaultValue = "false",
            description =
                    "Allows plain http to other hosts than this one. Mobile numbers, passwords, card numbers and what is known about members then travel so that everybody on the way can read and change them.")
    private boolean allowHttp;

    @Metadata(
            label = "security,advanced",
            description =
                    "Makes the Token of each request, instead of what the other options describe whose names begin with sign. The vendor's page on signatures is not published: the default is an assumption.")
    private ZvcmsSigner signer;

    @Metadata(
            label = "security",
            defaultValue = "HmacSHA1",
            description =
                    "What makes bytes of the text that is signed. HmacSHA1, HmacSHA256 and HmacMD5: the secret is the key. SHA1, SHA256 and MD5: the secret is part of the text, see signFields. The default is an assumption; it fits the length of the document's example.")
    private SignAlgorithm signAlgorithm = SignAlgorithm.HmacSHA1;

    @Metadata(
            label = "security",
            defaultValue = DEFAULT_SIGN_FIELDS,
            description =
                    "Fields that are signed, separated by commas: OpenId, GrantCode, Timestamp, Nonce, Action, Params (its JSON text as it is sent) and, for SHA1, SHA256 and MD5, Secret (at the end if it is not named). The default is an assumption.")
    private String signFields = DEFAULT_SIGN_FIELDS;

    @Metadata(
            label = "security",
            defaultValue = "byName",
            description =
                    "Order of the fields in the text that is signed: byName, byValue, or asListed in signFields. The default is an assumption.")
    private SignOrder signOrder = SignOrder.byName;

    @Metadata(
            label = "security",
            defaultValue = "nameEqualsValue",
            description =
                    "How a field stands in the text that is signed: nameEqualsValue (Nonce=658965), nameValue (Nonce658965) or value (658965). The default is an assumption.")
    private SignFormat signFormat = SignFormat.nameEqualsValue;

    @Metadata(
            label = "security",
            defaultValue = "&",
            description =
                    "Text between two fields in the text that is signed; none stands for an empty one. The default is an assumption.")
    private String signSeparator = "&";

    @Metadata(
            label = "security",
            defaultValue = "base64UrlEncoded",
            description =
                    "How the bytes become the Token: base64UrlEncoded (as in the document's example), base64, hex or hexUpper.")
    private SignEncoding signEncoding = SignEncoding.base64UrlEncoded;

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
                    "How often a call is tried in all, each time with a new nonce, time and signature. Reads are repeated after a passing trouble; writes only if they certainly had no effect.")
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
                    "Name of the camel-http component whose proxy, TLS and pool are used. Default: http or https, by the scheme of baseUri.")
    private String httpComponent;

    private Clock clock = Clock.systemUTC();
    private LongSupplier nonces = positiveNumbers();
    private Sleeper sleeper;
    private RunningClient running;

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        ZvcmsEndpoint endpoint = new ZvcmsEndpoint(uri, this, ActionName.check(remaining));
        setProperties(endpoint, parameters);
        return endpoint;
    }

    /** As the document's example: a number that fits a signed 32-bit one, which PHP of any kind can read. */
    private static LongSupplier positiveNumbers() {
        SecureRandom random = new SecureRandom();
        return () -> 1L + random.nextInt(Integer.MAX_VALUE);
    }

    /** The client; made from the options when it is first asked for. */
    synchronized ZvcmsClient client() {
        if (running == null) {
            running = RunningClient.start(this);
        }
        return running.client();
    }

    @Override
    protected synchronized void doStop() throws Exception {
        super.doStop();
        if (running != null) {
            running.stop();
            running = null;
        }
    }

    Clock clock() {
        return clock;
    }

    LongSupplier nonces() {
        return nonces;
    }

    /** What waits instead of the client's own; null: its own. */
    Sleeper sleeper() {
        return sleeper;
    }

    /** For tests: the local clock. */
    void setClock(Clock clock) {
        this.clock = clock;
    }

    /** For tests: where nonces come from. */
    void setNonces(LongSupplier nonces) {
        this.nonces = nonces;
    }

    /** For tests: what waits between two attempts. */
    void setSleeper(Sleeper sleeper) {
        this.sleeper = sleeper;
    }

    public String getOpenId() {
        return openId;
    }

    public void setOpenId(String openId) {
        this.openId = openId;
    }

    // Getters of secrets are not public: whatever shows beans by their properties, Camel's console for one, would show
    // them.

    String getSecret() {
        return secret;
    }

    public void setSecret(String secret) {
        this.secret = secret;
    }

    String getGrantCode() {
        return grantCode;
    }

    public void setGrantCode(String grantCode) {
        this.grantCode = grantCode;
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

    public ZvcmsSigner getSigner() {
        return signer;
    }

    public void setSigner(ZvcmsSigner signer) {
        this.signer = signer;
    }

    public SignAlgorithm getSignAlgorithm() {
        return signAlgorithm;
    }

    public void setSignAlgorithm(SignAlgorithm signAlgorithm) {
        this.signAlgorithm = signAlgorithm;
    }

    public String getSignFields() {
        return signFields;
    }

    public void setSignFields(String signFields) {
        this.signFields = signFields;
    }

    public SignOrder getSignOrder() {
        return signOrder;
    }

    public void setSignOrder(SignOrder signOrder) {
        this.signOrder = signOrder;
    }

    public SignFormat getSignFormat() {
        return signFormat;
    }

    public void setSignFormat(SignFormat signFormat) {
        this.signFormat = signFormat;
    }

    public String getSignSeparator() {
        return signSeparator;
    }

    public void setSignSeparator(String signSeparator) {
        this.signSeparator = signSeparator;
    }

    public SignEncoding getSignEncoding() {
        return signEncoding;
    }

    public void setSignEncoding(SignEncoding signEncoding) {
        this.signEncoding = signEncoding;
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
