// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfkw.component.fkw.client.FkwAuthorizationRefusedException;
import io.github.camelfkw.component.fkw.client.FkwReauthorizationRequiredException;
import io.github.camelfkw.component.fkw.client.FkwTransportException;
import io.github.camelfkw.simulator.Fault;
import io.github.camelfkw.simulator.fkw.FkwSimulator;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsole.MediaType;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.util.json.JsonObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What console and health check show of a refresh or a code that came to nothing. */
class AuthorizationTroubleTest extends FkwTestSupport {

    private static final String EXCHANGE = "/api/oauth/getAccessToken";

    @BeforeEach
    void anApplicationThatTriesOnce() {
        fkw.setMaxAttempts(1);
        fkw.setRedirectUri(FkwSimulator.DEFAULT_REDIRECT_URI);
    }

    private Map<String, Object> redirect(String options) throws Exception {
        String url = answer("fkw:authorizationUrl" + options, null).getBody(String.class);
        return MerchantsBrowser.parameters(
                new MerchantsBrowser(simulator.baseUri()).authorize(URI.create(url), FkwSimulator.DEFAULT_SHOP_ID));
    }

    private Map<String, Object> details() {
        return HealthCheckHelper.invoke(camel, "full").stream()
                .filter(result -> result.getCheck().getId().equals("fkw-fkw"))
                .findFirst()
                .map(HealthCheck.Result::getDetails)
                .orElseThrow();
    }

    private Optional<Map<?, ?>> lastError(String shop) {
        DevConsole console = PluginHelper.getDevConsoleResolver(camel).resolveDevConsole("fkw");
        List<?> components = (List<?>) ((JsonObject) console.call(MediaType.JSON)).get("components");
        return ((List<?>) ((Map<?, ?>) components.get(0)).get("shops"))
                .stream()
                        .map(row -> (Map<?, ?>) row)
                        .filter(row -> shop.equals(row.get("shop")))
                        .findFirst()
                        .map(row -> (Map<?, ?>) row.get("lastError"));
    }

    private void isShown(String shop, String operation, Class<? extends Exception> type) {
        assertThat(lastError(shop)).hasValueSatisfying(last -> {
            assertThat(last.get("class")).isEqualTo(type.getName());
            assertThat(last.get("operation")).isEqualTo(operation);
            assertThat(last.get("at")).isEqualTo(clock.instant().toString());
        });
        assertThat(details())
                .containsEntry("shop." + shop + ".failure.last.class", type.getName())
                .containsEntry("shop." + shop + ".failure.last.operation", operation)
                .containsEntry(
                        "shop." + shop + ".failure.last.at", clock.instant().toString());
    }

    @Test
    void aRefreshThatGetsNoAnswerIsShown() {
        camel.start();
        clock.advance(Duration.ofMinutes(1));
        simulator.faults().next(Fault.maintenancePage());
        assertThat(send("fkw:refreshToken", null).getException()).isInstanceOf(FkwTransportException.class);
        isShown("default", "refreshToken", FkwTransportException.class);
    }

    @Test
    void aRefreshThatIsRefusedIsShown() {
        simulator.revoke(FkwSimulator.DEFAULT_SHOP_ID);
        assertThat(send("fkw:refreshToken", null).getException())
                .isInstanceOf(FkwReauthorizationRequiredException.class);
        isShown("default", "refreshToken", FkwReauthorizationRequiredException.class);
    }

    @Test
    void aCodeThatBringsNoTokensIsShown() throws Exception {
        Map<String, Object> redirect = redirect("");
        simulator.faults().next(1, Fault.maintenancePage(), EXCHANGE);
        assertThat(send("fkw:exchangeCode", null, redirect).getException()).isInstanceOf(FkwTransportException.class);
        isShown("default", "exchangeCode", FkwTransportException.class);
        assertThat(details()).doesNotContainKey("shop.default.last.good.call");
    }

    @Test
    void aCodeWhoseShopIsNotKnownYetIsShownUnderAStarWhichIsNoShop() throws Exception {
        Map<String, Object> redirect = redirect("?shopId=*");
        simulator.faults().next(1, Fault.maintenancePage(), EXCHANGE);
        assertThat(send("fkw:exchangeCode?shopId=*", null, redirect).getException())
                .isInstanceOf(FkwTransportException.class);
        isShown("*", "exchangeCode", FkwTransportException.class);
        fkw.watchAuthorizations();
        assertThat(details()).containsEntry("shops", 1).containsEntry("shop.*.grant", "none");
    }

    @Test
    void aRedirectThatIsRefusedIsNotForAnybodyCouldSendIt() {
        assertThat(send("fkw:exchangeCode", null, Map.of("code", "1", "state", "made-up"))
                        .getException())
                .isInstanceOf(FkwAuthorizationRefusedException.class);
        assertThat(lastError("default")).isEmpty();
        assertThat(details()).doesNotContainKey("shop.default.failure.last.class");
    }
}
