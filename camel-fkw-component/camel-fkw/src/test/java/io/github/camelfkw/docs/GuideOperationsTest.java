// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelfkw.component.fkw.FkwComponent;
import io.github.camelfkw.simulator.Fault;
import io.github.camelfkw.simulator.fkw.FkwSimulator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** What the guide's page for who is on call shows. */
class GuideOperationsTest extends GuideBench {

    private static final String GUIDE = "docs/guide/operations.md";

    private void startARouteThatFails() throws Exception {
        FkwComponent impatient = component();
        impatient.setMaxAttempts(1);
        camel.addComponent("fkw", impatient);
        load(Docs.block(GUIDE, "poll-failures"));
        camel.start();
    }

    @Test
    void aLostGrantGoesToWhoTalksToMerchants() throws Exception {
        shop.revoke(FkwSimulator.DEFAULT_SHOP_ID);
        startARouteThatFails();
        assertThat(textOf("on-call/merchant.txt")).startsWith("Shop default has to be authorized again");
        assertThat(exists("on-call/operators.txt")).isFalse();
    }

    @Test
    void aPlatformThatIsDownGoesToOperators() throws Exception {
        shop.faults().next(100, Fault.maintenancePage());
        startARouteThatFails();
        assertThat(textOf("on-call/operators.txt")).contains("the platform answered with");
        assertThat(exists("on-call/merchant.txt")).isFalse();
    }

    @Test
    void eventsCanBeHadInTheLog() {
        List<String> log = new CopyOnWriteArrayList<>();
        camel.addComponent("fkw", component());
        camel.getManagementStrategy().addEventNotifier(GuideRoutes.eventsTo(log::add)); // "events-to-log-java"
        camel.start();
        camel.createProducerTemplate().requestBody("fkw:refreshToken", (Object) null);
        await().atMost(WAIT).until(() -> log.contains("GrantRefreshed[default]"));
    }
}
