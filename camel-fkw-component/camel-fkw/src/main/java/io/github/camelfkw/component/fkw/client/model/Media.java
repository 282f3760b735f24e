// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;

/**
 * A picture or video that was uploaded.
 *
 * @param mediaId 我来内部图片/视频id: its id, for {@code addProduct}
 * @param mediaUrl 我来内部图片/视频url: its address, for the description of a product
 * @param otherFields fields that the vendor sends and this record does not name, by their name on the wire; written back
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties({"rt", "success", "msg"})
public record Media(
        @JsonProperty("media_id") String mediaId,
        @JsonProperty("media_url") String mediaUrl,
        @JsonAnySetter Map<String, Object> otherFields)
        implements FkwRecord {

    /** Copies the collection; an absent one becomes empty. */
    public Media {
        otherFields = OtherFields.copy(otherFields);
    }

    @Override
    @JsonAnyGetter
    public Map<String, Object> otherFields() {
        return otherFields;
    }
}
