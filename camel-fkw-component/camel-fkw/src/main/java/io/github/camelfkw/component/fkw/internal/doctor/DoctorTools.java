// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.doctor;

import io.github.camelfkw.common.Sleeper;
import io.github.camelfkw.component.fkw.client.FkwClient;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/**
 * What the doctor works with.
 *
 * @param client   the way to the platform
 * @param shopId   the key of the shop's grant
 * @param clock    the local clock
 * @param nanoTime nanoseconds on a clock that nobody sets
 * @param sleeper  waits
 * @param threads  sends the calls of the rate limit side by side
 */
public record DoctorTools(
        FkwClient client, String shopId, Clock clock, LongSupplier nanoTime, Sleeper sleeper, Executor threads) {}
