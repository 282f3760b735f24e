// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.internal;

import io.github.camelfkw.common.AttemptPolicy;
import io.github.camelfkw.common.Attempts;
import io.github.camelfkw.common.HttpAnswer;
import io.github.camelfkw.common.HttpRequest;
import io.github.camelfkw.common.HttpRequest.FilePart;
import io.github.camelfkw.common.HttpTransport;
import io.github.camelfkw.common.RateBudget;
import io.github.camelfkw.common.Redactor;
import io.github.camelfkw.common.TransportFailure;
import io.github.camelfkw.component.fkw.client.ApiSubject;
import io.github.camelfkw.component.fkw.client.ErrorTable;
import io.github.camelfkw.component.fkw.client.FkwApiException;
import io.github.camelfkw.component.fkw.client.FkwAuthenticationException;
import io.github.camelfkw.component.fkw.client.FkwClientListener;
import io.github.camelfkw.component.fkw.client.FkwException;
import io.github.camelfkw.component.fkw.client.FkwProtocolException;
import io.github.camelfkw.component.fkw.client.FkwThrottledException;
import io.github.camelfkw.component.fkw.client.FkwTransportException;
import io.github.camelfkw.component.fkw.client.RateBudgets;
import io.github.camelfkw.component.fkw.client.token.TokenManager;
import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one road out. A call reads top to bottom: pace, token, send, judge; around it, what may be repeated: a read after any
 * passing trouble and a write that sets a value that it names; another write only if it was not sent, or if the
 * platform said that it did nothing.
 *
 * <p>Each shop has a pace of its own, and each try waits for its turn. The calls for tokens do not: a shop makes one in
 * two hours, and everything else would wait for it.
 */
public final class FkwGateway {

    private static final Logger LOG = LoggerFactory.getLogger(FkwGateway.class);

    /** Both ways in which the vendor document says that parameters are missing. */
    private static final Pattern MISSING = Pattern.compile("参数【(?<one>\\w+)】为必填|必填字段[“\"](?<some>[\\w、,,]+)[”\"]为空");

    private final HttpTransport transport;
    private final TokenManager tokens;
    private final Attempts attempts;
    private final RateBudgets budgets;
    private final Clock clock;
    private final ServerClock serverClock;
    private final Redactor redactor;
    private final ErrorTable errors;
    private final FkwClientListener listener;
    private final RequestWatch requests;
    private volatile boolean formRefused;

    /** Takes its parts; see there. */
    public FkwGateway(
            HttpTransport transport,
            TokenManager tokens,
            Attempts attempts,
            RateBudgets budgets,
            Clock clock,
            ServerClock serverClock,
            Redactor redactor,
            ErrorTable errors,
            FkwClientListener listener) {
        this.transport = transport;
        this.tokens = tokens;
        this.attempts = attempts;
        this.budgets = budgets;
        this.clock = clock;
        this.serverClock = serverClock;
        this.redactor = redactor;
        this.errors = errors;
        this.listener = listener;
        this.requests = new RequestWatch(listener);
    }

    /** The same road, with no more than so many requests on it at a time. */
    public FkwGateway withRequestsAtATime(int most) {
        return new FkwGateway(
                new LimitedTransport(transport, most),
                tokens,
                attempts,
                budgets,
                clock,
                serverClock,
                redactor,
                errors,
                listener);
    }

    /** The same road, on which each call is tried once: for those who want to see what comes back. */
    public FkwGateway triedOnce() {
        return new FkwGateway(
                transport,
                tokens,
                new Attempts(AttemptPolicy.of(1, () -> 0), attempts.sleeper()),
                budgets,
                clock,
                serverClock,
                redactor,
                errors,
                listener);
    }

    /**
     * Sends a call once with a token that may be dead. Whatever comes back, the shop's tokens stay as they are.
     *
     * @param  method     which call
     * @param  shopId     whose pace it keeps to
     * @param  parameters of the call, without the common ones
     * @param  token      an access token
     * @throws FkwException each kind, see there
     */
    public void callWith(String token, ApiMethod method, String shopId, Map<String, String> parameters) {
        ApiCall call = new ApiCall(method, parameters, Optional.empty(), null);
        RateBudget budget = budgets.of(shopId);
        long turn = pace(call, budget, null);
        try {
            requests.watch(shopId, call.operation(), 1, () -> judge(call, send(call, token, false)));
        } catch (FkwThrottledException e) {
            slowDown(shopId, budget, turn);
            throw e;
        }
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
        return call(method, shopId, parameters, null);
    }

