// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client;

import io.github.camelfkw.component.fkw.client.token.GrantStatus;
import java.time.Duration;
import java.util.List;

/**
 * Is told what passes between the client and the platform, and what becomes of the grants: for metrics, events and views
 * of a person. Nothing that it is told carries a token or personal data. Called on the threads that work: must return at
 * once, and what it throws reaches them, but for {@link #requested}.
 */
public interface FkwClientListener {

    /** Wants to know nothing. */
    FkwClientListener NONE = new FkwClientListener() {};

    /** The operation of a request that refreshes an access token, whoever wanted it. */
    String REFRESH_TOKEN = "refreshToken";

    /** The operation of a request that makes tokens of a merchant's code. */
    String EXCHANGE_CODE = "exchangeCode";

    /** How a request to the platform ended. */
    enum Outcome {
        /** An answer that says success. */
        OK,
        /** The platform does not do it: the caller's mistake, or a state that does not allow it. */
        REJECTED,
        /** The access token, or the application, was refused. */
        UNAUTHORIZED,
        /** Called too often. */
        THROTTLED,
        /** No answer that could be judged: a broken connection, a time-out, a maintenance page. */
        NO_ANSWER,
        /** An answer that is not as documented. */
        UNREADABLE
    }

    /**
     * One request.
     *
     * @param shopId    the key of the shop's grant; {@link AuthorizationApi#ANY_SHOP} for a code whose shop is not known yet
     * @param operation what was asked for
     * @param outcome   how it ended
     * @param attempt   1 for the first one of a call; more: a repetition
     * @param took      from its sending until its answer was judged, without waiting for its turn
     */
    record Request(String shopId, String operation, Outcome outcome, int attempt, Duration took) {

        /** Whether tokens were asked for, and nothing of the shop's. */
        public boolean isForTokens() {
            return operation.equals(REFRESH_TOKEN) || operation.equals(EXCHANGE_CODE);
        }
    }

    /**
     * A request to the platform has ended, one for tokens among them. What this throws is logged and goes no further: it must
     * not cost an answer.
     */
    default void requested(Request request) {}

    /**
     * The platform said that it is called too often, and calls for the shop are slowed down.
     *
     * @param perSecond how many calls a second are sent from now on
     */
    default void slowedDown(String shopId, double perSecond) {}

    /** A grant has a new access token, and is saved. */
    default void refreshed(GrantStatus grant) {}

    /**
     * A grant is dead: the merchant has to authorize again. Told once until it is restored.
     *
     * @param why for a person
     */
    default void lost(String shopId, String why) {}

    /** A grant that was lost works again. */
    default void restored(GrantStatus grant) {}

    /**
     * A grant ends soon, whatever is done but a new authorization. Told once for each step of nearness.
     *
     * @param left until its end
     */
    default void expiring(GrantStatus grant, Duration left) {}

    /** Tells all of them, in their order. */
    static FkwClientListener all(List<FkwClientListener> listeners) {
        List<FkwClientListener> known = List.copyOf(listeners);
        return new FkwClientListener() {

            @Override
            public void requested(Request request) {
                known.forEach(listener -> listener.requested(request));
            }

            @Override
            public void slowedDown(String shopId, double perSecond) {
                known.forEach(listener -> listener.slowedDown(shopId, perSecond));
            }

            @Override
            public void refreshed(GrantStatus grant) {
                known.forEach(listener -> listener.refreshed(grant));
            }

            @Override
            public void lost(String shopId, String why) {
                known.forEach(listener -> listener.lost(shopId, why));
            }

            @Override
            public void restored(GrantStatus grant) {
                known.forEach(listener -> listener.restored(grant));
            }

            @Override
            public void expiring(GrantStatus grant, Duration left) {
                known.forEach(listener -> listener.expiring(grant, left));
            }
        };
    }
}
