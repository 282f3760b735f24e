// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.common;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileLockInterruptionException;

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

    /** Does the work, again from the start whenever an interrupt ends it. */
    public static <T> T run(Work<T> work) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            while (true) {
                try {
                    return work.run();
                } catch (ClosedByInterruptException | FileLockInterruptionException e) {
                    interrupted = true;
                    Thread.interrupted();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
