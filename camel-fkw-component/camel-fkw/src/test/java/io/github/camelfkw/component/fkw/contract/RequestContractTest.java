// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfkw.component.fkw.FkwOperation;
import io.github.camelfkw.simulator.RecordedRequest;
import io.github.camelfkw.simulator.SimulatorClock;
import io.github.camelfkw.simulator.fkw.FkwShop;
import io.github.camelfkw.simulator.fkw.FkwSimulator;
import io.github.camelfkw.simulator.fkw.FkwTokens;
import io.github.camelfkw.simulator.fkw.SimMedia;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each request example of the vendor document, given to the operation as it stands there, is on the wire as the document
 * has it: verb, path and every parameter, beside the common ones of its first table.
 */
class RequestContractTest {

    /** A day on which the document's time_from is younger than three months. */
    private static final Instant DAY_OF_THE_EXAMPLES = Instant.parse("2021-03-01T04:00:00Z");

    /** Since 2023-06-30, and yet in the document's example. */
    private static final String WITHDRAWN = "parameter img_url_list is withdrawn since 2023-06-30";

    private FkwSimulator simulator;
    private FkwShop shop;
    private Connector connector;

    @BeforeEach
    void start() {
        simulator = FkwSimulator.builder()
                .clock(SimulatorClock.fixed(DAY_OF_THE_EXAMPLES))
                .build()
                .start();
        // Without it the connector would wonder about a clock that is years behind.
        simulator.quirks().dateHeader(false);
        shop = simulator.shop();
        FkwTokens tokens = simulator.issueTokens();
        connector = new Connector(simulator.baseUri()).withTokens(tokens.accessToken(), tokens.refreshToken());
    }

    @AfterEach
    void stop() {
        connector.close();
        simulator.close();
    }

    /** The things that the examples are about, in a state in which the platform does what it is asked. */
    private void furnish(FkwOperation operation) {
        String status = operation == FkwOperation.ship || operation == FkwOperation.complete
                ? "wait_seller_ship"
                : "wait_buyer_pay";
        shop.addOrder(order -> order.id("20200101001").status(status));
        shop.addOrder(order -> order.id("20200101009").status("shipped"));
        shop.addOrder(order -> order.id("1"));
        shop.addProduct(product -> product.id("1").sku("颜色:白色;尺码:XXL", "1", 3, "bilibili"));
        shop.addMember(member -> member.acct("acct1").points(10, 20));
        shop.addGroup("一级分类", 0);
        shop.addGroup("二级分类", 1);
    }

