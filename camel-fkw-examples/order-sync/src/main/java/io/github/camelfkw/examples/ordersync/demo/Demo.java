// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.examples.ordersync.demo;

import io.github.camelfkw.examples.ordersync.Console;
import io.github.camelfkw.examples.ordersync.DataFolder;
import io.github.camelfkw.examples.ordersync.PollWatch;
import io.github.camelfkw.examples.ordersync.ShopAccess;
import io.github.camelfkw.examples.ordersync.StopSignal;
import io.github.camelfkw.examples.ordersync.SyncApp;
import io.github.camelfkw.simulator.fkw.FkwSimulator;
import io.github.camelfkw.simulator.fkw.Life;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/** A shop that lives, an ERP that ships, and the comparison at the end. */
public final class Demo {

    private static final DateTimeFormatter RUN = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);
    private static final Duration GLANCE = Duration.ofMillis(100);
    private static final Duration LONGEST_QUIETING = Duration.ofSeconds(60);
    private static final Duration FOREVER = Duration.ofDays(36_500);

    /** The consumer reads up to two seconds ago; a poll that begins this long after a change has seen it. */
    private static final Duration SEEN_AFTER = Duration.ofSeconds(4);

    private final Console console;
    private final StopSignal stop;
    private final Clock clock;

    public Demo(Console console, StopSignal stop, Clock clock) {
        this.console = console;
        this.stop = stop;
        this.clock = clock;
    }

    /** A folder that no earlier run has used. */
    public Path newFolder(Path data) {
        String run = "demo-" + RUN.format(clock.instant().atZone(clock.getZone()));
        Path folder = data.resolve(run);
        for (int i = 2; Files.exists(folder); i++) {
            folder = data.resolve(run + "-" + i);
        }
        return folder;
    }

    /**
     * Runs the demo.
     *
     * @param  length      how long the shop lives
     * @param  keepRunning whether it lives on after the comparison
     * @param  introduce   tells the user where things are
     * @return             whether shop and files agree; true also when Ctrl-C came first
     */
    public boolean run(
            DataFolder folder, Charset csvCharset, Duration length, boolean keepRunning, Runnable introduce) {
        try (FkwSimulator simulator = FkwSimulator.builder().build()) {
            fill(simulator);
            simulator.start();
            DemoErp erp = new DemoErp(folder, csvCharset);
            try (SyncApp app = new SyncApp(access(simulator), folder, csvCharset, console, clock)) {
                // A lively demo: looks often, and reads small pages so that orders change between them.
                app.set("camel.main.routesIncludePattern", "camel/*.yaml,camel-demo/*.yaml")
                        .set("orders.delay", "1000")
                        .set("orders.pageSize", "20")
                        .set("waybills.delay", "500")
                        .set("waybills.minAge", "200")
                        .set("demo.erpPeriod", "3000")
                        .bind("demoErp", erp);
                app.start();
                console.line("order-sync: demo with a shop of its own, the simulator at " + simulator.baseUri());
                introduce.run();
                console.line(
                        "  For " + length.toSeconds() + " s buyers order, pay, cancel and change their minds while the"
                                + " routes run. Ctrl-C ends it.");
                live(simulator.life());
                boolean interrupted = stop.await(length);
                simulator.life().stop();
                boolean agreed = interrupted || compare(simulator, folder, csvCharset, erp, app.polls());
                if (keepRunning && !stop.await(Duration.ZERO)) {
                    console.line("The shop lives on. Ctrl-C ends it.");
                    live(simulator.life());
                    stop.await(FOREVER);
                    simulator.life().stop();
                }
                app.stop();
                return agreed;
            }
        }
    }

    private static ShopAccess access(FkwSimulator simulator) {
        return new ShopAccess(
                FkwSimulator.DEFAULT_CLIENT_ID,
                FkwSimulator.DEFAULT_CLIENT_SECRET,
                simulator.issueTokens().refreshToken(),
                FkwSimulator.DEFAULT_SHOP_ID,
                simulator.baseUri().toString());
    }

    /** Orders of the last days, so that there is something to read at once. */
    private void fill(FkwSimulator simulator) {
        Instant now = clock.instant();
        simulator.shop().addOrders(90, spec -> {
            Instant placed = now.minus(Duration.ofMinutes(40L * (90 - spec.index())));
            spec.status(spec.index() % 3 == 0 ? "wait_buyer_pay" : "wait_seller_ship")
                    .createdAt(placed)
                    .modifiedAt(placed.plus(Duration.ofMinutes(spec.index() % 30)));
        });
    }

    /** By the second, and also between the pages of one read. Only the ERP ships. */
    private static void live(Life life) {
        life.rates(3, 2.5, 0.3)
                .rate(Life.Event.COMPLETED, 0.5)
                .rate(Life.Event.TOUCHED, 0.5)
                .rate(Life.Event.REFUNDED, 0.05)
                .weight(Life.Event.SHIPPED, 0)
                .weight(Life.Event.CANCELLED, 0.5)
                .weight(Life.Event.REFUNDED, 0.1)
                .betweenRequests(1)
                .start();
    }

    private boolean compare(
            FkwSimulator simulator, DataFolder folder, Charset csvCharset, DemoErp erp, PollWatch polls) {
        console.line("The shop stands still now; waiting until the routes and the ERP have nothing left to do.");
        Instant seen = clock.instant().plus(SEEN_AFTER);
        Instant deadline = clock.instant().plus(LONGEST_QUIETING);
        boolean quiet = awaitUntil(
                        deadline,
                        () -> polls.lastGoodBegunAt().filter(seen::isBefore).isPresent())
                && awaitUntil(deadline, erp::isIdle);
        if (stop.await(Duration.ZERO)) {
            return true;
        }
        DemoCheck check = new DemoCheck(simulator, folder, csvCharset, erp.rows());
        check.run();
        if (!quiet) {
            console.line("It did not become quiet within " + LONGEST_QUIETING.toSeconds() + " s.");
        }
        check.report().forEach(console::line);
        return quiet && check.agrees();
    }

    private boolean awaitUntil(Instant deadline, BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            if (clock.instant().isAfter(deadline) || stop.await(GLANCE)) {
                return false;
            }
        }
        return true;
    }
}
