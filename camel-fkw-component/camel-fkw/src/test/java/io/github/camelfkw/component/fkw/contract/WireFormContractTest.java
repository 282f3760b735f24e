// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfkw.component.fkw.FkwOperation;
import io.github.camelfkw.component.fkw.contract.RawServer.RawRequest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bytes of requests: what stands in the query and what in the body, how it is encoded, and the secrets. */
class WireFormContractTest {

    private static final String ACCESS_TOKEN = "xn-9lDOA6HjvTpimEw3WzGNdz7LrSeX_rJxeBP20";
    private static final String REFRESH_TOKEN = "pVAB0H8yC48cDkEOKY_Bq67_4VxEetSuX5QC8rIo";
    private static final String ORDER = "/api/order/get";

    @TempDir
    Path folder;

    private RawServer server;
    private Connector connector;

    @BeforeEach
    void start() throws IOException {
        server = new RawServer();
        connector = new Connector(server.uri()).withTokens(ACCESS_TOKEN, REFRESH_TOKEN);
    }

    @AfterEach
    void stop() {
        connector.close();
        server.close();
    }

    private RawRequest send(FkwOperation operation, Object body, String answer, Map<String, Object> headers) {
        DocumentedCall call = DocumentedCall.of(operation);
        server.answer(call.path(), Texts.response(answer));
        Exchange exchange = connector.send(operation, body, headers);
        assertThat(exchange.getException()).isNull();
        List<RawRequest> sent = server.requests(call.path());
        assertThat(sent).hasSize(1);
        assertThat(sent.get(0).verb()).isEqualTo(call.verb());
        return sent.get(0);
    }

    private RawRequest sendExample(FkwOperation operation, String answer) {
        return send(operation, DocumentedCall.of(operation).mended(), answer, Map.of());
    }

    private static Map<String, String> commonOf(Map<String, String> parameters) {
        Map<String, String> common = new LinkedHashMap<>(parameters);
        common.keySet().retainAll(List.of("access_token", "method", "format", "timestamp"));
        return common;
    }

    private static Map<String, String> ownOf(Map<String, String> parameters) {
        Map<String, String> own = new LinkedHashMap<>(parameters);
        own.keySet().removeAll(commonOf(parameters).keySet());
        return own;
    }

    private static void assertAscii(String encoded) {
        assertThat(encoded).matches("[\\w.~*%&=-]+");
    }

    private static void assertNoBody(RawRequest request) {
        assertThat(request.body()).isEmpty();
        assertThat(request.header("Content-Type")).isNull();
    }

    @Test
    void shipHasAllInTheQueryAndNoBody() {
        server.answer(ORDER, Texts.response("order.json"));
        RawRequest request = sendExample(FkwOperation.ship, "common.json");
        assertNoBody(request);
        assertAscii(request.query());
        assertThat(request.query())
                .contains("access_token=" + ACCESS_TOKEN)
                .contains("method=shipOrder")
                .contains("logistics_name=%E9%A1%BA%E4%B8%B0%E9%80%9F%E8%BF%90");
        Texts.assertSame(
                ownOf(Texts.decoded(request.query())),
                Texts.parameters(DocumentedCall.of(FkwOperation.ship).example()));
    }

    @Test
    void aTimeInTheQueryHasItsSpaceAndColonsEncoded() {
        RawRequest request = sendExample(FkwOperation.orders, "orders.json");
        assertNoBody(request);
        assertThat(request.query())
                .contains("time_from=2021-02-23%2016%3A00%3A00")
                .contains("time_to=2021-02-28%2016%3A00%3A00");
    }

    @Test
    void anAddressInTheQueryIsEncodedAsAWhole() {
        RawRequest request = send(FkwOperation.uploadMedia, RequestCase.PICTURE_ADDRESS, "uploadMedia.json", Map.of());
        assertNoBody(request);
        assertAscii(request.query());
        assertThat(request.query())
                .contains("out_media_url=https%3A%2F%2Fshop.example%2F%E5%9B%BE%E7%89%87%2Fa.png%3Fsize%3D1%26v%3D2");
    }

    @Test
    void addProductHasItsOwnParametersInAFormOfUtf8() {
        RawRequest request = sendExample(FkwOperation.addProduct, "common.json");
        assertForm(request);
        assertThat(request.query()).contains("method=addProduct");
        assertThat(request.bodyText())
                .contains("name=%E6%96%B9%E4%BE%BF%E9%9D%A2")
                .contains("desc=%3Cp%3E%3Cimg%20src%3D%22%2F%2Fxxxxx.jpg%22%3E%3C%2Fp%3E");
        Texts.assertSame(
                Texts.decoded(request.bodyText()),
                Texts.parameters(DocumentedCall.of(FkwOperation.addProduct).example()));
    }

    @Test
    void addMemberKeepsPasswordAndPersonOutOfTheQuery() {
        RawRequest request = sendExample(FkwOperation.addMember, "addMember.json");
        assertForm(request);
        assertThat(request.bodyText()).contains("pwd=abc123456").contains("name=%E6%B5%8B%E8%AF%951");
        Texts.assertSame(
                Texts.decoded(request.bodyText()),
                Texts.parameters(DocumentedCall.of(FkwOperation.addMember).example()));
    }

