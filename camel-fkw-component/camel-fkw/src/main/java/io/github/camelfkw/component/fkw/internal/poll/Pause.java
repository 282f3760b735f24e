// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.poll;

import java.time.Duration;
import java.time.Instant;

/**
 * Polls that leave out what did not help the last time: a number of them, but none that begins later than
 * {@link #LONGEST} after the last try. Not safe for threads.
 */
final class Pause {

    /** However many polls were to be left out. */
    static final Duration LONGEST = Duration.ofMinutes(10);

    private int polls;
    private Instant end = Instant.MIN;

    /**
     * Begins.
     *
     * @param number  of the next polls that leave it out
     * @param lastTry when it did not help
     */
    void start(int number, Instant lastTry) {
        polls = number;
        end = lastTry.plus(LONGEST);
    }

    /** To be asked once in each poll: whether this one leaves it out. */
    boolean leavesOut(Instant now) {
        if (polls <= 0 || !now.isBefore(end)) {
            stop();
            return false;
        }
        polls--;
        return true;
    }

    void stop() {
        polls = 0;
    }
}
