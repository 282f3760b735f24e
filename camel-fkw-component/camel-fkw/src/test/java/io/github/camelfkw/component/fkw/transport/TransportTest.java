// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.github.camelfkw.component.fkw.client.Bench;
import io.github.camelfkw.component.fkw.client.FkwProtocolException;
import io.github.camelfkw.component.fkw.client.FkwTransportException;
import io.github.camelfkw.component.fkw.client.OrderApi;
import io.github.camelfkw.simulator.Fault;
import io.github.camelfkw.simulator.RecordedRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.component.http.HttpComponent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The client on camel-http's HttpClient, without TLS. */
class TransportTest {

    private static final String GET = "/api/order/get";

    @RegisterExtension
    final Bench bench = new Bench();

    private String order;

    @BeforeEach
    void anOrder() {
        order = bench.shop.addOrder().id();
    }

    private HttpComponent http() {
        return bench.ownContext().getComponent("http", HttpComponent.class);
    }

    /** A port where nobody listens, and that nobody else is given until it is closed. */
    private static Socket closedPort() throws IOException {
        Socket taken = new Socket();
        taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        return taken;
    }

    @Nested
    class Settings {

        @Test
        void ofAProxyOnTheHttpComponentAreHonoured() throws Exception {
            try (Answers proxy = new Answers(exchange -> Answers.json(exchange, Answers.ORDER))) {
                http().setProxyHost("127.0.0.1");
                http().setProxyPort(proxy.port());
                assertThat(bench.orders().get("1").id()).isEqualTo("1");
                assertThat(proxy.seen()).hasSize(1);
                assertThat(proxy.seen().get(0)).startsWith("GET " + bench.simulator.baseUri() + GET + "?");
                assertThat(bench.simulator.journal().count()).isZero();
            }
        }

        @Test
        void ofThePoolAreHonoured() throws Exception {
            http().setMaxTotalConnections(1);
            http().setConnectionsPerRoute(1);
            OrderApi orders = bench.orders();
            concurrently(8, () -> orders.get(order));
            assertThat(connections()).hasSize(1);
        }

        @Test
        void ofANamedComponentAreHonoured() throws Exception {
            HttpComponent named = new HttpComponent();
            try (Answers proxy = new Answers(exchange -> Answers.json(exchange, Answers.ORDER))) {
                named.setProxyHost("127.0.0.1");
                named.setProxyPort(proxy.port());
                bench.ownContext().addComponent("partner", named);
                assertThat(bench.orders(w -> w.httpComponent = "partner")
                                .get("1")
                                .id())
                        .isEqualTo("1");
                assertThat(proxy.seen()).hasSize(1);
            }
        }

        @Test
        void ofAComponentThatIsNotThereAreReported() {
            assertThatThrownBy(() -> bench.orders(w -> w.httpComponent = "no-such-component"))
                    .hasStackTraceContaining("no-such-component");
        }

        @Test
        void toFollowRedirectsAreNotHonoured() throws Exception {
            http().setFollowRedirects(true);
            try (Answers elsewhere = new Answers(exchange -> Answers.json(exchange, Answers.ORDER));
                    Answers redirecting = new Answers(exchange -> {
                        exchange.getResponseHeaders().set("Location", elsewhere.uri() + "/stolen");
                        exchange.sendResponseHeaders(302, -1);
                    })) {
                assertThatThrownBy(() ->
                                bench.orders(w -> w.baseUri = redirecting.uri()).get("1"))
                        .isInstanceOf(FkwProtocolException.class)
                        .hasMessageContaining("302");
                // A redirect would carry the token to whoever is named there.
                assertThat(elsewhere.seen()).isEmpty();
            }
        }

        @Test
        void leaveTheLibrarysOwnRepetitionsOff() {
            bench.simulator.faults().next(1, Fault.status(503), "/api/order/pay");
            bench.simulator.faults().next(9, Fault.status(404), GET);
            assertThatThrownBy(() -> bench.orders().pay(order)).isInstanceOf(FkwTransportException.class);
            assertThat(bench.simulator.journal().count("/api/order/pay")).isEqualTo(1);
        }

