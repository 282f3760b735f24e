// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.docs;

import io.github.camelfkw.component.fkw.FkwComponent;
import org.apache.camel.builder.RouteBuilder;

/** The guide's Java, so that it compiles; the guide holds the lines between the marks. */
final class GuideRoutes {

    private GuideRoutes() {}

    // begin component-java
    static FkwComponent component(String clientId, String clientSecret, String refreshToken) {
        FkwComponent fkw = new FkwComponent();
        fkw.setClientId(clientId);
        fkw.setClientSecret(clientSecret);
        fkw.setRefreshToken(refreshToken);
        fkw.setTokenFile("state/fkw-tokens.json");
        return fkw; // camelContext.addComponent("fkw", fkw)
    }
    // end component-java

    static RouteBuilder orders() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                // begin orders-java
                from("fkw:orders?status=wait_seller_ship&offsetRepository=#positions")
                        .choice()
                        .when(simple("${body.hasRefund}"))
                        .to("direct:look-first")
                        .otherwise()
                        .setProperty("city", simple("${body.city}"))
                        .split(simple("${body.orderItems}"))
                        .to("direct:pick-list");
                // end orders-java
            }
        };
    }
}
