// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.token;

import io.github.camelfkw.component.fkw.client.FkwApplication;
import io.github.camelfkw.component.fkw.client.FkwClientListener;
import io.github.camelfkw.component.fkw.client.FkwException;
import io.github.camelfkw.component.fkw.client.FkwReauthorizationRequiredException;
import io.github.camelfkw.component.fkw.client.FkwTransportException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Warns of the end of authorizations 7, 3 and 1 days and 12 hours ahead, once for each step: as far as is known the 28 days
 * end whatever the connector does, and only the merchant can give new ones. A later end that the platform tells at a refresh
 * counts from when a refresh has worked after the first one. Sees as well where he has given them at
 * another node. May be used by several threads, one of which looks at a time; all that is remembered belongs to it.
 */
public final class AuthorizationWatch {

    private static final Logger LOG = LoggerFactory.getLogger(AuthorizationWatch.class);

    /** From far to near. */
    private static final List<Duration> STEPS =
            List.of(Duration.ofDays(7), Duration.ofDays(3), Duration.ofDays(1), Duration.ofHours(12));

    private static final Duration JITTER = Duration.ofHours(1);

    private final TokenManager tokens;
    private final FkwApplication application;
    private final Clock clock;
    private final FkwClientListener listener;
    private final Map<String, Warned> warned = new HashMap<>();

    /** First ends after which a refresh has been tried. */
    private final Map<String, Instant> tried = new HashMap<>();

    /** The shop at which the last round ended, as the platform did not answer; null: it came to its end. */
    private String unanswered;

    private record Warned(Instant end, Duration step) {

        /** The same step of the same authorization: each refresh counts the seconds to its end anew. */
        boolean isRepetitionOf(Warned before) {
            return before != null
                    && step.equals(before.step)
                    && Duration.between(before.end, end).abs().compareTo(JITTER) < 0;
        }
    }

    /**
     * @param tokens      whose grants are watched
     * @param application says what to do
     * @param clock       the platform's clock, as far as it is known
     * @param listener    is told
     */
    public AuthorizationWatch(
            TokenManager tokens, FkwApplication application, Clock clock, FkwClientListener listener) {
        this.tokens = tokens;
        this.application = application;
        this.clock = clock;
        this.listener = listener;
    }

    /** Whether so little is left of an authorization that its end is warned of. */
    public static boolean isNear(Duration left) {
        return left.compareTo(STEPS.get(0)) <= 0;
    }

    /**
     * Looks at the grants of all shops: warns where a step was reached since the last time, and takes what was put in the
     * place of a dead one. Asks the platform last, and no more once it has not answered: the rest is asked at the next time.
     */
    public synchronized void check() {
        List<String> readable = new ArrayList<>();
        Map<String, GrantStatus> ended = new HashMap<>();
        try {
            for (String shopId : tokens.shopIds()) {
                check(shopId, readable, ended);
            }
        } catch (RuntimeException e) {
            LOG.warn(
                    "The ends of the authorizations cannot be looked at now ({}); this is tried again",
                    e.getClass().getName());
        }
        for (String shopId : beginningAfterUnanswered(readable)) {
            if (!ask(shopId, Optional.ofNullable(ended.get(shopId)))) {
                unanswered = shopId;
                return;
            }
        }
    }

    /** One shop that is never answered keeps the others from being asked once only. */
    private List<String> beginningAfterUnanswered(List<String> shopIds) {
        int last = unanswered == null ? -1 : shopIds.indexOf(unanswered);
        unanswered = null;
        List<String> turned = new ArrayList<>(shopIds);
        Collections.rotate(turned, -(last + 1));
        return turned;
    }

    /** What is wrong with the grant of one shop keeps nobody from being warned of the others. */
    private void check(String shopId, List<String> readable, Map<String, GrantStatus> ended) {
        try {
            tokens.status(shopId).filter(grant -> !warn(grant)).ifPresent(grant -> ended.put(shopId, grant));
            readable.add(shopId);
        } catch (FkwException e) {
            cannotBeLookedAt(shopId, e);
        }
    }

    private static void cannotBeLookedAt(String shopId, FkwException e) {
        LOG.warn("Shop {}: the end of its authorization cannot be looked at: {}", shopId, e.getMessage());
    }

    /** False: the platform has not answered. */
    private boolean ask(String shopId, Optional<GrantStatus> ended) {
        try {
            ended.ifPresent(this::findLost);
        } catch (FkwException e) {
            cannotBeLookedAt(shopId, e);
            return !(e instanceof FkwTransportException);
        } catch (RuntimeException e) {
            LOG.warn(
                    "The ends of the authorizations cannot be looked at now ({}); this is tried again",
                    e.getClass().getName());
            return true;
        }
        try {
            tokens.lookForSuccessor(shopId);
            return true;
        } catch (FkwException e) {
            LOG.debug(
                    "Shop {}: what was put in the place of its dead grant cannot be used either ({})",
                    shopId,
                    e.getClass().getName());
            return !(e instanceof FkwTransportException);
        }
    }

    /**
     * Where nobody calls, nobody would find out that the grant is lost: a route that only ships has nothing to ship on a
     * weekend. To ask for a token finds out as a call does, and tells the log, the listener and the other nodes. Where a later
     * end was told, an access token may live on beyond the first one: a refresh tells whether the later one is meant.
     */
    private void findLost(GrantStatus grant) {
        String shopId = grant.shopId();
        if (tokens.lost(shopId).isPresent()) {
            return;
        }
        Instant end = grant.authorizedUntil().orElseThrow();
        boolean isToBeProven = grant.toldUntil().isPresent()
                && clock.instant().isAfter(end.plus(FirstEnd.EXACT))
                && !end.equals(tried.get(shopId));
        try {
            if (!isToBeProven) {
                tokens.accessToken(shopId);
            } else if (!tokens.refreshNow(shopId).accessUntil().equals(grant.accessUntil())) {
                tried.put(shopId, end);
            }
        } catch (FkwReauthorizationRequiredException told) {
            // Logged and told of by the manager, once.
        }
    }

    /** Whether the authorization goes on, as far as is known; warns where it does not for long. */
    private boolean warn(GrantStatus grant) {
        Optional<Instant> end = grant.authorizedUntil();
        if (end.isEmpty()) {
            return true;
        }
        Duration left = Duration.between(clock.instant(), end.get());
        Optional<Duration> reached =
                STEPS.stream().filter(step -> left.compareTo(step) <= 0).reduce((far, near) -> near);
        if (left.isNegative() || left.isZero()) {
            warned.remove(grant.shopId());
            return false;
        }
        if (reached.isEmpty()) {
            warned.remove(grant.shopId());
            return true;
        }
        Warned now = new Warned(end.get(), reached.get());
        if (!now.isRepetitionOf(warned.put(grant.shopId(), now))) {
            LOG.warn(
                    "Shop {}: the authorization ends at {}, in less than {} hours. {}",
                    grant.shopId(),
                    grant.authorizationEnd(),
                    left.toHours() + 1,
                    application.cure(grant.shopId()));
            listener.expiring(grant, left);
        }
        return true;
    }
}
