// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.poll;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A position that people look at and change, of a consumer that runs or of none. Safe for threads. */
public interface LivePosition {

    /** How things stand; empty before anything was read. */
    Optional<Snapshot> snapshot();

    /** Everything that was changed before is done; empty before anything was read. */
    default Optional<Instant> reached() {
        return snapshot().map(Snapshot::reached);
    }

    /** The stretch of time whose orders were read and given to the route last; empty where nothing reads. Takes no lock. */
    default Optional<TimeWindow> window() {
        return Optional.empty();
    }

    /** Everything that was changed since that time is delivered anew, and then what follows. */
    void rewindTo(Instant time);

    /** Goes on at another time, earlier or later. What lies before it and was not delivered is left out. */
    void moveTo(Instant time);

    /** Delivers the orders once more, as they are by then. */
    void deliverAgain(List<String> orderIds);

    /**
     * Takes the text of a position, such as a copy that was kept.
     *
     * @param  platformNow              the platform's time, as far as it is known
     * @throws IllegalStateException    if it is none
     * @throws IllegalArgumentException if it is more than an hour ahead of that time
     */
    void restore(String text, Instant platformNow);

    /**
     * How things stand.
     *
     * @param reached      everything that was changed before is done
     * @param remembered   versions that are remembered as delivered
     * @param inFlight     on their way through the route
     * @param notAccepted  that the route has not accepted so far, and that will come again
     * @param again        ids of orders that are to be delivered once more
     * @param reconciled   orders that were created before were compared with what was delivered; empty: none yet
     * @param text         as it is saved
     */
    record Snapshot(
            Instant reached,
            int remembered,
            int inFlight,
            int notAccepted,
            List<String> again,
            Optional<Instant> reconciled,
            String text) {}
}
