// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelfkw.component.fkw.FilePositionRepository;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/**
 * What the guide's page about Karaf shows is what the example's bundle holds, which KarafIT deploys; and its route in YAML is
 * one for any Camel.
 */
class GuideKarafTest extends GuideBench {

    /** Types the page's commands into a real Karaf. */
    static final String OPERATOR =
            "camel-fkw-component/camel-fkw-features/src/test/java/io/github/camelfkw/karaf/KarafIT.java";

    private static final String EXAMPLE = "camel-fkw-examples/karaf/src/main/";

    /** The activator, "karaf-java". */
    static final String ACTIVATOR = EXAMPLE + "java/io/github/camelfkw/examples/karaf/OrderRoutes.java";

    private static final String GUIDE = "docs/guide/karaf.md";

    @Test
    void showsTheFilesOfTheBundle() {
        assertThat(Docs.block(GUIDE, "karaf-orders")).isEqualTo(fileOf("resources/routes/orders-in.yaml"));
        assertThat(Docs.block(GUIDE, "karaf-waybills")).isEqualTo(fileOf("resources/routes/waybills-out.xml"));
        assertThat(Docs.block(GUIDE, "karaf-cfg")).isEqualTo(fileOf("etc/io.github.camelfkw.examples.karaf.cfg"));
    }

    private static String fileOf(String path) {
        return Docs.read(EXAMPLE + path).replaceAll("(?m)^(#|<!--) SPDX.*\n", "");
    }

    @Test
    void theRouteNeedsNoKaraf() throws Exception {
        Properties settings = new Properties();
        settings.setProperty("folder", "erp");
        settings.setProperty("orders.delay", "100");
        camel.getPropertiesComponent().setInitialProperties(settings);
        camel.getRegistry().bind("positions", new FilePositionRepository(inFolder("state/positions.txt")));
        String id = addOrder("wait_seller_ship");
        start(GUIDE, "karaf-orders");
        assertThat(textOf("erp/inbox/" + id + ".json")).contains(id);
        await().atMost(WAIT).untilAsserted(() -> assertThat(textOf("state/positions.txt"))
                .contains("fkw:orders:default:wait_seller_ship={\"format\":\"camel-fkw-position\""));
    }
}
