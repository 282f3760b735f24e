// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.internal.file;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileLockInterruptionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Runs file work to its end although the thread is interrupted: a shutdown interrupts, channels close on it, and what
 * was to be kept (a rotated refresh token) would be lost for good. The interrupt is kept for whoever waits next.
 */
public final class Uninterrupted {

    private Uninterrupted() {}

    /** File work that can be begun again from the start. */
    @FunctionalInterface
    public interface Work<T> {

        /** Does it. */
        T run() throws IOException;
    }

    /**
     * Does the work; where an interrupt ends it, again from the start, on a thread that nobody knows of: whoever interrupts
     * again and again cannot keep it from its end.
     */
    public static <T> T run(Work<T> work) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            return work.run();
        } catch (ClosedByInterruptException | FileLockInterruptionException e) {
            interrupted = true;
            return runApart(work);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static <T> T runApart(Work<T> work) throws IOException {
        FutureTask<T> task = new FutureTask<>(work::run);
        new Thread(task, "camel-fkw-file-work").start();
        while (true) {
            try {
                return task.get();
            } catch (InterruptedException e) {
                // Told to the caller's thread at the end.
            } catch (ExecutionException e) {
                throw failure(e.getCause());
            }
        }
    }

    private static IOException failure(Throwable cause) {
        if (cause instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof IOException io ? io : new IOException(cause);
    }
}
