// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import io.github.camelfkw.component.fkw.internal.metrics.FkwMetrics;
import io.github.camelfkw.component.fkw.internal.metrics.MicrometerMetrics;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Registry;

/** Finds the application's registry of metrics, if it has Micrometer and one. There is nothing to configure. */
final class MetricsLookup {

    private static final String METER_REGISTRY = "io.micrometer.core.instrument.MeterRegistry";

    /** What camel-micrometer calls its registry. */
    private static final String CAMELS_NAME = "metricsRegistry";

    private MetricsLookup() {}

    /**
     * Meters in the {@code MeterRegistry} of Camel's registry: the only one there, or the one named {@code
     * metricsRegistry}.
     *
     * @param component         the component's name; asked for when a meter is made
     * @param authorizationLeft seconds until the end of a shop's authorization, NaN where it is not known
     */
    static FkwMetrics find(
            CamelContext context, Supplier<String> component, ToDoubleFunction<String> authorizationLeft) {
        Class<?> type;
        try {
            type = Class.forName(METER_REGISTRY, false, MetricsLookup.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            return FkwMetrics.NONE;
        }
        Registry beans = context.getRegistry();
        Object registry = beans.findSingleByType(type);
        if (registry == null) {
            registry = beans.lookupByNameAndType(CAMELS_NAME, type);
        }
        return registry == null ? FkwMetrics.NONE : new MicrometerMetrics(registry, component, authorizationLeft);
    }
}
