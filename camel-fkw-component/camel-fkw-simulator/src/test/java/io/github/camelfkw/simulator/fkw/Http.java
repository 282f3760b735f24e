// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A plain HTTP client for the simulator: what a curl user would do. */
final class Http {

    static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .setNodeFactory(new JsonNodeFactory(true));

    private final HttpClient client;
    private final URI base;

    Http(FkwSimulator simulator) {
        this(
                simulator,
                HttpClient.newBuilder().sslContext(simulator.clientSslContext()).build());
    }

    Http(FkwSimulator simulator, HttpClient client) {
        this.client = client;
        this.base = simulator.baseUri();
    }

    static String query(String... namesAndValues) {
        StringBuilder query = new StringBuilder();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            query.append(i == 0 ? "" : "&")
                    .append(namesAndValues[i])
                    .append('=')
                    .append(URLEncoder.encode(namesAndValues[i + 1], StandardCharsets.UTF_8));
        }
        return query.toString();
    }

    HttpResponse<String> get(String path, String... params) {
        return send(request(path, params).GET());
    }

    HttpResponse<String> post(String path, String... params) {
        return send(request(path, params).POST(HttpRequest.BodyPublishers.noBody()));
    }

    HttpResponse<String> postForm(String path, String token, String... fields) {
        return send(request(path, "access_token", token)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(query(fields))));
    }

    JsonNode getJson(String path, String... params) {
        return json(get(path, params));
    }

    JsonNode postJson(String path, String... params) {
        return json(post(path, params));
    }

    HttpRequest.Builder request(String path, String... params) {
        String query = query(params);
        return HttpRequest.newBuilder(URI.create(base + path + (query.isEmpty() ? "" : "?" + query)))
                .timeout(Duration.ofSeconds(20));
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

    HttpClient client() {
        return client;
    }

    static JsonNode json(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(response.body(), e);
        }
    }
}
