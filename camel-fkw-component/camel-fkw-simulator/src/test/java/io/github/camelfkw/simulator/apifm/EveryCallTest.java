// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.apifm;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelfkw.simulator.RecordedRequest;
import io.github.camelfkw.simulator.SimulatorClock;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each of the 279 calls, rightly and wrongly, in a shop that has something of everything. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryCallTest {

    private static final Map<String, CallRow> ROWS = CallTable.rows().stream()
            .collect(Collectors.toMap(CallRow::name, row -> row, (a, b) -> a, LinkedHashMap::new));
    private static final String MOBILE = "13800138001";

    @RegisterExtension
    static final ApifmSimulatorExtension APIFM =
            new ApifmSimulatorExtension(builder -> builder.clock(SimulatorClock.fixed(ApifmTest.NOON))).shared();

    private ApifmSimulator sim;
    private Client client;
    private SimUser user;
    private SimGoods goods;
    private SimCoupon coupon;
    private long article;
    private int vouchers;
    private final Map<String, Supplier<Map<String, String>>> arranged = Map.ofEntries(
            entry("userLevelDetail", () -> Map.of("id", "1")),
            entry("checkReferrer", () -> Map.of("referrer", "" + user.uid())),
            entry("loginout", () -> Map.of("token", sim.issueToken(user.uid()))),
            entry("login_mobile", () -> Map.of("mobile", MOBILE, "pwd", "demo-secret-password")),
            entry("login_username", () -> Map.of("username", "rich", "pwd", "demo-secret-password")),
            entry("bindUsername", () -> Map.of("username", "rich")),
            entry("addAddress", () -> Map.of("linkMan", "王伟", "mobile", "10071234567", "address", "天河路1号")),
            entry("updateAddress", () -> Map.of("id", address())),
            entry("addressDetail", () -> Map.of("id", address())),
            entry("deleteAddress", () -> Map.of("id", address())),
            entry("cmsArticleDetailV2", () -> Map.of("id", "" + article)),
            entry("cmsArticlePreNext", () -> Map.of("id", "" + article)),
            entry("cmsArticleFavDeleteById", () -> Map.of("id", articleFavourite())),
            entry("cmsArticleFavDeleteByNewsId", () -> {
                articleFavourite();
                return Map.of();
            }),
            entry("goodsDetail", () -> Map.of("id", "" + goods.id())),
            entry("goodsFavDelete", () -> {
                client.call("goodsFavPut", "token", token(), "goodsId", "" + goods.id());
                return Map.of("goodsId", "" + goods.id());
            }),
            entry("shippingCarInfoModifyNumber", () -> Map.of("key", cartKey())),
            entry("shippingCarInfoRemoveItem", () -> Map.of("key", cartKey())),
            entry("shippingCartSelected", () -> Map.of("key", cartKey())),
            entry("shippingCarInfo", () -> {
                cartKey();
                return Map.of();
            }),
            entry("orderClose", () -> Map.of("orderId", order("unpaid"))),
            entry("orderPay", () -> Map.of("orderId", order("unpaid"))),
            entry("orderDelete", () -> Map.of("orderId", order("closed"))),
            entry("orderDelivery", () -> Map.of("orderId", order("shipped"))),
            entry("orderDetail", () -> Map.of("id", order("unpaid"))),
            entry("orderHXV2", () -> Map.of("hxNumber", hxNumber())),
            entry("couponDetail", () -> Map.of("id", "" + coupon.id())),
            entry("fetchCoupons", () -> Map.of("id", "" + coupon.id())),
            entry("exchangeCoupons", () -> {
                sim.shop().addCouponVoucher(coupon.id(), "C" + ++vouchers, "secret");
                return Map.of("number", "C" + vouchers, "pwd", "secret");
            }),
            entry("scoreExchange", () -> {
                sim.shop().addScoreVoucher("S" + ++vouchers, 5);
                return Map.of("number", "S" + vouchers);
            }),
            entry("vote", () -> Map.of("voteId", "" + (100 + ++vouchers))),
            entry("myVote", () -> {
                client.call("vote", "token", token(), "voteId", "7", "items", "1");
                return Map.of("voteId", "7");
            }),
            entry(
                    "scoreSign",
                    () -> Map.of("token", sim.issueToken(sim.shop().addUser().uid()))));

    @BeforeAll
    void fillTheShop() {
        sim = APIFM.simulator();
        client = new Client(sim);
        user = sim.shop()
                .addUser(spec ->
                        spec.mobile(MOBILE).username("rich").balance("100000").score(100_000));
        goods = sim.shop().addGoods(spec -> spec.stores(100_000).addition(9, "加料", 7, "青菜", "3"));
        coupon = sim.shop().addCoupon("满减", "1", "0", 100_000);
        article = sim.shop().addArticle("公告", 1, "<p>公告</p>").id();
        address();
        order("unpaid");
        String token = token();
        client.call("goodsFavPut", "token", token, "goodsId", "" + goods.id());
        articleFavourite();
        client.call("fetchCoupons", "token", token, "id", "" + coupon.id());
        client.call("scoreSign", "token", token);
        client.call("exchangeScoreToGrowth", "token", token, "deductionScore", "10");
    }

    static Stream<String> calls() {
        return ROWS.keySet().stream();
    }

    static Stream<String> callsThatNeedSomething() {
        return ROWS.values().stream()
                .filter(row -> row.params().stream().anyMatch(Param::required))
                .map(CallRow::name);
    }

    @ParameterizedTest
    @MethodSource("calls")
    void answersARightRequest(String call) {
        CallRow row = row(call);
        Map<String, String> params = right(row, false);
        HttpResponse<String> answer = client.send(call, params);

        assertThat(answer.statusCode()).isEqualTo(200);
        if (row.verb() == CallRow.Verb.PICTURE) {
            assertThat(answer.headers().firstValue("Content-Type")).contains("image/png");
        } else {
            ApifmTest.assertOk(Client.json(answer));
        }
        assertThat(sim.journal().last().path()).isEqualTo(sim.path(call));
        assertThat(sim.journal().last().violations()).isEmpty();
        assertThat(sim.journal().last().refused()).isFalse();
    }

    @Test
    void knowsEveryParameterOfItsRow() {
        assertThat(ROWS.values()).allSatisfy(row -> {
            client.send(row.name(), right(row, true));
            assertThat(sim.journal().last().violations()).isEmpty();
        });
    }

    @ParameterizedTest
    @MethodSource("callsThatNeedSomething")
    void refusesARequestThatLacksAParameter(String call) {
        CallRow row = row(call);
        for (Param param : row.params()) {
            if (!param.required() || param.form() == Param.Form.FILE) {
                continue;
            }
            Map<String, String> params = right(row, false);
            params.remove(param.name());
            params.remove(param.alternative());
            JsonNode answer = Client.json(client.send(call, params));
            ApifmTest.assertCode(param.name().equals("token") ? 2000 : 300, answer);
            RecordedRequest last = sim.journal().last();
            assertThat(last.refused()).isTrue();
            assertThat(last.violations()).anyMatch(violation -> violation.contains(param.name()));
        }
    }

    @Test
    void refusesTheOtherVerb() {
        assertThat(ROWS.values()).allSatisfy(row -> {
            String path = sim.path(row.name());
            HttpResponse<String> answer =
                    row.verb().http().equals("GET") ? client.post(path, Map.of()) : client.get(path, Map.of());
            ApifmTest.assertCode(405, Client.json(answer));
            assertThat(sim.journal().last().violations())
                    .singleElement()
                    .asString()
                    .startsWith("verb ");
        });
    }

    private static CallRow row(String call) {
        return ROWS.get(call);
    }

    /** A right request: what the call needs, or everything it knows. */
    private Map<String, String> right(CallRow row, boolean everything) {
        Map<String, String> params = new LinkedHashMap<>();
        for (Param param : row.params()) {
            if (param.form() != Param.Form.FILE && (param.required() || everything)) {
                params.put(param.name(), param.constant().isEmpty() ? sample(param) : param.constant());
            }
        }
        Map<String, String> own = arranged.getOrDefault(row.name(), Map::of).get();
        row.params().stream()
                .filter(param -> own.containsKey(param.alternative()))
                .forEach(param -> params.remove(param.name()));
        params.putAll(own);
        return params;
    }

    private String sample(Param param) {
        Map<String, Supplier<String>> known = new HashMap<>(Map.of(
                "token", this::token,
                "goodsId", () -> "" + goods.id(),
                "newsId", () -> "" + article,
                "code", () -> sim.issueWxCode(user.uid()),
                "goodsJsonStr", this::goodsJson));
        if (known.containsKey(param.name())) {
            return known.get(param.name()).get();
        }
        return switch (param.form()) {
            case JSON -> param.name().equals("sku") || param.name().equals("addition") ? "[]" : "{\"a\":1}";
            case LIST -> "1,2";
            default -> "1";
        };
    }

    private String token() {
        return sim.issueToken(user.uid());
    }

    private String address() {
        return "" + user.addAddress("王伟", "10071234567", "天河路1号").id();
    }

    private String goodsJson() {
        return "[{\"goodsId\":" + goods.id() + ",\"number\":1}]";
    }

    private String articleFavourite() {
        String token = token();
        client.call("cmsArticleFavPut", "token", token, "newsId", "" + article);
        return client.call("cmsArticleFavList", "token", token).at("/data/0/id").asText();
    }

    private String cartKey() {
        return client.call("shippingCarInfoAddItem", "token", token(), "goodsId", "" + goods.id(), "number", "1")
                .at("/data/items/0/key")
                .asText();
    }

    private String order(String state) {
        String token = token();
        JsonNode order = client.call("orderCreate", "token", token, "goodsJsonStr", goodsJson(), "isCanHx", "true")
                .path("data");
        long id = order.get("id").asLong();
        if (List.of("paid", "shipped").contains(state)) {
            client.call("orderPay", "token", token, "orderId", "" + id);
        }
        if (state.equals("shipped")) {
            sim.shop().ship(id, "SF1");
        }
        if (state.equals("closed")) {
            sim.shop().close(id);
        }
        return "" + id;
    }

    private String hxNumber() {
        String token = token();
        return client.call("orderDetail", "token", token, "id", order("paid"))
                .at("/data/orderInfo/hxNumber")
                .asText();
    }
}
