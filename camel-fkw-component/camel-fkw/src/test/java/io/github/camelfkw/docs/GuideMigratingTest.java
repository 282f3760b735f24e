// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Properties;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.Test;

/** What the page about routes by hand shows, before and after. */
class GuideMigratingTest extends GuideBench {

    private static final String GUIDE = "docs/guide/migrating.md";

    @Test
    void theRouteByHandBringsOrdersOnAGoodDay() throws Exception {
        String id = addOrder("wait_seller_ship");
        Properties properties = new Properties();
        properties.setProperty("shop", shop.baseUri().toString());
        properties.setProperty("accessToken", fkw.tokens().accessToken());
        camel.getPropertiesComponent().setOverrideProperties(properties);
        load(Docs.block(GUIDE, "by-hand"));
        camel.start();
        assertThat(textOf("erp/orders/" + id + ".json")).contains(id);
    }

    @Test
    void theConnectorBringsTheSame() throws Exception {
        String id = addOrder("wait_seller_ship");
        start(GUIDE, "by-connector");
        assertThat(textOf("erp/orders/" + id + ".json")).contains(id);
    }

    @Test
    void inJavaToo() throws Exception {
        String id = addOrder("wait_seller_ship");
        camel.addComponent("fkw", component());
        camel.getRegistry().bind("positions", new MemoryStateRepository());
        camel.addRoutes(GuideRoutes.migrated()); // "migrated-java"
        camel.start();
        assertThat(textOf("erp/orders/" + id + ".json")).contains(id);
        drop(
                "erp/waybills/1.json",
                Docs.block("docs/guide/orders.md", "ship-json").replace("20261122001", id));
        await().atMost(WAIT).until(() -> statusOf(id).equals("shipped"));
    }
}
