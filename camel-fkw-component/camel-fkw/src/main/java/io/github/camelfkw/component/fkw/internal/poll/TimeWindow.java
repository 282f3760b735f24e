// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.poll;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * A stretch of {@code modified} time, in whole seconds. Neighbours share their ends: whether the platform includes an end
 * is not documented, and a second that is read twice does no harm, while one that is read never loses orders. For the
 * same reason no window is shorter than a second: with an excluded end it would be empty.
 *
 * @param from begin
 * @param to   end, at least a second later
 */
public record TimeWindow(Instant from, Instant to) {

    /** A second of grace where stretches of time meet: times are cut to seconds, and a begin may be excluded. */
    static final Duration SEAM = Duration.ofSeconds(1);

    /** Cuts to seconds. */
    public TimeWindow {
        from = from.truncatedTo(ChronoUnit.SECONDS);
        to = to.truncatedTo(ChronoUnit.SECONDS);
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("A window needs a second at least: " + from + " to " + to);
        }
    }

    Duration length() {
        return Duration.between(from, to);
    }

    boolean isShortest() {
        return length().toSeconds() == 1;
    }

    List<TimeWindow> halves() {
        return cutAt(middle());
    }

    /** Whether the time lies inside, so that both parts have a second at least. */
    boolean isCutBy(Instant time) {
        Instant second = time.truncatedTo(ChronoUnit.SECONDS);
        return from.isBefore(second) && second.isBefore(to);
    }

    List<TimeWindow> cutAt(Instant time) {
        return List.of(new TimeWindow(from, time), new TimeWindow(time, to));
    }

    private Instant middle() {
        return from.plusSeconds(length().toSeconds() / 2);
    }

    /** The same end with an earlier begin. */
    TimeWindow startedEarlier(Duration time) {
        return new TimeWindow(from.minus(time), to);
    }

    /** The same begin with another end, but never longer than this one. */
    TimeWindow shortenedTo(Instant end) {
        return end.isBefore(to) ? new TimeWindow(from, end) : this;
    }
}
