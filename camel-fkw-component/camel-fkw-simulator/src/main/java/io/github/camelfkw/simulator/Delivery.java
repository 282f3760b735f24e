// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IteratingNestedCallback;

/** Sends answers, and the ways of not quite sending them. Never blocks a thread. */
final class Delivery {

    private static final int CHUNKS = 10;
    private static final int HUGE_CHUNK = 64 * 1024;

    private final ScheduledExecutorService timer;
    private final Set<Exchange> open = ConcurrentHashMap.newKeySet();

    Delivery(ScheduledExecutorService timer) {
        this.timer = timer;
    }

    /** The three things that Jetty hands over for a request. One request is one exchange: compared by identity. */
    record Exchange(Request request, Response response, Callback callback) {

        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }

        EndPoint endPoint() {
            return request.getConnectionMetaData().getConnection().getEndPoint();
        }
    }

    void send(Response response, Callback callback, Reply reply) {
        head(response, reply, true);
        response.write(true, ByteBuffer.wrap(reply.body()), callback);
    }

    void sendLater(Exchange exchange, Reply reply, Duration delay) {
        later(exchange, delay, () -> send(exchange.response(), exchange.callback(), reply));
    }

    void sendSlowly(Exchange exchange, Reply reply, Duration perChunk) {
        head(exchange.response(), reply, true);
        int size = Math.max(1, (reply.body().length + CHUNKS - 1) / CHUNKS);
        slowly(exchange, reply.body(), 0, size, perChunk);
    }

    private void slowly(Exchange exchange, byte[] body, int from, int size, Duration perChunk) {
        later(exchange, perChunk, () -> {
            int to = Math.min(body.length, from + size);
            ByteBuffer chunk = ByteBuffer.wrap(body, from, to - from);
            if (to == body.length) {
                exchange.response().write(true, chunk, exchange.callback());
            } else {
                exchange.response()
                        .write(
                                false,
                                chunk,
                                Callback.from(
                                        () -> slowly(exchange, body, to, size, perChunk), exchange.callback()::failed));
            }
        });
    }

    static Reply half(Reply reply) {
        return reply.withBody(Arrays.copyOf(reply.body(), reply.body().length / 2));
    }

    void sendHalfAndHangUp(Exchange exchange, Reply reply) {
        head(exchange.response(), reply, true);
        Callback hangUp = Callback.from(() -> {
            exchange.endPoint().close();
            exchange.callback().failed(planned("planned: half of the body was sent"));
        });
        exchange.response().write(false, ByteBuffer.wrap(half(reply).body()), hangUp);
    }

    void sendHuge(Exchange exchange, long bytes) {
        Reply frame = Reply.json(new byte[0], 0);
        head(exchange.response(), frame, false);
        byte[] padding = new byte[HUGE_CHUNK];
        Arrays.fill(padding, (byte) 'x');
        byte[] opening = "{\"rt\":0,\"success\":true,\"msg\":\"".getBytes(StandardCharsets.UTF_8);
        byte[] closing = "\"}".getBytes(StandardCharsets.UTF_8);
        new IteratingNestedCallback(exchange.callback()) {
            private long left = Math.max(0, bytes - opening.length - closing.length);
            private boolean opened;
            private boolean closed;

            @Override
            protected Action process() {
                if (closed) {
                    return Action.SUCCEEDED;
                }
                if (!opened) {
                    opened = true;
                    exchange.response().write(false, ByteBuffer.wrap(opening), this);
                } else if (left > 0) {
                    int now = (int) Math.min(left, padding.length);
                    left -= now;
                    exchange.response().write(false, ByteBuffer.wrap(padding, 0, now), this);
                } else {
                    closed = true;
                    exchange.response().write(true, ByteBuffer.wrap(closing), this);
                }
                return Action.SCHEDULED;
            }
        }.iterate();
    }

    /** Closes the socket so that the peer sees a reset. */
    void reset(Exchange exchange) {
        EndPoint endPoint = exchange.endPoint();
        try {
            if (socket(endPoint) instanceof SocketChannel channel) {
                channel.setOption(StandardSocketOptions.SO_LINGER, 0);
                channel.close();
            }
        } catch (IOException e) {
            exchange.callback().failed(e);
            return;
        } finally {
            endPoint.close();
        }
        exchange.callback().failed(planned("planned: the connection was reset"));
    }

    private static Object socket(EndPoint endPoint) {
        EndPoint inner = endPoint;
        while (inner instanceof EndPoint.Wrapper wrapper) {
            inner = wrapper.unwrap();
        }
        return inner.getTransport();
    }

    /** Keeps the request open until the peer hangs up or {@link #abandonAll()}. */
    void never(Exchange exchange) {
        open.add(exchange);
        exchange.endPoint().tryFillInterested(Callback.from(() -> giveUp(exchange), failure -> giveUp(exchange)));
    }

    private void giveUp(Exchange exchange) {
        if (open.remove(exchange)) {
            exchange.endPoint().close();
            exchange.callback().failed(planned("planned: never answered"));
        }
    }

    /** Hangs up on everyone who still waits. */
    void abandonAll() {
        open.forEach(this::giveUp);
    }

    private void later(Exchange exchange, Duration delay, Runnable task) {
        open.add(exchange);
        try {
            timer.schedule(
                    () -> {
                        if (open.remove(exchange)) {
                            task.run();
                        }
                    },
                    delay.toNanos(),
                    TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            open.remove(exchange);
            exchange.callback().failed(e);
        }
    }

    /** Quiet: the server would log an address otherwise, and addresses hold tokens. */
    private static EofException planned(String what) {
        return new EofException(what);
    }

    private static void head(Response response, Reply reply, boolean lengthKnown) {
        response.setStatus(reply.status());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, reply.contentType());
        reply.headers().forEach((name, value) -> response.getHeaders().put(name, value));
        if (lengthKnown) {
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, reply.body().length);
        }
    }
}
