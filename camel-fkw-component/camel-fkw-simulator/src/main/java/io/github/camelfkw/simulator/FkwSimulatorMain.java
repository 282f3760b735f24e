// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator;

import io.github.camelfkw.simulator.MainOptions.Option;
import io.github.camelfkw.simulator.fkw.FkwShop;
import io.github.camelfkw.simulator.fkw.FkwSimulator;
import io.github.camelfkw.simulator.fkw.FkwTokens;
import io.github.camelfkw.simulator.fkw.Life;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Runs the FKW simulator from the command line until Ctrl-C, with a shop in which orders come in and are paid, and says
 * what a client needs to know. {@code --help} lists the options.
 */
public final class FkwSimulatorMain {

    private static final long REPORT_SECONDS = 10;
    private static final String[] STATUSES = {
        "finished", "finished", "shipped", "wait_seller_ship", "wait_buyer_pay", "canceled"
    };

    private final MainOptions options;
    private final PrintStream out;

    private FkwSimulatorMain(MainOptions options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    /** Exit code 0 after Ctrl-C or {@code --help}, 2 for options that cannot be understood, 1 for a port in use. */
    public static void main(String[] args) {
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            end.countDown();
            await(ended, Duration.ofSeconds(5));
        }));
        int exitCode = run(args, System.out, end);
        ended.countDown();
        if (exitCode != 0) {
            System.exit(exitCode);
        }
    }

    /** What {@link #main} does, with the output and the end in the caller's hands. Returns the exit code. */
    static int run(String[] args, PrintStream out, CountDownLatch end) {
        try {
            MainOptions options = MainOptions.parse(args);
            if (options.has(Option.HELP)) {
                out.print(MainOptions.help());
                return 0;
            }
            new FkwSimulatorMain(options, out).runUntil(end);
            return 0;
        } catch (IllegalArgumentException e) {
            out.println(e.getMessage());
            return 2;
        } catch (IllegalStateException e) {
            out.println(e.getMessage()
                    + (e.getCause() == null ? "" : ": " + e.getCause().getMessage()));
            return 1;
        }
    }

    private void runUntil(CountDownLatch end) {
        try (FkwSimulator simulator = build()) {
            configure(simulator);
            simulator.start();
            introduce(simulator);
            simulator.life().start();
            while (!await(end, Duration.ofSeconds(REPORT_SECONDS))) {
                report(simulator);
            }
            out.println("stopped after " + simulator.journal().count() + " requests");
        }
    }

    private FkwSimulator build() {
        return FkwSimulator.builder()
                .port(options.integer(Option.PORT))
                .https(options.has(Option.HTTPS))
                .seed(options.integer(Option.SEED))
                .client(options.text(Option.CLIENT_ID), options.text(Option.CLIENT_SECRET))
                .redirectUri(options.text(Option.REDIRECT_URI))
                .build();
    }

    private void configure(FkwSimulator simulator) {
        simulator.history().enabled(false);
        simulator.journal().keepLast(1_000);
        simulator.quirks().rotateRefreshToken(options.has(Option.ROTATE)).listOrder(options.listOrder());
        simulator.faults().latency(Duration.ofMillis(options.integer(Option.LATENCY)));
        double faultRate = options.number(Option.FAULT_RATE);
        if (faultRate > 0) {
            simulator
                    .faults()
                    .rate(
                            faultRate,
                            Fault.status(502),
                            Fault.maintenancePage(),
                            Fault.throttled(),
                            Fault.truncatedJson(),
                            Fault.resetBeforeEffect(),
                            Fault.resetAfterEffect(),
                            Fault.latency(Duration.ofSeconds(3)));
        }
        for (int i = 2; i <= options.integer(Option.SHOPS); i++) {
            simulator.addShop(String.valueOf(Integer.parseInt(FkwSimulator.DEFAULT_SHOP_ID) + i - 1), "演示商城" + i);
        }
        for (FkwShop shop : simulator.shops()) {
            shop.addProducts(options.integer(Option.PRODUCTS));
            shop.addMembers(options.integer(Option.MEMBERS));
        }
        addPastOrders(simulator);
        simulator
                .life()
                .rate(Life.Event.CREATED, options.number(Option.CREATED_PER_MINUTE) / 60)
                .rate(Life.Event.PAID, options.number(Option.PAID_PER_MINUTE) / 60)
                .rate(Life.Event.SHIPPED, options.number(Option.SHIPPED_PER_MINUTE) / 60)
                .rate(Life.Event.COMPLETED, options.number(Option.COMPLETED_PER_MINUTE) / 60)
                .rate(Life.Event.CANCELLED, options.number(Option.CANCELLED_PER_MINUTE) / 60);
    }

    private void addPastOrders(FkwSimulator simulator) {
        int orders = options.integer(Option.ORDERS);
        Instant now = simulator.clock().instant();
        Duration past = Duration.ofDays(30);
        simulator.shop().addOrders(orders, spec -> {
            Duration age = past.multipliedBy(orders - spec.index()).dividedBy(orders + 1L);
            String status = STATUSES[spec.index() % STATUSES.length];
            spec.status(status)
                    .createdAt(now.minus(age))
                    .modifiedAt(now.minus(age.dividedBy(status.equals("wait_buyer_pay") ? 1 : 2)));
            if (status.equals("finished") || status.equals("shipped")) {
                spec.shippedWith("SF" + (1_000_000_000L + spec.index()), "顺丰速运");
            }
        });
    }

    private void introduce(FkwSimulator simulator) {
        out.println("FKW simulator at " + simulator.baseUri());
        out.println("  client_id      " + options.text(Option.CLIENT_ID));
        out.println("  client_secret  " + options.text(Option.CLIENT_SECRET));
        out.println("  redirect_uri   " + options.text(Option.REDIRECT_URI));
        for (FkwShop shop : simulator.shops()) {
            FkwTokens tokens = simulator.issueTokens(shop.id());
            out.println("  shop " + shop.id() + " " + shop.name() + ", " + shop.orderCount() + " orders");
            out.println("    access_token   " + tokens.accessToken());
            out.println("    refresh_token  " + tokens.refreshToken());
        }
        if (options.has(Option.HTTPS)) {
            out.println("  trust store    classpath:" + SimulatorTls.TRUST_STORE_RESOURCE + ", password "
                    + SimulatorTls.PASSWORD + " (a test certificate)");
        }
        out.println("Ctrl-C ends it.");
    }

    private void report(FkwSimulator simulator) {
        out.println(simulator
                        .clock()
                        .instant()
                        .atZone(ZoneId.systemDefault())
                        .toLocalTime()
                        .truncatedTo(ChronoUnit.SECONDS)
                + "  requests " + simulator.journal().count()
                + ", refreshes " + simulator.tokens().refreshes()
                + ", violations " + simulator.journal().violationCount()
                + ", faults " + simulator.faults().firedTotal()
                + ", orders " + simulator.shop().orderCount()
                + ", changes " + simulator.life().changes());
    }

    private static boolean await(CountDownLatch latch, Duration atMost) {
        try {
            return latch.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
