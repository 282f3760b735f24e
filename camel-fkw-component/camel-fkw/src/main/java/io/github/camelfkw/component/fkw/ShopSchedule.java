// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import java.util.concurrent.TimeUnit;
import org.apache.camel.support.ScheduledPollConsumer;

/** How several shops of one endpoint are scheduled beside each other. */
final class ShopSchedule {

    /** A poll that has failed was tried {@code maxAttempts} times already; so many delays pass before the next. */
    static final int BACKOFF = 6;

    /** With a longer delay a shop that is back would wait for hours. */
    private static final long LONGEST_DELAY = TimeUnit.MINUTES.toMillis(1);

    private ShopSchedule() {}

    /** Whether polls run on Camel's plain scheduler, which can share its threads. */
    static boolean isCamelsOwn(FkwEndpoint endpoint) {
        Object scheduler = endpoint.getScheduler();
        return scheduler == null || "none".equals(scheduler);
    }

    /**
     * Refuses what several shops cannot share.
     *
     * @throws IllegalArgumentException names the option and the cure
     */
    static void check(FkwEndpoint endpoint, ShopSelection shops) {
        Object scheduler = endpoint.getScheduler();
        if (!isCamelsOwn(endpoint) && !"quartz".equals(scheduler) && !"spring".equals(scheduler)) {
            throw new IllegalArgumentException("Option scheduler with shopId=" + shops.text()
                    + ": a scheduler of your own polls one shop only. Set scheduler to quartz or spring, or leave it out"
                    + " and set scheduledExecutorService; or write a route for each shop");
        }
        if (endpoint.getSchedulerProperties() != null
                && endpoint.getSchedulerProperties().containsKey("triggerId")) {
            throw new IllegalArgumentException("Option scheduler.triggerId with shopId=" + shops.text()
                    + ": each shop needs a trigger of its own. Remove it");
        }
    }

    /** So that a shop that hangs does not hold a thread all the time; what the user has set wins. */
    static void backOffByDefault(FkwEndpoint endpoint, ScheduledPollConsumer consumer) {
        boolean isSet = endpoint.getBackoffMultiplier() > 0
                || endpoint.getBackoffErrorThreshold() > 0
                || endpoint.getBackoffIdleThreshold() > 0;
        if (!isSet && isCamelsOwn(endpoint) && endpoint.getTimeUnit().toMillis(endpoint.getDelay()) < LONGEST_DELAY) {
            consumer.setBackoffErrorThreshold(1);
            consumer.setBackoffMultiplier(BACKOFF);
        }
    }
}
