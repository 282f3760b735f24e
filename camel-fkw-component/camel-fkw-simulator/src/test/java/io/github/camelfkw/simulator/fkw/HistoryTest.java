// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryTest extends FkwTest {

    @Test
    void knowsEveryVersionAndWhenListsShowedIt() {
        sim.quirks().visibilityLag(Duration.ofSeconds(5));
        SimOrder order = shop.addOrder();
        clock.advance(Duration.ofMillis(60_500));
        shop.pay(order.id());
        clock.advance(Duration.ofSeconds(60));
        shop.refund(order.id(), 0, "wait_seller_agree");

        List<OrderVersion> versions = sim.history().versions(order.id());

        assertThat(versions).extracting(OrderVersion::sequence).containsExactly(1, 2, 3);
        assertThat(versions)
                .extracting(OrderVersion::status)
                .containsExactly("wait_buyer_pay", "wait_seller_ship", "wait_seller_ship");
        OrderVersion paid = versions.get(1);
        assertThat(paid.createdTime()).isEqualTo(NOON);
        assertThat(paid.modifiedTime()).isEqualTo(NOON.plusSeconds(60));
        assertThat(paid.visibleFrom()).isEqualTo(NOON.plusMillis(65_500));
        assertThat(paid.visibleUntil()).contains(NOON.plusMillis(125_500));
        assertThat(paid.visibleAt(NOON.plusMillis(65_499))).isFalse();
        assertThat(paid.visibleAt(NOON.plusMillis(65_500))).isTrue();
        assertThat(paid.visibleAt(NOON.plusMillis(125_500))).isFalse();
        assertThat(versions.get(2).visibleUntil()).isEmpty();
        assertThat(versions.get(2).refundStatus(0)).isEqualTo("wait_seller_agree");
        assertThat(versions.get(0).json()).contains("\"status\":\"wait_buyer_pay\"");
        assertThat(versions.get(1).shopId()).isEqualTo("11039290");
    }

    @Test
    void agreesWithWhatListsShow() {
        SimOrder order = shop.addOrder();
        clock.advance(Duration.ofSeconds(10));
        shop.touch(order.id());

        OrderVersion current = sim.history().versions(order.id()).get(1);
        assertThat(Http.json(http.get("/api/order/getList", withToken("method", "getOrderList")))
                        .at("/order_list/0")
                        .toString())
                .isEqualTo(current.json());
    }

    @Test
    void remembersRemovedOrders() {
        SimOrder order = shop.addOrder();
        clock.advance(Duration.ofSeconds(10));
        shop.delete(order.id());

        assertThat(order.isRemoved()).isTrue();
        OrderVersion version = sim.history().versions().get(0);
        assertThat(version.removedAt()).contains(NOON.plusSeconds(10));
        assertThat(version.visibleUntil()).contains(NOON.plusSeconds(10));
        assertThat(sim.history().versions(order.id())).hasSize(1);
    }

    @Test
    void aVersionThatWasOvertakenWasNeverVisible() {
        sim.quirks().visibilityLag(Duration.ofSeconds(30));
        SimOrder order = shop.addOrder();
        shop.pay(order.id());
        sim.quirks().visibilityLag(Duration.ZERO);
        shop.touch(order.id());

        OrderVersion overtaken = sim.history().versions(order.id()).get(1);
        assertThat(overtaken.visibleAt(NOON)).isFalse();
        assertThat(overtaken.visibleAt(NOON.plusSeconds(30))).isFalse();
    }

    @Test
    void canBeSwitchedOffForLongRuns() {
        SimOrder order = shop.addOrder();
        sim.history().enabled(false);
        for (int i = 0; i < 10; i++) {
            shop.touch(order.id());
        }
        assertThat(sim.history().versions(order.id()))
                .singleElement()
                .satisfies(version -> assertThat(version.sequence()).isEqualTo(11));
    }

    @Test
    void knowsAllShops() {
        shop.addOrder();
        sim.addShop("22", "另一家").addOrder(spec -> spec.merchant("5"));
        assertThat(sim.history().versions()).extracting(OrderVersion::shopId).containsExactly("11039290", "22");
        assertThat(sim.history().versions())
                .extracting(OrderVersion::inOrderList)
                .containsExactly(true, false);
        assertThat(sim.history().versions("nope")).isEmpty();
    }
}
