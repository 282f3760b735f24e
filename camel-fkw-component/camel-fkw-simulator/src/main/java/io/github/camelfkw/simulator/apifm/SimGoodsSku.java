// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.apifm;

import java.math.BigDecimal;

/**
 * One variant of goods, as it stands.
 *
 * @param id {@code id} of its price on the wire
 * @param propertyChildIds such as {@code 4:15,2:10,}: property and value, each pair followed by a comma
 * @param propertyChildNames the same in words, such as {@code 颜色:红色,内存:256G,}
 * @param price in yuan
 * @param stores pieces on hand
 */
public record SimGoodsSku(long id, String propertyChildIds, String propertyChildNames, BigDecimal price, int stores) {}
