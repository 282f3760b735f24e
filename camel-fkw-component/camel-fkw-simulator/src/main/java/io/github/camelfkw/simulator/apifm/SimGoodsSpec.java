// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.apifm;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What new goods shall look like. */
public final class SimGoodsSpec {

    Long id;
    String name = "演示商品";
    long categoryId = 1872;
    BigDecimal price = new BigDecimal("10");
    BigDecimal originalPrice;
    int stores = 100;
    boolean onShelf = true;
    String picture = "https://example.com/goods.png";
    final List<Sku> skus = new ArrayList<>();
    final List<SimAddition> additions = new ArrayList<>();

    record Sku(String ids, String names, BigDecimal price, int stores) {}

    SimGoodsSpec() {}

    /** Their id. Default: the next running number. */
    public SimGoodsSpec id(long goodsId) {
        id = goodsId;
        return this;
    }

    /** Their name. Default 演示商品. */
    public SimGoodsSpec name(String text) {
        name = Objects.requireNonNull(text, "name");
        return this;
    }

    /** The category they are in. Default 1872, the document's example. */
    public SimGoodsSpec category(long id) {
        categoryId = id;
        return this;
    }

    /** Price in yuan, such as {@code "59.90"}; not used when there are variants. Default 10. */
    public SimGoodsSpec price(String yuan) {
        price = new BigDecimal(yuan);
        return this;
    }

    /** Price in yuan that is shown crossed out. Default: the price. */
    public SimGoodsSpec originalPrice(String yuan) {
        originalPrice = new BigDecimal(yuan);
        return this;
    }

    /** Pieces on hand; not used when there are variants. Default 100. */
    public SimGoodsSpec stores(int pieces) {
        stores = pieces;
        return this;
    }

    /** Whether buyers see them. Default {@code true}. */
    public SimGoodsSpec onShelf(boolean visible) {
        onShelf = visible;
        return this;
    }

    /** Address of their picture. */
    public SimGoodsSpec picture(String url) {
        picture = Objects.requireNonNull(url, "url");
        return this;
    }

    /**
     * A variant.
     *
     * @param propertyChildIds property and value, such as {@code 4:15,2:10}
     * @param propertyChildNames the same in words, such as {@code 颜色:红色,内存:256G}
     * @param price in yuan, such as {@code "25.50"}
     * @param stores pieces on hand
     * @throws IllegalArgumentException when the ids are no pairs of numbers, or the words are not as many
     */
    public SimGoodsSpec sku(String propertyChildIds, String propertyChildNames, String price, int stores) {
        if (!propertyChildIds.matches("\\d{1,18}:\\d{1,18}(,\\d{1,18}:\\d{1,18})*,?")
                || PropertyPairs.pairs(propertyChildIds).size()
                        != PropertyPairs.pairs(propertyChildNames).size()) {
            throw new IllegalArgumentException(
                    "a variant is pairs of numbers such as 4:15,2:10 and as many pairs of words"
                            + " such as 颜色:红色,内存:256G, not " + propertyChildIds + " and " + propertyChildNames);
        }
        skus.add(new Sku(
                PropertyPairs.closed(propertyChildIds),
                PropertyPairs.closed(propertyChildNames),
                new BigDecimal(price),
                stores));
        return this;
    }

    /** Something that can be chosen on top: see {@link SimAddition}. */
    public SimGoodsSpec addition(long pid, String group, long id, String name, String price) {
        additions.add(new SimAddition(pid, group, id, name, new BigDecimal(price)));
        return this;
    }
}
