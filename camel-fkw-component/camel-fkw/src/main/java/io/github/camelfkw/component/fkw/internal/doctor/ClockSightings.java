// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.doctor;

import java.time.Duration;
import java.time.Instant;

/**
 * What answers tell of the platform's clock. Between the sending of a request and its answer the platform's clock showed
 * a time from the {@code Date} header on, less than a second after it; so each answer bounds by how much that clock is
 * ahead, and all of them together bound it more closely. Safe for threads.
 */
final class ClockSightings {

    private static final Duration SECOND = Duration.ofSeconds(1);

    /**
     * By how much the platform's clock is ahead.
     *
     * @param least   at least; negative: behind
     * @param most    at most
     * @param answers how many answers say so
     */
    record Bounds(Duration least, Duration most, long answers) {

        /** Whether one of the two clocks was set meanwhile. */
        boolean contradict() {
            return least.compareTo(most) > 0;
        }
    }

    private Duration least;
    private Duration most;
    private long answers;
    private long silent;

    synchronized void add(Instant sent, Instant received, Instant told) {
        Duration atLeast = Duration.between(received, told);
        Duration atMost = Duration.between(sent, told.plus(SECOND));
        least = least == null || atLeast.compareTo(least) > 0 ? atLeast : least;
        most = most == null || atMost.compareTo(most) < 0 ? atMost : most;
        answers++;
    }

    synchronized void addNone() {
        silent++;
    }

    /** Answers without a {@code Date}. */
    synchronized long silent() {
        return silent;
    }

    /** Null before the first answer that told a time. */
    synchronized Bounds bounds() {
        return answers == 0 ? null : new Bounds(least, most, answers);
    }
}
