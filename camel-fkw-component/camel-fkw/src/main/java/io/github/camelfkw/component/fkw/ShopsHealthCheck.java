// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckResultBuilder;

/**
 * How several shops are: DOWN when none of them is well, so that a merchant who withdrew his authorization does not take
 * the application down for all others. The details name each shop that is not well, and why.
 */
final class ShopsHealthCheck implements HealthCheck {

    private final String id;
    private final String endpointUri;
    private final Supplier<Map<String, HealthCheck>> running;
    private final Supplier<Map<String, Exception>> failures;
    private boolean enabled = true;

    /**
     * @param id          the check's name
     * @param endpointUri without secrets
     * @param running     the checks of the shops that are polled
     * @param failures    why others are not
     */
    ShopsHealthCheck(
            String id,
            String endpointUri,
            Supplier<Map<String, HealthCheck>> running,
            Supplier<Map<String, Exception>> failures) {
        this.id = id;
        this.endpointUri = endpointUri;
        this.running = running;
        this.failures = failures;
    }

    @Override
    public Result call(Map<String, Object> options) {
        HealthCheckResultBuilder result = HealthCheckResultBuilder.on(this);
        result.detail(ENDPOINT_URI, endpointUri);
        result.detail(CHECK_KIND, options.getOrDefault(CHECK_KIND, Kind.READINESS));
        if (!enabled) {
            result.message("Disabled");
            result.detail(CHECK_ENABLED, false);
            return result.unknown().build();
        }
        Map<String, String> unwell = new TreeMap<>();
        failures.get().forEach((shop, failure) -> unwell.put(shop, ShownFailure.text(failure)));
        int shops = unwell.size();
        int well = 0;
        boolean down = !unwell.isEmpty();
        Throwable error = null;
        for (Map.Entry<String, HealthCheck> shop : running.get().entrySet()) {
            Result one = shop.getValue().call(options);
            shops++;
            tell(shop.getKey(), one, result);
            if (one.getState() == State.UP) {
                well++;
                continue;
            }
            down |= one.getState() == State.DOWN;
            error = one.getError().orElse(error);
            unwell.put(
                    shop.getKey(),
                    one.getError().map(ShownFailure::text).or(one::getMessage).orElse("has not yet been polled"));
        }
        result.detail("shops", shops);
        result.detail("shops.well", well);
        unwell.forEach((shop, why) -> result.detail("shop." + shop, String.valueOf(why)));
        if (well > 0 || shops == 0) {
            return result.up().build();
        }
        result.message("None of " + shops + " shops is well: " + String.join(", ", unwell.keySet()));
        return down
                ? result.error(ShownFailure.of(error)).down().build()
                : result.unknown().build();
    }

    /** Also of a shop that is well: how far behind it is. */
    private static void tell(String shop, Result one, HealthCheckResultBuilder result) {
        for (String key : List.of(
                HeldPositionHealthCheck.REACHED,
                HeldPositionHealthCheck.BEHIND,
                HeldPositionHealthCheck.HELD,
                HeldPositionHealthCheck.LAST_FAILURE,
                HeldPositionHealthCheck.LAST_FAILURE_AT)) {
            Object value = one.getDetails().get(key);
            if (value != null) {
                result.detail("shop." + shop + "." + key, value);
            }
        }
    }

    @Override
    public boolean isEnabled() {
        return enabled;
    }

    @Override
    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }

    @Override
    public String getGroup() {
        return "camel";
    }

    @Override
    public String getId() {
        return id;
    }
}
