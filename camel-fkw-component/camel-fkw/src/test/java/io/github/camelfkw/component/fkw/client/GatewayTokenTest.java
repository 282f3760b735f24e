// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.camelfkw.component.fkw.client.model.ShipCommand;
import io.github.camelfkw.simulator.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A call whose token is refused, and a call that finds no token. */
class GatewayTokenTest {

    private static final String REFRESH = "/api/oauth/refreshAccessToken";

    /** The write alone, without the look for refunds before it. */
    private static final WriteOptions UNGUARDED = WriteOptions.DEFAULT.withAllowRefunding(true);

    @RegisterExtension
    final Bench bench = new Bench();

    private String order;

    @BeforeEach
    void anOrderThatIsPaid() {
        order = bench.shop.addOrder(spec -> spec.status("wait_seller_ship")).id();
    }

    private ShipCommand ship() {
        return new ShipCommand(order, "SF1", "shunfeng", "顺丰速运");
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 101, 7, 40001})
    void readIsRepeatedOnceWithANewTokenWhateverTheCodeOfTheRefusal(int rt) {
        bench.simulator.quirks().tokenRefusedRt(rt);
        bench.simulator.expireAccessTokens(bench.shop.id());
        assertThat(bench.orders().get(order).id()).isEqualTo(order);
        assertThat(bench.simulator.tokens().refreshes()).isEqualTo(1);
        assertThat(bench.simulator.journal().count("/api/order/get")).isEqualTo(2);
        assertThat(bench.sleeper.waits()).isEmpty();
    }

    @Test
    void writeIsRepeatedOnceWithANewToken() {
        bench.simulator.expireAccessTokens(bench.shop.id());
        WriteResult result = bench.orders().ship(ship(), UNGUARDED);
        assertThat(result.alreadyDone()).isFalse();
        assertThat(bench.simulator.tokens().refreshes()).isEqualTo(1);
        assertThat(bench.simulator.journal().count("/api/order/ship")).isEqualTo(2);
        assertThat(bench.simulator.history().versions(order)).hasSize(2);
    }

    @Test
    void tokenThatIsRefusedAgainIsNotRefreshedAgain() {
        bench.simulator.faults().next(10, Fault.tokenRefused(), "/api/order/ship");
        FkwAuthenticationException e = catchThrowableOfType(
                FkwAuthenticationException.class, () -> bench.orders().ship(ship(), UNGUARDED));
        assertThat(e.isClientRefused()).isFalse();
        assertThat(bench.simulator.journal().count("/api/order/ship")).isEqualTo(2);
        assertThat(bench.simulator.tokens().refreshes()).isEqualTo(1);
        assertThat(bench.shop.order(order).orElseThrow().status()).isEqualTo("wait_seller_ship");
    }

    @Test
    void refusalOfTheTokenUsesUpNoAttempt() {
        bench.simulator.expireAccessTokens(bench.shop.id());
        assertThat(bench.orders(w -> w.maxAttempts = 1).get(order).id()).isEqualTo(order);
    }

    @Test
    void writeThatFindsNoTokenWasNotSentAndSaysSo() {
        bench.simulator.expireAccessTokens(bench.shop.id());
        bench.simulator.faults().next(100, Fault.status(503), REFRESH);
        FkwTransportException e = catchThrowableOfType(
                FkwTransportException.class, () -> bench.orders().ship(ship(), UNGUARDED));
        assertThat(e.isOutcomeUnknown()).isFalse();
        assertThat(e).hasMessageContaining("token cannot be refreshed");
        // One that was refused for its token; nothing to read back, as nothing was done.
        assertThat(bench.simulator.journal().count("/api/order/ship")).isEqualTo(1);
        assertThat(bench.simulator.journal().count("/api/order/get")).isZero();
    }

    @Test
    void refreshGoesOnThroughAMaintenancePage() {
        bench.simulator.expireAccessTokens(bench.shop.id());
        bench.simulator.faults().next(1, Fault.maintenancePage(), REFRESH);
        bench.simulator.faults().next(1, Fault.throttled(), REFRESH);
        bench.simulator.faults().next(1, Fault.resetBeforeEffect(), REFRESH);
        assertThat(bench.orders().get(order).id()).isEqualTo(order);
        assertThat(bench.simulator.journal().count(REFRESH)).isEqualTo(4);
        assertThat(bench.simulator.tokens().refreshes()).isEqualTo(1);
        assertThat(bench.sleeper.waits()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"access_token\":\"\",\"expires_in\":7200}",
                "{\"access_token\":null}",
                "{\"rt\":0,\"success\":true}",
                "{\"rt\":-1,\"success\":false,\"msg\":\"系统繁忙\"}"
            })
    void answerWithoutATokenIsATroubleAndNotAGrant(String answer) {
        bench.simulator.expireAccessTokens(bench.shop.id());
        bench.simulator.faults().next(2, Fault.body(answer, "application/json"), REFRESH);
        assertThat(bench.orders().get(order).id()).isEqualTo(order);
        assertThat(bench.simulator.journal().count(REFRESH)).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"expires_in\":999999999999999999,\"re_expires_in\":999999999999999999", "\"expires_in\":0"})
    void absurdLifetimeDoesNotStopTheTokenFromBeingUsed(String lifetime) {
        String other = bench.simulator.issueTokens().accessToken();
        bench.simulator
                .faults()
                .next(Fault.body("{\"access_token\":\"" + other + "\"," + lifetime + "}", "application/json"));
        OrderApi orders = bench.orders(w -> w.seed = new io.github.camelfkw.component.fkw.client.token.SeedGrant(
                "default", null, bench.issued.refreshToken()));
        assertThat(orders.get(order).id()).isEqualTo(order);
    }

    @Test
    void wrongClientSecretIsNamedAsSuch() {
        bench.simulator.expireAccessTokens(bench.shop.id());
        assertThatThrownBy(() ->
                        bench.orders(w -> w.clientSecret = "not-the-secret").get(order))
                .isInstanceOf(FkwException.class)
                .isNotInstanceOf(FkwReauthorizationRequiredException.class)
                .hasMessageContaining("clientId and clientSecret")
                .hasMessageNotContaining("not-the-secret");
    }
}