    static List<RequestCase> examples() {
        return RequestCase.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void isOnTheWireAsDocumented(RequestCase example) {
        DocumentedCall call = example.call();
        furnish(call.operation());
        Exchange exchange = connector.send(call.operation(), example.body(), example.headers());
        assertThat(exchange.getException()).isNull();
        List<RecordedRequest> sent = simulator.journal().requests(call.path());
        assertThat(sent).hasSize(1);
        RecordedRequest request = sent.get(0);
        assertThat(request.method()).isEqualTo(call.verb());
        assertThat(request.rt()).isZero();
        assertThat(request.violations())
                .isSubsetOf(example.wanted().containsKey("img_url_list") ? List.of(WITHDRAWN) : List.of());
        Map<String, String> own = assertCommon(request, call.method());
        if (example.wanted().containsKey("pwd")) {
            // The journal masks it; WireFormContractTest looks at it.
            assertThat(own).containsKey("pwd");
            own.put("pwd", example.wanted().get("pwd"));
        }
        Texts.assertSame(own, example.wanted());
    }

    /** Checks the parameters of the document's first table and gives the others. */
    private Map<String, String> assertCommon(RecordedRequest request, String method) {
        Map<String, String> own = new LinkedHashMap<>(request.params());
        // Masked in the journal; that the platform took it shows that it is the right one.
        assertThat(own.remove("access_token")).startsWith("***");
        assertThat(own.remove("format")).isEqualTo("json");
        assertThat(own.remove("timestamp")).matches("\\d{13}");
        assertThat(own.remove("method")).isEqualTo(method);
        return own;
    }

    @Test
    void theFileArrivesWithItsNameItsTypeAndItsBytes() {
        Exchange exchange = connector.send(
                FkwOperation.uploadMediaFile, RequestCase.PICTURE, Map.of(Exchange.FILE_NAME, "衣服 夏装.png"));
        assertThat(exchange.getException()).isNull();
        SimMedia media = shop.media().get(0);
        assertThat(media.fileName()).isEqualTo("衣服 夏装.png");
        assertThat(media.contentType()).isEqualTo("image/png");
        assertThat(media.content()).isEqualTo(RequestCase.PICTURE);
    }

    @Test
    void oneAccessTokenServesAllCalls() {
        furnish(FkwOperation.order);
        connector.send(FkwOperation.order, "1");
        connector.send(FkwOperation.products, null);
        assertThat(simulator.journal().requests().stream().map(request -> request.param("access_token")))
                .hasSize(2)
                .containsOnly(
                        simulator.journal().requests("/api/order/get").get(0).param("access_token"));
        assertThat(simulator.tokens().refreshes()).isZero();
    }

    static List<DocumentedCall> notUsableAsWritten() {
        return RequestCase.refusedAsWritten();
    }

    @ParameterizedTest
    @MethodSource("notUsableAsWritten")
    void saysWhatIsWrongWithAnExampleThatCannotBeSent(DocumentedCall call) {
        Exchange exchange = connector.send(call.operation(), call.example());
        assertThat(exchange.getException()).isInstanceOf(IllegalArgumentException.class);
        if (call.example().contains("'")) {
            assertThat(exchange.getException()).hasMessageStartingWith("The body is not whole JSON (line 2, ");
        } else {
            assertThat(exchange.getException())
                    .hasMessageStartingWith("timeTo cannot be read: 2021-02-30 16:00:00. Give a time such as 2026");
        }
        assertThat(simulator.journal().requests()).isEmpty();
    }

    @Test
    void refusesTheImpossibleDayInAMapToo() {
        Exchange exchange = connector.send(
                FkwOperation.orders,
                Texts.map(DocumentedCall.of(FkwOperation.orders).example()));
        assertThat(exchange.getException())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("timeTo cannot be read: 2021-02-30 16:00:00");
        assertThat(simulator.journal().requests()).isEmpty();
    }

    @Test
    void onlyListsHaveAnExampleThatCannotBeSentAsItIsWritten() {
        assertThat(RequestCase.refusedAsWritten().stream().map(DocumentedCall::operation))
                .containsExactlyInAnyOrder(FkwOperation.products, FkwOperation.orders, FkwOperation.merchantOrders);
    }

    @Test
    void refreshesTheTokenAsDocumented() {
        furnish(FkwOperation.order);
        simulator.expireAccessTokens(shop.id());
        assertThat(connector.send(FkwOperation.order, "1").getException()).isNull();
        assertThat(simulator.journal().requests().stream().map(RecordedRequest::path))
                .containsExactly("/api/order/get", "/api/oauth/refreshAccessToken", "/api/order/get");
        RecordedRequest refresh = simulator.journal().requests().get(1);
        assertThat(refresh.method()).isEqualTo("POST");
        assertThat(refresh.violations()).isEmpty();
        // The secrets are masked; WireFormContractTest looks at them.
        assertThat(refresh.params())
                .containsOnlyKeys("client_id", "client_secret", "grant_type", "refresh_token")
                .containsEntry("client_id", FkwSimulator.DEFAULT_CLIENT_ID)
                .containsEntry("grant_type", "refresh_token");
        assertThat(simulator.journal().requests().get(2).param("access_token"))
                .isNotEqualTo(simulator.journal().requests().get(0).param("access_token"));
    }
}
