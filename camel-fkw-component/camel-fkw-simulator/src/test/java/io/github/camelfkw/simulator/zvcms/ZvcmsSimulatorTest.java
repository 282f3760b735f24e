// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.zvcms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelfkw.simulator.Fault;
import io.github.camelfkw.simulator.RecordedRequest;
import io.github.camelfkw.simulator.SimulatorClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The stand-in for ZVCMS as somebody without a connector meets it. */
class ZvcmsSimulatorTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The time and the nonce of the vendor document's example. */
    private static final Instant EXAMPLE = Instant.ofEpochSecond(1_547_186_244);

    /**
     * printf '%s' 'Action=communal.user.identity&amp;GrantCode=782c281f62&amp;Nonce=658965&amp;OpenId=6dc05b4ac175cf316d226252b05cf685&amp;Timestamp=1547186244'
     * | openssl dgst -sha1 -hmac zvcms-demo-secret -binary | base64, then + / = as %2B %2F %3D
     */
    private static final String TOKEN = "Ki%2Fp3R31XctvhfANYrGUCeSE98k%3D";

    private final SimulatorClock clock = SimulatorClock.fixed(EXAMPLE);

    @RegisterExtension
    final ZvcmsSimulatorExtension extension = new ZvcmsSimulatorExtension(builder -> builder.clock(clock));

    private final HttpClient http = HttpClient.newHttpClient();
    private ZvcmsSimulator sim;
    private SimUser user;

    @BeforeEach
    void addUser() {
        sim = extension.simulator();
        user = sim.addUser(spec -> spec.card("880012345678", "inner-1").account("13987654321", "pass-word"));
    }

    /** The document's example, with a card. */
    private static ObjectNode request() {
        ObjectNode request = JSON.createObjectNode()
                .put("OpenId", "6dc05b4ac175cf316d226252b05cf685")
                .put("GrantCode", "782c281f62")
                .put("Timestamp", "1547186244")
                .put("Nonce", "658965")
                .put("Token", TOKEN)
                .put("Action", "communal.user.identity");
        request.putObject("Params")
                .put("type", 2)
                .put("card_number", "880012345678")
                .put("card_password", "inner-1");
        return request;
    }

    /** Signed anew with the simulator's own scheme, so that something else than the signature is looked at. */
    private static ObjectNode signed(ObjectNode request) {
        Map<String, String> fields = new LinkedHashMap<>();
        request.properties().forEach(field -> {
            if (field.getValue().isTextual() && !field.getKey().equals("Token")) {
                fields.put(field.getKey(), field.getValue().asText());
            }
        });
        return request.put("Token", ZvcmsSignature.assumed().expected(fields, ZvcmsSimulator.DEFAULT_SECRET));
    }

    private HttpResponse<String> send(String method, URI uri, String body) throws Exception {
        return http.send(
                HttpRequest.newBuilder(uri)
                        .header("Content-Type", "application/json; charset=UTF-8")
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .timeout(Duration.ofSeconds(20))
                        .build(),
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private JsonNode post(ObjectNode request) throws Exception {
        return JSON.readTree(send("POST", sim.baseUri(), request.toString()).body());
    }

    private static void assertSystemError(JsonNode answer, String message) {
        assertThat(answer.path("status").asText()).isEqualTo("false");
        assertThat(answer.path("code").asInt()).isNotZero();
        assertThat(answer.path("message").asText()).contains(message);
        assertThat(answer.has("data")).isFalse();
    }

    private static void assertBusinessError(JsonNode answer, String message) {
        assertThat(answer.path("status").asText()).isEqualTo("true");
        assertThat(answer.path("code").asInt()).isNotZero();
        assertThat(answer.path("message").asText()).contains(message);
    }

    @Test
    void answersASignedRequestInTheFormOfTheExample() throws Exception {
        JsonNode answer = post(request());
        assertThat(answer.path("status").isTextual()).isTrue();
        assertThat(answer.path("status").asText()).isEqualTo("true");
        assertThat(answer.path("code").asText()).isEqualTo("0");
        assertThat(answer.at("/data/user_info/id").asText()).isEqualTo(String.valueOf(user.id()));
        assertThat(answer.at("/data/user_info/user_wealth_info/total_amount").asLong())
                .isEqualTo(user.giftFen() + user.rechargeFen());
        RecordedRequest seen = sim.journal().last();
        assertThat(seen.violations()).isEmpty();
        assertThat(seen.rt()).isZero();
        assertThat(seen.param("Params.card_number")).isEqualTo("880012345678");
        assertThat(seen.toString()).doesNotContain(TOKEN, "inner-1", "782c281f62");
    }

    @ParameterizedTest
    @CsvSource({
        "OpenId,another,密钥Id",
        "GrantCode,another,授权code",
        "Token,Ki%2Fp3R31XctvhfANYrGUCeSE98k=,签名错误",
        "Nonce,658966,签名错误",
        "Action,communal.other,签名错误",
        "Nonce,-1,Nonce错误",
        "Timestamp,1547186244000,Timestamp错误",
        "Token,'',Token必填",
        "Nonce,'',Nonce必填",
        "Action,'',Action必填"
    })
    void refusesWhatIsNotSignedOrMissing(String field, String value, String message) throws Exception {
        assertSystemError(post(request().put(field, value)), message);
        assertThat(sim.journal().last().refused()).isTrue();
    }

    @Test
    void looksAtTheTimeAheadAndBehind() throws Exception {
        clock.setTo(EXAMPLE.plusSeconds(300));
        assertThat(post(request()).path("code").asInt()).isZero();
        clock.setTo(EXAMPLE.plusSeconds(301));
        assertSystemError(post(signed(request().put("Nonce", "2"))), "Timestamp已过期");
        clock.setTo(EXAMPLE.minusSeconds(301));
        assertSystemError(post(signed(request().put("Nonce", "3"))), "Timestamp已过期");
        sim.quirks().timeWindow(Duration.ZERO);
        assertThat(post(signed(request().put("Nonce", "4"))).path("code").asInt())
                .isZero();
    }

    @Test
    void takesANonceOnce() throws Exception {
        assertThat(post(request()).path("code").asInt()).isZero();
        assertSystemError(post(request()), "Nonce重复");
        sim.quirks().refusesUsedNonces(false);
        assertThat(post(request()).path("code").asInt()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"OpenId\":", "{} {}", "text"})
    void refusesWhatIsNoJsonObject(String body) throws Exception {
        HttpResponse<String> answer = send("POST", sim.baseUri(), body);
        assertSystemError(JSON.readTree(answer.body()), "请求内容错误");
        assertThat(sim.journal().violationCount()).isEqualTo(1);
    }

    @Test
    void refusesOtherVerbsAndPaths() throws Exception {
        assertSystemError(
                JSON.readTree(send("PUT", sim.baseUri(), request().toString()).body()), "请求方式错误");
        assertThat(send("POST", sim.baseUri().resolve("/api/v1"), "{}").statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"5,type错误", "1,手机号必填", "3,用户识别码必填", "4,用户id必填"})
    void refusesAWayWithoutItsFields(int type, String message) throws Exception {
        ObjectNode request = request();
        request.putObject("Params").put("type", type);
        assertBusinessError(post(request), message);
        assertThat(sim.journal().violationCount()).isEqualTo(1);
    }

    @Test
    void saysThatThereIsNoSuchMemberCardOrBranch() throws Exception {
        ObjectNode request = request();
        ((ObjectNode) request.path("Params")).put("card_password", "another");
        assertBusinessError(post(request), "查询的信息不存在");
        ObjectNode elsewhere = signed(request().put("Nonce", "2"));
        ((ObjectNode) elsewhere.path("Params")).put("multi_store_sn", "nowhere");
        assertBusinessError(post(elsewhere), "门店不存在");
        assertThat(sim.journal().violationCount()).isZero();
    }

    @Test
    void knowsTheActionsThatATestAdds() throws Exception {
        ObjectNode request = signed(request().put("Action", "communal.echo"));
        assertSystemError(post(request), "接口方法不存在");
        sim.addAction("communal.echo", params -> params);
        JsonNode answer = post(signed(request.put("Nonce", "2")));
        assertThat(answer.at("/data/card_number").asText()).isEqualTo("880012345678");
        assertThat(answer.at("/data/type").isTextual()).isTrue();
        sim.quirks().numbersAsText(false);
        assertThat(post(signed(request.put("Nonce", "3"))).at("/data/type").isInt())
                .isTrue();
    }

    @Test
    void canBeBroken() throws Exception {
        sim.faults().next(Fault.maintenancePage());
        assertThat(send("POST", sim.baseUri(), request().toString()).body()).startsWith("<!DOCTYPE html>");
        sim.faults().next(Fault.throttled());
        assertThat(send("POST", sim.baseUri(), request().toString()).statusCode())
                .isEqualTo(429);
        sim.faults().next(Fault.unknownResult(8, "不行"));
        assertBusinessError(post(request()), "不行");
        sim.faults().next(Fault.tokenRefused());
        assertSystemError(post(request()), "签名错误");
        assertThat(sim.faults().firedTotal()).isEqualTo(4);
        assertThat(post(request()).path("code").asInt())
                .as("the nonce was never seen")
                .isZero();
    }

    @Test
    void drawsTheSamePeopleFromTheSameSeed() {
        try (ZvcmsSimulator one = ZvcmsSimulator.builder().seed(7).build();
                ZvcmsSimulator other = ZvcmsSimulator.builder().seed(7).build()) {
            assertThat(one.addUser()).isEqualTo(other.addUser()).hasToString("SimUser[id=10001]");
        }
    }

    @Test
    void speaksHttpsWithItsOwnCredentials() throws IOException, InterruptedException {
        try (ZvcmsSimulator secure = ZvcmsSimulator.builder()
                .https(true)
                .openId("a")
                .secret("b")
                .grantCode("c")
                .clock(clock)
                .build()
                .start()) {
            HttpClient trusting = HttpClient.newBuilder()
                    .sslContext(secure.clientSslContext())
                    .build();
            HttpResponse<String> answer = trusting.send(
                    HttpRequest.newBuilder(secure.baseUri())
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(request().toString()))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.body()).contains("密钥Id");
        }
    }

    @Test
    void tellsAConnectorWhatItNeeds() {
        assertThat(extension.properties())
                .containsEntry("camel.component.zvcms.base-uri", sim.baseUri().toString())
                .containsEntry("camel.component.zvcms.open-id", ZvcmsSimulator.DEFAULT_OPEN_ID)
                .containsEntry("camel.component.zvcms.grant-code", ZvcmsSimulator.DEFAULT_GRANT_CODE)
                .containsEntry("camel.component.zvcms.secret", ZvcmsSimulator.DEFAULT_SECRET)
                .hasSize(4);
    }
}
