// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.model;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What {@code updateStock} sends: the stock of a sku from now on, not a difference. The last writer wins.
 *
 * @param productId 产品id: product; required
 * @param skuId skuid: sku of that product; required
 * @param stockAmount 修改的库存数: pieces, 0 or more; required
 */
public record StockUpdate(
        @JsonProperty("product_id") @JsonAlias("productId") String productId,
        @JsonProperty("sku_id") @JsonAlias("skuId") String skuId,

        @JsonProperty("stock_amount") @JsonAlias("stockAmount")
        Integer stockAmount) {}
