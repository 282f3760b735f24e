// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.docs;

import io.github.camelfkw.component.fkw.internal.metrics.FkwMeter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What Micrometer makes of a meter for Prometheus, as a scrape shows it. */
final class PrometheusNames {

    private static final Pattern SAMPLE = Pattern.compile("(?m)^(\\w+)\\{([^}]*)}");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"");

    private PrometheusNames() {}

    /** The series of a meter, and the labels of each. */
    static Map<String, Set<String>> of(FkwMeter meter) {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        Tags tags = Tags.of(Stream.concat(Stream.of(FkwMeter.Tag.COMPONENT), meter.tags().stream())
                .map(tag -> io.micrometer.core.instrument.Tag.of(tag.key(), "x"))
                .toList());
        switch (meter.type()) {
            case TIMER ->
                Timer.builder(meter.meterName()).tags(tags).register(registry).record(Duration.ofSeconds(1));
            case COUNTER ->
                Counter.builder(meter.meterName()).tags(tags).register(registry).increment();
            case GAUGE ->
                Gauge.builder(meter.meterName(), () -> 1)
                        .baseUnit(meter.unit().isEmpty() ? null : meter.unit())
                        .tags(tags)
                        .register(registry);
        }
        Map<String, Set<String>> series = new LinkedHashMap<>();
        for (Matcher sample = SAMPLE.matcher(registry.scrape()); sample.find(); ) {
            series.put(
                    sample.group(1),
                    LABEL.matcher(sample.group(2))
                            .results()
                            .map(label -> label.group(1))
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
        return series;
    }
}
