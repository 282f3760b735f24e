// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP side of a simulator: takes requests apart, asks the {@link FaultPlan} what goes wrong, asks the
 * {@link Site} for the answer, notes both in the {@link Journal} and sends it – or breaks it on the way. Listens on
 * the loopback address only. Knows no vendor.
 */
public final class SimulatorServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SimulatorServer.class);
    private static final String HOST = "127.0.0.1";
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    private final Site site;
    private final FaultPlan faults;
    private final Journal journal;
    private final RequestReader reader;
    private final boolean https;
    private final int port;
    private volatile boolean closing;
    private Server server;
    private ServerConnector connector;
    private ScheduledExecutorService timer;
    private Delivery delivery;

    /** @param port 0 for any free one */
    public SimulatorServer(Site site, FaultPlan faults, Journal journal, int port, boolean https) {
        this.site = site;
        this.faults = faults;
        this.journal = journal;
        this.reader = new RequestReader();
        this.port = port;
        this.https = https;
    }

    /**
     * Opens the port. Does nothing when it is open.
     *
     * @throws IllegalStateException when the port cannot be opened
     */
    public synchronized void start() {
        if (server != null) {
            return;
        }
        QueuedThreadPool threads = new QueuedThreadPool(64, 4);
        threads.setName("simulator");
        threads.setDaemon(true);
        Server fresh = new Server(threads);
        connector = connector(fresh);
        fresh.addConnector(connector);
        fresh.setHandler(new Front());
        fresh.setStopTimeout(0);
        timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "simulator-timer");
            thread.setDaemon(true);
            return thread;
        });
        delivery = new Delivery(timer);
        closing = false;
        try {
            fresh.start();
        } catch (Exception e) {
            timer.shutdownNow();
            throw new IllegalStateException("the simulator could not open " + HOST + ":" + port, e);
        }
        server = fresh;
    }

    private ServerConnector connector(Server owner) {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendDateHeader(false);
        configuration.setSendServerVersion(false);
        configuration.setRequestHeaderSize(256 * 1024);
        HttpConnectionFactory http = new HttpConnectionFactory(configuration);
        ServerConnector made = https
                ? new ServerConnector(
                        owner, 1, 1, new SslConnectionFactory(SimulatorTls.serverFactory(), "http/1.1"), http)
                : new ServerConnector(owner, 1, 1, http);
        made.setHost(HOST);
        made.setPort(port);
        made.setIdleTimeout(0);
        made.setAcceptQueueSize(256);
        return made;
    }

    /**
     * Where the simulator listens, without a slash at the end.
     *
     * @throws IllegalStateException before the start
     */
    public synchronized URI baseUri() {
        if (server == null) {
            throw new IllegalStateException("the simulator is not started: call start() first");
        }
        return URI.create((https ? "https://" : "http://") + HOST + ":" + connector.getLocalPort());
    }

    /** Closes the port and every connection, also those that wait for an answer. */
    @Override
    public synchronized void close() {
        if (server == null) {
            return;
        }
        timer.shutdownNow();
        // First the door, then the guests: a client that is hung up on may knock again at once.
        closing = true;
        connector.close();
        delivery.abandonAll();
        try {
            server.stop();
        } catch (Exception e) {
            LOG.warn("the simulator did not stop cleanly", e);
        }
        server = null;
    }

    private final class Front extends Handler.Abstract {

        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            if (closing) {
                delivery.reset(new Delivery.Exchange(request, response, callback));
                return true;
            }
            Call call;
            try {
                call = reader.read(request);
            } catch (IOException | UncheckedIOException e) {
                callback.failed(e);
                return true;
            }
            if (site.sendsDate()) {
                response.getHeaders().put(HttpHeader.DATE, HTTP_DATE.format(site.now()));
            }
            JournalEntry entry = new JournalEntry(
                    journal, call, site, request.getConnectionMetaData().getId());
            Optional<Fault> fault = faults.take(entry.preview());
            if (fault.isEmpty()) {
                Reply reply = ask(call);
                entry.answered(reply);
                delivery.send(response, callback, reply);
            } else {
                misbehave(fault.get(), call, entry, new Delivery.Exchange(request, response, callback));
            }
            return true;
        }

        private Reply ask(Call call) {
            try {
                return site.answer(call);
            } catch (RuntimeException e) {
                LOG.error("the simulator failed at {} {}", call.method(), call.path(), e);
                return Reply.html(
                                500,
                                "<html><body>simulator error: " + e.getClass().getSimpleName() + "</body></html>")
                        .refusedBecause("simulator error: " + e, null);
            }
        }

        private void misbehave(Fault fault, Call call, JournalEntry entry, Delivery.Exchange exchange) {
            Reply truth = fault.isAfterEffect() ? ask(call) : null;
            Reply replacement = fault.replacement(site);
            Reply shown = replacement != null ? replacement : truth;
            switch (fault.kind()) {
                case ANSWER -> {
                    entry.broken(fault, shown);
                    delivery.send(exchange.response(), exchange.callback(), shown);
                }
                case LATENCY -> {
                    entry.broken(fault, shown);
                    delivery.sendLater(exchange, shown, fault.delay());
                }
                case TRUNCATED_JSON -> {
                    entry.broken(fault, shown);
                    delivery.send(exchange.response(), exchange.callback(), Delivery.half(shown));
                }
                case TRUNCATED_BODY -> {
                    entry.broken(fault, shown);
                    delivery.sendHalfAndHangUp(exchange, shown);
                }
                case SLOW_BODY -> {
                    entry.broken(fault, shown);
                    delivery.sendSlowly(exchange, shown, fault.delay());
                }
                case HUGE_BODY -> {
                    entry.broken(fault, Reply.json(new byte[0], 0));
                    delivery.sendHuge(exchange, fault.size());
                }
                case RESET -> {
                    entry.unanswered(fault, truth);
                    delivery.reset(exchange);
                }
                case NEVER -> {
                    entry.unanswered(fault, truth);
                    delivery.never(exchange);
                }
            }
        }
    }
}
