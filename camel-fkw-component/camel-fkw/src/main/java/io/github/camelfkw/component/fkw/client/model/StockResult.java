// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What became of one row of a batch of stock updates.
 *
 * @param productId   the row's product
 * @param skuId       the row's sku
 * @param stockAmount the row's amount
 * @param outcome     what became of it
 * @param message     the platform's {@code msg} where it refused; else null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StockResult(
        @JsonProperty("product_id") String productId,
        @JsonProperty("sku_id") String skuId,
        @JsonProperty("stock_amount") Integer stockAmount,
        @JsonProperty("outcome") Outcome outcome,
        @JsonProperty("message") String message) {

    /** What can become of a row. */
    public enum Outcome {
        /** Sent, and accepted. */
        updated,
        /** Not sent: the platform has this very stock already. */
        unchanged,
        /** Not sent: a later row of the batch is about the same sku. */
        superseded,
        /** Sent, and refused by the platform. */
        refused
    }
}
