// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.apifm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PagingTest extends ApifmTest {

    private JsonNode page(int page, int size) {
        return call("goods", "page", "" + page, "pageSize", "" + size);
    }

    private List<Long> newestFirst(int n) {
        List<Long> all =
                new ArrayList<>(shop.addGoods(n).stream().map(SimGoods::id).toList());
        java.util.Collections.reverse(all);
        return all;
    }

    @Test
    void pagesAreCountedFromOneAndEndWithCode700() {
        List<Long> all = newestFirst(5);
        assertThat(ids(data(page(1, 2)))).isEqualTo(all.subList(0, 2));
        assertThat(ids(data(page(3, 2)))).isEqualTo(all.subList(4, 5));
        assertCode(700, page(4, 2));
        assertThat(sim.journal().last().refused()).as("that is an answer").isFalse();
        assertThat(violations()).isEmpty();
    }

    @Test
    void twentyRowsMakeAPageAndAHundredTheLargest() {
        shop.addGoods(130);
        assertThat(data(call("goods"))).hasSize(20);
        assertThat(data(page(1, 1000))).hasSize(100);
        sim.quirks().largestPage(7);
        assertThat(data(page(1, 1000))).hasSize(7);
    }

    @Test
    void anEmptyListCanBeASuccess() {
        sim.quirks().emptyListsSucceed(true);
        assertThat(data(page(1, 10))).isEmpty();
        assertThat(data(mine("shippingCarInfo")).get("number").asInt()).isZero();
    }

    @Test
    void aListCanBeWrapped() {
        List<Long> all = newestFirst(5);
        sim.quirks().listForm(ApifmQuirks.ListForm.RESULT);
        JsonNode data = data(page(2, 2));
        assertThat(ids(data.get("result"))).isEqualTo(all.subList(2, 4));
        assertThat(data.get("totalRow").asInt()).isEqualTo(5);
        assertThat(data.get("totalPage").asInt()).isEqualTo(3);
    }

    @Test
    void pagesBelowOneAreRefused() {
        assertCode(300, page(0, 10));
        assertCode(300, page(1, 0));
        assertCode(300, call("goods", "page", "x"));
        assertThat(violations())
                .containsExactly(
                        "parameter page is below 1",
                        "parameter pageSize is below 1",
                        "parameter page is no whole number");
    }

    @Test
    void aNewcomerInFrontShowsTheLastRowOfAPageAgain() {
        List<Long> all = newestFirst(4);
        sim.life().beforeCall("goods", 2, living -> living.addGoods(spec -> spec.name("新品")));
        assertThat(ids(data(page(1, 2)))).isEqualTo(all.subList(0, 2));
        assertThat(ids(data(page(2, 2)))).isEqualTo(all.subList(1, 3));
        assertThat(ids(data(page(3, 2)))).isEqualTo(all.subList(3, 4));
    }

    @Test
    void aDeletionBetweenPagesHidesARow() {
        List<Long> all = newestFirst(4);
        sim.life().afterCall("goods", 1, living -> living.deleteGoods(all.get(0)));
        assertThat(ids(data(page(1, 2)))).isEqualTo(all.subList(0, 2));
        assertThat(ids(data(page(2, 2)))).as("the third is skipped").isEqualTo(all.subList(3, 4));
    }

    @Test
    void somethingCanHappenAfterEachCallUntilItIsStopped() {
        newestFirst(1);
        sim.life().betweenCalls("goods", living -> living.addGoods(1));
        page(1, 10);
        page(1, 10);
        call("goodsCategory");
        assertThat(shop.goods()).hasSize(3);
        sim.life().stop();
        page(1, 10);
        assertThat(shop.goods()).hasSize(3);
        assertThatThrownBy(() -> sim.life().beforeCall("goods", 0, living -> {}))
                .hasMessageContaining("counted from 1");
    }

    @Test
    void aPlanForAnUnknownCallIsRefused() {
        assertThatThrownBy(() -> sim.life().beforeCall("good", 1, living -> {})).hasMessageContaining("no call good ");
    }
}
