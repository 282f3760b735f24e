// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.apifm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code cmsArticle…}: articles; the newest first. The document names no fields; those here are assumed. */
final class ArticleCalls {

    private final World world;
    private final Map<Long, SimArticle> byId = new LinkedHashMap<>();

    ArticleCalls(World world) {
        this.world = world;
    }

    Map<String, Handler> handlers() {
        return Map.of(
                "cmsArticles", this::list,
                "cmsArticleDetailV2", this::detail,
                "cmsArticlePreNext", this::neighbours);
    }

    SimArticle add(String title, long categoryId, String content) {
        SimArticle article = new SimArticle(world.nextId(), title, categoryId, content, world.now());
        byId.put(article.id(), article);
        return article;
    }

    /** @throws Refusal when there is none */
    SimArticle known(long id) {
        SimArticle article = byId.get(id);
        if (article == null) {
            throw Refusal.nothing("文章不存在");
        }
        return article;
    }

    private static ObjectNode row(SimArticle article) {
        return Json.object()
                .put("id", article.id())
                .put("title", article.title())
                .put("categoryId", article.categoryId())
                .put("dateAdd", Times.format(article.publishedAt()));
    }

    private JsonNode list(ApifmRequest request) {
        List<ObjectNode> rows = new ArrayList<>();
        for (SimArticle article : byId.values()) {
            if (!request.has("categoryId") || article.categoryId() == request.id("categoryId")) {
                rows.add(row(article));
            }
        }
        Collections.reverse(rows);
        return request.page(rows);
    }

    private JsonNode detail(ApifmRequest request) {
        SimArticle article = known(request.id("id"));
        return row(article).put("content", article.content());
    }

    private JsonNode neighbours(ApifmRequest request) {
        List<Long> ids = new ArrayList<>(byId.keySet());
        int at = ids.indexOf(known(request.id("id")).id());
        ObjectNode both = Json.object();
        if (at > 0) {
            both.set("pre", row(byId.get(ids.get(at - 1))));
        }
        if (at + 1 < ids.size()) {
            both.set("next", row(byId.get(ids.get(at + 1))));
        }
        return both;
    }
}
