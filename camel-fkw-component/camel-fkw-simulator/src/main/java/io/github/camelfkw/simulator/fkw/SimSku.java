// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

import java.math.BigDecimal;

/**
 * One variant of a product.
 *
 * @param id {@code sku_id} on the wire, such as {@code 10001_1}
 * @param price in yuan, two decimals
 * @param properties such as {@code 颜色:白色;尺码:XXL}; empty for a product without variants
 * @param stock pieces on hand
 * @param productCode the merchant's own code; may be empty
 */
public record SimSku(String id, BigDecimal price, String properties, int stock, String productCode) {

    SimSku withId(String other) {
        return new SimSku(other, price, properties, stock, productCode);
    }

    SimSku withPrice(BigDecimal other) {
        return new SimSku(id, other, properties, stock, productCode);
    }

    SimSku withStock(int amount) {
        return new SimSku(id, price, properties, amount, productCode);
    }
}
