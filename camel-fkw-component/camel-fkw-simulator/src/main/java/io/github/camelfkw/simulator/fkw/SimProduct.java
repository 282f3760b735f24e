// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * One product as it stands; a snapshot.
 *
 * @param id {@code id} on the wire
 * @param name its name
 * @param code its code; the vendor document has it in the example only
 * @param picture address of its picture
 * @param createdOn the day it was made, in Beijing
 * @param updatedOn the day it was last changed, in Beijing
 * @param onShelf whether buyers see it
 * @param skus its variants, at least one
 * @param request the parameters of the {@code addProduct} that made it; empty for a generated one
 */
public record SimProduct(
        String id,
        String name,
        String code,
        String picture,
        LocalDate createdOn,
        LocalDate updatedOn,
        boolean onShelf,
        List<SimSku> skus,
        Map<String, String> request) {

    /** Copies the collections. */
    public SimProduct {
        skus = List.copyOf(skus);
        request = Map.copyOf(request);
    }

    /** A variant. */
    public Optional<SimSku> sku(String skuId) {
        return skus.stream().filter(sku -> sku.id().equals(skuId)).findFirst();
    }

    /** The library (商品库) it was put into, {@code lid} on the wire; 1, the default one, when no request made it. */
    public int libraryId() {
        return Integer.parseInt(request.getOrDefault("lid", "1"));
    }

    /** The selling point that {@code addProduct} gave; empty without one. */
    public String introduction() {
        return request.getOrDefault("introduction", "");
    }

    /** The HTML that {@code addProduct} gave as {@code desc}; empty without. */
    public String description() {
        return request.getOrDefault("desc", "");
    }

    /** The pictures that {@code addProduct} gave as {@code media_id_list}. */
    public List<String> mediaIds() {
        return sent("media_id_list", JsonNode::asText);
    }

    /** The groups that {@code addProduct} gave as {@code group_id_list}. */
    public List<Integer> groupIds() {
        return sent("group_id_list", JsonNode::asInt);
    }

    /** The properties that {@code addProduct} gave as {@code prop_list}. */
    public List<SimProp> props() {
        return Props.ofSent(sent("prop_list"));
    }

    /**
     * What makes a variant different, with the pictures that {@code addProduct} gave.
     *
     * @throws IllegalArgumentException for an unknown variant
     */
    public List<SimProp> skuProperties(String skuId) {
        SimSku sku =
                sku(skuId).orElseThrow(() -> new IllegalArgumentException("product " + id + " has no sku " + skuId));
        JsonNode sent = sent("sku_list").path(skus.indexOf(sku)).path("properties_name");
        return sent.isArray() ? Props.ofSent(sent) : Props.ofShown(sku.properties());
    }

    private JsonNode sent(String parameter) {
        String text = request.getOrDefault(parameter, "").trim();
        return text.isEmpty() ? Json.object().arrayNode() : Json.parse(parameter, text);
    }

    private <T> List<T> sent(String parameter, Function<JsonNode, T> read) {
        List<T> values = new ArrayList<>();
        sent(parameter).forEach(value -> values.add(read.apply(value)));
        return List.copyOf(values);
    }

    SimProduct withStock(String skuId, int amount, LocalDate today) {
        return withSku(skuId, sku -> sku.withStock(amount), today);
    }

    SimProduct withPrice(String skuId, BigDecimal price, LocalDate today) {
        return withSku(skuId, sku -> sku.withPrice(price), today);
    }

    private SimProduct withSku(String skuId, UnaryOperator<SimSku> change, LocalDate today) {
        List<SimSku> changed = skus.stream()
                .map(sku -> sku.id().equals(skuId) ? change.apply(sku) : sku)
                .toList();
        return new SimProduct(id, name, code, picture, createdOn, today, onShelf, changed, request);
    }

    SimProduct withName(String other, LocalDate today) {
        return new SimProduct(id, other, code, picture, createdOn, today, onShelf, skus, request);
    }

    SimProduct withShelf(boolean visible, LocalDate today) {
        return new SimProduct(id, name, code, picture, createdOn, today, visible, skus, request);
    }
}
