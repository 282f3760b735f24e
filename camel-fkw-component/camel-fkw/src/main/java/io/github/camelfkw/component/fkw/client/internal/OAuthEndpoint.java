// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.internal;

import io.github.camelfkw.common.Attempts;
import io.github.camelfkw.common.HttpAnswer;
import io.github.camelfkw.common.HttpRequest;
import io.github.camelfkw.common.HttpTransport;
import io.github.camelfkw.common.Redactor;
import io.github.camelfkw.common.TransportFailure;
import io.github.camelfkw.component.fkw.client.ApiSubject;
import io.github.camelfkw.component.fkw.client.ErrorTable;
import io.github.camelfkw.component.fkw.client.FkwApiException;
import io.github.camelfkw.component.fkw.client.FkwAuthenticationException;
import io.github.camelfkw.component.fkw.client.FkwClientListener;
import io.github.camelfkw.component.fkw.client.FkwException;
import io.github.camelfkw.component.fkw.client.FkwThrottledException;
import io.github.camelfkw.component.fkw.client.FkwTransportException;
import io.github.camelfkw.component.fkw.client.token.AccessGrant;
import io.github.camelfkw.component.fkw.client.token.FirstEnd;
import io.github.camelfkw.component.fkw.client.token.GrantRefresher;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The platform's token calls. Parameters travel in the query of a POST without a body, as the vendor document shows and
 * as was seen live.
 */
public final class OAuthEndpoint implements GrantRefresher {

    private static final Call REFRESH = new Call(
            FkwClientListener.REFRESH_TOKEN, "/api/oauth/refreshAccessToken", "The access token cannot be refreshed");
    private static final Call EXCHANGE = new Call(
            FkwClientListener.EXCHANGE_CODE, "/api/oauth/getAccessToken", "The code cannot be exchanged for tokens");

    /**
     * One of the two.
     *
     * @param operation   its name
     * @param path        below the base URI
     * @param whatHappens when it fails, for a person
     */
    private record Call(String operation, String path, String whatHappens) {}

    /** Vendor document: 2 hours. Taken where an answer does not say. */
    private static final long ACCESS_SECONDS = 7200;

    /** Longer lives are not believed: ten years. */
    private static final long LONGEST_SECONDS = 10L * 366 * 24 * 3600;

    /** A call that finds no token has not been sent, so its outcome is known. */
    private static final boolean NOTHING_WRITTEN = false;

    private final HttpTransport transport;
    private final String clientId;
    private final String clientSecret;
    private final Attempts attempts;
    private final Clock clock;
    private final ServerClock serverClock;
    private final Redactor redactor;
    private final ErrorTable errors;
    private final RequestWatch requests;

    /** Takes its parts; see there. */
    public OAuthEndpoint(
            HttpTransport transport,
            String clientId,
            String clientSecret,
            Attempts attempts,
            Clock clock,
            ServerClock serverClock,
            Redactor redactor,
            ErrorTable errors,
            FkwClientListener listener) {
        this.transport = transport;
        this.clientId = clientId;
        this.clientSecret = clientSecret;
        this.attempts = attempts;
        this.clock = clock;
        this.serverClock = serverClock;
        this.redactor = redactor;
        this.errors = errors;
        this.requests = new RequestWatch(listener);
    }

    @Override
    public AccessGrant refresh(AccessGrant grant) {
        return refresh(grant, () -> {});
    }

    @Override
    public AccessGrant refresh(AccessGrant grant, Runnable leave) {
        Map<String, String> parameters = application("refresh_token");
        parameters.put("refresh_token", grant.refreshToken());
        for (int attempt = 1; ; attempt++) {
            try {
                leave.run();
                return request(REFRESH, parameters, grant, attempt);
            } catch (FkwThrottledException | FkwTransportException e) {
                // Also after a lost answer: the old refresh token is all there is, and trying it again is the only
                // way to learn whether it still lives.
                pauseOrThrow(e, attempt);
            }
        }
    }

    /**
     * Exchanges an authorization code for tokens. The platform takes a code once: after an answer that was lost the next
     * try is refused, and the merchant has to authorize again.
     *
     * @param  code   of the redirect
     * @param  shopId the key under which the grant will be kept
     * @throws FkwException each kind, see there
     */
    public AccessGrant exchange(String code, String shopId) {
        redactor.remember(code);
        Map<String, String> parameters = application("authorization_code");
        parameters.put("code", code);
        AccessGrant none = new AccessGrant(shopId, null, null, null, null, null, null, null, 0);
        for (int attempt = 1; ; attempt++) {
            try {
                return request(EXCHANGE, parameters, none, attempt);
            } catch (FkwThrottledException | FkwTransportException e) {
                pauseOrThrow(e, attempt);
            }
        }
    }

