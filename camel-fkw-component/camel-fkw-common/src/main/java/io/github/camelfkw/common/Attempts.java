// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.common;

/**
 * The tries of a call: how many, and the wait in between.
 *
 * @param policy  how often and how long
 * @param sleeper waits
 */
public record Attempts(AttemptPolicy policy, Sleeper sleeper) {

    /**
     * Waits before another try.
     *
     * @param  attempt   the try that failed, from 1
     * @param  throttled whether the server said that it is called too often
     * @return           false, without a wait, if there is no other try; also if the wait was interrupted
     */
    public boolean pauseAfter(int attempt, boolean throttled) {
        if (!policy.allowsAnother(attempt)) {
            return false;
        }
        try {
            sleeper.sleep(policy.delayAfter(attempt, throttled));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
