// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.apifm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelfkw.simulator.Fault;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApifmFaultTest extends ApifmTest {

    private SimGoods tea;

    @BeforeEach
    void putTeaOnSale() {
        tea = shop.addGoods(spec -> spec.price("30").stores(5));
    }

    private JsonNode order() {
        return mine("orderCreate", "goodsJsonStr", "[{\"goodsId\":" + tea.id() + ",\"number\":1}]");
    }

    @Test
    void aLostAnswerLeavesAnOrderThatARepetitionDoubles() {
        sim.faults().next(1, Fault.resetAfterEffect(), sim.path("orderCreate"));
        assertThatThrownBy(this::order).isInstanceOf(UncheckedIOException.class);
        assertThat(shop.orders()).hasSize(1);
        assertThat(shop.goods(tea.id()).orElseThrow().stores()).isEqualTo(4);
        assertOk(order());
        assertThat(shop.orders()).hasSize(2);
        assertThatThrownBy(() -> extension.checks().orders(user.uid(), 1))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("2 orders")
                .hasMessageContaining("resetAfterEffect");
    }

    @Test
    void aResetBeforeTheEffectLeavesNothing() {
        sim.faults().next(Fault.resetBeforeEffect());
        assertThatThrownBy(this::order).isInstanceOf(UncheckedIOException.class);
        assertThat(shop.orders()).isEmpty();
    }

    @Test
    void aLostPaymentIsPaidOnce() {
        String id = data(order()).get("id").asText();
        sim.faults().next(Fault.truncatedJson());
        assertThatThrownBy(() -> mine("orderPay", "orderId", id)).isInstanceOf(UncheckedIOException.class);
        assertThat(user.balance()).isEqualByComparingTo("70");
        assertCode(10_000, mine("orderPay", "orderId", id));
        assertThat(user.balance()).isEqualByComparingTo("70");
    }

    @Test
    void faultsSpeakThePlatformsWords() {
        sim.faults().next(Fault.throttled()).next(Fault.tokenRefused()).next(Fault.unknownResult(777, "天知道"));
        assertCode(429, order());
        assertCode(2000, order());
        assertCode(777, order());
        assertThat(shop.orders()).isEmpty();
        sim.faults().next(Fault.maintenancePage());
        assertThat(client.send("goodsCategory", Map.of()).body()).contains("系统维护中");
    }

    @Test
    void aFaultCanWaitForOneCall() {
        sim.faults().next(1, Fault.status(502), sim.path("orderPay"));
        String id = data(order()).get("id").asText();
        assertThat(client.send("orderPay", Client.params("token", token, "orderId", id))
                        .statusCode())
                .isEqualTo(502);
        assertOk(mine("orderPay", "orderId", id));
    }

    @Test
    void answersCarryThePlatformsTime() {
        assertThat(client.send("goods", Map.of()).headers().firstValue("Date"))
                .contains("Sun, 01 Mar 2026 04:00:00 GMT");
        sim.quirks().dateHeader(false);
        assertThat(client.send("goods", Map.of()).headers().firstValue("Date")).isEmpty();
    }

    @Test
    void servesHttpsToThoseWhoTrustIt() {
        try (ApifmSimulator secure =
                ApifmSimulator.builder().https(true).clock(clock).build().start()) {
            assertThat(secure.commonUri().getScheme()).isEqualTo("https");
            assertThat(secure.trustStore()).isNotNull();
            assertOk(new Client(secure).call("fxSetting"));
            Client distrusting = new Client(secure, HttpClient.newHttpClient());
            assertThatThrownBy(() -> distrusting.call("fxSetting")).hasStackTraceContaining("certification path");
        }
    }
}
