// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.camelfkw.component.fkw.client.FkwException;
import io.github.camelfkw.component.fkw.client.internal.FkwJson;
import io.github.camelfkw.component.fkw.client.token.TokenTiming;
import io.github.camelfkw.component.fkw.internal.doctor.Doctor;
import io.github.camelfkw.component.fkw.internal.doctor.DoctorSettings;
import io.github.camelfkw.component.fkw.internal.doctor.DoctorTools;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultProducer;

/** Measures what the vendor does not document; the body becomes a {@link FkwDoctorReport}, or its JSON. */
final class DoctorProducer extends DefaultProducer {

    /** Requests that are under way at a time while the rate limit is looked for. */
    private static final int THREADS = 16;

    private static final Duration SHORTEST_HISTORY = Duration.ofHours(1);

    /** The platform gives no order that is older than three months, which can be 89 days. */
    private static final Duration LONGEST_HISTORY = Duration.ofDays(80);

    private static final Duration LONGEST_WATCH = Duration.ofHours(1);
    private static final int FASTEST = 100;
    private static final int FEWEST_CALLS = 10;

    private final FkwEndpoint endpoint;
    private final FkwConfiguration options;
    private final ShopChoice shop;

    DoctorProducer(FkwEndpoint endpoint, ShopChoice shop) {
        super(endpoint);
        this.endpoint = endpoint;
        this.options = endpoint.getConfiguration();
        this.shop = shop;
        check(options.getHistory(), SHORTEST_HISTORY, LONGEST_HISTORY, "history", "1h to 80d");
        check(options.getWatch(), Duration.ZERO, LONGEST_WATCH, "watch", "0s to 1h");
        check(
                options.getMaxPace() >= 1 && options.getMaxPace() <= FASTEST,
                "Option maxPace is " + options.getMaxPace() + "; give 1 to " + FASTEST + " calls a second");
        check(
                options.isMeasureRateLimit() || options.getMaxPace() == FkwConfiguration.DEFAULT_MAX_PACE,
                "Option maxPace means nothing without measureRateLimit=true. Set that too, or remove it");
        check(
                options.getMaxCalls() >= FEWEST_CALLS,
                "Option maxCalls is " + options.getMaxCalls() + "; fewer than " + FEWEST_CALLS + " measure nothing");
        FkwComponent component = endpoint.getComponent();
        check(
                !options.isMeasureRotation() || component.getTokenFile() != null || component.getTokenStore() != null,
                "Option measureRotation refreshes the tokens, and a refresh may give a new refresh token and kill the old"
                        + " one. Set tokenFile or tokenStore of component fkw, so that the new one outlives this process");
    }

    private static void check(Duration value, Duration least, Duration most, String option, String range) {
        check(
                value != null && value.compareTo(least) >= 0 && value.compareTo(most) <= 0,
                "Option " + option + " is " + value + "; give " + range);
    }

    private static void check(boolean good, String message) {
        if (!good) {
            throw new IllegalArgumentException(message);
        }
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        shop.requireGrant();
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        Message message = exchange.getMessage();
        String chosen = shop.of(message);
        try {
            FkwDoctorReport report = measure(chosen);
            message.setBody(options.isRawPayload() ? json(report) : report);
        } catch (FkwException e) {
            endpoint.getComponent()
                    .sightings()
                    .failed(chosen, endpoint.getOperation().name(), e);
            throw e;
        }
    }

    private FkwDoctorReport measure(String chosen) {
        FkwComponent component = endpoint.getComponent();
        ExecutorService threads =
                component.getCamelContext().getExecutorServiceManager().newFixedThreadPool(this, "FkwDoctor", THREADS);
        try {
            return new Doctor(
                            new DoctorTools(
                                    component.client(),
                                    chosen,
                                    component.clock(),
                                    TokenTiming.nanoTime(component.clock()),
                                    component.sleeper(),
                                    threads),
                            new DoctorSettings(
                                    options.getHistory(),
                                    options.getWatch(),
                                    options.isMeasureRotation(),
                                    options.isMeasureRateLimit(),
                                    options.getMaxPace(),
                                    options.getMaxCalls()))
                    .measure();
        } finally {
            component.getCamelContext().getExecutorServiceManager().shutdownNow(threads);
        }
    }

    static String json(FkwDoctorReport report) {
        try {
            return FkwJson.mapper().writeValueAsString(report);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report can always be written", e);
        }
    }
}
