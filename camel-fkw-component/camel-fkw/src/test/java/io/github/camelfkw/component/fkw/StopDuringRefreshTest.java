// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelfkw.component.fkw.client.token.AccessGrant;
import io.github.camelfkw.component.fkw.client.token.FileTokenStore;
import io.github.camelfkw.simulator.Fault;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stop interrupts consumers and closes connections; the one answer that holds a new refresh token is waited for. */
class StopDuringRefreshTest extends FkwTestSupport {

    private static final String REFRESH = "/api/oauth/refreshAccessToken";

    @TempDir
    Path folder;

    @Test
    void keepsTheRefreshTokenThatWasOnItsWayWhenTheContextStopped() throws Exception {
        simulator.quirks().rotateRefreshToken(true).voidOldAccessToken(true);
        // Slow enough that the stop comes before the answer, in any case.
        simulator.faults().next(1, Fault.latency(Duration.ofSeconds(3)), REFRESH);
        Path file = folder.resolve("tokens.json");
        fkw.setAccessToken(null);
        fkw.setTokenFile(file.toString());
        camel.getShutdownStrategy().setTimeout(1);
        route(new RouteBuilder() {
            @Override
            public void configure() {
                from("fkw:orders?initialDelay=0").to("mock:orders");
            }
        });
        await().until(() -> simulator.journal().count(REFRESH) == 1);
        camel.stop();
        AccessGrant kept = new FileTokenStore(file).load("default").orElseThrow();
        assertThat(kept.refreshToken()).isNotEqualTo(tokens.refreshToken());
        assertThat(simulator.tokens().refreshes()).isEqualTo(1);
    }
}