    private static void assertForm(RawRequest request) {
        assertThat(request.header("Content-Type")).startsWith("application/x-www-form-urlencoded");
        assertFormIsUtf8(request.header("Content-Type"));
        assertThat(request.header("Content-Length")).isEqualTo(Integer.toString(request.body().length));
        assertAscii(request.bodyText());
        assertThat(ownOf(Texts.decoded(request.query()))).isEmpty();
        assertThat(commonOf(Texts.decoded(request.query())))
                .containsEntry("access_token", ACCESS_TOKEN)
                .containsKeys("format", "timestamp");
    }

    /** A server that goes by a charset in the header must not find another one than that of the percent codes. */
    private static void assertFormIsUtf8(String contentType) {
        String[] charset = contentType.split("(?i)charset=", 2);
        assertThat(charset.length == 1 ? "UTF-8" : charset[1]).isEqualToIgnoringCase("UTF-8");
    }

    /** The document's questions and answers: 请求报错,参数【xxx】为必填项 – parameters are 请求参数, as in its addresses. */
    @Test
    void movesTheFormIntoTheQueryWhereThePlatformDoesNotReadForms() {
        DocumentedCall call = DocumentedCall.of(FkwOperation.addMember);
        server.answer(
                call.path(),
                Texts.response("parameter-missing.txt").formatted("acct"),
                Texts.response("addMember.json"));
        assertThat(connector.send(FkwOperation.addMember, call.example()).getException())
                .isNull();
        List<RawRequest> sent = server.requests(call.path());
        assertThat(sent).hasSize(2);
        assertNoBody(sent.get(1));
        assertAscii(sent.get(1).query());
        Texts.assertSame(ownOf(Texts.decoded(sent.get(1).query())), Texts.parameters(call.example()));
    }

    @Test
    void refreshesTheTokenWithAllInTheQueryAndNoBody() {
        server.answer(ORDER, Texts.response("access-token-refused.json"), Texts.response("order.json"))
                .answer("/api/oauth/refreshAccessToken", Texts.response("token.json"));
        assertThat(connector.send(FkwOperation.order, "20200101001").getException())
                .isNull();
        RawRequest refresh = server.requests("/api/oauth/refreshAccessToken").get(0);
        assertThat(refresh.verb()).isEqualTo("POST");
        assertNoBody(refresh);
        assertThat(Texts.decoded(refresh.query()))
                .isEqualTo(Map.of(
                        "client_id",
                        Connector.CLIENT_ID,
                        "client_secret",
                        Connector.CLIENT_SECRET,
                        "grant_type",
                        "refresh_token",
                        "refresh_token",
                        REFRESH_TOKEN));
    }

    /** Each byte there is, and what looks like the end of a part. */
    private static byte[] picture() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes("\u0089PNG\r\n\u001A\n".getBytes(StandardCharsets.ISO_8859_1));
        for (int i = 0; i < 256; i++) {
            bytes.write(i);
        }
        bytes.writeBytes("\r\n--boundary--\r\n\r\n\n\r".getBytes(StandardCharsets.ISO_8859_1));
        return bytes.toByteArray();
    }

    @Test
    void uploadsBytesAsAPartNamedMedia() {
        RawRequest request = send(
                FkwOperation.uploadMediaFile, picture(), "uploadMediaFile.json", Map.of("CamelFileName", "衣服 夏装.png"));
        assertUpload(request, "衣服 夏装.png", "image/png");
    }

    @Test
    void uploadsAFileUnderItsOwnName() throws IOException {
        File file = Files.write(folder.resolve("夏装.png"), picture()).toFile();
        assertUpload(send(FkwOperation.uploadMediaFile, file, "uploadMediaFile.json", Map.of()), "夏装.png", "image/png");
    }

    @Test
    void uploadsAStreamWithTheContentTypeThatIsTold() {
        RawRequest request = send(
                FkwOperation.uploadMediaFile,
                new ByteArrayInputStream(picture()),
                "uploadMediaFile.json",
                Map.of("CamelFileName", "a.apng", "Content-Type", "image/apng"));
        assertUpload(request, "a.apng", "image/apng");
    }

    private static void assertUpload(RawRequest request, String fileName, String contentType) {
        assertThat(ownOf(Texts.decoded(request.query()))).isEmpty();
        assertThat(request.header("Content-Type")).startsWith("multipart/form-data;");
        // The document lists the length among what it wants to know of a file (filelength).
        assertThat(request.header("Content-Length")).isEqualTo(Integer.toString(request.body().length));
        String boundary = request.header("Content-Type").replaceAll(".*boundary=\"?([^\";]+).*", "$1");
        // One char a byte, so that nothing is lost on the way to the comparison.
        String body = new String(request.body(), StandardCharsets.ISO_8859_1);
        String begin = "--" + boundary + "\r\n";
        String end = "\r\n--" + boundary + "--\r\n";
        assertThat(body).startsWith(begin).endsWith(end);
        int headersEnd = body.indexOf("\r\n\r\n");
        List<String> headers =
                utf8(body.substring(begin.length(), headersEnd)).lines().toList();
        assertThat(headers)
                .contains(
                        "Content-Type: " + contentType,
                        "Content-Disposition: form-data; name=\"media\"; filename=\"" + fileName + "\"");
        assertThat(body.substring(headersEnd + 4, body.length() - end.length()).getBytes(StandardCharsets.ISO_8859_1))
                .isEqualTo(picture());
    }

    private static String utf8(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
