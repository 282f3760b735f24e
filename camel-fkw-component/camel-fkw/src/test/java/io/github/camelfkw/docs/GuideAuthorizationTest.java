// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfkw.component.fkw.FkwComponent;
import io.github.camelfkw.simulator.fkw.FkwSimulator;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.Exchange;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.support.PropertyBindingSupport;
import org.apache.camel.util.StringHelper;
import org.junit.jupiter.api.Test;

/** What the page about authorization shows. */
class GuideAuthorizationTest extends GuideBench {

    private static final String GUIDE = "docs/guide/authorization.md";

    @Test
    void thePropertiesAreThoseOfTheComponent() throws Exception {
        // "authorization-properties"
        Properties shown = new Properties();
        shown.load(new StringReader(Docs.block(GUIDE, "authorization-properties")));
        Map<String, Object> options = new LinkedHashMap<>();
        shown.forEach((name, value) -> options.put(
                StringHelper.dashToCamelCase(name.toString().replace("camel.component.fkw.", "")),
                value.toString().startsWith("{{env:") ? "set outside" : value));
        options.put("tokenFile", inFolder(options.get("tokenFile").toString()));
        FkwComponent component = new FkwComponent();
        component.setCamelContext(camel);
        PropertyBindingSupport.bindProperties(camel, component, options);
        assertThat(options).isEmpty();
        component.start();
        assertThat(component.getRedirectUri()).startsWith(component.getAuthorizationPage());
        component.stop();
    }

    @Test
    void thePagesAreThoseOfTheExample() {
        // Which its own test walks over in a browser.
        assertThat(Docs.read("camel-fkw-examples/authorization/src/main/resources/routes/connect-shops.yaml"))
                .contains(Docs.block(GUIDE, "authorization-pages").strip());
    }

    @Test
    void routesOfOnesOwn() throws Exception {
        FkwComponent component = component();
        component.setRefreshToken(null);
        component.setRedirectUri(FkwSimulator.DEFAULT_REDIRECT_URI);
        camel.addComponent("fkw", component);
        load(Docs.block(GUIDE, "authorization-routes"));
        camel.start();
        String link = call("direct:connect", null).getMessage().getBody(String.class);
        String state = link.substring(link.indexOf("&state=") + "&state=".length());
        Exchange back =
                call("direct:back", null, Map.of("code", shop.issueCode(FkwSimulator.DEFAULT_SHOP_ID), "state", state));
        assertThat(back.getMessage().getBody(String.class))
                .contains("(" + FkwSimulator.DEFAULT_SHOP_ID + "): ")
                .contains(shop.shop().name());
    }

    @Test
    void whoIsOnCallIsTold() throws Exception {
        // "authorization-events"
        FkwComponent component = component();
        component.setAuthorizationPage("https://erp.example.com/fkw");
        camel.addComponent("fkw", component);
        camel.getManagementStrategy().addEventNotifier(GuideRoutes.tellWhoIsOnCall(camel.createProducerTemplate()));
        forward("direct:on-call", "mock:on-call");
        camel.start();
        MockEndpoint onCall = mock("mock:on-call", 1);
        shop.revoke(FkwSimulator.DEFAULT_SHOP_ID);
        camel.createProducerTemplate()
                .send("fkw:order", exchange -> exchange.getMessage().setBody("1"));
        onCall.assertIsSatisfied();
        assertThat(onCall.getExchanges().get(0).getMessage().getBody(String.class))
                .startsWith("Shop default: the platform refused its refresh token");
    }
}
