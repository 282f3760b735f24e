// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.doctor;

import java.time.Duration;

/**
 * What is to be measured.
 *
 * @param history          how far back orders are looked at
 * @param watch            how long the newest orders are watched; zero: not at all
 * @param measureRotation  whether a refresh of the tokens is made to see what it does
 * @param measureRateLimit whether calls are sent faster and faster until the platform refuses one
 * @param maxPace          calls a second that {@code measureRateLimit} does not go beyond
 * @param maxCalls         calls that are spent in all
 */
public record DoctorSettings(
        Duration history,
        Duration watch,
        boolean measureRotation,
        boolean measureRateLimit,
        int maxPace,
        int maxCalls) {}
