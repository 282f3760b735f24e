// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code addProduct} says about the new product, held against the document. */
final class ProductForm {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_INTRODUCTION = 75;
    private static final Pattern PICTURE =
            Pattern.compile("<img[^>]*\\ssrc\\s*=\\s*[\"']([^\"']*)", Pattern.CASE_INSENSITIVE);

    private final FkwRequest request;
    private final ProductQuirks quirks;
    private final MediaLibrary library;

    ProductForm(FkwRequest request, ProductQuirks quirks) {
        this.request = request;
        this.quirks = quirks;
        this.library = request.shop().library();
    }

    /**
     * Puts the product on the shelf.
     *
     * @throws Refusal when anything about it is wrong
     */
    SimProduct accept() {
        String name = request.atMost("name", LONGEST_NAME);
        request.atMost("introduction", LONGEST_INTRODUCTION);
        if (!request.shop().productGroups().hasLibrary(request.requiredInteger("lid"))) {
            throw Refusal.of(Rt.NOT_FOUND, "商品库不存在");
        }
        if (!request.text("img_url_list").isEmpty()) {
            request.violation("parameter img_url_list is withdrawn since 2023-06-30");
        }
        String picture = pictures();
        Props.read(request, "prop_list");
        groups();
        description();
        return request.shop().shelf().add(name, picture, skus(), request.ownParams());
    }

    /** Gives the address of the first picture; empty without one that is known. */
    private String pictures() {
        String first = null;
        for (JsonNode id : request.array("media_id_list")) {
            if (!id.isTextual() || id.textValue().isBlank()) {
                throw request.malformed("media_id_list", id.toString());
            }
            mediaKnown(id.textValue());
            first = first == null ? id.textValue() : first;
        }
        return first == null ? "" : library.find(first).map(SimMedia::url).orElse("");
    }

    private void mediaKnown(String id) {
        if (quirks.checksMediaIds() && !id.isEmpty() && library.find(id).isEmpty()) {
            throw Refusal.of(Rt.NOT_FOUND, "图片【" + id + "】不存在");
        }
    }

    private void groups() {
        for (JsonNode id : request.array("group_id_list")) {
            if (!id.isInt()) {
                throw request.malformed("group_id_list", id.toString());
            }
            if (!request.shop().productGroups().hasGroup(id.intValue())) {
                throw Refusal.of(Rt.NOT_FOUND, "商品分类不存在");
            }
        }
    }

    private void description() {
        Matcher pictures = PICTURE.matcher(request.text("desc"));
        while (quirks.checksDescriptionLinks() && pictures.find()) {
            String link = pictures.group(1);
            if (!library.holds(link)) {
                throw Refusal.violation(
                        Rt.BAD_ARGUMENT,
                        "商品详情里面的图片链接必须使用内部的图片链接",
                        "desc shows a picture from elsewhere: '" + link + "'");
            }
        }
    }

    private List<SimSku> skus() {
        List<SimSku> skus = new ArrayList<>();
        for (JsonNode sku : request.array("sku_list")) {
            skus.add(sku(sku, skus.size() + 1));
        }
        if (skus.isEmpty()) {
            throw FkwRequest.missing("sku_list");
        }
        return skus;
    }

    private SimSku sku(JsonNode sku, int number) {
        JsonNode price = sku.path("price");
        JsonNode stock = sku.path("stock");
        JsonNode properties = sku.path("properties_name");
        JsonNode code = sku.path("product_code");
        boolean codeFits = code.isMissingNode() || code.isNull() || code.isTextual();
        if (!price.isNumber() || !stock.isInt() || !properties.isArray() || !codeFits) {
            throw request.malformed("sku_list", "price, stock, properties_name or product_code of sku " + number);
        }
        notNegative(number, "price", price);
        notNegative(number, "stock", stock);
        StringJoiner shown = new StringJoiner(";");
        for (SimProp property : Props.read(request, "sku_list", properties)) {
            mediaKnown(property.mediaId());
            shown.add(property.name() + ":" + property.value());
        }
        return new SimSku(
                "",
                Json.money(price.decimalValue()),
                shown.toString(),
                stock.intValue(),
                code.isTextual() ? code.textValue() : "");
    }

    private static void notNegative(int number, String field, JsonNode value) {
        if (value.decimalValue().signum() < 0) {
            throw Refusal.violation(
                    Rt.BAD_ARGUMENT,
                    "参数【sku_list】" + field + "不能小于0",
                    field + " of sku " + number + " is negative: " + value.asText());
        }
    }
}
