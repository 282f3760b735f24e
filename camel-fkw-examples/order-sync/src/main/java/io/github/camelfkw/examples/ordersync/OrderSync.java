// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.examples.ordersync;

import io.github.camelfkw.examples.ordersync.demo.Demo;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/** The program: a real shop if one is set, else the demo. */
public final class OrderSync {

    static final int AGREED = 0;
    static final int FAILED = 1;
    static final int WRONG_USE = 2;

    /** How long Ctrl-C waits for the program; a little longer than the routes are given. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(15);

    private static final Duration FOREVER = Duration.ofDays(36_500);

    private final Console console;
    private final StopSignal stop;
    private final Clock clock;

    OrderSync(Console console, StopSignal stop, Clock clock) {
        this.console = console;
        this.stop = stop;
        this.clock = clock;
    }

    /** Exit code 0 well, 1 the demo does not agree or the program could not run, 2 wrong use. */
    public static void main(String[] args) {
        StopSignal stop = new StopSignal();
        StopSignal ended = new StopSignal();
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            stop.give();
                            ended.await(LAST_WORDS);
                        },
                        "ctrl-c"));
        int exitCode = new OrderSync(Console.ofTheSystem(), stop, Clock.systemDefaultZone()).run(args);
        ended.give();
        System.exit(exitCode);
    }

    /** Runs until the demo is over or the stop signal is given; returns the exit code. */
    int run(String... args) {
        try {
            Arguments arguments = Arguments.parse(args);
            if (arguments.help()) {
                console.line(Arguments.HELP);
                return AGREED;
            }
            Optional<ShopAccess> realShop = ShopAccess.of(System::getProperty, System::getenv);
            return realShop.isPresent() ? sync(arguments, realShop.get()) : demo(arguments);
        } catch (UsageException e) {
            console.error(e.getMessage() + ". --help tells more.");
            return WRONG_USE;
        } catch (RuntimeException e) {
            // The stack trace is for the log file; a person needs the cause.
            LoggerFactory.getLogger(OrderSync.class)
                    .error("order-sync ends: {}", rootCause(e).getMessage(), e);
            return FAILED;
        }
    }

    private int sync(Arguments arguments, ShopAccess shop) {
        if (arguments.seconds() != null || arguments.keepRunning()) {
            throw new UsageException("--seconds and --keep-running are for the demo, and a real shop is set");
        }
        try (DataFolder folder = open(arguments.data());
                SyncApp app = new SyncApp(shop, folder, arguments.csvCharset(), console, clock)) {
            app.start();
            console.line("order-sync: shop " + shop.shopId() + " at " + shop.baseUri());
            introduce(folder);
            console.line("  Ctrl-C ends it; the next start goes on where it stopped.");
            stop.await(FOREVER);
            app.stop();
        }
        return AGREED;
    }

    private int demo(Arguments arguments) {
        Demo demo = new Demo(console, stop, clock);
        try (DataFolder folder = open(demo.newFolder(arguments.data()))) {
            boolean agreed = demo.run(
                    folder,
                    arguments.csvCharset(),
                    Duration.ofSeconds(arguments.demoSeconds()),
                    arguments.keepRunning(),
                    () -> introduce(folder));
            return agreed ? AGREED : FAILED;
        }
    }

    /** The log begins with the first logger: its file has to be named before. */
    private static DataFolder open(java.nio.file.Path root) {
        DataFolder folder = DataFolder.open(root);
        System.setProperty(
                "orderSync.log", folder.log().resolve("order-sync.log").toString());
        return folder;
    }

    private void introduce(DataFolder folder) {
        console.line("  data folder " + folder.root());
        console.line("    inbox/           one JSON file per paid order, for the ERP");
        console.line("    orders/          one CSV file per day");
        console.line("    waybills/        drop waybill files here: order_id,waybill_no,logistics_code,logistics_name");
        console.line("    waybills/done/   files that were worked through, each with its .result.csv");
        console.line("    waybills/error/  what could not be shipped, and why");
        console.line("    log/             warnings with all details");
    }

    private static Throwable rootCause(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return cause;
    }
}
