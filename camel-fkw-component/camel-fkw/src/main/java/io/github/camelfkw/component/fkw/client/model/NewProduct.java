// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.model;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/**
 * What {@code addProduct} sends, all parameters of the vendor document.
 *
 * @param name 商品名称: name, at most 100 characters; required
 * @param lid 商品库: library, as {@code productLibraries} gives it; 1, the default library, where it is null
 * @param introduction 卖点描述: selling point, at most 75 characters
 * @param imgUrlList 主图的图片链接列表: pictures by address; withdrawn by the vendor (请勿使用, since 2023-06-30): upload
 *     them and give {@code mediaIdList}
 * @param mediaIdList 主图的图片id列表: pictures by the ids that {@code uploadMedia} and {@code uploadMediaFile} give
 * @param propList 商品参数: parameters of the product, such as 容积: 5L
 * @param desc 商品详情: description in HTML; its pictures have to be uploaded ones ({@link Media#mediaUrl})
 * @param skuList 商品规格列表: the skus; required, one without properties where the product has no variants
 * @param groupIdList 商品分类id: categories, as {@code productGroups} gives them
 * @param otherFields parameters that the vendor adds later, by their name on the wire
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record NewProduct(
        @JsonProperty("name") String name,
        @JsonProperty("lid") @JsonAlias({"libId", "lib_id"}) Integer lid,
        @JsonProperty("introduction") String introduction,

        @JsonProperty("img_url_list") @JsonAlias("imgUrlList")
        List<String> imgUrlList,

        @JsonProperty("media_id_list") @JsonAlias("mediaIdList")
        List<String> mediaIdList,

        @JsonProperty("prop_list") @JsonAlias("propList") List<Property> propList,
        @JsonProperty("desc") String desc,
        @JsonProperty("sku_list") @JsonAlias("skuList") List<NewSku> skuList,

        @JsonProperty("group_id_list") @JsonAlias("groupIdList")
        List<Integer> groupIdList,

        @JsonProperty("other_fields") @JsonAlias("otherFields")
        Map<String, Object> otherFields) {

    /** Copies the collections; absent ones become empty. */
    public NewProduct {
        imgUrlList = imgUrlList == null ? List.of() : List.copyOf(imgUrlList);
        mediaIdList = mediaIdList == null ? List.of() : List.copyOf(mediaIdList);
        propList = propList == null ? List.of() : List.copyOf(propList);
        skuList = skuList == null ? List.of() : List.copyOf(skuList);
        groupIdList = groupIdList == null ? List.of() : List.copyOf(groupIdList);
        otherFields = OtherFields.copy(otherFields);
    }

    /** A product of the default library with what is required; the rest with the methods {@code with…}. */
    public static NewProduct of(String name, NewSku... skus) {
        return new NewProduct(name, null, null, null, null, null, null, List.of(skus), null, null);
    }

    /** In another library. */
    public NewProduct withLid(int other) {
        return new NewProduct(
                name, other, introduction, imgUrlList, mediaIdList, propList, desc, skuList, groupIdList, otherFields);
    }

    /** With a selling point. */
    public NewProduct withIntroduction(String other) {
        return new NewProduct(
                name, lid, other, imgUrlList, mediaIdList, propList, desc, skuList, groupIdList, otherFields);
    }

    /** With pictures, by the ids that the uploads gave. */
    public NewProduct withMediaIds(String... other) {
        return new NewProduct(
                name, lid, introduction, imgUrlList, List.of(other), propList, desc, skuList, groupIdList, otherFields);
    }

    /** With parameters of the product. */
    public NewProduct withProperties(Property... other) {
        return new NewProduct(
                name,
                lid,
                introduction,
                imgUrlList,
                mediaIdList,
                List.of(other),
                desc,
                skuList,
                groupIdList,
                otherFields);
    }

    /** With a description in HTML. */
    public NewProduct withDescription(String html) {
        return new NewProduct(
                name, lid, introduction, imgUrlList, mediaIdList, propList, html, skuList, groupIdList, otherFields);
    }

    /** In categories. */
    public NewProduct withGroups(Integer... other) {
        return new NewProduct(
                name, lid, introduction, imgUrlList, mediaIdList, propList, desc, skuList, List.of(other), otherFields);
    }
}
