// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.zvcms.client.internal;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelfkw.common.Attempts;
import io.github.camelfkw.common.HttpAnswer;
import io.github.camelfkw.common.HttpTransport;
import io.github.camelfkw.common.RateBudget;
import io.github.camelfkw.common.Redactor;
import io.github.camelfkw.common.TransportFailure;
import io.github.camelfkw.component.zvcms.client.ZvcmsBusinessException;
import io.github.camelfkw.component.zvcms.client.ZvcmsException;
import io.github.camelfkw.component.zvcms.client.ZvcmsProtocolException;
import io.github.camelfkw.component.zvcms.client.ZvcmsSystemException;
import io.github.camelfkw.component.zvcms.client.ZvcmsTransportException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one road out. A call reads top to bottom: pace, sign, send, judge; around it, what may be repeated: a read after any
 * passing trouble, a write only if it was certainly not sent, or not let in. Each try is signed anew, with a nonce and a
 * time of its own: what was sent before would be a replay.
 */
public final class ZvcmsGateway {

    private static final Logger LOG = LoggerFactory.getLogger(ZvcmsGateway.class);

    private static final Pattern CODE = Pattern.compile("-?\\d{1,9}");
    private static final int TOO_MANY_REQUESTS = 429;

    /** Clocks that are further apart than this are worth a word when the platform refuses. */
    private static final Duration NOTABLE_DIFFERENCE = Duration.ofMinutes(1);

    private final HttpTransport transport;
    private final RequestSigning signing;
    private final Attempts attempts;
    private final RateBudget budget;
    private final Clock clock;
    private final Redactor redactor;

    /** Takes its parts; see there. */
    public ZvcmsGateway(
            HttpTransport transport,
            RequestSigning signing,
            Attempts attempts,
            RateBudget budget,
            Clock clock,
            Redactor redactor) {
        this.transport = transport;
        this.signing = signing;
        this.attempts = attempts;
        this.budget = budget;
        this.clock = clock;
        this.redactor = redactor;
    }

    /** An answer that says success; {@code data} is null where there is none. */
    public record Success(String code, String message, JsonNode data) {}

    /**
     * Calls the platform.
     *
     * @throws ZvcmsException each kind, see there
     */
    public Success call(Call call) {
        ZvcmsException lastFailure = null;
        for (int attempt = 1; ; attempt++) {
            long turn = pace(call, lastFailure);
            ZvcmsTransportException failure;
            boolean throttled = false;
            try {
                HttpAnswer answer = send(call);
                if (answer.status() != TOO_MANY_REQUESTS) {
                    return judge(call, answer);
                }
                throttled = true;
                slowDown(turn);
                failure = tooOften(call);
            } catch (ZvcmsTransportException e) {
                if (e.isOutcomeUnknown() || !e.isWorthRepeating()) {
                    throw e;
                }
                failure = e;
            }
            LOG.debug("Attempt {} failed: {}", attempt, failure.getMessage());
            if (!attempts.pauseAfter(attempt, throttled)) {
                throw failure;
            }
            lastFailure = failure;
        }
    }

    /** Turned away at the door: nothing was done, whatever was asked for. */
    private static ZvcmsTransportException tooOften(Call call) {
        return new ZvcmsTransportException(
                call.action(),
                call.action() + ": the platform answered with HTTP status 429, as it is called too often",
                false,
                true,
                null);
    }

    private long pace(Call call, ZvcmsException lastFailure) {
        try {
            return budget.awaitTurn();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            if (lastFailure != null) {
                throw lastFailure;
            }
            throw new ZvcmsTransportException(
                    call.action(),
                    call.action() + ": interrupted while it waited for its turn. It was not sent",
                    false,
                    true,
                    e);
        }
    }

    private void slowDown(long turn) {
        if (budget.refused(turn)) {
            LOG.info(
                    "ZVCMS says that it is called too often; calls are slowed down for a while, now to {} a second",
                    Math.round(10 * budget.snapshot().limit().orElse(0)) / 10.0);
        }
    }

