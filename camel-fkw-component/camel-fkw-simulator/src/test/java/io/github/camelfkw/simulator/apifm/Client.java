// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.apifm;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A plain HTTP client for the simulator: what a curl user would do. */
final class Client {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final String BOUNDARY = "part-of-a-test";

    private final ApifmSimulator simulator;
    private final HttpClient client;
    private final CallTable table;

    Client(ApifmSimulator simulator) {
        this(simulator, clientOf(simulator));
    }

    private static HttpClient clientOf(ApifmSimulator simulator) {
        HttpClient.Builder builder = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1);
        if (simulator.apiUri().getScheme().equals("https")) {
            builder.sslContext(simulator.clientSslContext());
        }
        return builder.build();
    }

    Client(ApifmSimulator simulator, HttpClient client) {
        this.simulator = simulator;
        this.client = client;
        this.table = new CallTable(simulator.subDomain(), simulator.merchantId());
    }

    static Map<String, String> params(String... namesAndValues) {
        Map<String, String> params = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            params.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return params;
    }

    /** Calls by name, the way the table says. */
    JsonNode call(String name, String... namesAndValues) {
        return json(send(name, params(namesAndValues)));
    }

    HttpResponse<String> send(String name, Map<String, String> params) {
        CallRow row = table.named(name);
        return switch (row.verb()) {
            case GET, PICTURE -> get(simulator.path(name), params);
            case POST -> post(simulator.path(name), params);
            case UPLOAD -> upload(simulator.path(name), params, "upfile");
        };
    }

    HttpResponse<String> get(String path, Map<String, String> query) {
        return send(to(path, query).GET());
    }

    HttpResponse<String> post(String path, Map<String, String> form) {
        return send(to(path, Map.of())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encoded(form))));
    }

    HttpResponse<String> upload(String path, Map<String, String> texts, String filePart) {
        StringBuilder body = new StringBuilder();
        texts.forEach((name, value) -> body.append("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"")
                .append(name)
                .append("\"\r\n\r\n")
                .append(value)
                .append("\r\n"));
        body.append("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"")
                .append(filePart)
                .append("\"; filename=\"a.txt\"\r\nContent-Type: text/plain\r\n\r\nhello\r\n--" + BOUNDARY + "--\r\n");
        return send(to(path, Map.of())
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofString(body.toString())));
    }

    HttpRequest.Builder to(String path, Map<String, String> query) {
        String base = simulator.apiUri().toString().replaceAll("/api$", "");
        return HttpRequest.newBuilder(URI.create(base + path + (query.isEmpty() ? "" : "?" + encoded(query))))
                .timeout(Duration.ofSeconds(20));
    }

    static String encoded(Map<String, String> params) {
        return params.entrySet().stream()
                .map(param -> param.getKey() + "=" + URLEncoder.encode(param.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static JsonNode json(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(response.body(), e);
        }
    }
}
