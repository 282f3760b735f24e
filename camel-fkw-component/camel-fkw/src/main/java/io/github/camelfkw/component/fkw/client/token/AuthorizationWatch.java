// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.token;

import io.github.camelfkw.component.fkw.client.FkwApplication;
import io.github.camelfkw.component.fkw.client.FkwClientListener;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Warns of the end of authorizations 7, 3 and 1 days and 12 hours ahead, once for each step: the 28 days end whatever the
 * connector does, and only the merchant can give new ones.
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
     * @param clock       the local clock
     * @param listener    is told
     */
    public AuthorizationWatch(
            TokenManager tokens, FkwApplication application, Clock clock, FkwClientListener listener) {
        this.tokens = tokens;
        this.application = application;
        this.clock = clock;
        this.listener = listener;
    }

    /** Looks at the grants of all shops, and warns where a step was reached since the last time. */
    public synchronized void check() {
        try {
            tokens.shopIds().forEach(this::check);
        } catch (RuntimeException e) {
            LOG.warn(
                    "The ends of the authorizations cannot be looked at now ({}); this is tried again",
                    e.getClass().getName());
        }
    }

    /** What is wrong with the grant of one shop keeps nobody from being warned of the others. */
    private void check(String shopId) {
        try {
            tokens.status(shopId).ifPresent(this::check);
        } catch (TokenStoreException e) {
            LOG.warn("Shop {}: the end of its authorization cannot be looked at: {}", shopId, e.getMessage());
        }
    }

    private void check(GrantStatus grant) {
        Optional<Instant> end = grant.authorizedUntil();
        if (end.isEmpty()) {
            return;
        }
        Duration left = Duration.between(clock.instant(), end.get());
        Optional<Duration> reached =
                STEPS.stream().filter(step -> left.compareTo(step) <= 0).reduce((far, near) -> near);
        if (reached.isEmpty() || left.isNegative()) {
            // The end itself is not warned of: the next call says that the grant is lost.
            warned.remove(grant.shopId());
            return;
        }
        Warned now = new Warned(end.get(), reached.get());
        if (!now.isRepetitionOf(warned.put(grant.shopId(), now))) {
            LOG.warn(
                    "Shop {}: the authorization ends at {}, in less than {} hours. {}",
                    grant.shopId(),
                    end.get().truncatedTo(ChronoUnit.SECONDS),
                    left.toHours() + 1,
                    application.cure(grant.shopId()));
            listener.expiring(grant, left);
        }
    }
}
