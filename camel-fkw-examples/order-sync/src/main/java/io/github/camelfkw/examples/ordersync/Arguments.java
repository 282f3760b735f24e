// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.examples.ordersync;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/**
 * The command line.
 *
 * @param help        only show what can be said
 * @param keepRunning the demo goes on after its result
 * @param seconds     how long the demo's shop lives; null: not said
 * @param data        the folder for everything that is kept
 * @param csvCharset  of the CSV files, read and written
 */
record Arguments(boolean help, boolean keepRunning, Integer seconds, Path data, Charset csvCharset) {

    static final int DEFAULT_SECONDS = 45;

    static final String HELP = """
            order-sync: paid orders out of an FKW shop into files, waybill files back into the shop.

              java -jar order-sync.jar [options]

              --data DIR         folder for everything that is kept (default: order-sync-data)
              --csv-charset CS   UTF-8 (default) or GBK: of the daily CSV file, of waybill and of result files
              --seconds N        how long the shop of the demo lives (default: 45)
              --keep-running     the demo goes on after its result, until Ctrl-C
              --help             this text

            A real shop is set by four system properties or environment variables:
              fkw.clientId      FKW_CLIENT_ID
              fkw.clientSecret  FKW_CLIENT_SECRET
              fkw.refreshToken  FKW_REFRESH_TOKEN
              fkw.shopId        FKW_SHOP_ID
            Then it runs until Ctrl-C. Without them it shows itself on an embedded shop, the simulator.

            Exit code: 0 well, 1 the demo's shop and files do not agree or the program could not run, 2 wrong use.
            """;

    /** @throws UsageException for what cannot be understood */
    static Arguments parse(String... args) {
        boolean help = false;
        boolean keepRunning = false;
        Integer seconds = null;
        Path data = Path.of("order-sync-data");
        Charset charset = StandardCharsets.UTF_8;
        for (Iterator<String> rest = List.of(args).iterator(); rest.hasNext(); ) {
            String argument = rest.next();
            switch (argument) {
                case "--help", "-h" -> help = true;
                case "--keep-running" -> keepRunning = true;
                case "--seconds" -> seconds = seconds(value(argument, rest));
                case "--data" -> data = folder(value(argument, rest));
                case "--csv-charset" -> charset = charset(value(argument, rest));
                default -> throw new UsageException("Unknown argument " + argument);
            }
        }
        return new Arguments(help, keepRunning, seconds, data.toAbsolutePath().normalize(), charset);
    }

    int demoSeconds() {
        return seconds == null ? DEFAULT_SECONDS : seconds;
    }

    private static String value(String argument, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new UsageException(argument + " needs a value");
        }
        return rest.next();
    }

    private static int seconds(String text) {
        try {
            int seconds = Integer.parseInt(text);
            if (seconds >= 1 && seconds <= 86_400) {
                return seconds;
            }
        } catch (NumberFormatException notANumber) {
            // Said below.
        }
        throw new UsageException("--seconds takes a whole number from 1 to 86400, not " + text);
    }

    private static Path folder(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new UsageException("--data: " + text + " is not a folder name");
        }
    }

    private static Charset charset(String text) {
        return switch (text.toUpperCase(Locale.ROOT)) {
            case "UTF-8", "UTF8" -> StandardCharsets.UTF_8;
            case "GBK", "GB2312" -> Charset.forName("GBK");
            default -> throw new UsageException("--csv-charset takes UTF-8 or GBK, not " + text);
        };
    }
}
