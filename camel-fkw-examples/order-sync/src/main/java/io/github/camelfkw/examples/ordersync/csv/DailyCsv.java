// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.examples.ordersync.csv;

import io.github.camelfkw.component.fkw.client.model.FkwDateTime;
import io.github.camelfkw.component.fkw.client.model.Order;
import io.github.camelfkw.component.fkw.client.model.OrderItem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One CSV file a day with a line for each version of an order. Day and line follow from the order alone, so that an order
 * that comes again, after a crash say, meets its own line and is left out.
 */
public final class DailyCsv {

    private static final List<String> HEADER = List.of(
            "order_id",
            "modified_time",
            "pay_time",
            "price",
            "ship_price",
            "consignee_name",
            "mobile",
            "province",
            "city",
            "district",
            "town",
            "street",
            "items",
            "buyer_remarks",
            "seller_remarks",
            "refund");

    /** Days whose lines are held in memory; a backfill passes one day after the other. */
    private static final int DAYS_HELD = 3;

    private final Path folder;
    private final Charset charset;
    private final Clock clock;
    private final Map<Path, Day> days = new LinkedHashMap<>();

    /**
     * @param folder  of the files
     * @param charset of files that are begun; one that is there goes on in its own
     * @param clock   for orders without a time
     */
    public DailyCsv(Path folder, Charset charset, Clock clock) {
        this.folder = folder;
        this.charset = charset;
        this.clock = clock;
    }

    /** Adds the order's line, unless it is there. It is on the disk when the method returns. */
    public synchronized void add(Order order) throws IOException {
        Path file = folder.resolve("orders-" + day(order) + ".csv");
        Day day = days.get(file);
        if (day == null) {
            day = Day.open(file, charset);
            days.put(file, day);
            if (days.size() > DAYS_HELD) {
                days.remove(days.keySet().iterator().next());
            }
        }
        String line = Csv.line(cells(order));
        if (day.lines.contains(day.asKept(line))) {
            return;
        }
        try {
            day.append(line);
        } catch (IOException e) {
            // What is in the file now is not known: look again next time.
            days.remove(file);
            throw e;
        }
    }

    private LocalDate day(Order order) {
        return (order.modifiedTime() == null
                        ? FkwDateTime.of(clock.instant()).zoned()
                        : order.modifiedTime().zoned())
                .orElseGet(() -> clock.instant().atZone(FkwDateTime.ZONE))
                .toLocalDate();
    }

    private static List<?> cells(Order order) {
        return Arrays.asList(
                order.id(),
                order.modifiedTime(),
                order.payTime(),
                order.price(),
                order.shipPrice(),
                order.consigneeName(),
                order.mobile(),
                order.province(),
                order.city(),
                order.district(),
                order.town(),
                order.street(),
                order.orderItems().stream().map(DailyCsv::item).collect(Collectors.joining("; ")),
                order.buyerRemarks(),
                order.sellerRemarks(),
                order.hasRefund() ? "refund" : "");
    }

    private static String item(OrderItem item) {
        return (item.title() == null ? item.productId() : item.title())
                + (item.skuProperties() == null ? "" : " [" + item.skuProperties() + "]")
                + " x" + item.quantity();
    }

    /** A file and its lines. */
    private static final class Day {

        private final Path file;
        private final Charset charset;
        private final Set<String> lines = new HashSet<>();
        private boolean begun;

        private Day(Path file, Charset charset) {
            this.file = file;
            this.charset = charset;
        }

        static Day open(Path file, Charset wanted) throws IOException {
            if (!Files.exists(file)) {
                return new Day(file, wanted);
            }
            byte[] content = Files.readAllBytes(file);
            int whole = content.length;
            while (whole > 0 && content[whole - 1] != '\n') {
                whole--;
            }
            if (whole < content.length) {
                cutOffHalfALine(file, whole);
            }
            if (whole == 0) {
                return new Day(file, wanted);
            }
            Charset charset = CsvFile.hasBom(content) ? StandardCharsets.UTF_8 : Charset.forName("GBK");
            Day day = new Day(file, charset);
            day.begun = true;
            for (String line : new String(content, 0, whole, charset).split("\r?\n")) {
                day.lines.add(line + "\r\n");
            }
            return day;
        }

        /** A crash of the machine in the middle of a line; its order comes again. */
        private static void cutOffHalfALine(Path file, int length) throws IOException {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(length);
                channel.force(true);
            }
        }

        /** The line as it reads once it has been in the file: what the encoding lacks is a question mark there. */
        String asKept(String line) {
            return new String(line.getBytes(charset), charset);
        }

        void append(String line) throws IOException {
            String text = begun ? line : CsvFile.begin(charset) + Csv.line(HEADER) + line;
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
                CsvFile.writeFully(channel, text.getBytes(charset));
            }
            begun = true;
            lines.add(asKept(line));
        }
    }
}
