// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.apifm.contract;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfkw.component.apifm.internal.call.ApiCall;
import io.github.camelfkw.component.apifm.internal.call.Argument.Need;
import io.github.camelfkw.component.apifm.internal.call.CallTable;
import io.github.camelfkw.simulator.RecordedRequest;
import io.github.camelfkw.simulator.SimulatorClock;
import io.github.camelfkw.simulator.apifm.ApifmShop;
import io.github.camelfkw.simulator.apifm.ApifmSimulatorExtension;
import io.github.camelfkw.simulator.apifm.SimGoods;
import io.github.camelfkw.simulator.apifm.SimUser;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PropertyBindingSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each call that the table has as a list begins a route: its pages are read to the end, each row comes once. */
class EveryListAtTheSimulatorTest {

    private static final int PAGE_SIZE = 2;

    private static final SimulatorClock CLOCK = SimulatorClock.fixed(Instant.parse("2026-03-01T04:00:00Z"));

    @RegisterExtension
    static final ApifmSimulatorExtension APIFM = new ApifmSimulatorExtension(builder -> builder.clock(CLOCK)).shared();

    /** How many rows the calls have that the simulator has rows of; with pages of 2, several pages each. */
    private static final Map<String, Integer> ROWS = Map.ofEntries(
            entry("goods", 3),
            entry("goodsFavList", 3),
            entry("orderList", 3),
            entry("cmsArticles", 3),
            entry("cmsArticleFavList", 3),
            entry("queryAddressV2", 3),
            entry("coupons", 3),
            entry("myCoupons", 3),
            // Three days, on each of which points are given and some become growth.
            entry("scoreSignLogs", 3),
            entry("growthLogs", 3),
            entry("scoreLogs", 6),
            entry("cashLogsV2", 3),
            // The document's examples.
            entry("fetchShops", 1),
            entry("goodsReputation", 1));

    private static CamelContext camel;

    @BeforeAll
    static void fillTheShop() throws Exception {
        camel = new DefaultCamelContext();
        PropertyBindingSupport.bindProperties(camel, camel.getComponent("apifm"), APIFM.options());
        camel.start();
        ProducerTemplate template = camel.createProducerTemplate();
        ApifmShop shop = APIFM.shop();
        SimUser user = APIFM.user();
        for (SimGoods goods : shop.addGoods(3)) {
            template.requestBody("apifm:goodsFavPut", Map.of("goodsId", goods.id()));
            template.requestBody(
                    "apifm:orderCreate", Map.of("goodsJsonStr", List.of(Map.of("goodsId", goods.id(), "number", 1))));
            template.requestBody(
                    "apifm:cmsArticleFavPut",
                    Map.of("newsId", shop.addArticle("公告", 1, "<p>公告</p>").id()));
            template.requestBody(
                    "apifm:fetchCoupons",
                    Map.of("id", shop.addCoupon("满减", "1", "0", 10).id()));
            user.addAddress("王伟", "10071234567", "天河路1号");
            user.topUp("10");
            template.requestBody("apifm:scoreSign", null, Object.class);
            template.requestBody("apifm:exchangeScoreToGrowth", 5);
            CLOCK.advance(Duration.ofDays(1));
        }
    }

    @AfterAll
    static void stop() {
        camel.stop();
    }

    static Stream<String> lists() {
        return CallTable.documented().all().stream()
                .filter(call -> call.paging().isList())
                .map(ApiCall::name);
    }

    @ParameterizedTest
    @MethodSource("lists")
    void beginsARoute(String name) throws Exception {
        int rows = ROWS.getOrDefault(name, 0);
        long before = APIFM.journal().count();
        MockEndpoint out = camel.getEndpoint("mock:" + name, MockEndpoint.class);
        // A poll without a row ends with an empty message.
        out.expectedMessageCount(Math.max(rows, 1));
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("apifm:" + name + "?" + options(name)).routeId(name).to(out);
            }
        });
        out.assertIsSatisfied();
        camel.getRouteController().stopRoute(name);

        List<Exchange> came = out.getExchanges();
        assertThat(came).extracting(one -> one.getMessage().getBody() == null).containsOnly(rows == 0);
        assertThat(came).extracting(one -> one.getMessage().getBody()).doesNotHaveDuplicates();
        List<RecordedRequest> requests = APIFM.journal().requests().stream()
                .filter(request -> request.number() > before)
                .toList();
        assertThat(requests).isNotEmpty().allSatisfy(request -> {
            assertThat(request.path()).isEqualTo(APIFM.simulator().path(name));
            assertThat(request.param("pageSize")).isEqualTo("" + PAGE_SIZE);
            assertThat(request.violations()).isEmpty();
            assertThat(request.status()).isEqualTo(200);
            assertThat(request.rt()).isIn(0, 700);
        });
    }

    private static String options(String name) {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("initialDelay", 0);
        options.put("repeatCount", 1);
        options.put("sendEmptyMessageWhenIdle", true);
        options.put("pageSize", PAGE_SIZE);
        CallTable.documented().get(name).arguments().stream()
                .filter(argument -> argument.need() == Need.REQUIRED && !argument.isToken())
                .filter(argument -> !argument.name().startsWith("page"))
                .forEach(argument -> options.put("arg." + argument.name(), 1));
        if (name.equals("goodsReputation")) {
            // The simulator takes it for granted; the document does not name it.
            options.put("arg.goodsId", 1);
        }
        return options.entrySet().stream()
                .map(option -> option.getKey() + "=" + option.getValue())
                .collect(Collectors.joining("&"));
    }

    @Test
    void whatHasRowsHereIsAList() {
        assertThat(lists()).hasSizeGreaterThan(40).containsAll(ROWS.keySet());
    }
}
