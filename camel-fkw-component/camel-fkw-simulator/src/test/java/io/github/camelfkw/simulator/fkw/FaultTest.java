// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelfkw.simulator.Fault;
import io.github.camelfkw.simulator.RecordedRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class FaultTest extends FkwTest {

    private SimOrder order;

    private String[] payment() {
        order = shop.addOrder();
        return withToken("order_id", order.id());
    }

    private HttpResponse<String> pay() {
        return http.post("/api/order/pay", payment());
    }

    private RecordedRequest last() {
        return sim.journal().last();
    }

    @Test
    void aStatusComesBeforeTheEffect() {
        sim.faults().next(Fault.status(503));
        assertThat(pay().statusCode()).isEqualTo(503);
        assertThat(order.status()).isEqualTo("wait_buyer_pay");
        assertThat(last().fault()).isEqualTo("status 503");
    }

    @Test
    void aStatusCanComeAfterTheEffect() {
        sim.faults().next(Fault.status(504).afterEffect());
        assertThat(pay().statusCode()).isEqualTo(504);
        assertThat(order.status()).isEqualTo("wait_seller_ship");
    }

    @Test
    void theMaintenancePageIsHtmlWithStatus200() {
        sim.faults().next(Fault.maintenancePage());
        HttpResponse<String> answer = pay();
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(answer.body()).contains("维护");
        assertThat(last().refused()).isTrue();
    }

    @Test
    void throttlingSpeaksThePlatformsWords() {
        sim.faults().next(Fault.throttled());
        assertRefused(Http.json(pay()), "接口调用过于频繁");
        assertThat(order.status()).isEqualTo("wait_buyer_pay");
    }

    @Test
    void aTokenCanBeRefusedThoughItIsGood() {
        sim.faults().next(Fault.tokenRefused());
        assertRefused(list(), "access_token");
        assertOk(list());
    }

    @Test
    void anUnknownResultCarriesItsCodeAndMessage() {
        sim.faults().next(Fault.unknownResult(777, "天知道"));
        JsonNode answer = list();
        assertRefused(answer, "天知道");
        assertThat(answer.get("rt").asInt()).isEqualTo(777);
        assertThat(last().rt()).isEqualTo(777);
    }

    @Test
    void anyBodyCanBeSent() {
        sim.faults().next(Fault.body("<xml/>", "application/xml"));
        assertThat(http.get("/api/order/getList").body()).isEqualTo("<xml/>");
    }

    @Test
    void truncatedJsonIsACompleteAnswerThatIsNoJson() {
        sim.faults().next(Fault.truncatedJson());
        HttpResponse<String> answer = pay();
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThatThrownBy(() -> Http.json(answer)).hasCauseInstanceOf(JsonProcessingException.class);
        assertThat(order.status()).isEqualTo("wait_seller_ship");
    }

    @Test
    void aTruncatedBodyIsShorterThanAnnounced() {
        sim.faults().next(Fault.truncatedBody());
        assertThatThrownBy(this::pay)
                .isInstanceOf(UncheckedIOException.class)
                .hasStackTraceContaining("fixed content-length");
        assertThat(order.status()).isEqualTo("wait_seller_ship");
    }

    @Test
    void aResetBeforeTheEffectLeavesTheOrderAlone() {
        sim.faults().next(Fault.resetBeforeEffect());
        assertThatThrownBy(this::pay).isInstanceOf(UncheckedIOException.class);
        assertThat(order.status()).isEqualTo("wait_buyer_pay");
        assertThat(last().status()).isZero();
        assertThat(last().fault()).isEqualTo("resetBeforeEffect");
    }

    @Test
    void aResetAfterTheEffectHidesASuccess() {
        sim.faults().next(Fault.resetAfterEffect());
        assertThatThrownBy(this::pay).isInstanceOf(UncheckedIOException.class);
        assertThat(order.status()).isEqualTo("wait_seller_ship");
        assertThat(last().status()).isZero();
        assertThat(last().rt()).isZero();
    }

    @Test
    void aResetIsARealOne() throws IOException {
        sim.faults().next(Fault.resetBeforeEffect());
        try (Socket socket = rawRequest()) {
            assertThatThrownBy(() -> socket.getInputStream().read())
                    .isInstanceOf(SocketException.class)
                    .hasMessageContaining("reset");
        }
    }

    private Socket rawRequest() throws IOException {
        Socket socket = new Socket("127.0.0.1", sim.baseUri().getPort());
        OutputStream out = socket.getOutputStream();
        out.write("GET /api/order/getList HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
        return socket;
    }

    @Test
    void aNeverAnsweredRequestEndsWithTheClientsPatience() {
        assertOk(list());
        sim.faults().next(Fault.neverAnswer());
        assertThatThrownBy(() -> http.client()
                        .send(
                                http.request("/api/order/getList")
                                        .timeout(Duration.ofSeconds(1))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString()))
                .isInstanceOf(HttpTimeoutException.class);
        await().untilAsserted(() -> assertThat(last().fault()).isEqualTo("neverAnswer"));
        assertOk(list());
    }

    @Test
    void aNeverAnsweredRequestIsGivenUpWhenTheClientHangsUp() throws IOException {
        sim.faults().next(Fault.neverAnswer());
        try (Socket socket = rawRequest()) {
            socket.setSoTimeout(200);
            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
            socket.shutdownOutput();
            socket.setSoTimeout(10_000);
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void closingDoesNotWaitForRequestsThatAreNeverAnswered() {
        sim.faults().next(3, Fault.neverAnswer());
        List<CompletableFuture<HttpResponse<String>>> waiting = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            waiting.add(http.client()
                    .sendAsync(http.request("/api/order/getList").build(), HttpResponse.BodyHandlers.ofString()));
        }
        await().until(() -> sim.journal().count() == 3);

        sim.close();

        assertThat(waiting).allSatisfy(answer -> assertThat(answer).failsWithin(Duration.ofSeconds(20)));
    }

    @Test
    void latencyDelaysTheAnswerAndNotTheEffect() {
        sim.faults().next(Fault.latency(Duration.ofMinutes(10)));
        String[] params = payment();
        CompletableFuture<HttpResponse<String>> answer = http.client()
                .sendAsync(
                        http.request("/api/order/pay", params)
                                .POST(HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        await().until(() -> order.status().equals("wait_seller_ship"));
        assertThat(answer).isNotDone();
        sim.close();
        assertThat(answer).failsWithin(Duration.ofSeconds(20));
    }

    @Test
    void latencyEnds() {
        long start = System.nanoTime();
        sim.faults().next(Fault.latency(Duration.ofMillis(150)));
        assertOk(Http.json(pay()));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(150));
    }

    @Test
    void everyAnswerCanBeLate() {
        sim.faults().latency(Duration.ofMillis(60));
        long start = System.nanoTime();
        assertOk(list());
        assertOk(list());
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(120));
        assertThat(sim.faults().firedTotal()).isZero();
    }

    @Test
    void aSlowBodyArrivesWhole() {
        shop.addOrders(20, spec -> {});
        sim.faults().next(Fault.slowBody(Duration.ofMillis(5)));
        assertThat(ids(list())).hasSize(20);
    }

    @Test
    void aHugeBodyIsStreamed() throws IOException, InterruptedException {
        long bytes = 50_000_000;
        sim.faults().next(Fault.hugeBody(bytes));
        HttpResponse<InputStream> answer = http.client()
                .send(http.request("/api/order/getList").build(), HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            assertThat(body.transferTo(OutputStream.nullOutputStream())).isEqualTo(bytes);
        }
    }

    @Test
    void faultsHitTheRequestsTheyWerePlannedFor() {
        sim.faults().next(1, Fault.status(500), "/api/order/pay").next(1, Fault.status(501), request -> "2"
                .equals(request.param("page_no")));

        assertOk(list("page_no", "1"));
        assertThat(http.get("/api/order/getList", withToken("page_no", "2")).statusCode())
                .isEqualTo(501);
        assertThat(sim.faults().pending()).isEqualTo(1);
        assertThat(pay().statusCode()).isEqualTo(500);
        assertThat(sim.faults().pending()).isZero();
        assertThat(sim.faults().fired()).containsEntry("status 500", 1L).containsEntry("status 501", 1L);
    }

    @Test
    void aRateOfFaultsComesFromTheSeed() {
        assertThat(outcomes(5)).isEqualTo(outcomes(5)).isNotEqualTo(outcomes(6)).contains(true, false);
    }

    private static List<Boolean> outcomes(long seed) {
        try (FkwSimulator simulator = FkwSimulator.builder().seed(seed).build().start()) {
            simulator.faults().rate(0.3, Fault.status(500), Fault.throttled());
            Http client = new Http(simulator);
            List<Boolean> failed = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                client.get("/api/order/getList");
                failed.add(!simulator.journal().last().fault().isEmpty());
            }
            return failed;
        }
    }

    @Test
    void clearEndsAllFaults() {
        sim.faults().next(5, Fault.status(500)).rate(1, Fault.status(500)).clear();
        assertOk(list());
        assertThatThrownBy(() -> sim.faults().rate(2, Fault.status(500))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> sim.faults().rate(0.5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> sim.faults().next(0, Fault.throttled())).isInstanceOf(IllegalArgumentException.class);
    }
}
