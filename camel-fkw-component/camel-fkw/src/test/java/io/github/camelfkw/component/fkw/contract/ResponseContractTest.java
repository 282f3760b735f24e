// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfkw.component.fkw.FkwOperation;
import io.github.camelfkw.component.fkw.client.FkwApiException;
import io.github.camelfkw.component.fkw.client.FkwReauthorizationRequiredException;
import io.github.camelfkw.component.fkw.client.FkwTransportException;
import io.github.camelfkw.component.fkw.client.token.AccessGrant;
import io.github.camelfkw.component.fkw.client.token.MemoryTokenStore;
import io.github.camelfkw.component.fkw.contract.RawServer.RawRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each response example of the vendor document is read, in all the forms in which the document contradicts itself; those
 * that are no JSON end in a clear error. The files hold the document's own text; where it has {@code ......} the fields of
 * its tables were filled in, and where example and table differ there is a file for each. {@code *-as-written.txt} are
 * left as they stand there. {@code common.json} is made from the table of what all answers have in common; for the refusal
 * of an access token the document has no example.
 */
class ResponseContractTest {

    private static final String ORDER = "/api/order/get";
    private static final String REFRESH = "/api/oauth/refreshAccessToken";
    private static final int ATTEMPTS = 2;

    private RawServer server;
    private Connector connector;

    @BeforeEach
    void start() throws IOException {
        server = new RawServer();
        connector = new Connector(server.uri())
                .withTokens("access-token-1", "refresh-token-1")
                .withMaxAttempts(ATTEMPTS);
    }

    @AfterEach
    void stop() {
        connector.close();
        server.close();
    }

    static List<ResponseCase> examples() {
        return ResponseCases.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void isRead(ResponseCase example) {
        String path = DocumentedCall.of(example.operation()).path();
        // ship and complete look at the order before they write.
        server.answer(ORDER, Texts.response("order.json")).answer(path, Texts.response(example.answer()));
        Exchange exchange = connector.send(example.operation(), example.body(), example.headers());
        example.check().accept(exchange);
        assertThat(server.requests(path)).hasSize(1);
    }

    /** Reads, so they are repeated: the platform may answer better next time. */
    @ParameterizedTest
    @CsvSource({
        "members, members-not-json.txt",
        "members, members-as-written.txt",
        "member, member-as-written.txt",
        "products, products-single-quotes.txt",
        "products, products-as-written.txt",
        "order, order-as-written.txt",
        "orders, orders-as-written.txt"
    })
    void tellsOfAnExampleThatIsNotJson(FkwOperation operation, String answer) {
        DocumentedCall call = DocumentedCall.of(operation);
        server.answer(call.path(), Texts.response(answer));
        Exception failure = connector.send(operation, call.mended()).getException();
        assertThat(failure)
                .isInstanceOf(FkwTransportException.class)
                .hasMessageStartingWith(operation.name())
                .hasMessageEndingWith("is not whole JSON");
        assertThat(((FkwTransportException) failure).isOutcomeUnknown()).isFalse();
        assertThat(((FkwTransportException) failure).getOperation()).isEqualTo(operation.name());
        assertThat(server.requests(call.path())).hasSize(ATTEMPTS);
        for (Throwable thrown : allOf(failure)) {
            assertThat(String.valueOf(thrown))
                    .doesNotContain("13800138", "123@qq.com", "acct1", "test_acct", "会员1", "广", "小超市", "商品");
        }
    }

    private static List<Throwable> allOf(Throwable failure) {
        List<Throwable> all = new ArrayList<>();
        for (Throwable thrown = failure; thrown != null; thrown = thrown.getCause()) {
            all.add(thrown);
            all.addAll(List.of(thrown.getSuppressed()));
        }
        return all;
    }

    /** What is not JSON today may be tomorrow. */
    @Test
    void readsTheMembersWhenThePlatformMendsItsAnswer() {
        DocumentedCall call = DocumentedCall.of(FkwOperation.members);
        server.answer(call.path(), Texts.response("members-not-json.txt"), Texts.response("members.json"));
        Exchange exchange = connector.send(FkwOperation.members, null);
        assertThat(exchange.getException()).isNull();
        List<?> members = exchange.getMessage().getBody(List.class);
        assertThat(members).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"order, order.json", "member, member.json"})
    void keepsTheVeryTextOfAnObjectAsRawPayload(FkwOperation operation, String answer) {
        String text = Texts.response(answer);
        DocumentedCall call = DocumentedCall.of(operation);
        server.answer(call.path(), text);
        Exchange exchange = connector.send(operation + "?rawPayload=true", call.mended());
        assertThat(exchange.getException()).isNull();
        String raw = exchange.getMessage().getBody(String.class);
        assertThat(text).contains("\"" + operation + "\":" + raw);
    }

