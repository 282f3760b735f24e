// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.examples.ordersync.demo;

import io.github.camelfkw.examples.ordersync.DataFolder;
import io.github.camelfkw.examples.ordersync.csv.Csv;
import io.github.camelfkw.examples.ordersync.csv.CsvFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Stands in for an ERP: each time it works it gives a waybill to every order that is new in the inbox, and drops them as
 * one file. Like a real one it makes a mistake: its first file names an order that does not exist.
 */
public final class DemoErp {

    static final String UNKNOWN_ORDER = "99999999999";

    /** A row that was dropped. */
    record Row(String orderId, String waybillNo, String logisticsCode, String logisticsName) {}

    private static final String[][] CARRIERS = {
        {"SF", "shunfeng", "顺丰速运"}, {"ZT", "zhongtong", "中通快递"}, {"YD", "yunda", "韵达快递"}
    };
    private static final String ENGLISH =
            Csv.line(List.of("order_id", "waybill_no", "logistics_code", "logistics_name"));
    private static final String CHINESE = Csv.line(List.of("订单号", "物流单号", "物流公司编码", "物流公司名称"));

    private final DataFolder folder;
    private final Charset charset;
    private final Set<String> known = new LinkedHashSet<>();
    private final List<Row> rows = new ArrayList<>();
    private int files;

    DemoErp(DataFolder folder, Charset charset) {
        this.folder = folder;
        this.charset = charset;
    }

    /** Takes what is new in the inbox and drops a waybill file. */
    public synchronized void work() throws IOException {
        List<String> fresh = new ArrayList<>(inbox());
        fresh.removeAll(known);
        if (fresh.isEmpty()) {
            return;
        }
        List<Row> added = new ArrayList<>();
        for (String orderId : fresh) {
            added.add(row(orderId));
        }
        if (files == 0) {
            added.add(row(UNKNOWN_ORDER));
        }
        List<String> lines = new ArrayList<>();
        lines.add(files % 2 == 0 ? ENGLISH : CHINESE);
        for (Row row : added) {
            lines.add(Csv.line(List.of(row.orderId(), row.waybillNo(), row.logisticsCode(), row.logisticsName())));
        }
        files++;
        rows.addAll(added);
        known.addAll(fresh);
        CsvFile.write(folder.waybills().resolve(String.format("waybills-%03d.csv", files)), charset, lines);
    }

    private Row row(String orderId) {
        String[] carrier = CARRIERS[Math.floorMod(orderId.hashCode(), CARRIERS.length)];
        return new Row(orderId, carrier[0] + "77" + orderId, carrier[1], carrier[2]);
    }

    private List<String> inbox() throws IOException {
        return ids(folder.inbox(), ".json");
    }

    private static List<String> ids(Path where, String ending) throws IOException {
        try (Stream<Path> files = Files.list(where)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ending) && !name.startsWith("."))
                    .map(name -> name.substring(0, name.length() - ending.length()))
                    .sorted()
                    .toList();
        }
    }

    /** Whether each order has its row and each file is worked through. */
    synchronized boolean isIdle() {
        try {
            return known.containsAll(inbox()) && ids(folder.waybills(), ".csv").isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All rows that were dropped. */
    synchronized List<Row> rows() {
        return List.copyOf(rows);
    }
}
