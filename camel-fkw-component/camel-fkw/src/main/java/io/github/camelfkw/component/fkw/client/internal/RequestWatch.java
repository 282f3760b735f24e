// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.internal;

import io.github.camelfkw.component.fkw.client.FkwApiException;
import io.github.camelfkw.component.fkw.client.FkwAuthenticationException;
import io.github.camelfkw.component.fkw.client.FkwClientListener;
import io.github.camelfkw.component.fkw.client.FkwClientListener.Outcome;
import io.github.camelfkw.component.fkw.client.FkwClientListener.Request;
import io.github.camelfkw.component.fkw.client.FkwException;
import io.github.camelfkw.component.fkw.client.FkwProtocolException;
import io.github.camelfkw.component.fkw.client.FkwThrottledException;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells a listener of each request: how it ended, and how long it took. */
final class RequestWatch {

    private static final Logger LOG = LoggerFactory.getLogger(RequestWatch.class);

    private final FkwClientListener listener;

    RequestWatch(FkwClientListener listener) {
        this.listener = listener;
    }

    /**
     * Sends a request and judges its answer.
     *
     * @param shopId    the key of the shop's grant
     * @param operation what is asked for
     * @param attempt   1 for the first one of a call
     * @param request   sends and judges
     */
    <T> T watch(String shopId, String operation, int attempt, Supplier<T> request) {
        long start = System.nanoTime();
        Outcome outcome = Outcome.NO_ANSWER;
        try {
            T answer = request.get();
            outcome = Outcome.OK;
            return answer;
        } catch (FkwException e) {
            outcome = outcome(e);
            throw e;
        } finally {
            tell(new Request(shopId, operation, outcome, attempt, Duration.ofNanos(System.nanoTime() - start)));
        }
    }

    /** The answer at hand may hold the only refresh token that still works: no listener may cost it. */
    private void tell(Request request) {
        try {
            listener.requested(request);
        } catch (RuntimeException e) {
            LOG.warn(
                    "A listener of requests failed ({}); nothing else is affected",
                    e.getClass().getName());
        }
    }

    private static Outcome outcome(FkwException e) {
        if (e instanceof FkwAuthenticationException) {
            return Outcome.UNAUTHORIZED;
        }
        if (e instanceof FkwThrottledException) {
            return Outcome.THROTTLED;
        }
        if (e instanceof FkwApiException) {
            return Outcome.REJECTED;
        }
        return e instanceof FkwProtocolException ? Outcome.UNREADABLE : Outcome.NO_ANSWER;
    }
}