    @ParameterizedTest
    @CsvSource({
        "orders, orders.json",
        "merchantOrders, orders-table.json",
        "products, products.json",
        "productLibraries, libraries-one-object.json",
        "productGroups, groups.json",
        "members, members-one-property.json"
    })
    void keepsTheVeryTextOfAListAsRawPayload(FkwOperation operation, String answer) {
        DocumentedCall call = DocumentedCall.of(operation);
        server.answer(call.path(), Texts.response(answer));
        Exchange exchange = connector.send(operation + "?rawPayload=true", null);
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody(String.class)).isEqualTo(Texts.response(answer));
    }

    /** Neither rt nor success nor msg, and yet a success. */
    @Test
    void readsTheTokenAnswer() {
        MemoryTokenStore store = new MemoryTokenStore();
        connector.component.setTokenStore(store);
        server.answer(ORDER, Texts.response("access-token-refused.json"), Texts.response("order.json"))
                .answer(REFRESH, Texts.response("token.json"));
        // Ends are told by the platform's clock, whose Date header is cut to the second.
        Instant before = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        assertThat(connector.send(FkwOperation.order, "20200101001").getException())
                .isNull();
        Instant after = Instant.now();
        AccessGrant grant = store.load("default").orElseThrow();
        assertThat(grant.platformShopId()).isEqualTo("11039290");
        assertThat(grant.shopName()).isEqualTo("xxx");
        assertThat(grant.accessToken()).isEqualTo("xn-9lDOA6HjvTpimEw3WzGNdz7LrSeX_rJxeBP20");
        assertThat(grant.refreshToken()).isEqualTo("pVAB0H8yC48cDkEOKY_Bq67_4VxEetSuX5QC8rIo");
        assertThat(grant.accessExpiresAt()).isBetween(before.plusSeconds(7200), after.plusSeconds(7200));
        assertThat(grant.refreshExpiresAt())
                .isBetween(before.plus(Duration.ofDays(28)), after.plus(Duration.ofDays(28)));
        List<RawRequest> orders = server.requests(ORDER);
        assertThat(orders).hasSize(2);
        assertThat(orders.get(1).query()).contains("access_token=xn-9lDOA6HjvTpimEw3WzGNdz7LrSeX_rJxeBP20");
    }

    @Test
    void readsTheRefusalOfTheTokenCall() {
        server.answer(ORDER, Texts.response("access-token-refused.json"))
                .answer(REFRESH, Texts.response("token-refused.json"));
        Exception failure = connector.send(FkwOperation.order, "20200101001").getException();
        assertThat(failure)
                .isInstanceOf(FkwReauthorizationRequiredException.class)
                .hasMessageContaining("rt=100, msg=授权码已过期。")
                .hasMessageContaining("has to be authorized again")
                .cause()
                .isInstanceOf(FkwApiException.class);
        FkwApiException refusal = (FkwApiException) failure.getCause();
        assertThat(refusal.getCode()).isEqualTo(100);
        assertThat(refusal.getApiMessage()).isEqualTo("授权码已过期。");
        assertThat(refusal.getOperation()).isEqualTo("refreshToken");
        assertThat(server.requests(ORDER)).hasSize(1);
        assertThat(server.requests(REFRESH)).hasSize(1);
    }
}
