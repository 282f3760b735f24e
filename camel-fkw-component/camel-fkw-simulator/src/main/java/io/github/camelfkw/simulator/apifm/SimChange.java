// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.apifm;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * One change of a user's money or points.
 *
 * @param id its running number
 * @param amount what came in; negative for what went out
 * @param left what was there afterwards
 * @param reason in the platform's words
 * @param at when
 */
public record SimChange(long id, BigDecimal amount, BigDecimal left, String reason, Instant at) {}
