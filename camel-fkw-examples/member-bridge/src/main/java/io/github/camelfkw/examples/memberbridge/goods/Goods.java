// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.examples.memberbridge.goods;

import io.github.camelfkw.component.fkw.client.model.Property;
import io.github.camelfkw.examples.memberbridge.ForPeople;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Goods as {@code goodsDetail} shows them, as far as a product can hold them.
 *
 * @param id       their id at API Factory
 * @param name     their name
 * @param content  their description in HTML; empty without
 * @param pictures addresses of their pictures, the first one is the cover
 * @param variants what can be bought; one without properties where there is no choice
 */
public record Goods(String id, String name, String content, List<String> pictures, List<Variant> variants) {

    /**
     * Something that can be bought.
     *
     * @param code       the product code at FKW, by which it is found again
     * @param price      in yuan
     * @param stock      pieces
     * @param properties what makes it different
     */
    public record Variant(String code, BigDecimal price, int stock, List<Property> properties) {}

    private static final String CODE_PREFIX = "AF";

    /**
     * Reads the answer.
     *
     * @throws ForPeople it lacks what a product needs
     */
    static Goods of(Map<?, ?> detail) {
        Map<?, ?> basic = object(detail.get("basicInfo"));
        String id = text(basic.get("id"));
        if (id.isEmpty()) {
            throw new ForPeople("API Factory's detail has no basicInfo with an id");
        }
        Set<String> pictures = new LinkedHashSet<>();
        pictures.add(text(basic.get("pic")));
        list(detail.get("pics"))
                .forEach(picture -> pictures.add(text(object(picture).get("pic"))));
        pictures.remove("");
        return new Goods(
                id, text(basic.get("name")), text(detail.get("content")), List.copyOf(pictures), variants(detail, id));
    }

    private static List<Variant> variants(Map<?, ?> detail, String id) {
        List<Variant> variants = new ArrayList<>();
        for (Object row : list(detail.get("skuList"))) {
            Map<?, ?> sku = object(row);
            variants.add(new Variant(
                    CODE_PREFIX + id + "-" + text(sku.get("id")),
                    price(sku.get("price")),
                    pieces(sku.get("stores")),
                    properties(text(sku.get("propertyChildNames")))));
        }
        if (variants.isEmpty()) {
            Map<?, ?> basic = object(detail.get("basicInfo"));
            variants.add(new Variant(
                    CODE_PREFIX + id, price(basic.get("minPrice")), pieces(basic.get("stores")), List.of()));
        }
        return variants;
    }

    /** Takes apart what looks like {@code 颜色:红色,内存:256G,}. */
    private static List<Property> properties(String names) {
        List<Property> properties = new ArrayList<>();
        for (String pair : names.split(",")) {
            String[] sides = pair.split(":", 2);
            if (sides.length == 2) {
                properties.add(new Property(sides[0].strip(), sides[1].strip()));
            }
        }
        return List.copyOf(properties);
    }

    private static BigDecimal price(Object value) {
        return number(value, "price");
    }

    private static int pieces(Object value) {
        return number(value, "stock")
                .max(BigDecimal.ZERO)
                .min(BigDecimal.valueOf(Integer.MAX_VALUE))
                .intValue();
    }

    private static BigDecimal number(Object value, String what) {
        try {
            return new BigDecimal(text(value));
        } catch (NumberFormatException e) {
            throw new ForPeople("API Factory's detail has no usable " + what);
        }
    }

    private static Map<?, ?> object(Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    private static List<?> list(Object value) {
        return value instanceof List<?> rows ? rows : List.of();
    }

    static String text(Object value) {
        return value == null ? "" : value.toString().strip();
    }
}
