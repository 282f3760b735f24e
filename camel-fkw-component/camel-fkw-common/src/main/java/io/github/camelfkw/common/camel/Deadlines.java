// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.common.camel;

import java.time.Duration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Ends what takes too long. A task of the timer's for each request would wake its thread with each request, for nothing
 * nearly always, and that costs more than all else that is done for a request here. So the timer looks when the first
 * deadline of those that are set has come, and then at the next: with one time-out for all, at most once in its length.
 */
final class Deadlines {

    private final ScheduledExecutorService timer;
    private final Set<Deadline> open = Collections.newSetFromMap(new IdentityHashMap<>());
    private long nextLook;
    private boolean looks;

    /** @param timer to look at the deadlines with */
    Deadlines(ScheduledExecutorService timer) {
        this.timer = timer;
    }

    /** A deadline that is set. */
    final class Deadline {

        private final Runnable end;
        private final long at;

        private Deadline(Runnable end, long at) {
            this.end = end;
            this.at = at;
        }

        /** It does not matter any more. */
        void cancel() {
            synchronized (Deadlines.this) {
                open.remove(this);
            }
        }
    }

    /**
     * Sets a deadline.
     *
     * @param  end     run at the deadline, by the timer's thread
     * @param  allowed how long until then
     * @throws RejectedExecutionException the timer was shut down
     */
    synchronized Deadline set(Runnable end, Duration allowed) {
        if (timer.isShutdown()) {
            throw new RejectedExecutionException("The timer was shut down");
        }
        long now = System.nanoTime();
        Deadline deadline = new Deadline(end, now + allowed.toNanos());
        lookAt(deadline.at, now);
        open.add(deadline);
        return deadline;
    }

    private void lookAt(long at, long now) {
        if (!looks || at - nextLook < 0) {
            timer.schedule(this::look, at - now, TimeUnit.NANOSECONDS);
            nextLook = at;
            looks = true;
        }
    }

    /** What cannot be ended keeps nothing else from it that is due as well. */
    private void look() {
        RuntimeException failure = null;
        for (Deadline deadline : due()) {
            try {
                deadline.end.run();
            } catch (RuntimeException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private synchronized List<Deadline> due() {
        long now = System.nanoTime();
        if (nextLook - now > 0) {
            // There is an earlier look by now, that has been or will be.
            return List.of();
        }
        List<Deadline> due =
                open.stream().filter(deadline -> deadline.at - now <= 0).toList();
        due.forEach(open::remove);
        looks = false;
        open.stream().mapToLong(deadline -> deadline.at - now).min().ifPresent(left -> lookAt(now + left, now));
        return due;
    }
}