    private AccessGrant request(Call call, Map<String, String> parameters, AccessGrant old, int attempt) {
        return requests.watch(old.shopId(), call.operation(), attempt, () -> read(call, send(call, parameters), old));
    }

    private Map<String, String> application(String grantType) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("client_id", clientId);
        parameters.put("client_secret", clientSecret);
        parameters.put("grant_type", grantType);
        return parameters;
    }

    private void pauseOrThrow(FkwException e, int attempt) {
        boolean throttled = e instanceof FkwThrottledException;
        boolean pointless = e instanceof FkwTransportException t && !t.isWorthRepeating();
        if (pointless || !attempts.pauseAfter(attempt, throttled)) {
            throw e;
        }
    }

    private HttpAnswer send(Call call, Map<String, String> parameters) {
        try {
            HttpAnswer answer = transport.send(HttpRequest.of(HttpRequest.Verb.POST, call.path(), parameters));
            serverClock.observe(answer, clock.instant());
            return answer;
        } catch (TransportFailure e) {
            throw new FkwTransportException(
                    call.operation(),
                    call.whatHappens() + ": " + redactor.redact(e.getMessage()),
                    NOTHING_WRITTEN,
                    !e.isPermanent(),
                    e.getCause());
        }
    }

    private AccessGrant read(Call call, HttpAnswer answer, AccessGrant old) {
        if (answer.status() == 429) {
            throw new FkwThrottledException(call.operation(), 429, "HTTP status 429", ApiSubject.NONE);
        }
        ResultEnvelope envelope;
        try {
            envelope = ResultEnvelope.parse(answer.body());
        } catch (IOException notJson) {
            throw noTokens(call, "HTTP status " + answer.status() + " and no whole JSON");
        }
        if (envelope.isSuccess()
                && envelope.text("access_token")
                        .filter(token -> !token.isBlank())
                        .isPresent()) {
            return grant(envelope, old);
        }
        if (answer.status() >= 500 || !envelope.isJudgeable() || envelope.isSuccess()) {
            throw noTokens(call, "HTTP status " + answer.status() + " and the fields " + envelope.fieldNames());
        }
        int code = envelope.code();
        String message = redactor.redact(envelope.message());
        throw switch (errors.classify(code, envelope.message())) {
            case THROTTLED -> new FkwThrottledException(call.operation(), code, message, ApiSubject.NONE);
            case TRANSIENT -> noTokens(call, "rt=" + code + ", msg=" + message);
            case AUTHORIZATION -> new FkwAuthenticationException(call.operation(), code, message, ApiSubject.NONE);
            case REJECTED -> new FkwApiException(call.operation(), code, message, ApiSubject.NONE);
        };
    }

    private static FkwTransportException noTokens(Call call, String what) {
        return new FkwTransportException(
                call.operation(),
                call.whatHappens() + ": the platform answered with " + what,
                NOTHING_WRITTEN,
                true,
                null);
    }

    private AccessGrant grant(ResultEnvelope envelope, AccessGrant old) {
        // By the platform's clock, which the answer has just told: ends are kept, and outlive a local clock that is set
        // right.
        Instant now = serverClock.now();
        Instant refreshEnd =
                lifetime(envelope, "re_expires_in").map(now::plusSeconds).orElse(old.refreshExpiresAt());
        return new AccessGrant(
                old.shopId(),
                envelope.text("shop_id").orElse(old.platformShopId()),
                envelope.text("shop_name").orElse(old.shopName()),
                envelope.text("access_token").orElseThrow(),
                now.plusSeconds(lifetime(envelope, "expires_in").orElse(ACCESS_SECONDS)),
                envelope.text("refresh_token").filter(text -> !text.isBlank()).orElse(old.refreshToken()),
                refreshEnd,
                FirstEnd.afterRefresh(old, refreshEnd, now),
                old.seed(),
                old.version());
    }

    private static Optional<Long> lifetime(ResultEnvelope envelope, String name) {
        return envelope.number(name).filter(seconds -> seconds > 0).map(seconds -> Math.min(seconds, LONGEST_SECONDS));
    }
}
