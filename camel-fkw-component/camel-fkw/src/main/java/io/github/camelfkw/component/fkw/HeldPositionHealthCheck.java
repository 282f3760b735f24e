// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.support.ScheduledPollConsumer;
import org.apache.camel.support.ScheduledPollConsumerHealthCheck;

/** Camel's check of a polling consumer, which is also DOWN while polls succeed and the position cannot move all the same. */
final class HeldPositionHealthCheck extends ScheduledPollConsumerHealthCheck {

    private final Supplier<Optional<String>> held;

    /** @param held why the position cannot move; empty: it can */
    HeldPositionHealthCheck(ScheduledPollConsumer consumer, String id, Supplier<Optional<String>> held) {
        super(consumer, id);
        this.held = held;
    }

    @Override
    public Result call(Map<String, Object> options) {
        Result polled = super.call(options);
        Optional<String> why = held.get();
        if (polled.getState() != State.UP || why.isEmpty() || !isEnabled()) {
            return polled;
        }
        return HealthCheckResultBuilder.on(this)
                .details(polled.getDetails())
                .detail("position.held", why.get())
                .message("The position is held: " + why.get())
                .down()
                .build();
    }
}
