// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.apifm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class GoodsCallTest extends ApifmTest {

    private SimGoods phone() {
        return shop.addGoods(spec -> spec.name("手机")
                .category(7)
                .originalPrice("4000")
                .sku("4:15,2:10", "颜色:红色,内存:256G", "3599.50", 5)
                .sku("4:16,2:10,", "颜色:蓝色,内存:256G,", "3499", 2));
    }

    @Test
    void listsWhatIsOnTheShelfNewestFirst() {
        SimGoods tea = shop.addGoods(spec -> spec.name("绿茶"));
        SimGoods phone = phone();
        SimGoods hidden = shop.addGoods(spec -> spec.onShelf(false));
        assertThat(ids(data(call("goods")))).containsExactly(phone.id(), tea.id());
        shop.setOnShelf(hidden.id(), true);
        shop.setOnShelf(tea.id(), false);
        assertThat(ids(data(call("goods")))).containsExactly(hidden.id(), phone.id());
    }

    @Test
    void filtersByCategoryAndName() {
        SimGoods tea = shop.addGoods(spec -> spec.name("绿茶"));
        SimGoods phone = phone();
        assertThat(ids(data(call("goods", "categoryId", "7")))).containsExactly(phone.id());
        assertThat(ids(data(call("goods", "nameLike", "茶")))).containsExactly(tea.id());
        assertCode(700, call("goods", "nameLike", "茶", "categoryId", "7"));
        assertCode(300, call("goods", "categoryId", "seven"));
        assertThat(violations()).containsExactly("parameter categoryId is no whole number");
    }

    @Test
    void theDetailCountsAView() {
        SimGoods phone = phone();
        call("goodsDetail", "id", "" + phone.id());
        JsonNode detail = data(call("goodsDetail", "id", "" + phone.id()));
        assertThat(detail.at("/basicInfo/views").asInt()).isEqualTo(2);
        assertThat(shop.goods(phone.id()).orElseThrow().views()).isEqualTo(2);
        assertThat(detail.at("/basicInfo/minPrice").decimalValue()).isEqualByComparingTo("3499");
        assertThat(detail.at("/basicInfo/stores").asInt()).isEqualTo(7);
    }

    @Test
    void theDetailShowsPropertiesAndVariants() {
        JsonNode detail = data(call("goodsDetail", "id", "" + phone().id()));
        assertThat(each(detail.get("properties"), property -> property.get("name")
                        .asText()))
                .containsExactly("颜色", "内存");
        assertThat(ids(detail.at("/properties/0/childsCurGoods"))).containsExactly(15L, 16L);
        assertThat(ids(detail.at("/properties/1/childsCurGoods"))).containsExactly(10L);
        assertThat(each(detail.get("skuList"), sku -> sku.get("propertyChildIds")
                        .asText()))
                .containsExactly("4:15,2:10,", "4:16,2:10,");
    }

    @Test
    void aVariantHasItsOwnPriceInWhateverOrderItIsNamed() {
        String id = "" + phone().id();
        for (String properties : new String[] {"4:15,2:10", "4:15,2:10,", "2:10,4:15"}) {
            JsonNode price = data(call("goodsPriceV2", "goodsId", id, "propertyChildIds", properties));
            assertThat(price.get("price").decimalValue()).isEqualByComparingTo("3599.5");
            assertThat(price.get("originalPrice").asInt()).isEqualTo(4000);
            assertThat(price.get("stores").asInt()).isEqualTo(5);
        }
        assertCode(300, call("goodsPriceV2", "goodsId", id, "propertyChildIds", "4:99,2:10"));
        assertCode(300, call("goodsPriceV2", "goodsId", id));
        assertThat(violations()).isEmpty();
    }

    @Test
    void additionsComeInGroups() {
        SimGoods noodles = shop.addGoods(spec -> spec.addition(9, "加料", 7, "青菜", "3")
                .addition(9, "加料", 9, "鸡蛋", "5")
                .addition(7, "口味", 3, "不辣", "0"));
        JsonNode groups = data(call("goodsAddition", "goodsId", "" + noodles.id()));
        assertThat(ids(groups)).containsExactly(9L, 7L);
        assertThat(ids(groups.at("/0/items"))).containsExactly(7L, 9L);
        assertCode(700, call("goodsAddition", "goodsId", "" + phone().id()));
    }

    @Test
    void whatIsGoneIsNotFound() {
        SimGoods tea = shop.addGoods(spec -> spec.id(5));
        assertThatThrownBy(() -> shop.addGoods(spec -> spec.id(5))).hasMessageContaining("already are goods 5");
        shop.deleteGoods(5);
        assertCode(700, call("goodsDetail", "id", "" + tea.id()));
        assertThatThrownBy(() -> shop.deleteGoods(5)).hasMessageContaining("no goods 5");
    }

    @Test
    void theMerchantChangesNamesAndStocks() {
        SimGoods tea = shop.addGoods(spec -> spec.price("1.50"));
        SimGoods phone = phone();
        shop.renameGoods(tea.id(), "红茶");
        shop.setStores(tea.id(), 3);
        shop.setStores(phone.id(), "2:10,4:16", 9);
        JsonNode rows = data(call("goods"));
        assertThat(rows.at("/1/name").asText()).isEqualTo("红茶");
        assertThat(rows.at("/1/stores").asInt()).isEqualTo(3);
        assertThat(rows.at("/1/minPrice").decimalValue()).isEqualTo(new BigDecimal("1.5"));
        assertThat(rows.at("/0/stores").asInt()).isEqualTo(14);
    }

    @Test
    void aVariantIsPairsOfNumbersAndWords() {
        for (String[] wrong : new String[][] {{"颜色:红色", "颜色:红色"}, {"4:15", "颜色:红色,内存:256G"}, {"4", "颜色"}}) {
            assertThatThrownBy(() -> shop.addGoods(spec -> spec.sku(wrong[0], wrong[1], "1", 1)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("such as 4:15,2:10");
        }
    }
}
