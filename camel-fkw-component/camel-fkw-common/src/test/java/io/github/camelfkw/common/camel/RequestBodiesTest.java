// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.common.camel;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.camelfkw.common.HttpRequest;
import io.github.camelfkw.common.HttpRequest.Body;
import io.github.camelfkw.common.HttpRequest.FilePart;
import io.github.camelfkw.common.HttpRequest.Verb;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a request carries, as it comes over the wire. */
class RequestBodiesTest {

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private HttpServer server;
    private CamelHttpTransport transport;
    private String line;
    private String type;
    private String body;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            line = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            type = exchange.getRequestHeaders().getFirst("Content-Type");
            body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        camel.start();
        URI baseUri = URI.create("http://localhost:" + server.getAddress().getPort() + "/base");
        transport = new CamelHttpTransport(
                camel, "any", baseUri, null, Duration.ofSeconds(5), Duration.ofSeconds(20), timer);
        transport.start();
    }

    @AfterEach
    void stop() {
        transport.stop();
        camel.stop();
        server.stop(0);
        timer.shutdownNow();
    }

    private static Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("token", "a b&c");
        fields.put("名称", "茶壶");
        return fields;
    }

    @Test
    void nothing() throws Exception {
        transport.send(HttpRequest.of(Verb.GET, "/x", fields()));
        assertThat(line).isEqualTo("GET /base/x?token=a%20b%26c&%E5%90%8D%E7%A7%B0=%E8%8C%B6%E5%A3%B6");
        assertThat(type).isNull();
        assertThat(body).isEmpty();
    }

    @Test
    void aFormInUtf8() throws Exception {
        transport.send(HttpRequest.of(Verb.POST, "/x", Map.of()).with(new Body.Form(fields())));
        assertThat(line).isEqualTo("POST /base/x");
        assertThat(type).isEqualTo("application/x-www-form-urlencoded; charset=UTF-8");
        assertThat(body).isEqualTo("token=a%20b%26c&%E5%90%8D%E7%A7%B0=%E8%8C%B6%E5%A3%B6");
    }

    @Test
    void textAsItIs() throws Exception {
        transport.send(HttpRequest.of(Verb.POST, "", Map.of())
                .with(new Body.Text(
                        "application/json; charset=UTF-8", "{\"名称\":\"茶壶\"}".getBytes(StandardCharsets.UTF_8))));
        assertThat(line).isEqualTo("POST /base");
        assertThat(type).isEqualTo("application/json; charset=UTF-8");
        assertThat(body).isEqualTo("{\"名称\":\"茶壶\"}");
    }

    @Test
    void textPartsBeforeTheFile() throws Exception {
        FilePart file = new FilePart(
                "upfile",
                "茶壶.png",
                "image/png",
                3,
                () -> new ByteArrayInputStream("PNG".getBytes(StandardCharsets.US_ASCII)));
        transport.send(HttpRequest.of(Verb.POST, "/x", Map.of()).with(new Body.Multipart(fields(), file)));
        assertThat(type).startsWith("multipart/form-data; boundary=");
        String boundary = "--" + type.replaceAll(".*boundary=\"?([^\";]+).*", "$1");
        String[] parts = body.split(java.util.regex.Pattern.quote(boundary));
        assertThat(parts).hasSize(5);
        assertThat(parts[1]).contains("name=\"token\"").endsWith("\r\n\r\na b&c\r\n");
        assertThat(parts[2]).contains("name=\"名称\"").endsWith("\r\n\r\n茶壶\r\n");
        assertThat(parts[3])
                .contains("name=\"upfile\"; filename=\"茶壶.png\"")
                .contains("Content-Type: image/png")
                .endsWith("\r\n\r\nPNG\r\n");
    }
}
