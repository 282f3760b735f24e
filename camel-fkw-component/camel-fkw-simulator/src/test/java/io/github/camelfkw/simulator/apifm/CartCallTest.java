// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.apifm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class CartCallTest extends ApifmTest {

    private static final String RED = "[{\"optionId\":4,\"optionValueId\":15}]";
    private static final String BLUE = "[{\"optionId\":4,\"optionValueId\":16}]";

    private SimGoods cups() {
        return shop.addGoods(
                spec -> spec.name("杯子").sku("4:15", "颜色:红色", "25", 5).sku("4:16", "颜色:蓝色", "20", 5));
    }

    private JsonNode add(SimGoods goods, int number, String... more) {
        String[] params = new String[4 + more.length];
        params[0] = "goodsId";
        params[1] = "" + goods.id();
        params[2] = "number";
        params[3] = "" + number;
        System.arraycopy(more, 0, params, 4, more.length);
        return mine("shippingCarInfoAddItem", params);
    }

    @Test
    void totalsCountPiecesAndTheirPrices() {
        SimGoods cups = cups();
        SimGoods noodles = shop.addGoods(spec -> spec.price("12.50").addition(9, "加料", 7, "青菜", "3"));
        add(cups, 2, "sku", RED);
        add(cups, 1, "sku", BLUE);
        JsonNode cart = data(add(noodles, 2, "addition", "[{\"id\":7,\"pid\":9}]"));
        assertThat(cart.get("number").asInt()).isEqualTo(5);
        assertThat(cart.get("price").decimalValue()).isEqualByComparingTo("101");
        assertThat(cart.at("/items/0/sku/0/optionValueName").asText()).isEqualTo("红色");
        assertThat(cart.at("/items/2/additions/0/name").asText()).isEqualTo("青菜");
        assertThat(user.cartPieces()).isEqualTo(5);
        assertThat(violations()).isEmpty();
    }

    @Test
    void theSameChoiceFillsTheSameLine() {
        SimGoods cups = cups();
        add(cups, 1, "sku", RED);
        JsonNode cart = data(add(cups, 2, "sku", RED));
        assertThat(cart.get("items")).hasSize(1);
        assertThat(cart.at("/items/0/number").asInt()).isEqualTo(3);
    }

    @Test
    void linesAreChangedSelectedAndRemovedByKey() {
        SimGoods cups = cups();
        add(cups, 1, "sku", RED);
        JsonNode cart = data(add(cups, 1, "sku", BLUE));
        String red = cart.at("/items/0/key").asText();
        String blue = cart.at("/items/1/key").asText();

        cart = data(mine("shippingCarInfoModifyNumber", "key", red, "number", "4"));
        assertThat(cart.get("price").asInt()).isEqualTo(120);
        cart = data(mine("shippingCartSelected", "key", red + "," + blue, "selected", "false"));
        assertThat(each(cart.get("items"), item -> item.get("selected").asBoolean()))
                .containsExactly(false, false);
        cart = data(mine("shippingCarInfoRemoveItem", "key", red));
        assertThat(cart.get("items")).hasSize(1);
        assertOk(mine("shippingCarInfoRemoveItem", "key", blue));
        assertCode(700, mine("shippingCarInfo"));
        assertCode(700, mine("shippingCarInfoRemoveItem", "key", blue));
        assertCode(300, mine("shippingCarInfoModifyNumber", "key", red, "number", "0"));
    }

    @Test
    void removingSeveralLinesRemovesAllOrNone() {
        String red = data(add(cups(), 1, "sku", RED)).at("/items/0/key").asText();
        assertCode(700, mine("shippingCarInfoRemoveItem", "key", red + ",other"));
        assertThat(user.cartPieces()).isEqualTo(1);
    }

    @Test
    void typesAreCartsOfTheirOwn() {
        SimGoods cups = cups();
        add(cups, 1, "sku", RED, "type", "gifts");
        assertCode(700, mine("shippingCarInfo"));
        assertThat(data(mine("shippingCarInfo", "type", "gifts")).get("number").asInt())
                .isEqualTo(1);
        assertOk(mine("shippingCarInfoRemoveAll", "type", "gifts"));
        assertCode(700, mine("shippingCarInfo", "type", "gifts"));
    }

    @Test
    void refusesWhatTheGoodsDoNotHave() {
        SimGoods cups = cups();
        assertCode(300, add(cups, 1));
        assertCode(300, add(cups, 1, "sku", "[{\"optionId\":4,\"optionValueId\":99}]"));
        assertCode(300, add(cups, 1, "sku", RED, "addition", "[{\"id\":1,\"pid\":1}]"));
        assertThat(violations()).isEmpty();
        assertCode(300, add(cups, 0, "sku", RED));
        assertCode(300, add(cups, 1, "sku", "4:15"));
        assertCode(300, add(cups, 1, "sku", "{\"optionId\":4}"));
        assertCode(300, add(cups, 1, "sku", "[{\"optionId\":4}]"));
        assertThat(violations())
                .containsExactly(
                        "parameter number is below 1",
                        "parameter sku is not JSON",
                        "parameter sku is no JSON array",
                        "parameter sku has an entry without optionValueId");
    }
}
