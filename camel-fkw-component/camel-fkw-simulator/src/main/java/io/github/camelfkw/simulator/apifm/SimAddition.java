// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.apifm;

import java.math.BigDecimal;

/**
 * Something that can be chosen on top of goods (配件).
 *
 * @param pid id of the group that it is chosen from
 * @param group name of the group, such as 加料
 * @param id its own id
 * @param name its name
 * @param price what it adds to the price, in yuan
 */
public record SimAddition(long pid, String group, long id, String name, BigDecimal price) {}
