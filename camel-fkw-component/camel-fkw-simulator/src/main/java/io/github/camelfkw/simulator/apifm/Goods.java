// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.apifm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Goods, which change. Guarded by the shop's lock. */
final class Goods {

    final long id;
    final World world;
    final Instant addedAt;
    String name;
    Instant changedAt;
    long categoryId;
    boolean onShelf;
    BigDecimal price;
    BigDecimal originalPrice;
    int views;
    int orders;
    int sells;
    int favourites;
    final String picture;
    final List<SimAddition> additions;
    private int stores;
    private final List<SimGoodsSku> skus = new ArrayList<>();

    Goods(World world, SimGoodsSpec spec) {
        this.world = world;
        this.id = spec.id == null ? world.nextId() : spec.id;
        this.addedAt = world.now();
        this.changedAt = addedAt;
        this.name = spec.name;
        this.categoryId = spec.categoryId;
        this.onShelf = spec.onShelf;
        this.picture = spec.picture;
        this.stores = spec.stores;
        this.additions = List.copyOf(spec.additions);
        spec.skus.forEach(
                sku -> skus.add(new SimGoodsSku(world.nextId(), sku.ids(), sku.names(), sku.price(), sku.stores())));
        this.price = skus.isEmpty()
                ? spec.price
                : skus.stream()
                        .map(SimGoodsSku::price)
                        .min(Comparator.naturalOrder())
                        .orElseThrow();
        this.originalPrice = spec.originalPrice == null ? price : spec.originalPrice;
    }

    SimGoods snapshot() {
        return new SimGoods(id, name, categoryId, price, stores(), skus, onShelf, addedAt, views, sells);
    }

    int stores() {
        return skus.isEmpty()
                ? stores
                : skus.stream().mapToInt(SimGoodsSku::stores).sum();
    }

    boolean hasSkus() {
        return !skus.isEmpty();
    }

    /**
     * The variant with these properties; null for goods without variants.
     *
     * @throws Refusal when there is no such variant
     */
    SimGoodsSku sku(String propertyChildIds) {
        if (skus.isEmpty()) {
            return null;
        }
        String wanted = PropertyPairs.key(propertyChildIds);
        return skus.stream()
                .filter(sku -> PropertyPairs.key(sku.propertyChildIds()).equals(wanted))
                .findFirst()
                .orElseThrow(() -> Refusal.of(Code.BAD_ARGUMENT, "请选择商品规格"));
    }

    BigDecimal priceOf(String propertyChildIds) {
        SimGoodsSku sku = sku(propertyChildIds);
        return sku == null ? price : sku.price();
    }

    int storesOf(String propertyChildIds) {
        SimGoodsSku sku = sku(propertyChildIds);
        return sku == null ? stores : sku.stores();
    }

    /** @param change negative for a sale */
    void changeStores(String propertyChildIds, int change) {
        setStores(propertyChildIds, storesOf(propertyChildIds) + change);
    }

    void setStores(String propertyChildIds, int pieces) {
        SimGoodsSku sku = sku(propertyChildIds);
        if (sku == null) {
            stores = pieces;
        } else {
            skus.set(
                    skus.indexOf(sku),
                    new SimGoodsSku(sku.id(), sku.propertyChildIds(), sku.propertyChildNames(), sku.price(), pieces));
        }
        touch();
    }

    void touch() {
        changedAt = world.now();
    }

    /** What lists and the detail's {@code basicInfo} show; the fields of the document's examples. */
    ObjectNode row() {
        ObjectNode row = Json.object()
                .put("categoryId", categoryId)
                .put("commission", 0)
                .put("commissionType", 0)
                .put("dateAdd", Times.format(addedAt))
                .put("dateUpdate", Times.format(changedAt))
                .put("gotScore", 0)
                .put("gotScoreType", 0)
                .put("id", id)
                .put("kanjia", false)
                .put("kanjiaPrice", 0)
                .put("limitation", false)
                .put("logisticsId", 0)
                .put("miaosha", false)
                .put("minPrice", Json.money(price))
                .put("minScore", 0)
                .put("name", name)
                .put("numberFav", favourites)
                .put("numberGoodReputation", 0)
                .put("numberOrders", orders)
                .put("numberSells", sells)
                .put("originalPrice", Json.money(originalPrice))
                .put("paixu", 0)
                .put("pic", picture)
                .put("pingtuan", false)
                .put("pingtuanPrice", 0)
                .put("recommendStatus", 0)
                .put("recommendStatusStr", "普通")
                .put("shopId", 0)
                .put("status", onShelf ? 0 : 1)
                .put("statusStr", onShelf ? "上架" : "下架")
                .put("stores", stores());
        row.set("userId", world.owner());
        return row.put("views", views).put("weight", 0);
    }

