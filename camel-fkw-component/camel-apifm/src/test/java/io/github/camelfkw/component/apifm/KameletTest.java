// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.apifm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

/** The Kamelet of the jar does its work. */
class KameletTest extends ApifmTestSupport {

    @Test
    void aMessageBecomesACallAndItsAnswer() throws Exception {
        platform.answer("{\"code\":0,\"data\":{\"id\":7,\"price\":59.90}}");
        route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").to("kamelet:apifm-action?call=goodsDetail");
            }
        });
        assertThat(answer("direct:in", "{\"id\": 7}").getBody()).isEqualTo("{\"id\":7,\"price\":59.90}");
        assertThat(platform.last().path()).isEqualTo("/api/demo/shop/goods/detail");
        assertThat(platform.last().query()).isEqualTo(Map.of("id", "7", "token", TOKEN));
    }

    @Test
    void anotherMerchantIsAnotherComponent() throws Exception {
        ApifmComponent north = platform.component();
        north.setSubDomain("north");
        camel.addComponent("north", north);
        route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").to("kamelet:apifm-action?call=goodsCategory&component=north&rawPayload=false");
            }
        });
        assertThat(answer("direct:in", null).getBody()).isEqualTo(Map.of());
        assertThat(platform.last().path()).isEqualTo("/api/north/shop/goods/category/all");
    }
}
