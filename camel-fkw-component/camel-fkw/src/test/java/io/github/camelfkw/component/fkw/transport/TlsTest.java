// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.camelfkw.component.fkw.FkwComponent;
import io.github.camelfkw.component.fkw.client.Bench;
import io.github.camelfkw.component.fkw.client.FkwTransportException;
import io.github.camelfkw.component.fkw.client.OrderApi;
import io.github.camelfkw.component.fkw.client.model.Order;
import io.github.camelfkw.simulator.SimulatorTls;
import io.github.camelfkw.simulator.fkw.FkwSimulator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** HTTPS: whom the client trusts is said on the camel-http component, as in any other route. */
class TlsTest {

    @RegisterExtension
    final Bench bench = new Bench(true);

    private String order;

    @BeforeEach
    void anOrder() {
        order = bench.shop.addOrder().id();
    }

    private static SSLContextParameters trustingTheSimulator() {
        KeyStoreParameters store = new KeyStoreParameters();
        store.setType("PKCS12");
        store.setResource(SimulatorTls.TRUST_STORE_RESOURCE);
        store.setPassword(SimulatorTls.PASSWORD);
        TrustManagersParameters trust = new TrustManagersParameters();
        trust.setKeyStore(store);
        SSLContextParameters parameters = new SSLContextParameters();
        parameters.setTrustManagers(trust);
        return parameters;
    }

    @Test
    void trustsWhomTheHttpsComponentTrusts() {
        bench.ownContext().getComponent("https", HttpComponent.class).setSslContextParameters(trustingTheSimulator());
        assertThat(bench.orders().get(order).id()).isEqualTo(order);
    }

    @Test
    void trustsWhomANamedComponentTrusts() {
        HttpComponent named = new HttpComponent();
        named.setSslContextParameters(trustingTheSimulator());
        bench.ownContext().addComponent("partner", named);
        assertThat(bench.orders(w -> w.httpComponent = "partner").get(order).id())
                .isEqualTo(order);
    }

    @Test
    void trustsWhomTheWholeContextTrusts() {
        CamelContext camel = bench.ownContext();
        camel.setSSLContextParameters(trustingTheSimulator());
        camel.getComponent("https", HttpComponent.class).setUseGlobalSslContextParameters(true);
        assertThat(bench.orders().get(order).id()).isEqualTo(order);
    }

    private void addComponent(CamelContext camel, String baseUri) {
        FkwComponent component = new FkwComponent();
        component.setBaseUri(baseUri);
        component.setSslContextParameters(trustingTheSimulator());
        component.setClientId(FkwSimulator.DEFAULT_CLIENT_ID);
        component.setClientSecret(FkwSimulator.DEFAULT_CLIENT_SECRET);
        component.setRefreshToken(bench.issued.refreshToken());
        camel.addComponent("fkw", component);
    }

    @Test
    void trustsWhomItIsToldToTrustAndNobodyElseDoes() {
        CamelContext camel = bench.ownContext();
        addComponent(camel, bench.simulator.baseUri().toString());
        assertThat(camel.createProducerTemplate()
                        .requestBody("fkw:order", order, Order.class)
                        .id())
                .isEqualTo(order);
        assertThat(camel.getComponent("https", HttpComponent.class).getSslContextParameters())
                .isNull();
        camel.removeComponent("fkw");
        assertThat(camel.getRegistry().findByType(SSLContextParameters.class)).isEmpty();
    }

    @Test
    void checksTheNameOfTheHostToo() throws IOException {
        CamelContext camel = bench.ownContext();
        try (ServerSocket forward = relay(bench.simulator.baseUri().getPort())) {
            addComponent(camel, "https://127.0.0.2:" + forward.getLocalPort());
            assertThatThrownBy(() -> camel.createProducerTemplate().requestBody("fkw:order", order))
                    .hasStackTraceContaining("TLS certificate of 127.0.0.2");
        }
        assertThat(bench.simulator.journal().count()).isZero();
    }

    @Test
    void doesNotRepeatWhatIsNotTrustedAndSaysSo() {
        OrderApi orders = bench.orders();
        FkwTransportException e = catchThrowableOfType(FkwTransportException.class, () -> orders.pay(order));
        assertThat(e)
                .hasMessageContaining("TLS certificate of 127.0.0.1")
                .hasMessageContaining("not trusted")
                .hasMessageContaining("sslContextParameters");
        assertThat(e.isWorthRepeating()).isFalse();
        assertThat(e.isOutcomeUnknown()).isFalse();
        assertThat(bench.sleeper.waits()).isEmpty();
        assertThat(bench.simulator.journal().count()).isZero();
    }

    @Test
    void refusesACertificateOfAnotherHost() {
        bench.ownContext().getComponent("https", HttpComponent.class).setSslContextParameters(trustingTheSimulator());
        // The certificate is for localhost and 127.0.0.1.
        URI other = URI.create("https://127.0.0.2:" + bench.simulator.baseUri().getPort());
        try (ServerSocket forward = relay(other.getPort())) {
            OrderApi orders = bench.orders(w -> w.baseUri = URI.create("https://127.0.0.2:" + forward.getLocalPort()));
            assertThatThrownBy(() -> orders.get(order))
                    .isInstanceOfSatisfying(FkwTransportException.class, e -> assertThat(e.isWorthRepeating())
                            .isFalse())
                    .hasMessageContaining("not trusted")
                    .hasMessageContaining("127.0.0.2");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        assertThat(bench.simulator.journal().count()).isZero();
    }

    /** The simulator under another address of the loopback network. */
    private static ServerSocket relay(int port) throws IOException {
        ServerSocket listening = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.2"));
        Thread thread = new Thread(() -> {
            while (!listening.isClosed()) {
                try {
                    var here = listening.accept();
                    var there = new java.net.Socket("127.0.0.1", port);
                    copy(here, there);
                    copy(there, here);
                } catch (IOException closed) {
                    return;
                }
            }
        });
        thread.setDaemon(true);
        thread.start();
        return listening;
    }

    private static void copy(java.net.Socket from, java.net.Socket to) {
        Thread thread = new Thread(() -> {
            try (from;
                    to) {
                from.getInputStream().transferTo(to.getOutputStream());
            } catch (IOException closed) {
                // the other side has ended
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Test
    void worksThroughTheComponentAsAUserSetsItUp() throws Exception {
        CamelContext camel = bench.ownContext();
        camel.setSSLContextParameters(trustingTheSimulator());
        camel.getComponent("https", HttpComponent.class).setUseGlobalSslContextParameters(true);
        FkwComponent fkw = new FkwComponent();
        fkw.setBaseUri(bench.simulator.baseUri() + "/");
        fkw.setClientId(FkwSimulator.DEFAULT_CLIENT_ID);
        fkw.setClientSecret(FkwSimulator.DEFAULT_CLIENT_SECRET);
        fkw.setRefreshToken(bench.issued.refreshToken());
        camel.addComponent("fkw", fkw);
        Order read = camel.createProducerTemplate()
                .requestBodyAndHeader("fkw:order", null, "CamelFkwOrderId", order, Order.class);
        assertThat(read.id()).isEqualTo(order);
    }
}
