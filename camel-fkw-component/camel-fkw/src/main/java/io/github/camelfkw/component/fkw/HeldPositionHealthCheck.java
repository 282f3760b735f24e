// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.support.ScheduledPollConsumer;
import org.apache.camel.support.ScheduledPollConsumerHealthCheck;

/**
 * Camel's check of a polling consumer, which is also DOWN while polls succeed and the position cannot move all the same.
 * Tells how far behind it is, and what last failed.
 */
final class HeldPositionHealthCheck extends ScheduledPollConsumerHealthCheck {

    /** What is done up to. */
    static final String REACHED = "position.reached";

    /** Seconds from what is done to the platform's now. */
    static final String BEHIND = "position.behind.seconds";

    /** Why the position cannot move. */
    static final String HELD = "position.held";

    /** Class of what a poll last failed with, also if polls succeed since. */
    static final String LAST_FAILURE = "failure.last.class";

    /** When that was. */
    static final String LAST_FAILURE_AT = "failure.last.at";

    private final Supplier<PositionStatus> position;
    private final Supplier<Optional<ShopSightings.Failure>> lastFailure;

    /**
     * @param position    how far it is
     * @param lastFailure what a poll last failed with
     */
    HeldPositionHealthCheck(
            ScheduledPollConsumer consumer,
            String id,
            Supplier<PositionStatus> position,
            Supplier<Optional<ShopSightings.Failure>> lastFailure) {
        super(consumer, id);
        this.position = position;
        this.lastFailure = lastFailure;
    }

    @Override
    public Result call(Map<String, Object> options) {
        Result polled = super.call(options);
        if (!isEnabled()) {
            return polled;
        }
        PositionStatus now = position.get();
        HealthCheckResultBuilder result = HealthCheckResultBuilder.on(this)
                .details(polled.getDetails())
                .details(details(now))
                .state(polled.getState())
                .error(polled.getError().map(ShownFailure::of).orElse(null));
        polled.getMessage().ifPresent(result::message);
        if (polled.getState() == State.UP && now.held().isPresent()) {
            result.message("The position is held: " + now.held().get()).down();
        }
        return result.build();
    }

    private Map<String, Object> details(PositionStatus now) {
        Map<String, Object> details = new LinkedHashMap<>();
        now.reached().ifPresent(time -> details.put(REACHED, time.toString()));
        now.behind().ifPresent(behind -> details.put(BEHIND, behind.toSeconds()));
        now.held().ifPresent(why -> details.put(HELD, why));
        lastFailure.get().ifPresent(failure -> {
            details.put(LAST_FAILURE, failure.type());
            details.put(LAST_FAILURE_AT, failure.at().toString());
        });
        return details;
    }
}
