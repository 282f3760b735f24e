// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelfkw.simulator.Fault;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A platform that allows so many calls a second and no more. */
class CallLimitTest extends FkwTest {

    private static final String TOO_OFTEN = "接口调用过于频繁";

    private void millisLater(long millis) {
        clock.advance(Duration.ofMillis(millis));
    }

    @Test
    void isNotThereByDefault() {
        for (int i = 0; i < 50; i++) {
            assertOk(list());
        }
    }

    @Test
    void holdsForAnySecondAndNotForThoseOfTheClockOnly() {
        sim.quirks().callLimit(2);
        millisLater(900);
        assertOk(list());
        millisLater(50);
        assertOk(list());
        millisLater(100);
        assertRefused(list(), TOO_OFTEN);
        millisLater(849);
        assertRefused(list(), TOO_OFTEN);
        millisLater(1);
        assertOk(list());
        assertRefused(list(), TOO_OFTEN);
        millisLater(50);
        assertOk(list());
    }

    @Test
    void countsCallsOfEveryKindTogether() {
        SimOrder order = shop.addOrder();
        sim.quirks().callLimit(2);
        assertOk(list());
        assertOk(get("/api/order/get", "method", "getOrder", "order_id", order.id()));
        assertRefused(post("/api/order/pay", "method", "orderPay", "order_id", order.id()), TOO_OFTEN);
        assertThat(shop.order(order.id()).orElseThrow().status())
                .as("no effect")
                .isEqualTo("wait_buyer_pay");
    }

    @Test
    void doesNotCountWhatWasTurnedAway() {
        sim.quirks().callLimit(1);
        assertOk(list());
        for (int i = 0; i < 20; i++) {
            millisLater(50);
            assertThat(list().path("rt").asInt() == 0).isEqualTo(i == 19);
        }
    }

    @Test
    void isEachShopsOwn() {
        sim.addShop("2", "分店");
        sim.quirks().callLimit(1);
        String first = token;
        assertOk(list());
        token = sim.issueTokens("2").accessToken();
        assertOk(list());
        assertRefused(list(), TOO_OFTEN);
        token = first;
        assertRefused(list(), TOO_OFTEN);
    }

    @Test
    void isTheSameRefusalAsThatOfTheFault() {
        sim.quirks().callLimit(1);
        assertOk(list());
        String limited = list().toString();
        sim.quirks().callLimit(0);
        sim.faults().next(Fault.throttled());
        assertThat(limited).isEqualTo(list().toString());
        assertOk(list());
    }

    @Test
    void leavesTheCallsForTokensAlone() {
        sim.quirks().callLimit(1);
        String refreshToken = sim.issueTokens().refreshToken();
        for (int i = 0; i < 3; i++) {
            JsonNode answer = http.postJson(
                    "/api/oauth/refreshAccessToken",
                    "client_id",
                    FkwSimulator.DEFAULT_CLIENT_ID,
                    "client_secret",
                    FkwSimulator.DEFAULT_CLIENT_SECRET,
                    "grant_type",
                    "refresh_token",
                    "refresh_token",
                    refreshToken);
            assertThat(answer.has("access_token")).as(answer.toString()).isTrue();
        }
    }

    @Test
    void outlivesAClockThatIsPutBack() {
        sim.quirks().callLimit(1);
        assertOk(list());
        clock.advance(Duration.ofMinutes(-1));
        token = sim.issueTokens().accessToken();
        assertOk(list());
        assertRefused(list(), TOO_OFTEN);
    }

    @Test
    void cannotBeNegative() {
        assertThatThrownBy(() -> sim.quirks().callLimit(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("callLimit");
    }
}