    /**
     * Calls the platform for records.
     *
     * @param  method     which call
     * @param  shopId     whose grant
     * @param  parameters of the call, without the common ones
     * @param  record     what the objects of the answer are read into while it is taken apart; null: nothing
     * @return            an answer that says success
     * @throws FkwException each kind, see there
     */
    public Success call(ApiMethod method, String shopId, Map<String, String> parameters, Class<?> record) {
        return call(new ApiCall(method, parameters, Optional.empty(), record), shopId);
    }

    /**
     * Calls the platform with a file.
     *
     * @param  method which call
     * @param  shopId whose grant
     * @param  file   to send
     * @return        an answer that says success
     * @throws FkwException each kind, see there
     */
    public Success upload(ApiMethod method, String shopId, FilePart file) {
        return call(new ApiCall(method, Map.of(), Optional.of(file), null), shopId);
    }

    private Success call(ApiCall call, String shopId) {
        RateBudget budget = budgets.of(shopId);
        boolean tokenReplaced = false;
        FkwException lastFailure = null;
        for (int attempt = 1; ; attempt++) {
            long turn = pace(call, budget, lastFailure);
            // Only now: a token, and the time that goes with it, would grow old during a long wait.
            String token = tokens.accessToken(shopId);
            boolean form = call.method().isForm() && !formRefused;
            try {
                return requests.watch(shopId, call.operation(), attempt, () -> judge(call, send(call, token, form)));
            } catch (FkwAuthenticationException e) {
                if (tokenReplaced || e.isClientRefused()) {
                    throw e;
                }
                tokens.refused(shopId, token);
                if (!call.canBeSent()) {
                    // The next call has a new token at least.
                    throw e;
                }
                tokenReplaced = true;
            } catch (FkwThrottledException e) {
                slowDown(shopId, budget, turn);
                pauseOrThrow(e, call, attempt, true);
                lastFailure = e;
            } catch (FkwTransportException e) {
                if (e.isOutcomeUnknown() && !call.method().isRepeatable() || !e.isWorthRepeating()) {
                    throw e;
                }
                pauseOrThrow(e, call, attempt, false);
                lastFailure = e;
            } catch (FkwApiException e) {
                // The document shows each POST with its parameters in the query. Forms are what servers take as well;
                // one that does not says of a parameter that was sent that it is missing, and has done nothing.
                if (!form || !missesParameter(e, call)) {
                    throw e;
                }
                LOG.warn(
                        "{}: the platform does not read form bodies; parameters go into the query from now on",
                        call.operation());
                formRefused = true;
            }
        }
    }

    private static long pace(ApiCall call, RateBudget budget, FkwException lastFailure) {
        try {
            return budget.awaitTurn();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            if (lastFailure != null) {
                throw lastFailure;
            }
            throw new FkwTransportException(
                    call.operation(),
                    call.describe() + ": interrupted while it waited for its turn. It was not sent",
                    false,
                    true,
                    e);
        }
    }

    private void slowDown(String shopId, RateBudget budget, long turn) {
        if (budget.refused(turn)) {
            double perSecond = budget.snapshot().limit().orElse(0);
            LOG.info(
                    "Shop {}: the platform says that it is called too often; calls are slowed down for a while, now to {} a"
                            + " second",
                    shopId,
                    Math.round(10 * perSecond) / 10.0);
            listener.slowedDown(shopId, perSecond);
        }
    }

    private static boolean missesParameter(FkwApiException e, ApiCall call) {
        Matcher missing = MISSING.matcher(e.getApiMessage());
        if (!missing.find()) {
            return false;
        }
        String names = missing.group("one") != null ? missing.group("one") : missing.group("some");
        return call.parameters().keySet().containsAll(List.of(names.split("[、,,]")));
    }

    /** An answer that says success, and when the server gave it. */
    public record Success(ResultEnvelope envelope, HttpAnswer answer) {}

    private Map<String, String> common(ApiMethod method, String token) {
        Map<String, String> common = new LinkedHashMap<>();
        common.put("access_token", token);
        if (method.wireName() != null) {
            common.put("method", method.wireName());
        }
        common.put("format", "json");
        common.put("timestamp", Long.toString(serverClock.now().toEpochMilli()));
        return common;
    }

