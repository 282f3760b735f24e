// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.examples.memberbridge.goods;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What FKW was told about goods. Is on the disk before FKW is told.
 *
 * @param goodsId   their id at API Factory
 * @param productId the product's id; null: it was sent, and FKW has not shown it yet
 * @param name      the name that was sent
 * @param skus      what was sent about each variant
 * @param accepted  whether FKW has answered that the product is made
 * @param begunAt   when it was sent, in milliseconds since 1970
 * @param listed    what the list said about the goods when this was written; null: not told yet
 */
record Mirrored(
        @JsonProperty("goodsId") String goodsId,
        @JsonProperty("productId") String productId,
        @JsonProperty("name") String name,
        @JsonProperty("skus") List<Sku> skus,
        @JsonProperty("accepted") boolean accepted,
        @JsonProperty("begunAt") long begunAt,
        @JsonProperty("listed") String listed) {

    /**
     * A variant.
     *
     * @param code  its product code
     * @param skuId its id at FKW; null: not known yet, or the product has no such variant
     * @param price the price that was sent, in yuan
     * @param stock the stock that was sent last
     */
    record Sku(
            @JsonProperty("code") String code,
            @JsonProperty("skuId") String skuId,
            @JsonProperty("price") BigDecimal price,
            @JsonProperty("stock") int stock) {

        Sku withStock(int other) {
            return new Sku(code, skuId, price, other);
        }
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    static Mirrored begun(Goods goods, long now) {
        List<Sku> skus = goods.variants().stream()
                .map(variant -> new Sku(variant.code(), null, variant.price(), variant.stock()))
                .toList();
        return new Mirrored(goods.id(), null, goods.name(), skus, false, now, null);
    }

    static Mirrored read(String json) {
        try {
            return JSON.readValue(json, Mirrored.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("is no state of goods", e);
        }
    }

    String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers can be written", e);
        }
    }

    @JsonIgnore
    boolean isProduct() {
        return productId != null;
    }

    Optional<Sku> sku(String code) {
        return skus.stream().filter(sku -> sku.code().equals(code)).findFirst();
    }

    Mirrored withAccepted() {
        return new Mirrored(goodsId, productId, name, skus, true, begunAt, listed);
    }

    Mirrored withProduct(String id, List<Sku> found) {
        return new Mirrored(goodsId, id, name, found, accepted, begunAt, listed);
    }

    Mirrored withSkus(List<Sku> others) {
        return withProduct(productId, others);
    }

    /** The same, as the goods are called and cost now: that they differ from the product was told. */
    Mirrored told(Goods goods, String nowListed) {
        Map<String, Sku> all = new LinkedHashMap<>();
        skus.forEach(sku -> all.put(sku.code(), sku));
        for (Goods.Variant variant : goods.variants()) {
            all.merge(
                    variant.code(),
                    new Sku(variant.code(), null, variant.price(), variant.stock()),
                    (sent, now) -> new Sku(sent.code(), sent.skuId(), now.price(), sent.stock()));
        }
        return new Mirrored(goodsId, productId, goods.name(), List.copyOf(all.values()), accepted, begunAt, nowListed);
    }
}
