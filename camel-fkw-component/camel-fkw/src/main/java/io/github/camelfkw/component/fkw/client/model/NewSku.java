// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.model;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;

/**
 * A sku of a {@link NewProduct}.
 *
 * @param price sku价格: price in yuan, 0 or more; required
 * @param propertiesName Sku属性名称: its properties, such as 颜色: 白色; none for the one sku of a product without variants
 * @param stock sku库存: pieces in stock, 0 or more; required
 * @param productCode 商品编码: the seller's product code
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NewSku(
        @JsonProperty("price") BigDecimal price,

        @JsonProperty("properties_name") @JsonAlias({"propertiesName", "properties"})
        List<Property> propertiesName,

        @JsonProperty("stock") Integer stock,

        @JsonProperty("product_code") @JsonAlias("productCode")
        String productCode) {

    /** Copies the collection; an absent one becomes empty. */
    public NewSku {
        propertiesName = propertiesName == null ? List.of() : List.copyOf(propertiesName);
    }

    /** The one sku of a product without variants. */
    public static NewSku of(BigDecimal price, int stock, String productCode) {
        return new NewSku(price, List.of(), stock, productCode);
    }
}
