// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.apifm.internal.client;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelfkw.common.Attempts;
import io.github.camelfkw.common.HttpAnswer;
import io.github.camelfkw.common.HttpRequest;
import io.github.camelfkw.common.HttpRequest.Body;
import io.github.camelfkw.common.HttpRequest.FilePart;
import io.github.camelfkw.common.HttpRequest.Verb;
import io.github.camelfkw.common.HttpTransport;
import io.github.camelfkw.common.RateBudget;
import io.github.camelfkw.common.Redactor;
import io.github.camelfkw.common.TransportFailure;
import io.github.camelfkw.component.apifm.ApifmAuthenticationException;
import io.github.camelfkw.component.apifm.ApifmException;
import io.github.camelfkw.component.apifm.ApifmProtocolException;
import io.github.camelfkw.component.apifm.ApifmTransportException;
import io.github.camelfkw.component.apifm.internal.call.ApiCall;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one road out. A call reads top to bottom: pace, send, judge; around it, what may be repeated: a read after any passing
 * trouble, a write only if it was certainly not sent or was turned away unread.
 */
public final class ApifmGateway {

    private static final Logger LOG = LoggerFactory.getLogger(ApifmGateway.class);

    private final Account account;
    private final Function<URI, HttpTransport> transports;
    private final Attempts attempts;
    private final RateBudget budget;
    private final Redactor redactor;
    private final ObjectMapper mapper;

    /**
     * @param account    whose calls
     * @param transports sends, by the address of the host
     * @param attempts   how often a call is tried
     * @param budget     the pace
     * @param redactor   knows the secrets
     * @param mapper     reads answers
     */
    public ApifmGateway(
            Account account,
            Function<URI, HttpTransport> transports,
            Attempts attempts,
            RateBudget budget,
            Redactor redactor,
            ObjectMapper mapper) {
        this.account = account;
        this.transports = transports;
        this.attempts = attempts;
        this.budget = budget;
        this.redactor = redactor;
        this.mapper = mapper;
    }

    /** The account that calls are made for. */
    public Account account() {
        return account;
    }

