// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.apifm.contract;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfkw.component.apifm.ApifmComponent;
import io.github.camelfkw.component.apifm.ApifmConstants;
import io.github.camelfkw.component.apifm.internal.call.ApiCall;
import io.github.camelfkw.component.apifm.internal.call.Argument;
import io.github.camelfkw.component.apifm.internal.call.Argument.Encoding;
import io.github.camelfkw.component.apifm.internal.call.Argument.Need;
import io.github.camelfkw.component.apifm.internal.call.CallTable;
import io.github.camelfkw.simulator.RecordedRequest;
import io.github.camelfkw.simulator.apifm.ApifmShop;
import io.github.camelfkw.simulator.apifm.ApifmSimulator;
import io.github.camelfkw.simulator.apifm.SimArticle;
import io.github.camelfkw.simulator.apifm.SimCoupon;
import io.github.camelfkw.simulator.apifm.SimGoods;
import io.github.camelfkw.simulator.apifm.SimUser;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The simulator has a table of its own, made by other hands: it finds nothing wrong with a request of any call that has all
 * that is required, and nothing else; and in a shop that has something of everything it answers each with success.
 */
class EveryCallAtTheSimulatorTest {

    private static final String MOBILE = "13800138001";
    private static final String PASSWORD = "demo-secret-password";

    private static ApifmSimulator simulator;
    private static DefaultCamelContext camel;
    private static ProducerTemplate template;
    private static SimUser user;
    private static SimGoods goods;
    private static SimCoupon coupon;
    private static SimArticle article;
    private static int vouchers;

    /** What calls need besides what all get. */
    private static final Map<String, Supplier<Map<String, Object>>> ARRANGED = Map.ofEntries(
            entry("checkReferrer", () -> Map.of("referrer", user.uid())),
            entry("login_mobile", () -> Map.of("mobile", MOBILE, "pwd", PASSWORD)),
            entry("login_username", () -> Map.of("username", "rich", "pwd", PASSWORD)),
            entry("bindUsername", () -> Map.of("username", "rich")),
            entry("updateAddress", () -> Map.of("id", address())),
            entry("addressDetail", () -> Map.of("id", address())),
            entry("deleteAddress", () -> Map.of("id", address())),
            entry("cmsArticleDetailV2", () -> Map.of("id", article.id())),
            entry("cmsArticlePreNext", () -> Map.of("id", article.id())),
            entry("cmsArticleFavDeleteById", () -> Map.of("id", articleFavourite())),
            entry("cmsArticleFavDeleteByNewsId", () -> {
                articleFavourite();
                return Map.of();
            }),
            entry("goodsDetail", () -> Map.of("id", goods.id())),
            entry("goodsFavDelete", () -> {
                made("goodsFavPut", Map.of("goodsId", goods.id()));
                return Map.of("goodsId", goods.id());
            }),
            entry("shippingCarInfo", () -> {
                cartKey();
                return Map.of();
            }),
            entry("shippingCarInfoAddItem", () -> Map.of("sku", List.of(), "addition", List.of())),
            entry("shippingCarInfoModifyNumber", () -> Map.of("key", cartKey())),
            entry("shippingCarInfoRemoveItem", () -> Map.of("key", cartKey())),
            entry("shippingCartSelected", () -> Map.of("key", cartKey())),
            entry("orderClose", () -> Map.of("orderId", order())),
            entry("orderPay", () -> Map.of("orderId", order())),
            entry("orderDelete", () -> Map.of("orderId", closedOrder())),
            entry("orderDelivery", () -> Map.of("orderId", shippedOrder())),
            entry("orderDetail", () -> Map.of("id", order())),
            entry("orderHXV2", () -> Map.of("hxNumber", hxNumber())),
            entry("couponDetail", () -> Map.of("id", coupon.id())),
            entry("fetchCoupons", () -> Map.of("id", coupon.id())),
            entry("exchangeCoupons", () -> {
                simulator.shop().addCouponVoucher(coupon.id(), "C" + ++vouchers, "secret");
                return Map.of("number", "C" + vouchers, "pwd", "secret");
            }),
            entry("scoreExchange", () -> {
                simulator.shop().addScoreVoucher("S" + ++vouchers, 5);
                return Map.of("number", "S" + vouchers);
            }),
            entry("scoreSign", () -> Map.of("token", tokenOf(simulator.shop().addUser()))),
            entry("vote", () -> Map.of("voteId", 8)),
            entry("myVote", () -> Map.of("voteId", 7)));

    @BeforeAll
    static void start() {
        simulator = ApifmSimulator.builder().build().start();
        ApifmComponent apifm = new ApifmComponent();
        apifm.setSubDomain(simulator.subDomain());
        apifm.setMerchantId(simulator.merchantId());
        apifm.setApiUri(simulator.apiUri().toString());
        apifm.setCommonUri(simulator.commonUri().toString());
        apifm.setCmsUri(simulator.cmsUri().toString());
        apifm.setOssUri(simulator.ossUri().toString());
        camel = new DefaultCamelContext();
        camel.addComponent("apifm", apifm);
        camel.start();
        template = camel.createProducerTemplate();
        fillTheShop(simulator.shop());
    }

