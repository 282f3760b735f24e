// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FkwChecksTest {

    @RegisterExtension
    final FkwSimulatorExtension fkw = new FkwSimulatorExtension();

    private static void fails(ThrowingCallable check, String... parts) {
        assertThatThrownBy(check).isInstanceOf(AssertionError.class).hasMessageContainingAll(parts);
    }

    @Test
    void tellsOnceFromNeverAndFromAnotherWaybill() {
        String order = fkw.paidOrder();
        fkw.checks().notShipped(order).status(order, "wait_seller_ship");
        fails(
                () -> fkw.checks().shippedOnce(order, "SF1"),
                "exactly once, with waybill SF1",
                "Is: not shipped",
                "none");
        fkw.shop().ship(order, "SF1", "shunfeng", "顺丰速运");
        fkw.shop().touch(order);
        fkw.checks().shippedOnce(order, "SF1").status(order, "shipped");
        fails(() -> fkw.checks().shippedOnce(order, "SF2"), "with waybill SF2", "shipped 1 times, with SF1");
        fails(() -> fkw.checks().notShipped(order), "not shipped", "with SF1");
        fails(() -> fkw.checks().status(order, "finished"), "finished", "Is: shipped");
        fkw.shop().complete(order);
        fkw.checks().shippedOnce(order, "SF1");
    }

    @Test
    void countsRequestsAndShowsThemWithoutTheirTokens() {
        String order = fkw.paidOrder();
        Http http = new Http(fkw.simulator());
        http.get("/api/order/get?access_token=" + fkw.tokens().accessToken() + "&order_id=" + order);
        assertThatCode(() -> fkw.checks().requests("/api/order/get", 1)).doesNotThrowAnyException();
        assertThatThrownBy(() -> fkw.checks().requests("/api/order/get", 2))
                .hasMessageContaining("Is: 1 requests")
                .hasMessageContaining("GET /api/order/get")
                .hasMessageNotContaining(fkw.tokens().accessToken());
        fails(() -> fkw.checks().asDocumented(), "requests as documented", "/api/order/get");
    }

    @Test
    void knowsWhatIsNoOrder() {
        fails(() -> fkw.checks().notShipped("1"), "order 1", "no such order");
    }
}
