// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelfkw.simulator.fkw.FkwSimulator;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

/** The connector in a process that has no Micrometer. */
class WithoutMicrometerTest {

    /** Runs on the far side: made by the class loader that does not know Micrometer. */
    public static final class Order implements Callable<String> {

        private final String baseUri;
        private final String refreshToken;
        private final String orderId;

        public Order(String baseUri, String refreshToken, String orderId) {
            this.baseUri = baseUri;
            this.refreshToken = refreshToken;
            this.orderId = orderId;
        }

        @Override
        public String call() throws Exception {
            CamelContext camel = new DefaultCamelContext();
            try {
                FkwComponent fkw = new FkwComponent();
                fkw.setBaseUri(baseUri);
                fkw.setClientId(FkwSimulator.DEFAULT_CLIENT_ID);
                fkw.setClientSecret(FkwSimulator.DEFAULT_CLIENT_SECRET);
                fkw.setRefreshToken(refreshToken);
                camel.addComponent("fkw", fkw);
                camel.start();
                return camel.createProducerTemplate().requestBody("fkw:order", orderId, String.class);
            } finally {
                camel.stop();
            }
        }
    }

    private static URL url(String entry) {
        try {
            return new File(entry).toURI().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Test
    void callsThePlatformAllTheSame() throws Exception {
        URL[] classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("micrometer"))
                .map(WithoutMicrometerTest::url)
                .toArray(URL[]::new);
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (FkwSimulator simulator = FkwSimulator.builder().build().start();
                URLClassLoader without = new URLClassLoader(classPath, ClassLoader.getPlatformClassLoader())) {
            Thread.currentThread().setContextClassLoader(without);
            assertThatThrownBy(() -> without.loadClass("io.micrometer.core.instrument.MeterRegistry"))
                    .isInstanceOf(ClassNotFoundException.class);
            String id = simulator.shop().addOrder().id();
            Object far = without.loadClass(Order.class.getName())
                    .getConstructor(String.class, String.class, String.class)
                    .newInstance(
                            simulator.baseUri().toString(),
                            simulator.issueTokens().refreshToken(),
                            id);
            assertThat(far.getClass()).isNotEqualTo(Order.class);
            assertThat(((Callable<?>) far).call().toString()).contains(id);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }
}
