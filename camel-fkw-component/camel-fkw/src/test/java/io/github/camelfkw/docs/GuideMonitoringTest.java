// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelfkw.component.fkw.FkwComponent;
import io.github.camelfkw.component.fkw.client.FkwReauthorizationRequiredException;
import io.github.camelfkw.simulator.fkw.FkwSimulator;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.console.DevConsole;
import org.apache.camel.spi.EventNotifier;
import org.apache.camel.support.PluginHelper;
import org.junit.jupiter.api.Test;

/** What the guide's page about monitoring shows. */
class GuideMonitoringTest extends GuideBench {

    private static final String GUIDE = "docs/guide/monitoring.md";

    private void loseTheGrant() {
        camel.createProducerTemplate().requestBody("fkw:refreshToken", (Object) null);
        shop.revoke(FkwSimulator.DEFAULT_SHOP_ID);
        assertThat(camel.createProducerTemplate()
                        .request("fkw:order", sent -> sent.getMessage().setBody("1"))
                        .getException())
                .isInstanceOf(FkwReauthorizationRequiredException.class);
    }

    @Test
    void aRegistryIsFoundWithoutBeingConfigured() throws Exception {
        addOrder("wait_seller_ship");
        MockEndpoint orders = mock("mock:orders", 1);
        start(GUIDE, "meter-registry");
        orders.assertIsSatisfied();
        MeterRegistry registry = camel.getRegistry().findSingleByType(MeterRegistry.class);
        await().atMost(WAIT)
                .until(() -> registry.get("fkw.orders.delivered").counter().count() == 1);
        assertThat(registry.get("fkw.requests").timers()).isNotEmpty();
    }

    @Test
    void whoIsOnCallIsTold() throws Exception {
        camel.addComponent("fkw", component());
        forward("direct:page", "mock:page");
        MockEndpoint page = mock("mock:page", 1);
        EventNotifier onCall = GuideRoutes.onCall(camel.createProducerTemplate()); // "on-call-java"
        camel.getManagementStrategy().addEventNotifier(onCall);
        camel.start();
        loseTheGrant();
        page.assertIsSatisfied();
        assertThat(page.getExchanges().get(0).getMessage().getBody(String.class))
                .startsWith("default: the platform refused its refresh token");
    }

    @Test
    void theConsoleShowsWhatThePageShows() throws Exception {
        FkwComponent component = component();
        camel.addComponent("fkw", component);
        camel.start();
        call("fkw:order", addOrder("wait_seller_ship"), Map.of());
        loseTheGrant();
        DevConsole console = PluginHelper.getDevConsoleResolver(camel).resolveDevConsole("fkw");
        String shown = (String) console.call(DevConsole.MediaType.TEXT);
        String page = Docs.block(GUIDE, "console-text");
        TreeSet<String> known = new TreeSet<>(words(page));
        assertThat(words(shown)).hasSizeGreaterThan(8).allMatch(known::contains);
    }

    /** What begins the parts of each line, such as grant in {@code shop 1 \u00b7 grant valid}. */
    private static List<String> words(String text) {
        return text.lines()
                .filter(line -> line.startsWith("  "))
                .flatMap(line -> Arrays.stream(line.strip().split(" \u00b7 ")))
                .map(part -> part.replaceFirst("^\\(", "").split(" ")[0])
                .distinct()
                .collect(Collectors.toList());
    }
}