        @Test
        void keepNoCookies() throws Exception {
            List<String> cookies = new ArrayList<>();
            try (Answers answers = new Answers(exchange -> {
                cookies.add(String.valueOf(exchange.getRequestHeaders().getFirst("Cookie")));
                exchange.getResponseHeaders().set("Set-Cookie", "session=1; Path=/");
                Answers.json(exchange, Answers.ORDER);
            })) {
                OrderApi orders = bench.orders(w -> w.baseUri = answers.uri());
                orders.get("1");
                orders.get("1");
                assertThat(cookies).containsExactly("null", "null");
            }
        }

        @Test
        void ofABasePathAreKept() throws Exception {
            try (Answers answers = new Answers(exchange -> Answers.json(exchange, Answers.ORDER))) {
                bench.orders(w -> w.baseUri = URI.create(answers.uri() + "/gate/way"))
                        .get("1");
                assertThat(answers.seen().get(0)).startsWith("GET /gate/way/api/order/get?");
            }
        }
    }

    @Nested
    class Trouble {

        private FkwTransportException read(URI baseUri) {
            OrderApi orders = bench.orders(w -> {
                w.baseUri = baseUri;
                w.requestTimeout = Duration.ofSeconds(5);
            });
            return catchThrowableOfType(FkwTransportException.class, () -> orders.get("1"));
        }

        @Test
        void aClosedPortWasNotReached() throws IOException {
            try (Socket closed = closedPort()) {
                FkwTransportException e = read(URI.create("http://127.0.0.1:" + closed.getLocalPort()));
                assertThat(e).hasMessageContaining("no connection to 127.0.0.1").hasMessageContaining("baseUri");
                assertThat(bench.sleeper.waits()).hasSize(3);
            }
        }

        @Test
        void aWriteToAClosedPortWasNotSentAndSaysSo() throws IOException {
            try (Socket closed = closedPort()) {
                OrderApi orders =
                        bench.orders(w -> w.baseUri = URI.create("http://127.0.0.1:" + closed.getLocalPort()));
                FkwTransportException e = catchThrowableOfType(FkwTransportException.class, () -> orders.pay("1"));
                assertThat(e.isOutcomeUnknown()).isFalse();
                assertThat(e).hasMessageContaining("It was not sent");
            }
        }

        @Test
        void anUnknownHostIsNamed() {
            FkwTransportException e = read(URI.create("http://shop.invalid"));
            assertThat(e).hasMessageContaining("host shop.invalid is not known").hasMessageContaining("DNS");
        }

        @Test
        void aPoolThatStaysFullMeansNotSent() throws Exception {
            // One connection for two clients, of which the first holds it.
            http().setClientConnectionManager(
                            org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder.create()
                                    .setMaxConnTotal(1)
                                    .setMaxConnPerRoute(1)
                                    .build());
            bench.simulator.faults().next(1, Fault.neverAnswer(), GET);
            OrderApi patient = bench.orders(w -> w.requestTimeout = Duration.ofSeconds(20));
            OrderApi hurried = bench.orders(w -> {
                w.maxAttempts = 2;
                w.requestTimeout = Duration.ofMillis(300);
            });
            Thread holding = new Thread(() -> catchThrowableOfType(Exception.class, () -> patient.get(order)));
            holding.start();
            await().until(() -> bench.simulator.journal().count(GET) == 1);
            FkwTransportException e = catchThrowableOfType(FkwTransportException.class, () -> hurried.pay(order));
            assertThat(e.isOutcomeUnknown()).isFalse();
            assertThat(e).hasMessageContaining("was free").hasMessageContaining("not sent");
            assertThat(bench.sleeper.waits()).hasSize(1);
            assertThat(bench.simulator.journal().count("/api/order/pay")).isZero();
            bench.simulator.close();
            holding.join();
        }

        @Test
        void aServerThatTakesNoConnectionIsGivenUpAfterTheConnectTimeout() throws Exception {
            try (ServerSocket deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                // Fills the queue of a server that never accepts; further connections get no answer.
                List<java.nio.channels.SocketChannel> queue = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    var channel = java.nio.channels.SocketChannel.open();
                    channel.configureBlocking(false);
                    channel.connect(deaf.getLocalSocketAddress());
                    queue.add(channel);
                }
                OrderApi orders = bench.orders(w -> {
                    w.baseUri = URI.create("http://127.0.0.1:" + deaf.getLocalPort());
                    w.connectTimeout = Duration.ofMillis(200);
                    w.requestTimeout = Duration.ofSeconds(20);
                    w.maxAttempts = 1;
                });
                FkwTransportException e = catchThrowableOfType(FkwTransportException.class, () -> orders.pay("1"));
                assertThat(e.isOutcomeUnknown()).isFalse();
                assertThat(e).hasMessageContaining("PT0.2S");
                for (var channel : queue) {
                    channel.close();
                }
            }
        }

