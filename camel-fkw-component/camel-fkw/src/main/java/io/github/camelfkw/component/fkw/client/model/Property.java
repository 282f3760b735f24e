// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.model;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;

/**
 * A name with a value: of a sku (颜色: 白色), of a product (容积: 5L), of a member (地区: 广州).
 *
 * @param name    参数名称: the name
 * @param value   参数值: the value
 * @param mediaId 规格值对应的图片id: picture of this value of a sku, as {@code uploadMedia} gave it; null elsewhere
 * @param otherFields fields that the vendor sends and this record does not name, by their name on the wire; written back
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Property(
        @JsonProperty("name") String name,
        @JsonProperty("value") String value,
        @JsonProperty("media_id") @JsonAlias("mediaId") String mediaId,
        @JsonAnySetter Map<String, Object> otherFields)
        implements FkwRecord {

    /** Copies the collection; an absent one becomes empty. */
    public Property {
        otherFields = OtherFields.copy(otherFields);
    }

    @Override
    @JsonAnyGetter
    public Map<String, Object> otherFields() {
        return otherFields;
    }

    /** Without a picture. */
    public Property(String name, String value) {
        this(name, value, null, null);
    }

    /** With a picture, of a value of a sku. */
    public Property(String name, String value, String mediaId) {
        this(name, value, mediaId, null);
    }

    /** Prints the name only: a member's values are personal. */
    @Override
    public String toString() {
        return "Property[name=" + name + "]";
    }
}