    private HttpAnswer send(Call call) {
        try {
            return transport.send(signing.request(call));
        } catch (TransportFailure e) {
            boolean unknown = !call.read() && e.isMaybeSent();
            String outcome = call.read() ? "" : unknown ? call.notKnown() : ". It was not sent";
            throw new ZvcmsTransportException(
                    call.action(),
                    call.action() + ": " + redactor.redact(e.getMessage()) + outcome,
                    unknown,
                    !e.isPermanent(),
                    e.getCause());
        }
    }

    private Success judge(Call call, HttpAnswer answer) {
        ResultEnvelope envelope = open(call, answer);
        if (envelope.status().isEmpty()
                || envelope.status().get() && envelope.code().isEmpty()) {
            throw unjudgeable(call, envelope);
        }
        String code = envelope.code();
        String message = withoutWhatWasSent(call, envelope.message());
        if (!envelope.status().get()) {
            throw new ZvcmsSystemException(call.action(), safe(call, code), message, hint(answer));
        }
        if (!envelope.isCodeOfSuccess()) {
            throw new ZvcmsBusinessException(call.action(), safe(call, code), message, "");
        }
        if (answer.status() >= 300) {
            throw trouble(call, "the platform says success with HTTP status " + answer.status());
        }
        return new Success(code, message, envelope.data());
    }

    /** A code is a number; what is not may be anything. */
    private String safe(Call call, String code) {
        return CODE.matcher(code).matches() ? code : withoutWhatWasSent(call, code);
    }

    private String withoutWhatWasSent(Call call, String text) {
        return redactor.redact(text, call.sent(), Redactor.MASK);
    }

    private ZvcmsException unjudgeable(Call call, ResultEnvelope envelope) {
        String what =
                "the answer does not say how the call ended: status has to be true or false, with a code where it is"
                        + " true; it has the fields " + envelope.fieldNames();
        return call.read()
                ? new ZvcmsProtocolException(call.action(), call.action() + ": " + what, null)
                : trouble(call, what);
    }

    private ResultEnvelope open(Call call, HttpAnswer answer) {
        if (answer.status() >= 500 || answer.status() == 408) {
            throw trouble(call, "the platform answered with HTTP status " + answer.status());
        }
        try {
            return ResultEnvelope.parse(answer.body());
        } catch (IOException e) {
            // No cause: a parser's message quotes the text around the error, which may be a customer's.
            LOG.debug("{}: answer of {} bytes is not JSON", call.action(), answer.body().length);
            if (answer.status() >= 300) {
                throw new ZvcmsProtocolException(
                        call.action(),
                        call.action() + ": the platform answered with HTTP status " + answer.status()
                                + " and no JSON. Check baseUri",
                        null);
            }
            throw trouble(
                    call,
                    ResultEnvelope.isWebPage(answer.body())
                            ? "the platform answered with a web page (HTML) instead of JSON"
                            : "the answer (" + answer.body().length + " bytes) is not whole JSON");
        }
    }

    /** The request arrived, the answer says nothing: a read is repeated, a write has an unknown outcome. */
    private static ZvcmsTransportException trouble(Call call, String what) {
        return new ZvcmsTransportException(
                call.action(), call.action() + ": " + what + call.notKnown(), !call.read(), true, null);
    }

    /** A clock that is wrong is the one cause that can be seen from here. */
    private String hint(HttpAnswer answer) {
        return answer.serverTime()
                .map(time -> Duration.between(clock.instant(), time))
                .filter(ahead -> ahead.abs().compareTo(NOTABLE_DIFFERENCE) > 0)
                .map(ahead -> ". The platform's clock is " + ahead.abs().toSeconds() + " seconds "
                        + (ahead.isNegative() ? "behind" : "ahead of")
                        + " this machine's: if it refused the Timestamp, set this machine's clock")
                .orElse("");
    }
}
