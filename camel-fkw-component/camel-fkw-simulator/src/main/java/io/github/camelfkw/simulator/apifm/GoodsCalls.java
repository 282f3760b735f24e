// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.apifm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code goods…}: the shelf. The list shows the newest first; the document does not say in which order. */
final class GoodsCalls {

    private final World world;
    private final Map<Long, Goods> byId = new LinkedHashMap<>();

    GoodsCalls(World world) {
        this.world = world;
    }

    Map<String, Handler> handlers() {
        return Map.of(
                "goods", this::list,
                "goodsDetail", this::detail,
                "goodsAddition", this::additions,
                "goodsPriceV2", this::price);
    }

    Goods add(SimGoodsSpec spec) {
        Goods goods = new Goods(world, spec);
        if (byId.putIfAbsent(goods.id, goods) != null) {
            throw new IllegalArgumentException("there already are goods " + goods.id);
        }
        return goods;
    }

    List<Goods> all() {
        return List.copyOf(byId.values());
    }

    /** Null for none. */
    Goods get(long id) {
        return byId.get(id);
    }

    void delete(long id) {
        byId.remove(id);
    }

    /** @throws Refusal when there are none that a buyer sees */
    Goods onShelf(long id) {
        Goods goods = byId.get(id);
        if (goods == null || !goods.onShelf) {
            throw Refusal.nothing("商品不存在或已下架");
        }
        return goods;
    }

    private JsonNode list(ApifmRequest request) {
        List<JsonNode> rows = new ArrayList<>();
        for (Goods goods : byId.values()) {
            if (goods.onShelf && isWanted(goods, request)) {
                rows.add(goods.row());
            }
        }
        Collections.reverse(rows);
        return request.page(rows);
    }

    private static boolean isWanted(Goods goods, ApifmRequest request) {
        return (!request.has("categoryId") || goods.categoryId == request.id("categoryId"))
                && goods.name.contains(request.text("nameLike"));
    }

    private JsonNode detail(ApifmRequest request) {
        Goods goods = onShelf(request.id("id"));
        goods.views++;
        return goods.detail();
    }

    private JsonNode additions(ApifmRequest request) {
        Goods goods = onShelf(request.id("goodsId"));
        return goods.additions.isEmpty() ? request.nothingOr(Json.array()) : goods.additionGroups();
    }

    private JsonNode price(ApifmRequest request) {
        return onShelf(request.id("goodsId")).priceRow(request.text("propertyChildIds"));
    }
}
