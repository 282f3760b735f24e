// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.doctor;

import io.github.camelfkw.common.Sleeper;
import io.github.camelfkw.component.fkw.FkwDoctorReport.Advice;
import io.github.camelfkw.component.fkw.FkwDoctorReport.Finding;
import io.github.camelfkw.component.fkw.client.OrderQuery;
import io.github.camelfkw.component.fkw.client.model.TimeType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How late after its {@code modified_time} a version of an order shows in the list. Reads the newest orders every two
 * seconds. For a version that was not there at one reading and is at a later one, its time of change and the platform's
 * clock at both readings bound the delay from both sides, to the seconds that all three are cut to.
 */
final class VisibilityLag implements Measure {

    static final String TOPIC = "visibility lag";

    /** The defaults of the consumer's options. */
    static final Duration LOOKBACK = Duration.ofMinutes(3);

    private static final Duration PERIOD = Duration.ofSeconds(2);

    /** Versions that are older than that when the watch begins are not waited for. */
    private static final Duration LATEST = Duration.ofMinutes(10);

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final int PAGES = 5;

    private final Calls calls;
    private final Duration watch;
    private final Clock clock;
    private final Sleeper sleeper;

    private final Set<Version> seen = new HashSet<>();
    private int readings;
    private int versions;
    private Instant lastWhole;
    private Duration lastTook = Duration.ZERO;
    private boolean noClock;
    private boolean cutShort;

    /** The bounds of the version that may have been the latest. */
    private Duration least = Duration.ZERO;

    private Duration most = Duration.ZERO;

    private record Version(String id, Instant modified) {}

    VisibilityLag(Calls calls, Duration watch, Clock clock, Sleeper sleeper) {
        this.calls = calls;
        this.watch = watch;
        this.clock = clock;
        this.sleeper = sleeper;
    }

    @Override
    public List<String> topics() {
        return List.of(TOPIC);
    }

    @Override
    public List<Finding> measure() throws InterruptedException {
        if (watch.isZero()) {
            return List.of(Findings.notAsked(
                    TOPIC, "not watched", "set watch=2m, and let orders change meanwhile (a remark will do)"));
        }
        Instant end = clock.instant().plus(watch);
        OrderQuery newest =
                OrderQuery.all().withTimes(TimeType.modified, calls.now().minus(LATEST), null);
        look(newest);
        while (clock.instant().isBefore(end) && !cutShort) {
            sleeper.sleep(PERIOD);
            look(newest);
        }
        return List.of(finding());
    }

    private void look(OrderQuery newest) {
        Reading reading;
        try {
            reading = Reading.of(calls, newest, PAGES);
        } catch (Calls.Spent spent) {
            if (readings == 0) {
                throw spent;
            }
            cutShort = true;
            return;
        }
        boolean first = readings++ == 0;
        noClock |= reading.first() == null || reading.last() == null;
        for (Row row : reading.distinct().values()) {
            if (row.modified() != null && seen.add(new Version(row.id(), row.modified())) && !first && !noClock) {
                appeared(row.modified(), reading);
            }
        }
        if (reading.isWhole() && !noClock) {
            lastWhole = reading.first();
            lastTook = reading.slowest();
        }
    }

    private void appeared(Instant modified, Reading reading) {
        if (lastWhole == null) {
            // Where it was before, nobody knows.
            return;
        }
        versions++;
        // The platform looked into its list some time between the request and the Date header.
        Duration notYet = Duration.between(modified.plus(SECOND), lastWhole.minus(lastTook));
        Duration by = Duration.between(modified, reading.last().plus(SECOND));
        least = notYet.compareTo(least) > 0 ? notYet : least;
        most = by.compareTo(most) > 0 ? by : most;
    }

    private Finding finding() {
        List<String> evidence = List.of(Findings.count(readings, "reading") + " in " + Findings.seconds(watch) + ", "
                + Findings.count(versions, "version") + " of orders appeared"
                + (cutShort ? "; ended early: no more calls to spend" : ""));
        if (noClock) {
            return Findings.notKnown(
                    TOPIC,
                    "the platform's answers carry no Date header to compare with",
                    "a proxy may take the header away; reach the platform without it",
                    evidence);
        }
        if (versions == 0) {
            return Findings.notKnown(
                    TOPIC,
                    "no change seen in " + Findings.seconds(watch),
                    "let orders change while it watches (a remark will do), or watch at a busy hour",
                    evidence);
        }
        String bounds = Findings.seconds(least) + " to " + Findings.seconds(most);
        String text = least.isZero()
                ? "none that could be seen: the latest of these versions showed within " + Findings.seconds(most)
                        + ", which may be the time between two readings"
                : "the latest of these versions showed " + bounds + " after its modified_time";
        return Findings.found(
                TOPIC,
                bounds,
                text + ". A version that shows later than the watch lasts is not seen",
                evidence,
                advice());
    }

    private Advice advice() {
        Duration twice = most.multipliedBy(2);
        if (twice.compareTo(LOOKBACK) <= 0) {
            return new Advice("lookback", Findings.option(LOOKBACK), "the default is twice what was seen, or more");
        }
        return new Advice(
                "lookback",
                Findings.option(Duration.ofMinutes((twice.toSeconds() + 59) / 60)),
                "twice the largest delay that was seen; the default of " + Findings.option(LOOKBACK)
                        + " could leave such orders to the daily comparison. settle may stay: what shows late is"
                        + " found by lookback");
    }
}
