// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A product, all fields of the vendor document's table {@code Product}.
 *
 * @param id 商品id: id of the product
 * @param name 商品名称: name
 * @param code product code of the product; in the document's example only, its table has {@code product_code} of the sku
 * @param picture 商品图片: address of the picture
 * @param createTime 商品创建时间: day of creation
 * @param updateTime 商品修改时间: day of the last change
 * @param onShelf 是否上架: whether buyers see it; null where the platform did not say
 * @param skuList sku列表: its skus; never null
 * @param otherFields fields that the vendor sends and this record does not name, by their name on the wire; written back
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Product(
        @JsonProperty("id") String id,
        @JsonProperty("name") String name,
        @JsonProperty("code") String code,
        @JsonProperty("picture") String picture,
        @JsonProperty("create_time") FkwDateTime createTime,
        @JsonProperty("update_time") FkwDateTime updateTime,
        @JsonProperty("on_shelf") Boolean onShelf,
        @JsonProperty("sku_list") List<Sku> skuList,
        @JsonAnySetter Map<String, Object> otherFields)
        implements FkwRecord {

    /** Copies the collections; absent ones become empty. */
    public Product {
        skuList = skuList == null
                ? List.of()
                : skuList.stream().filter(Objects::nonNull).toList();
        otherFields = OtherFields.copy(otherFields);
    }

    @Override
    @JsonAnyGetter
    public Map<String, Object> otherFields() {
        return otherFields;
    }
}
