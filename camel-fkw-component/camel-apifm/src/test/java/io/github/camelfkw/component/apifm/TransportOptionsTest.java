// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.apifm;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfkw.simulator.Fault;
import io.github.camelfkw.simulator.apifm.ApifmSimulator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.junit.jupiter.api.Test;

/** The options of the way: TLS, time, pace, camel-http. */
class TransportOptionsTest extends ApifmTestSupport {

    /** Trusts the simulator, whose certificate is its own. */
    private static SSLContextParameters trusting(ApifmSimulator simulator) {
        return new SSLContextParameters() {
            @Override
            public SSLContext createSSLContext(CamelContext context) {
                return simulator.clientSslContext();
            }
        };
    }

    @Test
    void sslContextParametersSayWhomToTrust() {
        try (ApifmSimulator simulator =
                ApifmSimulator.builder().https(true).build().start()) {
            apifm.setApiUri(simulator.apiUri().toString());
            apifm.setSslContextParameters(trusting(simulator));
            answer("apifm:province", null);
            assertThat(simulator.journal().count()).isEqualTo(1);
        }
    }

    @Test
    void aCertificateThatNobodyTrustsIsNotTriedAgain() {
        try (ApifmSimulator simulator =
                ApifmSimulator.builder().https(true).build().start()) {
            apifm.setApiUri(simulator.apiUri().toString());
            ApifmTransportException e = failure(ApifmTransportException.class, "apifm:province", null, Map.of());
            assertThat(e.isWorthRepeating()).isFalse();
            assertThat(e).hasMessageContaining("is not trusted");
        }
    }

    @Test
    void anAddressWhereNobodyIsIsNamedByItsOption() throws IOException {
        // Bound, so that nobody else is given the port, and listening to nobody.
        try (Socket closed = new Socket()) {
            closed.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            apifm.setCommonUri("http://127.0.0.1:" + closed.getLocalPort());
            apifm.setMaxAttempts(1);
            assertThat(failure(
                            ApifmTransportException.class,
                            "apifm:queryConfigValue",
                            null,
                            Map.of("CamelApifmKey", "mallName")))
                    .hasMessageContaining("Check commonUri, network and proxy");
        }
    }

    @Test
    void requestTimeoutEndsAWaitAndAWriteIsNotRepeated() {
        // Time enough to connect and to be heard.
        apifm.setRequestTimeout(Duration.ofMillis(1_500));
        platform.faults().next(2, Fault.neverAnswer());
        ApifmTransportException e = failure(ApifmTransportException.class, "apifm:orderPay", 1, Map.of());
        assertThat(e.isOutcomeUnknown()).isTrue();
        assertThat(platform.faults().pending()).isEqualTo(1);
    }

    @Test
    void maxRequestsPerSecondSpreadsCalls() {
        List<Duration> waits = new CopyOnWriteArrayList<>();
        apifm.setSleeper(waits::add);
        apifm.setMaxRequestsPerSecond(0.5);
        answer("apifm:province", null);
        answer("apifm:province", null);
        assertThat(waits).isNotEmpty().allSatisfy(wait -> assertThat(wait).isGreaterThan(Duration.ofMillis(500)));
    }

    @Test
    void httpComponentNamesTheOneThatIsUsed() {
        HttpComponent own = new HttpComponent();
        List<String> used = new CopyOnWriteArrayList<>();
        own.setHttpClientConfigurer(builder -> used.add("own"));
        camel.addComponent("own-http", own);
        apifm.setHttpComponent("own-http");
        answer("apifm:province", null);
        assertThat(used).isNotEmpty();
    }

    @Test
    void aComponentThatIsStoppedAndStartedGoesOn() throws Exception {
        answer("apifm:province", null);
        apifm.stop();
        apifm.start();
        answer("apifm:province", null);
        assertThat(platform.calls()).hasSize(2);
    }
}