    /**
     * The address that a call of verb URL stands for; calls nobody.
     *
     * @param call       which
     * @param parameters by wire name
     */
    public String address(ApiCall call, Map<String, String> parameters) {
        String query = parameters.entrySet().stream()
                .map(parameter -> encode(parameter.getKey()) + "=" + encode(parameter.getValue()))
                .collect(Collectors.joining("&"));
        return account.address(call) + account.path(call) + (query.isEmpty() ? "" : "?" + query);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /**
     * Calls the platform.
     *
     * @param  call       which
     * @param  parameters by wire name
     * @param  file       to send, for an upload
     * @return            an answer that is no error
     * @throws ApifmException each kind, see there
     */
    public ApifmResult call(ApiCall call, Map<String, String> parameters, Optional<FilePart> file) {
        Optional.ofNullable(parameters.get("token")).ifPresent(redactor::remember);
        HttpRequest request = request(call, parameters, file);
        ApifmException lastFailure = null;
        for (int attempt = 1; ; attempt++) {
            long turn = pace(call, lastFailure);
            try {
                return judge(call, parameters, send(call, request));
            } catch (ThrottledException e) {
                if (budget.refused(turn)) {
                    LOG.info(
                            "{}: the platform says that it is called too often; calls are slowed down",
                            call.describe());
                }
                lastFailure = pauseOrThrow(e.asTransportException(), file, attempt, true);
            } catch (ApifmTransportException e) {
                if (e.isOutcomeUnknown() || !e.isWorthRepeating()) {
                    throw e;
                }
                lastFailure = pauseOrThrow(e, file, attempt, false);
            }
        }
    }

    private HttpRequest request(ApiCall call, Map<String, String> parameters, Optional<FilePart> file) {
        String path = account.path(call);
        return switch (call.target().orElseThrow().verb()) {
            case GET, URL -> HttpRequest.of(Verb.GET, path, parameters);
            case POST -> HttpRequest.of(Verb.POST, path, Map.of()).with(new Body.Form(parameters));
            case UPLOAD ->
                HttpRequest.of(Verb.POST, path, Map.of()).with(new Body.Multipart(parameters, file.orElseThrow()));
        };
    }

    private long pace(ApiCall call, ApifmException lastFailure) {
        try {
            return budget.awaitTurn();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            if (lastFailure != null) {
                throw lastFailure;
            }
            throw new ApifmTransportException(
                    call.name(),
                    call.describe() + ": interrupted while it waited for its turn. It was not sent",
                    false,
                    true,
                    e);
        }
    }

    private HttpAnswer send(ApiCall call, HttpRequest request) {
        try {
            return transports.apply(account.address(call)).send(request);
        } catch (TransportFailure e) {
            boolean unknown = call.write() && e.isMaybeSent();
            String outcome = !call.write() ? "" : unknown ? notKnown() : ". It was not sent";
            throw new ApifmTransportException(
                    call.name(),
                    call.describe() + ": " + redactor.redact(e.getMessage()) + outcome,
                    unknown,
                    !e.isPermanent(),
                    e.getCause());
        }
    }

    private static String notKnown() {
        return ". Whether it took effect is not known: look before it is sent again";
    }

    private ApifmResult judge(ApiCall call, Map<String, String> parameters, HttpAnswer answer) {
        Envelope envelope = open(call, answer);
        int code = envelope.code().orElseThrow();
        String message = new MessageHiding(redactor, mapper, call, parameters).hide(envelope.message());
        boolean meant = code == ResultCodes.SUCCESS
                || call.codes().containsKey(code)
                || (code == ResultCodes.NOTHING_FOUND && call.paging().isList());
        if (meant) {
            return new ApifmResult(code, message, envelope.data());
        }
        if (ResultCodes.TOKEN_REFUSED.contains(code)) {
            throw new ApifmAuthenticationException(call.name(), code, message);
        }
        throw new ApifmException(call.name(), code, message);
    }

    private Envelope open(ApiCall call, HttpAnswer answer) {
        if (answer.status() == 429) {
            throw new ThrottledException(call);
        }
        if (answer.status() >= 500 || answer.status() == 408) {
            throw trouble(call, "the platform answered with HTTP status " + answer.status());
        }
        Envelope envelope;
        try {
            envelope = Envelope.parse(answer.body(), mapper);
        } catch (IOException e) {
            throw notJson(call, answer);
        }
        if (envelope.code().isPresent()) {
            return envelope;
        }
        if (call.write()) {
            throw trouble(call, "the answer has no code");
        }
        throw new ApifmProtocolException(
                call.name(), call.describe() + ": the answer has no code; it has the fields " + envelope.fieldNames());
    }

    /** No cause: a parser's message quotes the text around the error, which may be a customer's. */
    private static ApifmException notJson(ApiCall call, HttpAnswer answer) {
        if (answer.status() >= 300) {
            return new ApifmProtocolException(
                    call.name(),
                    call.describe() + ": the platform answered with HTTP status " + answer.status()
                            + " and no JSON. Check option "
                            + call.target().orElseThrow().host().option() + " and subDomain");
        }
        return trouble(call, "the answer (" + answer.body().length + " bytes) is not whole JSON");
    }

    /** The request arrived, the answer says nothing: a read is repeated, a write has an unknown outcome. */
    private static ApifmTransportException trouble(ApiCall call, String what) {
        return new ApifmTransportException(
                call.name(),
                call.describe() + ": " + what + (call.write() ? notKnown() : ""),
                call.write(),
                true,
                null);
    }

    private ApifmException pauseOrThrow(
            ApifmTransportException e, Optional<FilePart> file, int attempt, boolean throttled) {
        LOG.debug("Attempt {} failed: {}", attempt, e.getMessage());
        boolean canBeSent = file.isEmpty() || file.get().content().canBeOpened();
        if (!canBeSent || !attempts.pauseAfter(attempt, throttled)) {
            throw e;
        }
        return e;
    }

    /** Turned away unread as called too often. */
    private static final class ThrottledException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String call;
        private final String description;

        ThrottledException(ApiCall call) {
            super(null, null, false, false);
            this.call = call.name();
            this.description = call.describe();
        }

        ApifmTransportException asTransportException() {
            return new ApifmTransportException(
                    call,
                    description + ": the platform says that it is called too often (HTTP status 429). It did nothing",
                    false,
                    true,
                    null);
        }
    }
}