    private static void fillTheShop(ApifmShop shop) {
        user = shop.addUser(spec -> spec.mobile(MOBILE)
                .username("rich")
                .password(PASSWORD)
                .balance("100000")
                .score(100_000));
        goods = shop.addGoods(spec -> spec.stores(100_000).addition(9, "加料", 7, "青菜", "3"));
        coupon = shop.addCoupon("满减", "1", "0", 100_000);
        article = shop.addArticle("公告", 1, "<p>公告</p>");
        address();
        order();
        made("goodsFavPut", Map.of("goodsId", goods.id()));
        articleFavourite();
        made("fetchCoupons", Map.of("id", coupon.id()));
        made("scoreSign", Map.of());
        made("exchangeScoreToGrowth", Map.of("deductionScore", 10));
        made("vote", Map.of("voteId", 7, "items", "1"));
    }

    @AfterAll
    static void stop() {
        camel.stop();
        simulator.close();
    }

    /** The {@code data} of a call that is made for the user beforehand. */
    private static Map<?, ?> made(String call, Map<String, Object> arguments) {
        return template.requestBodyAndHeader(
                "apifm:" + call, arguments, ApifmConstants.TOKEN, tokenOf(user), Map.class);
    }

    private static String tokenOf(SimUser one) {
        return simulator.issueToken(one.uid());
    }

    private static long address() {
        return user.addAddress("王伟", "10071234567", "天河路1号").id();
    }

    private static Object articleFavourite() {
        made("cmsArticleFavPut", Map.of("newsId", article.id()));
        List<?> favourites = template.requestBodyAndHeader(
                "apifm:cmsArticleFavList", null, ApifmConstants.TOKEN, tokenOf(user), List.class);
        return ((Map<?, ?>) favourites.get(0)).get("id");
    }

    private static Object cartKey() {
        Map<?, ?> cart = made(
                "shippingCarInfoAddItem",
                Map.of("goodsId", goods.id(), "number", 1, "sku", List.of(), "addition", List.of()));
        return ((Map<?, ?>) ((List<?>) cart.get("items")).get(0)).get("key");
    }

    private static List<Map<String, Object>> onePiece() {
        return List.of(Map.of("goodsId", goods.id(), "number", 1));
    }

    private static long order() {
        Map<?, ?> order = made("orderCreate", Map.of("goodsJsonStr", onePiece(), "isCanHx", true));
        return ((Number) order.get("id")).longValue();
    }

    private static long paidOrder() {
        long id = order();
        made("orderPay", Map.of("orderId", id));
        return id;
    }

    private static long shippedOrder() {
        return simulator.shop().ship(paidOrder(), "SF1").id();
    }

    private static long closedOrder() {
        return simulator.shop().close(order()).id();
    }

    private static Object hxNumber() {
        Map<?, ?> detail = made("orderDetail", Map.of("id", paidOrder()));
        return ((Map<?, ?>) detail.get("orderInfo")).get("hxNumber");
    }

    static Stream<String> calls() {
        return CallTable.documented().all().stream()
                .filter(call -> call.target().isPresent() && !call.isUrl())
                .map(ApiCall::name);
    }

    @ParameterizedTest
    @MethodSource("calls")
    void isARequestAsDocumented(String name) {
        ApiCall call = CallTable.documented().get(name);
        Map<String, Object> arguments = arguments(call);
        long before = simulator.journal().count();
        template.request("apifm:" + name, exchange -> {
            exchange.getMessage().setBody(call.isUpload() ? new byte[] {1} : arguments);
            if (call.isUpload()) {
                exchange.getMessage().setHeader(Exchange.FILE_NAME, "a.png");
                exchange.getMessage().setHeader(ApifmConstants.TOKEN, arguments.get("token"));
            }
        });
        assertThat(simulator.journal().count()).isEqualTo(before + 1);
        RecordedRequest request = simulator.journal().last();
        assertThat(request.path()).isEqualTo(simulator.path(name));
        assertThat(request.violations()).isEmpty();
        assertThat(request.status()).isEqualTo(200);
        assertThat(request.rt()).as(request.reason()).isZero();
    }

    private static Map<String, Object> arguments(ApiCall call) {
        Map<String, Object> usual = usual();
        Map<String, Object> arguments = new HashMap<>();
        for (Argument argument : call.arguments()) {
            if (argument.need() == Need.REQUIRED || argument.need() == Need.ONE_OF) {
                Object any = argument.encoding() == Encoding.TEXT ? "1" : List.of(1);
                arguments.put(argument.name(), usual.getOrDefault(argument.name(), any));
            }
        }
        if (call.freeForm()) {
            usual.forEach(arguments::putIfAbsent);
        }
        Map<String, Object> arranged =
                ARRANGED.getOrDefault(call.name(), Map::of).get();
        if (!Collections.disjoint(call.alternatives(), arranged.keySet())) {
            arguments.keySet().removeAll(call.alternatives());
        }
        arguments.putAll(arranged);
        if (!call.takesToken()) {
            arguments.remove("token");
        }
        return arguments;
    }

    /** What is good for most calls; of free-form ones the simulator takes some for granted that the document does not name. */
    private static Map<String, Object> usual() {
        return Map.ofEntries(
                entry("token", tokenOf(user)),
                entry("code", simulator.issueWxCode(user.uid())),
                entry("id", 1),
                entry("goodsId", goods.id()),
                entry("newsId", article.id()),
                entry("money", 1),
                entry("pwd", "1"),
                entry("linkMan", "1"),
                entry("mobile", "1"),
                entry("address", "1"),
                entry("username", "1"),
                entry("goodsJsonStr", onePiece()));
    }
}
