// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.contract;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Keeps each request as it came, byte for byte, and answers each path with prepared text. */
final class RawServer implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Deque<String>> answers = new ConcurrentHashMap<>();
    private final List<RawRequest> requests = new CopyOnWriteArrayList<>();

    /**
     * A request.
     *
     * @param query as it came, still encoded; null: none
     */
    record RawRequest(String verb, String path, String query, Headers headers, byte[] body) {

        String header(String name) {
            return headers.getFirst(name);
        }

        String bodyText() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    RawServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** What a path answers, one request after the other; the last one again and again. */
    RawServer answer(String path, String... texts) {
        answers.put(path, new ArrayDeque<>(List.of(texts)));
        return this;
    }

    /** The requests to a path, oldest first. */
    List<RawRequest> requests(String path) {
        return requests.stream().filter(request -> request.path().equals(path)).toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.add(new RawRequest(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getRawPath(),
                    exchange.getRequestURI().getRawQuery(),
                    exchange.getRequestHeaders(),
                    exchange.getRequestBody().readAllBytes()));
            String text = next(exchange.getRequestURI().getPath());
            byte[] body = (text == null ? "" : text).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json;charset=UTF-8");
            exchange.sendResponseHeaders(text == null ? 404 : 200, body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    private String next(String path) {
        Deque<String> texts = answers.get(path);
        if (texts == null) {
            return null;
        }
        synchronized (texts) {
            return texts.size() > 1 ? texts.pop() : texts.peek();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
