// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/**
 * What the page about tests of routes shows. Its classes "PackedOrders", "PackedOrdersTest", "OrdersToErpTest" and "OrdersInSpringTest" are
 * tests of this build themselves.
 */
class GuideTestingTest {

    private static final String GUIDE = "docs/guide/testing.md";

    @Test
    void theRouteInYamlIsTheOneThatIsTested() throws IOException {
        String tested = new String(
                GuideTestingTest.class
                        .getResourceAsStream("/testing/orders-to-erp.yaml")
                        .readAllBytes(),
                StandardCharsets.UTF_8);
        assertThat(tested).endsWith("\n" + Docs.block(GUIDE, "orders-to-erp"));
    }
}
