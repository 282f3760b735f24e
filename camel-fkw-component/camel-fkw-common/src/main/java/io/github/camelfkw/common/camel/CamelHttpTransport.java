// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.common.camel;

import io.github.camelfkw.common.HttpAnswer;
import io.github.camelfkw.common.HttpRequest;
import io.github.camelfkw.common.HttpRequest.Body;
import io.github.camelfkw.common.HttpRequest.FilePart;
import io.github.camelfkw.common.HttpTransport;
import io.github.camelfkw.common.TransportFailure;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.entity.mime.FormBodyPartBuilder;
import org.apache.hc.client5.http.entity.mime.HttpMultipartMode;
import org.apache.hc.client5.http.entity.mime.InputStreamBody;
import org.apache.hc.client5.http.entity.mime.MultipartEntityBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends requests with the HttpClient that camel-http built, and so with the proxy, TLS, pool and time-outs that the user
 * gave to that component. The only class that knows the HTTP library. Redirects, cookies and the library's own
 * repetitions are off: a repeated write could ship twice.
 */
public final class CamelHttpTransport extends ServiceSupport implements HttpTransport {

    /** A page of 200 records has well under a megabyte; what is larger is not for us to hold. */
    static final int MAX_ANSWER_BYTES = 16 * 1024 * 1024;

    /** A file may take so much longer than other requests. */
    private static final int SLOWEST_UPLOAD_BYTES_A_SECOND = 64 * 1024;

    /** Where the length of a file is not known. */
    private static final Duration LONGEST_UPLOAD = Duration.ofMinutes(10);

    /** Names the charset of what is percent-encoded: the library's own constant says ISO-8859-1. */
    private static final ContentType FORM =
            ContentType.create("application/x-www-form-urlencoded", StandardCharsets.UTF_8);

    /** Without a charset, as RFC 7578 has it: the library's own constant says ISO-8859-1. */
    private static final ContentType MULTIPART = ContentType.create("multipart/form-data");

    private static final ContentType TEXT = ContentType.create("text/plain", StandardCharsets.UTF_8);

    private static final Logger LOG = LoggerFactory.getLogger(CamelHttpTransport.class);

    /** What goes over the line, with the tokens that the platform wants in each address. */
    private static final String WIRE_LOG = "org.apache.hc.client5.http.headers";

    private static final String SENDING = CamelHttpTransport.class.getName() + ".sending";

    private final CamelContext camelContext;
    private final String scheme;
    private final URI baseUri;
    private final String componentName;
    private final Duration connectTimeout;
    private final Duration requestTimeout;
    private final Deadlines deadlines;
    private final String tlsName;
    private String addressOption = "baseUri";
    private SSLContextParameters tls;
    private HttpEndpoint endpoint;
    private HttpClient client;

    /** All answers of a second have the same, and to read it costs as much as to read the answer. */
    private volatile ServerDate lastDate = ServerDate.NONE;

    /**
     * @param camelContext   where the camel-http component is found
     * @param scheme         of the component that it is for; for messages
     * @param baseUri        address of the platform
     * @param componentName  name of the camel-http component; null: by the scheme of the address
     * @param connectTimeout for a connection
     * @param requestTimeout for a request, from its sending to the end of its answer
     * @param deadlines      ends requests that take too long
     */
    public CamelHttpTransport(
            CamelContext camelContext,
            String scheme,
            URI baseUri,
            String componentName,
            Duration connectTimeout,
            Duration requestTimeout,
            ScheduledExecutorService deadlines) {
        this.camelContext = camelContext;
        this.scheme = scheme;
        this.tlsName = scheme + "-tls-" + UUID.randomUUID();
        this.baseUri = baseUri;
        this.componentName = componentName == null ? baseUri.getScheme() : componentName;
        this.connectTimeout = connectTimeout;
        this.requestTimeout = requestTimeout;
        this.deadlines = new Deadlines(deadlines);
    }

    /** Whom to trust, instead of whom the camel-http component trusts; null: as that one. To be called before the start. */
    public CamelHttpTransport trusting(SSLContextParameters parameters) {
        tls = parameters;
        return this;
    }

    /** The option that gives the address, for messages; {@code baseUri} unless this is called. */
    public CamelHttpTransport addressFrom(String option) {
        addressOption = option;
        return this;
    }

    @Override
    protected void doStart() throws Exception {
        HttpComponent component = httpComponent();
        String address = componentName + "://" + baseUri.getRawAuthority() + baseUri.getRawPath();
        if (!componentName.equals(baseUri.getScheme())) {
            address = componentName + ":" + baseUri;
        }
        endpoint = (HttpEndpoint) component.createEndpoint(address + "?connectTimeout=" + connectTimeout.toMillis()
                + "&responseTimeout=" + requestTimeout.toMillis() + "&connectionRequestTimeout="
                + requestTimeout.toMillis() + "&soTimeout=" + requestTimeout.toMillis() + tlsOption());
        HttpClientConfigurer configured = endpoint.getHttpClientConfigurer();
        endpoint.setHttpClientConfigurer(builder -> {
            if (configured != null) {
                configured.configureHttpClient(builder);
            }
            builder.disableAutomaticRetries().disableRedirectHandling().disableCookieManagement();
            builder.addExecInterceptorLast("camel-fkw-sending", CamelHttpTransport::noteSending);
        });
        ServiceHelper.startService(endpoint);
        client = endpoint.getHttpClient();
        if (LoggerFactory.getLogger(WIRE_LOG).isDebugEnabled()) {
            LOG.warn(
                    "The log of the HTTP client is on ({} at DEBUG): it shows tokens, secrets and customers. Switch it off as"
                            + " soon as you have seen what you were looking for",
                    WIRE_LOG);
        }
    }

