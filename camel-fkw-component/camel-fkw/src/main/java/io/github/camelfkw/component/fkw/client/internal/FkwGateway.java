// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.internal;

import io.github.camelfkw.common.Attempts;
import io.github.camelfkw.common.HttpAnswer;
import io.github.camelfkw.common.HttpRequest;
import io.github.camelfkw.common.HttpTransport;
import io.github.camelfkw.common.Redactor;
import io.github.camelfkw.common.TransportFailure;
import io.github.camelfkw.component.fkw.client.FkwApiException;
import io.github.camelfkw.component.fkw.client.FkwAuthenticationException;
import io.github.camelfkw.component.fkw.client.FkwException;
import io.github.camelfkw.component.fkw.client.FkwProtocolException;
import io.github.camelfkw.component.fkw.client.FkwThrottledException;
import io.github.camelfkw.component.fkw.client.FkwTransportException;
import io.github.camelfkw.component.fkw.client.token.TokenManager;
import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one road out. A call reads top to bottom: token, send, judge; around it, what may be repeated: a read after any
 * passing trouble, a write only if it was not sent, or if the platform said that it did nothing.
 */
public final class FkwGateway {

    private static final Logger LOG = LoggerFactory.getLogger(FkwGateway.class);

    private final HttpTransport transport;
    private final TokenManager tokens;
    private final Attempts attempts;
    private final Clock clock;
    private final ServerClock serverClock;
    private final Redactor redactor;

    /** Takes its parts; see there. */
    public FkwGateway(
            HttpTransport transport,
            TokenManager tokens,
            Attempts attempts,
            Clock clock,
            ServerClock serverClock,
            Redactor redactor) {
        this.transport = transport;
        this.tokens = tokens;
        this.attempts = attempts;
        this.clock = clock;
        this.serverClock = serverClock;
        this.redactor = redactor;
    }

    /**
     * Calls the platform.
     *
     * @param  method     which call
     * @param  shopId     whose grant
     * @param  parameters of the call, without the common ones
     * @return            an answer that says success
     * @throws FkwException each kind, see there
     */
    public Success call(ApiMethod method, String shopId, Map<String, String> parameters) {
        boolean tokenReplaced = false;
        for (int attempt = 1; ; attempt++) {
            String token = tokens.accessToken(shopId);
            try {
                return judge(method, parameters, send(method, withCommon(method, token, parameters)));
            } catch (FkwAuthenticationException e) {
                if (tokenReplaced || e.isClientRefused()) {
                    throw e;
                }
                tokens.refused(shopId, token);
                tokenReplaced = true;
            } catch (FkwThrottledException e) {
                pauseOrThrow(e, attempt, true);
            } catch (FkwTransportException e) {
                if (e.isOutcomeUnknown() || !e.isWorthRepeating()) {
                    throw e;
                }
                pauseOrThrow(e, attempt, false);
            }
        }
    }

    /** An answer that says success, and when the server gave it. */
    public record Success(ResultEnvelope envelope, HttpAnswer answer) {}

    private Map<String, String> withCommon(ApiMethod method, String token, Map<String, String> parameters) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("access_token", token);
        if (method.wireName() != null) {
            all.put("method", method.wireName());
        }
        all.put("format", "json");
        all.put("timestamp", Long.toString(serverClock.now().toEpochMilli()));
        all.putAll(parameters);
        return all;
    }

    private HttpAnswer send(ApiMethod method, Map<String, String> parameters) {
        try {
            HttpAnswer answer = transport.send(new HttpRequest(method.verb(), method.path(), parameters, Map.of()));
            serverClock.observe(answer, clock.instant());
            return answer;
        } catch (TransportFailure e) {
            throw noAnswer(method, e);
        }
    }

    private FkwTransportException noAnswer(ApiMethod method, TransportFailure e) {
        boolean unknown = method.isWrite() && e.isMaybeSent();
        String outcome = !method.isWrite()
                ? ""
                : unknown
                        ? ". Whether it took effect is not known: look at the order before it is sent again"
                        : ". It was not sent";
        return new FkwTransportException(
                method.operation(),
                method.operation() + ": " + redactor.redact(e.getMessage()) + outcome,
                unknown,
                !e.isPermanent(),
                e.getCause());
    }

    private Success judge(ApiMethod method, Map<String, String> parameters, HttpAnswer answer) {
        ResultEnvelope envelope = open(method, answer);
        if (envelope.isSuccess() && answer.status() < 400) {
            return new Success(envelope, answer);
        }
        String message = redactor.redact(envelope.message());
        int code = envelope.code();
        throw switch (ErrorTable.classify(code, envelope.message())) {
            case AUTHORIZATION -> new FkwAuthenticationException(method.operation(), code, message);
            case THROTTLED -> new FkwThrottledException(method.operation(), code, message);
            case TRANSIENT ->
                trouble(method, "the platform reports a trouble of its own: rt=" + code + ", msg=" + message);
            case REJECTED -> new FkwApiException(method.operation(), code, message, parameters.get("order_id"));
        };
    }

    private ResultEnvelope open(ApiMethod method, HttpAnswer answer) {
        if (answer.status() == 429) {
            throw new FkwThrottledException(method.operation(), 429, "HTTP status 429");
        }
        if (answer.status() >= 500 || answer.status() == 408) {
            throw trouble(method, "the platform answered with HTTP status " + answer.status());
        }
        try {
            ResultEnvelope envelope = ResultEnvelope.parse(answer.body());
            if (envelope.isJudgeable()) {
                return envelope;
            }
            if (method.isWrite()) {
                throw trouble(method, "the answer says neither rt nor success");
            }
            throw new FkwProtocolException(
                    method.operation(),
                    method.operation() + ": the answer says neither rt nor success; it has the fields "
                            + envelope.fieldNames(),
                    null);
        } catch (IOException e) {
            // No cause: a parser's message quotes the text around the error, which may be a customer's.
            LOG.debug("{}: answer of {} bytes is not JSON", method.operation(), answer.body().length);
            if (answer.status() >= 300) {
                throw new FkwProtocolException(
                        method.operation(),
                        method.operation() + ": the platform answered with HTTP status " + answer.status()
                                + " and no JSON. Check baseUri",
                        null);
            }
            throw trouble(
                    method,
                    ResultEnvelope.isWebPage(answer.body())
                            ? "the platform answered with a web page (HTML) instead of JSON, as it does during maintenance"
                            : "the answer (" + answer.body().length + " bytes) is not whole JSON");
        }
    }

    /** The request arrived, the answer says nothing: a read is repeated, a write has an unknown outcome. */
    private static FkwTransportException trouble(ApiMethod method, String what) {
        String outcome = method.isWrite()
                ? ". Whether the call took effect is not known: look at the order before it is sent again"
                : "";
        return new FkwTransportException(
                method.operation(), method.operation() + ": " + what + outcome, method.isWrite(), true, null);
    }

    private void pauseOrThrow(FkwException e, int attempt, boolean throttled) {
        LOG.debug("Attempt {} failed: {}", attempt, e.getMessage());
        if (!attempts.pauseAfter(attempt, throttled)) {
            throw e;
        }
    }
}
