// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.apifm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** Articles, and what users like: articles and goods. */
class ArticleCallTest extends ApifmTest {

    @Test
    void listsArticlesNewestFirstWithoutTheirContent() {
        SimArticle first = shop.addArticle("开业", 1, "<p>开业</p>");
        SimArticle second = shop.addArticle("放假", 2, "<p>放假</p>");
        JsonNode rows = data(call("cmsArticles"));
        assertThat(ids(rows)).containsExactly(second.id(), first.id());
        assertThat(rows.at("/0/title").asText()).isEqualTo("放假");
        assertThat(rows.get(0).has("content")).isFalse();
        assertThat(ids(data(call("cmsArticles", "categoryId", "1")))).containsExactly(first.id());
        assertThat(ids(data(call("cmsArticles", "page", "2", "pageSize", "1")))).containsExactly(first.id());
        assertThat(data(call("cmsArticleDetailV2", "id", "" + first.id()))
                        .get("content")
                        .asText())
                .isEqualTo("<p>开业</p>");
        assertCode(700, call("cmsArticleDetailV2", "id", "1"));
    }

    @Test
    void knowsTheNeighboursOfAnArticle() {
        SimArticle first = shop.addArticle("一", 1, "");
        SimArticle second = shop.addArticle("二", 1, "");
        assertThat(data(call("cmsArticlePreNext", "id", "" + first.id()))
                        .at("/next/id")
                        .asLong())
                .isEqualTo(second.id());
        JsonNode last = data(call("cmsArticlePreNext", "id", "" + second.id()));
        assertThat(last.at("/pre/id").asLong()).isEqualTo(first.id());
        assertThat(last.has("next")).isFalse();
    }

    @Test
    void aFavouriteArticleIsDeletedByEitherNumberOverOnePath() {
        SimArticle article = shop.addArticle("开业", 1, "");
        String newsId = "" + article.id();
        assertThat(sim.path("cmsArticleFavDeleteById")).isEqualTo(sim.path("cmsArticleFavDeleteByNewsId"));
        assertCode(-1, mine("cmsArticleFavCheck", "newsId", newsId));

        mine("cmsArticleFavPut", "newsId", newsId);
        assertOk(mine("cmsArticleFavCheck", "newsId", newsId));
        String id = data(mine("cmsArticleFavList")).at("/0/id").asText();
        assertThat(id).isNotEqualTo(newsId);
        assertOk(mine("cmsArticleFavDeleteById", "id", id));
        assertCode(-1, mine("cmsArticleFavCheck", "newsId", newsId));

        mine("cmsArticleFavPut", "newsId", newsId);
        assertOk(mine("cmsArticleFavDeleteByNewsId", "newsId", newsId));
        assertCode(700, mine("cmsArticleFavDeleteByNewsId", "newsId", newsId));
        assertThat(violations()).isEmpty();
        assertCode(300, mine("cmsArticleFavDeleteById"));
        assertThat(violations()).containsExactly("parameter id or newsId is missing");
    }

    @Test
    void favouriteGoodsAnswerAsInTheDocument() {
        SimGoods tea = shop.addGoods(spec -> spec.name("绿茶"));
        String goodsId = "" + tea.id();
        JsonNode no = mine("goodsFavCheck", "goodsId", goodsId);
        assertCode(-1, no);
        assertThat(no.get("data").asText()).isEqualTo("未收藏");
        assertThat(sim.journal().last().refused()).as("that is an answer").isFalse();

        assertOk(mine("goodsFavPut", "goodsId", goodsId));
        assertOk(mine("goodsFavPut", "goodsId", goodsId));
        assertThat(data(mine("goodsFavCheck", "goodsId", goodsId)).asText()).isEqualTo("已收藏");
        assertThat(data(mine("goodsFavList"))).hasSize(1);
        assertThat(data(call("goodsDetail", "id", goodsId))
                        .at("/basicInfo/numberFav")
                        .asInt())
                .isEqualTo(1);
        assertCode(700, mine("goodsFavList", "nameLike", "红"));

        String id = data(mine("goodsFavList")).at("/0/id").asText();
        assertOk(mine("goodsFavDelete", "id", id));
        assertCode(700, mine("goodsFavDelete", "goodsId", goodsId));
        assertCode(300, mine("goodsFavDelete"));
        assertThat(violations()).containsExactly("parameter id or goodsId is missing");
    }

    @Test
    void aUserVotesOnce() {
        assertCode(700, mine("myVote", "voteId", "3"));
        assertOk(mine("vote", "voteId", "3", "items", "1,2", "remark", "好"));
        assertCode(10_000, mine("vote", "voteId", "3", "items", "1"));
        assertThat(data(mine("myVote", "voteId", "3")).get("items").asText()).isEqualTo("1,2");
        assertCode(700, mine("myVote", "voteId", "4"));
    }
}
