// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelfkw.component.fkw.client.model.Order;
import io.github.camelfkw.simulator.fkw.FkwShop;
import io.github.camelfkw.simulator.fkw.FkwSimulator;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the header CamelFkwShopId can do: nothing, unless it is allowed, and then no more than it is allowed. */
class ShopHeaderTest extends ShopsTestSupport {

    private static final Map<String, Object> OTHER = Map.of(FkwConstants.SHOP_ID, "1002");

    private String order(String shopId) {
        FkwShop of = simulator.shop(shopId);
        return of.addOrder().id();
    }

    @BeforeEach
    void oneShopOfTheConfiguration() {
        fkw.setShopId("1001");
    }

    @Test
    void cannotChangeTheShopWhileItIsNotAllowed() {
        String order = order("1001");
        assertThat(answer("fkw:order", order, OTHER).getBody(Order.class).id()).isEqualTo(order);
        assertThat(send("fkw:order", order("1002"), OTHER).getException()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "1001,1002"})
    void choosesAmongTheShopsOfTheEndpoint(String shops) {
        String uri = "fkw:order?allowShopHeader=true&shopId=" + shops;
        for (String shop : new String[] {"1001", "1002"}) {
            String order = order(shop);
            assertThat(answer(uri, order, Map.of(FkwConstants.SHOP_ID, shop))
                            .getBody(Order.class)
                            .id())
                    .isEqualTo(order);
        }
        assertThat(refusal(uri, "1", Map.of(FkwConstants.SHOP_ID, "1009")))
                .hasMessageContaining("CamelFkwShopId is 1009");
        assertThat(refusal(uri, "1", Map.of(FkwConstants.SHOP_ID, "1001&baseUri=http://evil")))
                .hasMessageContaining("no id of a shop")
                .hasMessageNotContaining("evil");
        assertThat(refusal(uri, "1")).hasMessageContaining("CamelFkwShopId is missing");
    }

    @Test
    void choosesOutOfAListEvenIfOthersAreAuthorized() {
        assertThat(refusal("fkw:order?allowShopHeader=true&shopId=1001,1003", "1", OTHER))
                .hasMessageContaining("none of the shops of this endpoint (shopId=1001,1003)");
    }

    @Test
    void needsSeveralShopsToChooseFrom() {
        assertThatThrownBy(() ->
                        camel.getEndpoint("fkw:order?allowShopHeader=true").createProducer())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Set shopId=*");
    }

    @Test
    void meansNothingWhereARouteBegins() {
        assertThatThrownBy(() -> camel.getEndpoint("fkw:orders?allowShopHeader=true&shopId=*")
                        .createConsumer(exchange -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("allowShopHeader means nothing where a route begins");
    }

    @Test
    void choosesTheShopThatAMerchantIsToAuthorize() {
        fkw.setRedirectUri(FkwSimulator.DEFAULT_REDIRECT_URI);
        String uri = "fkw:authorizationUrl?allowShopHeader=true&shopId=*";
        assertThat(answer(uri, null, Map.of(FkwConstants.SHOP_ID, "4711")).getBody(String.class))
                .contains("/api/oauth/getAuthCode?");
        assertThat(answer(uri, null).getBody(String.class)).contains("/api/oauth/getAuthCode?");
        assertThat(refusal(uri, null, Map.of(FkwConstants.SHOP_ID, "a b"))).hasMessageContaining("no id of a shop");
    }
}
