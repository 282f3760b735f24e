// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;

/**
 * A library that products are put into (产品库), as the vendor document's table {@code lib_info} has it.
 *
 * @param libId 产品库id: its id, {@code lid} of {@code addProduct}; 1 is the default library
 * @param name 产品库名称: its name
 * @param otherFields fields that the vendor sends and this record does not name, by their name on the wire; written back
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProductLibrary(
        @JsonProperty("lib_id") String libId,
        @JsonProperty("name") String name,
        @JsonAnySetter Map<String, Object> otherFields)
        implements FkwRecord {

    /** Copies the collection; an absent one becomes empty. */
    public ProductLibrary {
        otherFields = OtherFields.copy(otherFields);
    }

    @Override
    @JsonAnyGetter
    public Map<String, Object> otherFields() {
        return otherFields;
    }
}