    /** camel-http takes them by a name in the registry only. */
    private String tlsOption() {
        if (tls == null) {
            return "";
        }
        camelContext.getRegistry().bind(tlsName, tls);
        return "&sslContextParameters=#" + tlsName;
    }

    private HttpComponent httpComponent() {
        try {
            return camelContext.getComponent(componentName, HttpComponent.class);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "Option httpComponent of component " + scheme + ": there is no camel-http component "
                            + componentName,
                    e);
        }
    }

    @Override
    protected void doStop() {
        ServiceHelper.stopService(endpoint);
        if (tls != null) {
            camelContext.getRegistry().unbind(tlsName);
        }
    }

    @Override
    public HttpAnswer send(HttpRequest request) throws TransportFailure {
        HttpUriRequestBase message = new HttpUriRequestBase(request.verb().name(), address(request));
        message.setHeader("Accept", "application/json");
        if (request.body() instanceof Body.Multipart form) {
            return upload(message, form);
        }
        if (request.body() instanceof Body.Form form) {
            message.setEntity(new StringEntity(encode(form.fields()), FORM));
        } else if (request.body() instanceof Body.Text text) {
            message.setEntity(new ByteArrayEntity(text.content(), ContentType.parse(text.contentType())));
        }
        return execute(message, requestTimeout);
    }

    private HttpAnswer upload(HttpUriRequestBase message, Body.Multipart form) throws TransportFailure {
        try (InputStream content = UploadStream.open(form.file())) {
            message.setEntity(multipart(form, content));
            return execute(message, requestTimeout.plus(timeToSend(form.file())));
        } catch (TransportFailure e) {
            throw e;
        } catch (IOException e) {
            throw unreadableFile(e);
        }
    }

    private static TransportFailure unreadableFile(IOException e) {
        return TransportFailure.neverSent("the file could not be read to its end: " + e.getMessage(), e);
    }

    private static HttpEntity multipart(Body.Multipart form, InputStream content) {
        FilePart file = form.file();
        InputStreamBody body =
                new InputStreamBody(content, ContentType.parse(file.contentType()), file.fileName(), file.length());
        // As browsers write it: the name in UTF-8, in quotes, and no second one in the form of RFC 5987, which RFC 7578
        // forbids here and the library would add.
        String disposition = "form-data; name=\"" + file.name() + "\"; filename=\"" + file.fileName() + "\"";
        MultipartEntityBuilder parts = MultipartEntityBuilder.create()
                .setMode(HttpMultipartMode.LEGACY)
                .setContentType(MULTIPART)
                .setCharset(StandardCharsets.UTF_8);
        form.fields().forEach((name, value) -> parts.addTextBody(name, value, TEXT));
        return parts.addPart(FormBodyPartBuilder.create(file.name(), body)
                        .addField("Content-Disposition", disposition)
                        .build())
                .build();
    }

    private static Duration timeToSend(FilePart file) {
        return file.length() < 0 ? LONGEST_UPLOAD : Duration.ofSeconds(file.length() / SLOWEST_UPLOAD_BYTES_A_SECOND);
    }

    private HttpAnswer execute(HttpUriRequestBase message, Duration allowed) throws TransportFailure {
        HttpClientContext context = HttpClientContext.create();
        Deadlines.Deadline deadline = deadline(message, allowed);
        try {
            return client.execute(message, context, response -> read(response, message));
        } catch (UploadStream.Unreadable e) {
            // The end of the body was never written, so nothing can have been done with it.
            throw unreadableFile(e);
        } catch (AnswerTooLarge e) {
            throw TransportFailure.unreadable(
                    "the answer is larger than " + MAX_ANSWER_BYTES / 1024 / 1024 + " MB and was not read", null);
        } catch (IOException | IllegalStateException e) {
            if (context.getAttribute(SENDING) == null) {
                throw notSent(e, message.isAborted());
            }
            // Whatever comes now may have come after the request had left: a reset, an early end, a silent server.
            throw TransportFailure.maybeSent(noAnswer(e, message.isAborted(), allowed), e);
        } finally {
            deadline.cancel();
        }
    }

    /** Of a silent server the library's own time-out may speak first, and the deadline may: it is the same to the user. */
    private String noAnswer(Exception e, boolean late, Duration allowed) {
        if (late) {
            return "no whole answer from " + host() + " within " + allowed;
        }
        return e instanceof SocketTimeoutException
                ? "no answer from " + host() + " within " + requestTimeout
                : "no answer from " + host() + " (" + e.getClass().getSimpleName() + ")";
    }

    private Deadlines.Deadline deadline(HttpUriRequestBase message, Duration allowed) throws TransportFailure {
        try {
            return deadlines.set(message::abort, allowed);
        } catch (RejectedExecutionException e) {
            throw stopped(e);
        }
    }

    private static TransportFailure stopped(Exception e) {
        return TransportFailure.neverSent("the component was stopped", e);
    }

    /** The last link before the wire: what fails without having come here has certainly not been sent. */
    private static ClassicHttpResponse noteSending(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        scope.clientContext.setAttribute(SENDING, true);
        return chain.proceed(request, scope);
    }

    private URI address(HttpRequest request) {
        String query = request.query().isEmpty() ? "" : "?" + encode(request.query());
        return URI.create(baseUri + request.path() + query);
    }

    private static String encode(Map<String, String> parameters) {
        StringBuilder encoded = new StringBuilder();
        parameters.forEach((name, value) -> encoded.append(encoded.isEmpty() ? "" : "&")
                .append(encode(name))
                .append('=')
                .append(encode(value)));
        return encoded.toString();
    }

    /** Space as %20, which is understood in a query and in a form; + is not by every server. */
    private static String encode(String text) {
        if (text.chars().allMatch(CamelHttpTransport::isUnreserved)) {
            return text;
        }
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static boolean isUnreserved(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    }

    private HttpAnswer read(ClassicHttpResponse response, HttpUriRequestBase message) throws IOException {
        Header type = response.getFirstHeader("Content-Type");
        return new HttpAnswer(
                response.getCode(),
                type == null ? "" : type.getValue(),
                date(response),
                body(response.getEntity(), message));
    }

    private static byte[] body(HttpEntity entity, HttpUriRequestBase message) throws IOException {
        if (entity == null) {
            return new byte[0];
        }
        long length = entity.getContentLength();
        if (length > MAX_ANSWER_BYTES) {
            message.abort();
            throw new AnswerTooLarge();
        }
        try (InputStream content = entity.getContent()) {
            byte[] bytes = content.readNBytes(length >= 0 ? (int) length : MAX_ANSWER_BYTES + 1);
            if (bytes.length > MAX_ANSWER_BYTES) {
                // Closing the stream would read the rest of it.
                message.abort();
                throw new AnswerTooLarge();
            }
            if (bytes.length < length) {
                throw new IOException("the answer ended early");
            }
            return bytes;
        }
    }

    /** The header of an answer, and what it says. */
    private record ServerDate(String text, Optional<Instant> time) {

        static final ServerDate NONE = new ServerDate("", Optional.empty());

        static ServerDate of(String text) {
            try {
                return new ServerDate(
                        text,
                        Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                                .toInstant()));
            } catch (DateTimeException notADate) {
                return new ServerDate(text, Optional.empty());
            }
        }
    }

    private Optional<Instant> date(ClassicHttpResponse response) {
        Header date = response.getFirstHeader("Date");
        if (date == null) {
            return Optional.empty();
        }
        ServerDate known = lastDate;
        if (!known.text().equals(date.getValue())) {
            known = ServerDate.of(date.getValue());
            lastDate = known;
        }
        return known.time();
    }

    /** No byte of the request has left: a lease of the pool, a connection or a handshake failed. */
    private TransportFailure notSent(Exception e, boolean late) {
        String host = host();
        if (e instanceof ConnectionRequestTimeoutException || (e instanceof CancellationException && late)) {
            return TransportFailure.notSent(
                    "no connection to " + host + " was free within " + requestTimeout
                            + ". Give the camel-http component a larger pool (connectionsPerRoute, maxTotalConnections)",
                    e);
        }
        if (e instanceof IllegalStateException) {
            return stopped(e);
        }
        if (e instanceof UnknownHostException) {
            return TransportFailure.notSent(
                    "host " + host + " is not known. Check " + addressOption + ", DNS and proxy", e);
        }
        if (e instanceof ConnectTimeoutException) {
            return TransportFailure.notSent("no connection to " + host + " within " + connectTimeout, e);
        }
        if (isNotTrusted(e)) {
            return TransportFailure.neverSent(
                    "the TLS certificate of " + host + " is not trusted (" + e.getMessage()
                            + "). Give the camel-http component sslContextParameters that trust it",
                    e);
        }
        if (e instanceof SSLException) {
            return TransportFailure.notSent("no TLS connection to " + host + " (" + e.getMessage() + ")", e);
        }
        return TransportFailure.notSent(
                "no connection to " + host + (late ? " within " + requestTimeout : "") + ". Check " + addressOption
                        + ", network and proxy",
                e);
    }

    private static boolean isNotTrusted(Exception e) {
        if (e instanceof SSLPeerUnverifiedException) {
            return true;
        }
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException) {
                return true;
            }
        }
        return false;
    }

    private String host() {
        return baseUri.getRawAuthority();
    }

    private static final class AnswerTooLarge extends IOException {

        private static final long serialVersionUID = 1L;
    }
}