    private HttpAnswer send(ApiCall call, String token, boolean form) {
        ApiMethod method = call.method();
        Map<String, String> query = common(method, token);
        if (!form) {
            query.putAll(call.parameters());
        }
        try {
            HttpAnswer answer = transport.send(new HttpRequest(method.verb(), method.path(), query, call.body(form)));
            serverClock.observe(answer, clock.instant());
            return answer;
        } catch (TransportFailure e) {
            throw noAnswer(call, e);
        }
    }

    private FkwTransportException noAnswer(ApiCall call, TransportFailure e) {
        boolean unknown = call.method().isWrite() && e.isMaybeSent();
        String outcome = !call.method().isWrite() ? "" : unknown ? call.notKnown() : ". It was not sent";
        return new FkwTransportException(
                call.operation(),
                call.describe() + ": " + redactor.redact(e.getMessage()) + outcome,
                unknown,
                !e.isPermanent(),
                e.getCause());
    }

    private Success judge(ApiCall call, HttpAnswer answer) {
        ResultEnvelope envelope = open(call, answer);
        if (envelope.isSuccess() && answer.status() < 400) {
            return new Success(envelope, answer);
        }
        String message = redactor.redact(envelope.message(), call.personal());
        int code = envelope.code();
        ApiSubject subject = call.subject();
        throw switch (errors.classify(code, envelope.message())) {
            case AUTHORIZATION -> new FkwAuthenticationException(call.operation(), code, message, subject);
            case THROTTLED -> new FkwThrottledException(call.operation(), code, message, subject);
            case TRANSIENT ->
                trouble(call, "the platform reports a trouble of its own: rt=" + code + ", msg=" + message);
            case REJECTED -> new FkwApiException(call.operation(), code, message, subject);
        };
    }

    private ResultEnvelope open(ApiCall call, HttpAnswer answer) {
        if (answer.status() == 429) {
            throw new FkwThrottledException(call.operation(), 429, "HTTP status 429", call.subject());
        }
        if (answer.status() >= 500 || answer.status() == 408) {
            throw trouble(call, "the platform answered with HTTP status " + answer.status());
        }
        try {
            ResultEnvelope envelope = ResultEnvelope.parse(answer.body(), call.record());
            if (envelope.isJudgeable()) {
                return envelope;
            }
            if (call.method().isWrite()) {
                throw trouble(call, "the answer says neither rt nor success");
            }
            throw new FkwProtocolException(
                    call.operation(),
                    call.operation() + ": the answer says neither rt nor success; it has the fields "
                            + envelope.fieldNames(),
                    null);
        } catch (IOException e) {
            // No cause: a parser's message quotes the text around the error, which may be a customer's.
            LOG.debug("{}: answer of {} bytes is not JSON", call.operation(), answer.body().length);
            if (answer.status() >= 300 && call.method().isWrite()) {
                // Most likely something in front of the platform turned it away; whether behind it, too, nobody knows.
                throw new FkwTransportException(
                        call.operation(),
                        call.describe() + ": the platform answered with HTTP status " + answer.status()
                                + " and no JSON. Check baseUri" + call.notKnown(),
                        true,
                        false,
                        null);
            }
            if (answer.status() >= 300) {
                throw new FkwProtocolException(
                        call.operation(),
                        call.operation() + ": the platform answered with HTTP status " + answer.status()
                                + " and no JSON. Check baseUri",
                        null);
            }
            throw trouble(
                    call,
                    ResultEnvelope.isWebPage(answer.body())
                            ? "the platform answered with a web page (HTML) instead of JSON, as it does during maintenance"
                            : "the answer (" + answer.body().length + " bytes) is not whole JSON");
        }
    }

    /** The request arrived, the answer says nothing: a read is repeated, a write has an unknown outcome. */
    private static FkwTransportException trouble(ApiCall call, String what) {
        boolean write = call.method().isWrite();
        return new FkwTransportException(
                call.operation(), call.describe() + ": " + what + (write ? call.notKnown() : ""), write, true, null);
    }

    private void pauseOrThrow(FkwException e, ApiCall call, int attempt, boolean throttled) {
        LOG.debug("Attempt {} failed: {}", attempt, e.getMessage());
        if (!call.canBeSent() || !attempts.pauseAfter(attempt, throttled)) {
            throw e;
        }
    }
}
