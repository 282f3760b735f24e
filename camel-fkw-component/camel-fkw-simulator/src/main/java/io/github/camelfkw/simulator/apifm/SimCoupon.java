// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.apifm;

import java.math.BigDecimal;

/**
 * A kind of coupon as it stands.
 *
 * @param id {@code id} on the wire
 * @param name its name
 * @param amount what it takes off, in yuan
 * @param threshold the least amount of goods it can be used for, in yuan
 * @param left how many can still be had
 */
public record SimCoupon(long id, String name, BigDecimal amount, BigDecimal threshold, int left) {}
