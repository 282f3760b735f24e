// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A sku of a product, all fields of the vendor document's table {@code Sku}.
 *
 * @param skuId skuid: id of the sku
 * @param price sku价格: price in yuan
 * @param propertiesName Sku属性名称: its properties as one text, such as 颜色:白色;尺码:XXL
 * @param stock sku库存: pieces in stock
 * @param productCode 产品编码: the seller's product code
 * @param otherFields fields that the vendor sends and this record does not name, by their name on the wire; written back
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Sku(
        @JsonProperty("sku_id") String skuId,
        @JsonProperty("price") BigDecimal price,
        @JsonProperty("properties_name") String propertiesName,
        @JsonProperty("stock") Integer stock,
        @JsonProperty("product_code") String productCode,
        @JsonAnySetter Map<String, Object> otherFields)
        implements FkwRecord {

    /** Copies the collection; an absent one becomes empty. */
    public Sku {
        otherFields = OtherFields.copy(otherFields);
    }

    @Override
    @JsonAnyGetter
    public Map<String, Object> otherFields() {
        return otherFields;
    }

    /** {@link #propertiesName} taken apart: 颜色:白色;尺码:XXL is two properties. A part without a colon has no value. */
    public List<Property> properties() {
        List<Property> properties = new ArrayList<>();
        for (String part : propertiesName == null ? new String[0] : propertiesName.split("[;;]")) {
            if (!part.isBlank()) {
                String[] sides = part.split("[::]", 2);
                properties.add(new Property(sides[0].strip(), sides.length == 2 ? sides[1].strip() : null));
            }
        }
        return List.copyOf(properties);
    }
}
