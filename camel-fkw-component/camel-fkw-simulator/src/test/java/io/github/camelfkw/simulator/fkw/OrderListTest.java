// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderListTest extends FkwTest {

    @Test
    void givesPagesAndTheExactTotal() {
        shop.addOrders(450, spec -> spec.createdAt(NOON.minusSeconds(spec.index())));

        JsonNode first = list("page_no", "1", "page_size", "200");
        JsonNode third = list("page_no", "3", "page_size", "200");
        JsonNode fourth = list("page_no", "4", "page_size", "200");

        assertOk(first);
        assertThat(first.get("total").asInt()).isEqualTo(450);
        assertThat(ids(first)).hasSize(200);
        assertThat(ids(third)).hasSize(50);
        assertThat(ids(fourth)).isEmpty();
        assertThat(fourth.get("total").asInt()).isEqualTo(450);
        assertThat(violations()).isEmpty();
    }

    @Test
    void refusesAPageSizeOver200() {
        assertRefused(list("page_no", "1", "page_size", "201"), "200");
        assertThat(violations()).containsExactly("page_size 201 is above 200");
    }

    @Test
    void takesAnotherLargestPageSize() {
        shop.addOrders(60, spec -> {});
        sim.quirks().maxPageSize(50);

        assertRefused(list("page_size", "51"), "50");
        assertThat(ids(list("page_size", "50"))).hasSize(50);
    }

    @ParameterizedTest
    @CsvSource({
        "page_no,0",
        "page_no,x",
        "page_size,0",
        "time_type,paid",
        "status,paid",
        "time_from,2021-02-30 16:00:00"
    })
    void refusesWhatItCannotRead(String name, String value) {
        assertRefused(list(name, value), name);
        assertThat(violations()).hasSize(1);
    }

    @Test
    void findsAnOrderInTheWindowOfItsModifiedTime() {
        SimOrder order = shop.addOrder();
        clock.advance(Duration.ofMinutes(5));
        shop.pay(order.id());

        assertThat(ids(modified("11:59:00", "12:04:59"))).isEmpty();
        JsonNode after = modified("12:05:00", "12:05:00");
        assertThat(ids(after)).containsExactly(order.id());
        assertThat(after.at("/order_list/0/modified_time").asText()).isEqualTo("2026-03-01 12:05:00");
        assertThat(after.at("/order_list/0/status").asText()).isEqualTo("wait_seller_ship");
    }

    @Test
    void findsAnOrderInTheWindowOfItsCreatedTimeWhateverHappensToIt() {
        SimOrder order = shop.addOrder();
        clock.advance(Duration.ofHours(1));
        shop.pay(order.id());

        JsonNode answer =
                list("time_type", "created", "time_from", "2026-03-01 12:00:00", "time_to", "2026-03-01 12:00:00");
        assertThat(ids(answer)).containsExactly(order.id());
    }

    @Test
    void bothEndsOfTheWindowCanBeSwitchedToExclusive() {
        SimOrder order = shop.addOrder();
        assertThat(ids(modified("12:00:00", "12:00:00"))).containsExactly(order.id());

        sim.quirks().timeFromInclusive(false);
        assertThat(ids(modified("12:00:00", "12:00:05"))).isEmpty();
        assertThat(ids(modified("11:59:59", "12:00:00"))).containsExactly(order.id());

        sim.quirks().timeFromInclusive(true).timeToInclusive(false);
        assertThat(ids(modified("11:59:00", "12:00:00"))).isEmpty();
        assertThat(ids(modified("12:00:00", "12:00:01"))).containsExactly(order.id());
    }

    @Test
    void filtersBySeveralStatuses() {
        SimOrder unpaid = shop.addOrder();
        SimOrder paid = shop.addOrder(spec -> spec.status("wait_seller_ship"));
        SimOrder canceled = shop.addOrder(spec -> spec.status("canceled"));

        assertThat(ids(list("status", "wait_seller_ship"))).containsExactly(paid.id());
        assertThat(ids(list("status", "wait_buyer_pay,canceled")))
                .containsExactlyInAnyOrder(unpaid.id(), canceled.id());
        assertThat(ids(list("status", ""))).hasSize(3);
    }

    @Test
    void refusesToGoBackBehindThreeMonths() {
        shop.addOrder(spec -> spec.createdAt(NOON.minus(Duration.ofDays(100))));

        assertRefused(list("time_type", "created", "time_from", "2025-12-01 11:59:59"), "三个月");
        assertOk(list("time_type", "created", "time_from", "2025-12-01 12:00:00"));
        assertThat(list().get("total").asInt()).isZero();
        assertThat(violations()).containsExactly("time_from 2025-12-01 11:59:59 is older than three months");
    }

    @Test
    void refusesAWindowThatEndsBeforeItBegins() {
        assertRefused(modified("12:00:01", "12:00:00"), "time_to");
    }

    @Test
    void showsTheNewestOrdersFirstUnlessToldOtherwise() {
        List<SimOrder> orders = shop.addOrders(3, spec -> spec.createdAt(NOON.minusSeconds(10 - spec.index())));
        List<String> oldestFirst = orders.stream().map(SimOrder::id).toList();

        assertThat(ids(list())).containsExactly(oldestFirst.get(2), oldestFirst.get(1), oldestFirst.get(0));
        sim.quirks().listOrder(ListOrder.OLDEST_CREATED_FIRST);
        assertThat(ids(list())).isEqualTo(oldestFirst);
    }

    @Test
    void canOrderByIdAsANumber() {
        shop.addOrder(spec -> spec.id("100"));
        shop.addOrder(spec -> spec.id("9"));
        shop.addOrder(spec -> spec.id("20"));
        sim.quirks().listOrder(ListOrder.BY_ID);

        assertThat(ids(list())).containsExactly("9", "20", "100");
    }

    @Test
    void canOrderByTheTimeOfChange() {
        List<String> created = shop
                .addOrders(3, spec -> spec.createdAt(NOON.minusSeconds(10 - spec.index()))
                        .modifiedAt(NOON.minusSeconds(spec.index())))
                .stream()
                .map(SimOrder::id)
                .toList();
        sim.quirks().listOrder(ListOrder.NEWEST_MODIFIED_FIRST);
        assertThat(ids(list())).isEqualTo(created);
        sim.quirks().listOrder(ListOrder.OLDEST_MODIFIED_FIRST);
        assertThat(ids(list())).containsExactly(created.get(2), created.get(1), created.get(0));
    }

    @Test
    void canAnswerInNoOrderAtAll() {
        shop.addOrders(20, spec -> spec.createdAt(NOON.minusSeconds(spec.index())));
        List<String> inOrder = ids(list());
        sim.quirks().shuffledLists(true);
        Set<List<String>> seen = new HashSet<>(List.of(ids(list()), ids(list()), ids(list())));
        assertThat(seen).hasSize(3).doesNotContain(inOrder).allSatisfy(ids -> assertThat(ids)
                .containsExactlyInAnyOrderElementsOf(inOrder));
    }

    @Test
    void canShuffleEqualSecondsAtEachRequest() {
        sim.quirks().listOrder(ListOrder.RANDOM_AMONG_EQUAL_SECONDS);
        SimOrder later =
                shop.addOrder(spec -> spec.createdAt(NOON.plusSeconds(1)).modifiedAt(NOON.plusSeconds(1)));
        shop.addOrders(400, spec -> {});
        SimOrder earlier = shop.addOrder(spec -> spec.createdAt(NOON.minusSeconds(1)));

        Set<List<String>> seen = new HashSet<>();
        Set<String> union = new HashSet<>();
        for (int i = 0; i < 3; i++) {
            List<String> both = new ArrayList<>(ids(list("time_type", "modified", "page_size", "200", "page_no", "1")));
            assertThat(both.get(0)).isEqualTo(later.id());
            both.addAll(ids(list("time_type", "modified", "page_size", "200", "page_no", "2")));
            assertThat(both).hasSize(400);
            seen.add(both);
            union.addAll(both);
        }
        assertThat(seen).hasSize(3);
        assertThat(new HashSet<>(seen.iterator().next())).as("pages overlap").hasSizeLessThan(400);
        assertThat(union).doesNotContain(earlier.id());
        assertThat(ids(list("time_type", "modified", "page_size", "200", "page_no", "3")))
                .hasSize(2)
                .last()
                .isEqualTo(earlier.id());
    }

    @Test
    void showsAChangeOnlyAfterTheVisibilityLag() {
        SimOrder order = shop.addOrder();
        clock.advance(Duration.ofMinutes(1));
        sim.quirks().visibilityLag(Duration.ofSeconds(5));
        shop.pay(order.id());

        assertThat(get("/api/order/get", "method", "getOrder", "order_id", order.id())
                        .at("/order/status")
                        .asText())
                .isEqualTo("wait_seller_ship");
        clock.advance(Duration.ofMillis(4_999));
        assertThat(ids(modified("12:01:00", "12:02:00"))).isEmpty();
        JsonNode old = modified("12:00:00", "12:00:00");
        assertThat(old.at("/order_list/0/status").asText()).isEqualTo("wait_buyer_pay");

        clock.advance(Duration.ofMillis(1));
        assertThat(ids(modified("12:00:00", "12:00:00"))).isEmpty();
        JsonNode fresh = modified("12:01:00", "12:01:00");
        assertThat(ids(fresh)).containsExactly(order.id());
        assertThat(fresh.at("/order_list/0/status").asText()).isEqualTo("wait_seller_ship");
    }

    @Test
    void aNewOrderIsNotListedBeforeTheVisibilityLag() {
        sim.quirks().visibilityLag(Duration.ofSeconds(5));
        SimOrder order = shop.addOrder();
        assertThat(list().get("total").asInt()).isZero();

        clock.advance(Duration.ofSeconds(5));
        assertThat(ids(list())).containsExactly(order.id());
    }

    @Test
    void anOlderVersionNeverComesBackWhenTheLagShrinks() {
        SimOrder order = shop.addOrder();
        sim.quirks().visibilityLag(Duration.ofMinutes(1));
        shop.pay(order.id());
        sim.quirks().visibilityLag(Duration.ZERO);
        shop.touch(order.id());
        shop.cancel(order.id());
        clock.advance(Duration.ofMinutes(2));

        assertThat(list().at("/order_list/0/status").asText()).isEqualTo("canceled");
        assertThat(list().get("total").asInt()).isEqualTo(1);
    }

    @Test
    void canLeaveModifiedTimeWhereItWas() {
        SimOrder order = shop.addOrder();
        sim.quirks().movesModifiedTime(false);
        clock.advance(Duration.ofMinutes(1));
        shop.pay(order.id());

        JsonNode answer = modified("12:00:00", "12:00:00");
        assertThat(answer.at("/order_list/0/status").asText()).isEqualTo("wait_seller_ship");
        assertThat(ids(modified("12:00:30", "12:02:00"))).isEmpty();
    }

    @Test
    void canLeaveModifiedTimeWhereItWasForRefundsOnly() {
        SimOrder order = shop.addOrder(spec -> spec.status("wait_seller_ship"));
        sim.quirks().refundMovesModifiedTime(false);
        clock.advance(Duration.ofMinutes(1));
        shop.refund(order.id(), 0, "wait_seller_agree");

        JsonNode answer = modified("12:00:00", "12:00:00");
        assertThat(answer.at("/order_list/0/order_items/0/refund_status").asText())
                .isEqualTo("wait_seller_agree");
        shop.touch(order.id());
        assertThat(ids(modified("12:01:00", "12:01:00"))).containsExactly(order.id());
    }

    @Test
    void bulkEditPutsAllIntoOneSecond() {
        List<String> all = shop.addOrders(250, spec -> spec.createdAt(NOON.minusSeconds(spec.index()))).stream()
                .map(SimOrder::id)
                .toList();
        clock.advance(Duration.ofMinutes(1));
        shop.bulkEdit(all);

        assertThat(modified("12:01:00", "12:01:00").get("total").asInt()).isEqualTo(250);
    }

    @Test
    void aDeletedOrderIsGoneAtOnce() {
        SimOrder order = shop.addOrder();
        shop.delete(order.id());

        assertThat(list().get("total").asInt()).isZero();
        assertRefused(get("/api/order/get", "method", "getOrder", "order_id", order.id()), "订单不存在");
    }

    @Test
    void namesTheOrdersAsToldTo() {
        shop.addOrder();
        sim.quirks().orderListField("orders").orderItemsField("order_item_list");

        JsonNode answer = list();
        assertThat(answer.has("order_list")).isFalse();
        assertThat(answer.at("/orders/0/order_item_list/0/title").asText()).isNotEmpty();
    }

    @Test
    void merchantsOrdersAreInTheirListAndSomeInBoth() {
        SimOrder own = shop.addOrder();
        SimOrder merchants = shop.addOrder(spec -> spec.merchant("778"));
        SimOrder both = shop.addOrder(spec -> spec.merchantInBothLists("778"));

        JsonNode merchantList = get("/api/order/getMerchantOrderList", "page_no", "1", "page_size", "10");
        assertThat(ids(merchantList)).containsExactlyInAnyOrder(merchants.id(), both.id());
        assertThat(merchantList.at("/order_list/0/merchant_id").asText()).isEqualTo("778");
        assertThat(ids(list())).containsExactlyInAnyOrder(own.id(), both.id());
        assertThat(violations()).isEmpty();
    }

    @Test
    void showsOnlyTheOrdersOfTheTokensShop() {
        shop.addOrder();
        SimOrder other = sim.addShop("22", "另一家").addOrder();
        token = sim.issueTokens("22").accessToken();

        assertThat(ids(list())).containsExactly(other.id());
    }

    @Test
    void pagesThroughAHundredThousandOrders() {
        shop.addOrders(100_000, spec -> spec.createdAt(NOON.minusSeconds(spec.index())));

        Set<String> seen = new HashSet<>();
        for (int page = 1; page <= 500; page += 20) {
            seen.addAll(ids(list("time_type", "modified", "page_no", "" + page, "page_size", "200")));
        }
        assertThat(seen).hasSize(25 * 200);
        assertThat(list("time_type", "modified", "page_no", "500").get("total").asInt())
                .isEqualTo(100_000);
    }
}
