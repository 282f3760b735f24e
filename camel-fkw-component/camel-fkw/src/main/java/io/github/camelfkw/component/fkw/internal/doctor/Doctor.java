// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.doctor;

import io.github.camelfkw.component.fkw.FkwDoctorReport;
import io.github.camelfkw.component.fkw.FkwDoctorReport.Finding;
import io.github.camelfkw.component.fkw.client.FkwException;
import io.github.camelfkw.component.fkw.client.FkwReauthorizationRequiredException;
import io.github.camelfkw.component.fkw.client.model.FkwDateTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Takes one measure after the other; one that cannot be taken says so and keeps none of the others from being taken. */
public final class Doctor {

    private final DoctorTools tools;
    private final DoctorSettings settings;

    /** Takes its parts; see there. */
    public Doctor(DoctorTools tools, DoctorSettings settings) {
        this.tools = tools;
        this.settings = settings;
    }

    /**
     * Measures.
     *
     * @throws FkwException if the shop's orders cannot be read at all, or its authorization ended meanwhile
     */
    public FkwDoctorReport measure() {
        long begin = tools.nanoTime().getAsLong();
        Calls calls = new Calls(tools, settings.maxCalls());
        OrderSample sample = OrderSample.take(calls, settings.history());
        Instant at = calls.now();
        List<Finding> findings = new ArrayList<>();
        // The rate limit last: a refusal slows down what comes after it. The clocks need the answers of the others.
        for (Measure measure : List.of(
                new WindowEnds(calls, sample),
                new ListOrderMeasure(calls, sample),
                new LargestPage(calls, sample),
                new Spelling(calls, sample),
                new VisibilityLag(calls, settings.watch(), tools.clock(), tools.sleeper()),
                new Rotation(calls, tools, settings.measureRotation()),
                new ClockDifference(calls),
                new RateLimit(calls, tools, settings.measureRateLimit(), settings.maxPace()))) {
            findings.addAll(take(measure));
        }
        Duration took = Duration.ofNanos(tools.nanoTime().getAsLong() - begin);
        return new FkwDoctorReport(tools.shopId(), FkwDateTime.of(at), took.toSeconds(), calls.made(), findings);
    }

    private static List<Finding> take(Measure measure) {
        try {
            return measure.measure();
        } catch (FkwReauthorizationRequiredException dead) {
            throw dead;
        } catch (Calls.Spent spent) {
            return none(measure, spent.getMessage(), "raise maxCalls");
        } catch (FkwException trouble) {
            return none(measure, "a call failed: " + Findings.failure(trouble), "run it again");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return none(measure, "stopped before it was done", "run it again");
        }
    }

    private static List<Finding> none(Measure measure, String why, String help) {
        return measure.topics().stream()
                .map(topic -> Findings.notKnown(topic, why, help, List.of()))
                .toList();
    }
}
