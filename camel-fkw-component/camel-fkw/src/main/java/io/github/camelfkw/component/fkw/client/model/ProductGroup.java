// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;

/**
 * A category of products (产品分类), as the vendor document's table {@code group_info} has it.
 *
 * @param groupId 产品分类id: its id, one of {@code group_id_list} of {@code addProduct}
 * @param name 产品分类名称: its name
 * @param parentId 产品分类的上级id: id of the category above; 0 is none
 * @param otherFields fields that the vendor sends and this record does not name, by their name on the wire; written back
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProductGroup(
        @JsonProperty("group_id") String groupId,
        @JsonProperty("name") String name,
        @JsonProperty("parent_id") String parentId,
        @JsonAnySetter Map<String, Object> otherFields)
        implements FkwRecord {

    /** Copies the collection; an absent one becomes empty. */
    public ProductGroup {
        otherFields = OtherFields.copy(otherFields);
    }

    @Override
    @JsonAnyGetter
    public Map<String, Object> otherFields() {
        return otherFields;
    }

    /** Whether it is of the first level. */
    @JsonIgnore
    public boolean isTopLevel() {
        return parentId == null || parentId.equals("0");
    }
}