        @Test
        void silenceEndsAtTheDeadline() {
            bench.simulator.faults().next(9, Fault.neverAnswer(), GET);
            // Time enough to connect and to be heard.
            OrderApi orders = bench.orders(w -> {
                w.requestTimeout = Duration.ofSeconds(1);
                w.maxAttempts = 2;
            });
            assertThatThrownBy(() -> orders.get(order))
                    .isInstanceOf(FkwTransportException.class)
                    .hasMessageContaining("PT1S");
            await().until(() -> bench.simulator.journal().count(GET) >= 2);
            assertThat(bench.simulator.journal().count(GET)).isEqualTo(2);
        }

        @Test
        void aTricklingAnswerEndsAtTheDeadline() {
            bench.simulator.faults().next(1, Fault.slowBody(Duration.ofMillis(200)), GET);
            OrderApi orders = bench.orders(w -> {
                w.requestTimeout = Duration.ofSeconds(1);
                w.maxAttempts = 1;
            });
            assertThatThrownBy(() -> orders.get(order))
                    .isInstanceOf(FkwTransportException.class)
                    .hasMessageContaining("no whole answer");
        }
    }

    @Nested
    class FiftyMegabytes {

        @Test
        void areNotReadAndNotAskedForAgain() {
            bench.simulator.faults().next(9, Fault.hugeBody(50L * 1024 * 1024), GET);
            assertThatThrownBy(() -> bench.orders().get(order))
                    .isInstanceOf(FkwTransportException.class)
                    .hasMessageContaining("larger than 16 MB");
            assertThat(bench.simulator.journal().count(GET)).isEqualTo(1);
            // The connection is gone, and the next call gets another one.
            bench.simulator.faults().clear();
            assertThat(bench.orders().get(order).id()).isEqualTo(order);
        }

        @Test
        void thatAreAnnouncedAreNotReadAtAll() throws Exception {
            AtomicLong written = new AtomicLong();
            CountDownLatch gone = new CountDownLatch(1);
            try (Answers answers = new Answers(exchange -> {
                exchange.sendResponseHeaders(200, 50L * 1024 * 1024);
                byte[] chunk = new byte[64 * 1024];
                try {
                    for (int i = 0; i < 800; i++) {
                        exchange.getResponseBody().write(chunk);
                        written.addAndGet(chunk.length);
                    }
                } finally {
                    gone.countDown();
                }
            })) {
                assertThatThrownBy(() ->
                                bench.orders(w -> w.baseUri = answers.uri()).get("1"))
                        .hasMessageContaining("larger than 16 MB");
                gone.await();
                assertThat(written.get()).isLessThan(16L * 1024 * 1024);
                assertThat(answers.seen()).hasSize(1);
            }
        }
    }

    @Nested
    class Concurrency {

        @Test
        void keepsEachCallsAnswerToItself() throws Exception {
            List<String> ids = new ArrayList<>();
            bench.shop.addOrders(40, spec -> {}).forEach(added -> ids.add(added.id()));
            OrderApi orders = bench.orders();
            List<FutureTask<String>> tasks = new ArrayList<>();
            for (String id : ids) {
                FutureTask<String> task = new FutureTask<>(() -> orders.get(id).id());
                tasks.add(task);
                new Thread(task).start();
            }
            for (int i = 0; i < ids.size(); i++) {
                assertThat(tasks.get(i).get()).isEqualTo(ids.get(i));
            }
        }

        @Test
        void usesConnectionsAgain() {
            OrderApi orders = bench.orders();
            for (int i = 0; i < 5; i++) {
                orders.get(order);
            }
            assertThat(connections()).hasSize(1);
        }
    }

    private List<String> connections() {
        return bench.simulator.journal().requests().stream()
                .map(RecordedRequest::connectionId)
                .distinct()
                .toList();
    }

    private static void concurrently(int threads, Runnable work) throws Exception {
        List<FutureTask<Void>> tasks = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            FutureTask<Void> task = new FutureTask<>(work, null);
            tasks.add(task);
            new Thread(task).start();
        }
        for (FutureTask<Void> task : tasks) {
            task.get();
        }
    }
}
