// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.apifm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** {@code goodsFav…} and {@code cmsArticleFav…}: what users like. */
final class FavouriteCalls {

    private final World world;
    private final GoodsCalls shelf;
    private final ArticleCalls articles;

    FavouriteCalls(World world, GoodsCalls shelf, ArticleCalls articles) {
        this.world = world;
        this.shelf = shelf;
        this.articles = articles;
    }

    Map<String, Handler> handlers() {
        Map<String, Handler> handlers = new HashMap<>();
        handlers.put("goodsFavPut", this::putGoods);
        handlers.put("goodsFavCheck", request -> check(request.user().goodsFavourites, request.id("goodsId")));
        handlers.put("goodsFavList", this::listGoods);
        handlers.put("goodsFavDelete", this::deleteGoods);
        handlers.put("cmsArticleFavPut", this::putArticle);
        handlers.put("cmsArticleFavCheck", request -> check(request.user().articleFavourites, request.id("newsId")));
        handlers.put("cmsArticleFavList", this::listArticles);
        handlers.put(
                "cmsArticleFavDeleteById", request -> delete(request.user().articleFavourites, request.id("id"), null));
        handlers.put(
                "cmsArticleFavDeleteByNewsId",
                request -> delete(request.user().articleFavourites, null, request.id("newsId")));
        return handlers;
    }

    private JsonNode putGoods(ApifmRequest request) {
        Goods goods = shelf.onShelf(request.id("goodsId"));
        if (put(request.user().goodsFavourites, goods.id)) {
            goods.favourites++;
        }
        return null;
    }

    private JsonNode putArticle(ApifmRequest request) {
        put(
                request.user().articleFavourites,
                articles.known(request.id("newsId")).id());
        return null;
    }

    private boolean put(Map<Long, Account.Favourite> favourites, long of) {
        return favourites.putIfAbsent(of, new Account.Favourite(world.nextId(), of, world.now())) == null;
    }

    /** The document's answers: what is no favourite has a code of its own. */
    private static JsonNode check(Map<Long, Account.Favourite> favourites, long of) {
        if (favourites.containsKey(of)) {
            return Json.text("已收藏");
        }
        throw Refusal.answer(Code.NOT_A_FAVOURITE, "未收藏", Json.text("未收藏"));
    }

    private JsonNode listGoods(ApifmRequest request) {
        return list(request, request.user().goodsFavourites, favourite -> {
            Goods goods = shelf.get(favourite.of());
            return goods == null || !goods.name.contains(request.text("nameLike"))
                    ? null
                    : row(favourite)
                            .put("dateUpdate", Times.format(goods.changedAt))
                            .put("goodsId", goods.id)
                            .put("goodsName", goods.name)
                            .put("pic", goods.picture);
        });
    }

    private JsonNode listArticles(ApifmRequest request) {
        return list(request, request.user().articleFavourites, favourite -> row(favourite)
                .put("newsId", favourite.of())
                .put("title", articles.known(favourite.of()).title()));
    }

    private static JsonNode list(
            ApifmRequest request,
            Map<Long, Account.Favourite> favourites,
            Function<Account.Favourite, ObjectNode> form) {
        List<ObjectNode> rows = new ArrayList<>();
        for (Account.Favourite favourite : favourites.values()) {
            ObjectNode row = form.apply(favourite);
            if (row != null) {
                rows.add(row);
            }
        }
        Collections.reverse(rows);
        return request.page(rows);
    }

    private static ObjectNode row(Account.Favourite favourite) {
        return Json.object().put("dateAdd", Times.format(favourite.at())).put("id", favourite.id());
    }

    private JsonNode deleteGoods(ApifmRequest request) {
        Long id = request.has("id") ? (Long) request.id("id") : null;
        Long of = request.has("goodsId") ? (Long) request.id("goodsId") : null;
        return delete(request.user().goodsFavourites, id, of);
    }

    /** @throws Refusal when there is none */
    private static JsonNode delete(Map<Long, Account.Favourite> favourites, Long id, Long of) {
        boolean gone = favourites
                .values()
                .removeIf(favourite -> (id == null || favourite.id() == id) && (of == null || favourite.of() == of));
        if (!gone) {
            throw Refusal.nothing("收藏不存在");
        }
        return null;
    }
}
