// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.common;

import java.time.Duration;

/** Waits between two attempts; injected, so that tests wait for nothing and a stop wakes every waiter. */
@FunctionalInterface
public interface Sleeper {

    /**
     * Waits.
     *
     * @throws InterruptedException if the thread was interrupted, or if the owner was stopped meanwhile
     */
    void sleep(Duration time) throws InterruptedException;
}
