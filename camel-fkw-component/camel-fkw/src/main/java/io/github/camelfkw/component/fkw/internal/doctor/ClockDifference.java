// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.doctor;

import io.github.camelfkw.component.fkw.FkwDoctorReport.Finding;
import java.time.Duration;
import java.util.List;

/** By how much the local clock and the platform's differ; made of all the answers that others asked for. */
final class ClockDifference implements Measure {

    static final String TOPIC = "clock difference";

    /** What the connector warns of, too. */
    private static final Duration LARGE = Duration.ofMinutes(1);

    private final Calls calls;

    ClockDifference(Calls calls) {
        this.calls = calls;
    }

    @Override
    public List<String> topics() {
        return List.of(TOPIC);
    }

    @Override
    public List<Finding> measure() {
        ClockSightings.Bounds bounds = calls.clocks().bounds();
        if (bounds == null) {
            return List.of(Findings.notKnown(
                    TOPIC,
                    "the platform's answers carry no Date header. The connector takes the local clock for the platform's",
                    "a proxy may take the header away; without it keep this machine's clock right (NTP)",
                    List.of(Findings.count(calls.clocks().silent(), "answer") + " without a Date header")));
        }
        List<String> evidence = List.of(Findings.count(bounds.answers(), "answer")
                + ", each with its way there and back and a Date header that is cut to the second");
        if (bounds.contradict()) {
            return List.of(Findings.notKnown(
                    TOPIC,
                    "the answers contradict each other: a clock was set meanwhile, or several servers with different clocks"
                            + " answer",
                    "run it again",
                    evidence));
        }
        // To tenths, outwards: what is shown has to hold.
        Duration least = Duration.ofMillis(100 * Math.floorDiv(bounds.least().toMillis(), 100));
        Duration most = Duration.ofMillis(100 * Math.floorDiv(bounds.most().toMillis() + 99, 100));
        boolean large = least.compareTo(LARGE) > 0 || most.compareTo(LARGE.negated()) < 0;
        String text = "the platform's clock less the local one is between " + Findings.seconds(least) + " and "
                + Findings.seconds(most) + "; "
                + (large
                        ? "set this machine's clock right: orders are read by the platform's clock, but tokens are timed"
                                + " by this one"
                        : "nothing to set: orders are read by the platform's clock");
        return List.of(
                Findings.found(TOPIC, Findings.seconds(least) + " to " + Findings.seconds(most), text, evidence));
    }
}
