// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.apifm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OrderCallTest extends ApifmTest {

    private SimGoods tea;

    @BeforeEach
    void putTeaOnSale() {
        tea = shop.addGoods(spec -> spec.name("绿茶").price("30").stores(5));
    }

    private JsonNode order(int number, String... more) {
        List<String> params =
                new ArrayList<>(List.of("goodsJsonStr", "[{\"goodsId\":" + tea.id() + ",\"number\":" + number + "}]"));
        params.addAll(List.of(more));
        return mine("orderCreate", params.toArray(String[]::new));
    }

    private String placed(int number, String... more) {
        return data(order(number, more)).get("id").asText();
    }

    private int status(String id) {
        return shop.order(Long.parseLong(id)).orElseThrow().status();
    }

    private int stores() {
        return shop.goods(tea.id()).orElseThrow().stores();
    }

    @Test
    void calculatingPlacesNothing() {
        JsonNode bill = data(order(2, "calculate", "true"));
        assertThat(bill.get("amountReal").asInt()).isEqualTo(60);
        assertThat(bill.has("id")).isFalse();
        assertThat(shop.orders()).isEmpty();
        assertThat(stores()).isEqualTo(5);
        assertCode(10_001, order(6, "calculate", "true"));
    }

    @Test
    void anOrderGoesFromPlacingToItsReceipt() {
        String id = placed(2, "remark", "请尽快发货");
        assertThat(status(id)).isZero();
        assertThat(stores()).isEqualTo(3);
        assertOk(mine("orderPay", "orderId", id));
        assertThat(user.balance()).isEqualByComparingTo("40");
        assertThat(shop.goods(tea.id()).orElseThrow().sells()).isEqualTo(2);
        assertCode(10_000, mine("orderDelivery", "orderId", id));
        shop.ship(Long.parseLong(id), "SF123");
        assertOk(mine("orderDelivery", "orderId", id));
        assertThat(status(id)).isEqualTo(3);
        assertThat(each(data(mine("orderDetail", "id", id)).get("logs"), log -> log.get("typeStr")
                        .asText()))
                .containsExactly("下单", "已支付待发货", "已发货待确认", "确认收货待评价");
        assertThat(data(mine("orderDetail", "id", id)).at("/orderInfo/remark").asText())
                .isEqualTo("请尽快发货");
        assertThat(violations()).isEmpty();
    }

    @Test
    void paysOnceAndOnlyWithEnoughMoney() {
        String dear = placed(4);
        assertCode(10_001, mine("orderPay", "orderId", dear));
        assertThat(status(dear)).isZero();
        assertThat(user.balance()).isEqualByComparingTo("100");
        user.topUp("20");
        assertOk(mine("orderPay", "orderId", dear));
        assertCode(10_000, mine("orderPay", "orderId", dear));
        assertThat(user.balance()).isZero();
    }

    @Test
    void closingGivesBackWhatTheOrderTook() {
        SimCoupon coupon = shop.addCoupon("满减", "10", "60", 1);
        String own =
                data(mine("fetchCoupons", "id", "" + coupon.id())).get("id").asText();
        String id = placed(2, "couponId", own, "deductionScore", "200");
        assertThat(shop.order(Long.parseLong(id)).orElseThrow().amountReal()).isEqualByComparingTo("48");
        assertThat(user.score()).isEqualTo(300);
        assertThat(user.usableCoupons()).isZero();
        assertCode(10_000, order(2, "couponId", own));

        assertOk(mine("orderClose", "orderId", id));
        assertThat(status(id)).isEqualTo(-1);
        assertThat(stores()).isEqualTo(5);
        assertThat(user.score()).isEqualTo(500);
        assertThat(user.usableCoupons()).isEqualTo(1);
        assertCode(10_000, mine("orderClose", "orderId", id));
        assertCode(10_000, mine("orderPay", "orderId", id));
    }

    @Test
    void couponsAndPointsHaveTheirConditions() {
        SimCoupon coupon = shop.addCoupon("满减", "50", "50", 1);
        String own =
                data(mine("fetchCoupons", "id", "" + coupon.id())).get("id").asText();
        assertCode(10_000, order(1, "couponId", own));
        assertCode(700, order(2, "couponId", "1"));
        assertCode(10_001, order(1, "deductionScore", "501"));
        shop.scorePerYuan(1);
        shop.freight("6");
        assertThat(data(order(2, "couponId", own, "deductionScore", "500", "calculate", "true"))
                        .get("amountReal")
                        .asInt())
                .as("the freight stays")
                .isEqualTo(6);
    }

    @Test
    void deletingHidesAFinishedOrderFromItsUserOnly() {
        String id = placed(1);
        assertCode(10_000, mine("orderDelete", "orderId", id));
        shop.close(Long.parseLong(id));
        assertOk(mine("orderDelete", "orderId", id));
        assertCode(700, mine("orderList"));
        assertCode(700, mine("orderDetail", "id", id));
        assertThat(shop.order(Long.parseLong(id)).orElseThrow().deleted()).isTrue();
    }

    @Test
    void listsOwnOrdersNewestFirstByStatusAndPage() {
        String first = placed(1);
        String second = placed(1);
        String third = placed(1);
        mine("orderPay", "orderId", second);
        assertThat(each(data(mine("orderList")), row -> row.get("id").asText())).containsExactly(third, second, first);
        assertThat(each(data(mine("orderList", "status", "0", "page", "2", "pageSize", "1")), row -> row.get("id")
                        .asText()))
                .containsExactly(first);
        assertThat(each(data(mine("orderList", "status", "1")), row -> row.get("id")
                        .asText()))
                .containsExactly(second);
        token = sim.issueToken(shop.addUser().uid());
        assertCode(700, mine("orderList"));
        assertCode(700, mine("orderDetail", "id", first));
        assertCode(700, mine("orderPay", "orderId", first));
    }

    @Test
    void countsOrdersByWhatTheyWaitFor() {
        placed(1);
        mine("orderPay", "orderId", placed(1));
        shop.close(Long.parseLong(placed(1)));
        JsonNode counts = data(mine("orderStatisticsv2"));
        assertThat(counts.get("count_id_no_pay").asInt()).isEqualTo(1);
        assertThat(counts.get("count_id_no_transfer").asInt()).isEqualTo(1);
        assertThat(counts.get("count_id_close").asInt()).isEqualTo(1);
        assertThat(counts.get("count_id_success").asInt()).isZero();
        assertThat(counts).hasSize(6);
    }

    @Test
    void sendsToTheGivenAddressOrElseToTheDefaultOne() {
        assertThat(data(mine("orderDetail", "id", placed(1))).has("logistics")).isFalse();
        user.addAddress("王伟", "10071234567", "天河路1号");
        assertThat(data(mine("orderDetail", "id", placed(1)))
                        .at("/logistics/address")
                        .asText())
                .isEqualTo("天河路1号");
        String id = placed(1, "linkMan", "李芳", "mobile", "10077654321", "address", "学士路2号");
        assertThat(data(mine("orderDetail", "id", id)).at("/logistics/address").asText())
                .isEqualTo("学士路2号");
    }

    @Test
    void aCodeRedeemsAPaidOrderOnce() {
        String id = placed(1, "isCanHx", "true");
        JsonNode detail = data(mine("orderDetail", "id", id));
        String number = detail.at("/orderInfo/hxNumber").asText();
        assertCode(10_000, mine("orderHXV2", "hxNumber", number));
        mine("orderPay", "orderId", id);
        assertThat(data(mine("orderDetail", "id", "1", "hxNumber", number))
                        .at("/orderInfo/id")
                        .asText())
                .as("the code comes before the id")
                .isEqualTo(id);
        assertOk(mine("orderHXV2", "hxNumber", number));
        assertThat(status(id)).isEqualTo(3);
        assertCode(10_000, mine("orderHXV2", "hxNumber", number));
        assertCode(700, mine("orderHXV2", "hxNumber", "HX0"));
    }

    @Test
    void refusesOrdersThatMakeNoSense() {
        assertCode(300, mine("orderCreate", "goodsJsonStr", "[]"));
        assertCode(300, mine("orderCreate", "goodsJsonStr", "[{\"goodsId\":" + tea.id() + "}]"));
        assertCode(300, order(0));
        assertCode(300, mine("orderCreate", "goodsJsonStr", "[{"));
        assertCode(300, mine("orderCreate", "goodsJsonStr", "{\"goodsId\":1,\"number\":1}"));
        assertThat(violations())
                .containsExactly(
                        "parameter goodsJsonStr names no goods",
                        "parameter goodsJsonStr has an entry without number",
                        "parameter goodsJsonStr has an entry with number 0",
                        "parameter goodsJsonStr is not JSON",
                        "parameter goodsJsonStr is no JSON array");
        assertCode(700, mine("orderCreate", "goodsJsonStr", "[{\"goodsId\":1,\"number\":1}]"));
        assertThat(shop.orders()).isEmpty();
    }

    @Test
    void numbersInQuotesAreNumbersToo() {
        assertOk(mine("orderCreate", "goodsJsonStr", "[{\"goodsId\":\"" + tea.id() + "\",\"number\":\"2\"}]"));
        assertThat(stores()).isEqualTo(3);
    }

    @Test
    void pointsBelowNoneAreRefused() {
        assertCode(300, order(1, "deductionScore", "-1"));
        assertThat(violations()).containsExactly("parameter deductionScore is below 0");
    }

    @Test
    void theSameGoodsOnTwoLinesShareTheStock() {
        String line = "{\"goodsId\":" + tea.id() + ",\"number\":3}";
        assertCode(10_001, mine("orderCreate", "goodsJsonStr", "[" + line + "," + line + "]"));
        assertThat(stores()).isEqualTo(5);
    }

    @Test
    void theLastPiecesAreSoldOnceToManyBuyers() {
        List<CompletableFuture<Integer>> answers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            answers.add(CompletableFuture.supplyAsync(() -> order(1).get("code").asInt()));
        }
        assertThat(answers.stream().map(CompletableFuture::join))
                .filteredOn(code -> code == 0)
                .hasSize(5);
        assertThat(stores()).isZero();
        assertThat(shop.orders()).hasSize(5);
    }

    @Test
    void theMerchantCannotShipWhatIsNotPaid() {
        long id = Long.parseLong(placed(1));
        assertThatThrownBy(() -> shop.ship(id, "SF1")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> shop.ship(1, "SF1")).hasMessageContaining("no order 1");
    }
}
