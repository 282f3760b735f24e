// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A platform that takes some carriers' codes only. */
class CarrierTest extends FkwTest {

    private SimOrder order;

    @BeforeEach
    void anOrderToShip() {
        order = shop.addOrder(spec -> spec.status("wait_seller_ship"));
    }

    private JsonNode send(String call, String code) {
        return post(
                "/api/order/" + call,
                "method",
                call + "Order",
                "order_id",
                order.id(),
                "waybill_no",
                "M2002115671",
                "logistics_code",
                code,
                "logistics_name",
                "顺丰速运");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ship", "complete"})
    void takesItsOwnCodesOnly(String call) {
        sim.quirks().carrierCodes(Set.of("shunfeng", "yunda"));

        assertRefused(send(call, "SHUNFENG"), "物流公司编码【SHUNFENG】不存在");
        assertThat(order.status()).isEqualTo("wait_seller_ship");
        assertThat(violations()).containsExactly("logistics_code 'SHUNFENG' is no carrier's");

        assertOk(send(call, "shunfeng"));
        assertThat(order.status()).isNotEqualTo("wait_seller_ship");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SHUNFENG", "shunfeng", "whatever"})
    void takesAnyCodeUnlessToldOtherwise(String code) {
        assertOk(send("ship", code));
        assertThat(violations()).isEmpty();
    }

    @Test
    void doesNotLookAtTheCodeOfAnOrderThatIsShippedAlready() {
        sim.quirks().carrierCodes(Set.of("yunda"));
        shop.ship(order.id(), "1", "shunfeng", "顺丰速运");
        assertOk(send("complete", "SHUNFENG"));
        assertThat(order.status()).isEqualTo("finished");
    }
}
