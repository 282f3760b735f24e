// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.apifm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One shopping cart. Guarded by the shop's lock. */
final class Cart {

    private final Map<String, Item> items = new LinkedHashMap<>();

    /** One line: goods in one variant with the same additions. */
    static final class Item {
        private final Goods goods;
        private final String propertyChildIds;
        private final List<SimAddition> additions;
        private int number;
        private boolean selected = true;

        Item(Goods goods, String propertyChildIds, List<SimAddition> additions) {
            this.goods = goods;
            this.propertyChildIds = propertyChildIds;
            this.additions = additions;
        }

        BigDecimal price() {
            return additions.stream().map(SimAddition::price).reduce(goods.priceOf(propertyChildIds), BigDecimal::add);
        }

        /** The same for the same choice, and as long as in the document's example. */
        String key() {
            return digest(goods.id + "|" + PropertyPairs.key(propertyChildIds) + "|"
                    + additions.stream().map(SimAddition::id).sorted().toList());
        }
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Puts pieces into the line for the same choice. */
    void add(Item item, int number) {
        Item line = items.computeIfAbsent(item.key(), key -> item);
        line.number += number;
    }

    /** @throws Refusal when there is no such line */
    void setNumber(String key, int number) {
        if (number < 1) {
            throw Refusal.malformed("number", "is below 1");
        }
        known(key).number = number;
    }

    /** @throws Refusal when one of the lines is not there; then none is changed */
    void select(List<String> keys, boolean selected) {
        keys.stream().map(this::known).toList().forEach(item -> item.selected = selected);
    }

    /** @throws Refusal when one of the lines is not there; then all stay */
    void remove(List<String> keys) {
        keys.forEach(this::known);
        keys.forEach(items::remove);
    }

    void clear() {
        items.clear();
    }

    boolean isEmpty() {
        return items.isEmpty();
    }

    int pieces() {
        return items.values().stream().mapToInt(item -> item.number).sum();
    }

    private Item known(String key) {
        Item item = items.get(key);
        if (item == null) {
            throw Refusal.nothing("购物车记录不存在");
        }
        return item;
    }

    /** The document's {@code shippingCarInfo}; {@code selected} and {@code additions} of a line are assumed. */
    ObjectNode json() {
        BigDecimal total = items.values().stream()
                .map(item -> item.price().multiply(BigDecimal.valueOf(item.number)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        ObjectNode cart = Json.object().put("number", pieces()).put("score", 0).put("price", Json.money(total));
        cart.set("items", Json.array(items.entrySet().stream(), line -> json(line.getKey(), line.getValue())));
        return cart;
    }

    private static ObjectNode json(String key, Item item) {
        ObjectNode line =
                Json.object().put("key", key).put("goodsId", item.goods.id).put("number", item.number);
        SimGoodsSku sku = item.goods.sku(item.propertyChildIds);
        if (sku != null) {
            line.set("sku", skuOf(sku));
        }
        if (!item.additions.isEmpty()) {
            line.set("additions", Json.array(item.additions.stream(), addition -> Json.object()
                    .put("id", addition.id())
                    .put("pid", addition.pid())
                    .put("name", addition.name())
                    .put("price", Json.money(addition.price()))));
        }
        return line.put("price", Json.money(item.price()))
                .put("score", 0)
                .put("pic", item.goods.picture)
                .put("name", item.goods.name)
                .put("logisticsId", 0)
                .put("selected", item.selected);
    }

    private static ArrayNode skuOf(SimGoodsSku sku) {
        List<PropertyPairs.Pair> ids = PropertyPairs.pairs(sku.propertyChildIds());
        List<PropertyPairs.Pair> names = PropertyPairs.pairs(sku.propertyChildNames());
        ArrayNode options = Json.array();
        for (int i = 0; i < ids.size() && i < names.size(); i++) {
            options.add(Json.object()
                    .put("optionId", Long.parseLong(ids.get(i).left()))
                    .put("optionValueId", Long.parseLong(ids.get(i).right()))
                    .put("optionName", names.get(i).left())
                    .put("optionValueName", names.get(i).right()));
        }
        return options;
    }
}