    /** The whole of {@code goodsDetail}; how variants are shown is assumed. */
    ObjectNode detail() {
        ObjectNode detail = Json.object();
        detail.set("logistics", logistics());
        detail.set("extJson", Json.object());
        detail.set("category", category());
        ObjectNode shown = Json.object().put("goodsId", id).put("id", id).put("pic", picture);
        shown.set("userId", world.owner());
        detail.set("pics", Json.array().add(shown));
        detail.put("content", "<p>" + name + "</p>");
        detail.set("basicInfo", row());
        if (hasSkus()) {
            detail.set("properties", properties());
            detail.set("skuList", Json.array(skus.stream(), this::priceRow));
        }
        return detail;
    }

    private ObjectNode logistics() {
        ObjectNode one = Json.object()
                .put("addAmount", 0)
                .put("addNumber", 1)
                .put("firstAmount", 0)
                .put("firstNumber", 1)
                .put("type", 0);
        one.set("userId", world.owner());
        ObjectNode logistics =
                Json.object().put("isFree", true).put("feeType", 0).put("feeTypeStr", "按件数");
        logistics.withArray("details").add(one);
        return logistics;
    }

    private ObjectNode category() {
        ObjectNode category = Json.object()
                .put("dateAdd", Times.format(addedAt))
                .put("dateUpdate", Times.format(addedAt))
                .put("icon", "https://example.com/category.png")
                .put("id", categoryId)
                .put("isUse", true)
                .put("key", String.valueOf(categoryId))
                .put("name", "分类" + categoryId)
                .put("paixu", 0)
                .put("pid", 0)
                .put("type", "");
        category.set("userId", world.owner());
        return category;
    }

    private ArrayNode properties() {
        Map<String, ObjectNode> byId = new LinkedHashMap<>();
        Map<String, ObjectNode> values = new LinkedHashMap<>();
        for (SimGoodsSku sku : skus) {
            List<PropertyPairs.Pair> ids = PropertyPairs.pairs(sku.propertyChildIds());
            List<PropertyPairs.Pair> names = PropertyPairs.pairs(sku.propertyChildNames());
            for (int i = 0; i < ids.size() && i < names.size(); i++) {
                PropertyPairs.Pair pair = ids.get(i);
                ObjectNode property = byId.computeIfAbsent(pair.left(), key -> Json.object());
                property.put("id", Long.parseLong(pair.left()))
                        .put("name", names.get(i).left());
                ObjectNode value = Json.object()
                        .put("id", Long.parseLong(pair.right()))
                        .put("name", names.get(i).right())
                        .put("propertyId", Long.parseLong(pair.left()));
                if (values.putIfAbsent(pair.toString(), value) == null) {
                    property.withArray("childsCurGoods").add(value);
                }
            }
        }
        return Json.array(byId.values().stream(), property -> property);
    }

    /** What {@code goodsPriceV2} gives. */
    ObjectNode priceRow(String propertyChildIds) {
        SimGoodsSku sku = sku(propertyChildIds);
        return priceRow(sku == null ? new SimGoodsSku(id, "", "", price, stores) : sku);
    }

    private ObjectNode priceRow(SimGoodsSku sku) {
        ObjectNode row = Json.object()
                .put("goodsId", id)
                .put("id", sku.id())
                .put("originalPrice", Json.money(originalPrice))
                .put("pingtuanPrice", 0)
                .put("price", Json.money(sku.price()))
                .put("propertyChildIds", sku.propertyChildIds())
                .put("propertyChildNames", sku.propertyChildNames())
                .put("score", 0)
                .put("stores", sku.stores());
        row.set("userId", world.owner());
        return row;
    }

    /** What {@code goodsAddition} gives. */
    ArrayNode additionGroups() {
        Map<Long, ObjectNode> groups = new LinkedHashMap<>();
        for (SimAddition addition : additions) {
            ObjectNode group = groups.computeIfAbsent(addition.pid(), pid -> Json.object()
                    .put("id", pid)
                    .put("name", addition.group())
                    .put("required", false)
                    .put("type", 1));
            group.withArray("items")
                    .add(Json.object()
                            .put("id", addition.id())
                            .put("name", addition.name())
                            .put("pid", addition.pid())
                            .put("price", Json.money(addition.price())));
        }
        return Json.array(groups.values().stream(), group -> (JsonNode) group);
    }

    /** @throws Refusal when there is no such addition */
    SimAddition addition(long pid, long additionId) {
        return additions.stream()
                .filter(addition -> addition.pid() == pid && addition.id() == additionId)
                .findFirst()
                .orElseThrow(() -> Refusal.of(Code.BAD_ARGUMENT, "配件不存在"));
    }
}
