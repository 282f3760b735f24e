// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.examples.ordersync.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelfkw.examples.ordersync.DataFolder;
import io.github.camelfkw.examples.ordersync.csv.Csv;
import io.github.camelfkw.examples.ordersync.csv.CsvFile;
import io.github.camelfkw.simulator.RecordedRequest;
import io.github.camelfkw.simulator.fkw.FkwSimulator;
import io.github.camelfkw.simulator.fkw.OrderVersion;
import io.github.camelfkw.simulator.fkw.SimOrder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Compares what the shop has on its books (every version of every order, every request) with what lies in the folders. It
 * knows nothing of the routes.
 */
final class DemoCheck {

    private static final int PROBLEMS_SHOWN = 10;

    private final FkwSimulator simulator;
    private final DataFolder folder;
    private final Charset charset;
    private final List<DemoErp.Row> rows;
    private final ObjectMapper json = new ObjectMapper();
    private final List<String> problems = new ArrayList<>();
    private int waiting;
    private int sent;
    private int shippedRows;
    private int failedRows;

    DemoCheck(FkwSimulator simulator, DataFolder folder, Charset charset, List<DemoErp.Row> rows) {
        this.simulator = simulator;
        this.folder = folder;
        this.charset = charset;
        this.rows = rows;
    }

    void run() {
        try {
            checkOrders();
            checkDailyFiles();
            checkRows();
            checkRequests();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean agrees() {
        return problems.isEmpty();
    }

    List<String> problems() {
        return List.copyOf(problems);
    }

    /** The result for a person. */
    List<String> report() {
        List<String> lines = new ArrayList<>();
        lines.add("Compared with the shop's own books:");
        lines.add("  orders    " + (waiting + sent) + " paid (" + waiting + " waiting, " + sent
                + " shipped): each lies in inbox/ as the shop had it, and in orders/");
        lines.add("  waybills  " + rows.size() + " rows dropped: " + shippedRows
                + " shipped, each once and with its waybill; " + failedRows + " not shipped, with the reason");
        lines.add("  requests  " + simulator.journal().count() + ", of which the platform's document does not allow "
                + simulator.journal().violationCount());
        problems.stream().limit(PROBLEMS_SHOWN).forEach(problem -> lines.add("  WRONG: " + problem));
        if (problems.size() > PROBLEMS_SHOWN) {
            lines.add("  ... and " + (problems.size() - PROBLEMS_SHOWN) + " more");
        }
        lines.add(agrees() ? "The shop and the files agree." : "The shop and the files do NOT agree.");
        return lines;
    }

    /** An order that waits has its present version in the inbox; one that was shipped, a version that waited. */
    private void checkOrders() throws IOException {
        for (SimOrder order : simulator.shop().orders()) {
            boolean isWaiting = order.status().equals("wait_seller_ship");
            boolean isSent = !order.waybillNo().isEmpty();
            if (!isWaiting && !isSent) {
                continue;
            }
            if (isWaiting) {
                waiting++;
            } else {
                sent++;
            }
            Path file = folder.inbox().resolve(order.id() + ".json");
            if (!Files.exists(file)) {
                problems.add("order " + order.id() + " (" + order.status() + ") has no file in inbox/");
                continue;
            }
            JsonNode kept = tree(Files.readString(file));
            List<OrderVersion> versions = simulator.history().versions(order.id()).stream()
                    .filter(version -> version.status().equals("wait_seller_ship"))
                    .toList();
            List<OrderVersion> wanted = isWaiting ? versions.subList(versions.size() - 1, versions.size()) : versions;
            if (wanted.stream().noneMatch(version -> SameOrder.same(kept, tree(version.json())))) {
                problems.add("the file of order " + order.id() + " (" + order.status() + ") is not as the shop "
                        + (isWaiting ? "has" : "ever had") + " it");
            }
        }
    }

    private JsonNode tree(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
        }
    }

    /** Each file of the inbox has its line, and no line is there twice. */
    private void checkDailyFiles() throws IOException {
        Set<String> lines = new HashSet<>();
        Set<String> versions = new HashSet<>();
        for (Path file : files(folder.orders(), ".csv")) {
            for (String line : text(file).split("\r\n")) {
                if (!lines.add(file.getFileName() + line)) {
                    problems.add(file.getFileName() + " has a line twice: order "
                            + Csv.cells(line).get(0));
                }
                versions.add(String.join(" ", Csv.cells(line).subList(0, 2)));
            }
        }
        for (Path file : files(folder.inbox(), ".json")) {
            JsonNode order = tree(Files.readString(file));
            String version = order.path("id").asText() + " "
                    + order.path("modified_time").asText();
            if (!versions.contains(version)) {
                problems.add("orders/ has no line for order " + version);
            }
        }
    }

    /** Each row has one result, and the shop stands as the result says. */
    private void checkRows() throws IOException {
        Map<String, List<List<String>>> results = new HashMap<>();
        for (Path file : files(folder.done(), ".result.csv")) {
            text(file).lines().skip(1).map(Csv::cells).forEach(cells -> results.computeIfAbsent(
                            cells.get(0) + " " + cells.get(1), key -> new ArrayList<>())
                    .add(cells));
        }
        Map<String, Integer> parcels = parcels();
        for (DemoErp.Row row : rows) {
            List<List<String>> found = results.getOrDefault(row.orderId() + " " + row.waybillNo(), List.of());
            if (found.size() != 1) {
                problems.add("order " + row.orderId() + " has " + found.size() + " results instead of one");
                continue;
            }
            String outcome = found.get(0).get(2);
            String waybill = simulator
                    .shop()
                    .order(row.orderId())
                    .map(SimOrder::waybillNo)
                    .orElse("");
            int count = parcels.getOrDefault(row.orderId() + " " + row.waybillNo(), 0);
            if (outcome.equals("failed")) {
                failedRows++;
                if (!waybill.isEmpty() || count > 0 || found.get(0).get(3).isBlank()) {
                    problems.add(
                            "order " + row.orderId() + " is reported as failed, but the shop has waybill " + waybill);
                }
            } else {
                shippedRows++;
                if (!waybill.equals(row.waybillNo()) || count != 1) {
                    problems.add("order " + row.orderId() + " is reported as shipped with " + row.waybillNo()
                            + ", but the shop has waybill " + waybill + " after " + count + " shipments");
                }
            }
        }
    }

    /** How often the shop accepted a shipment, by order and waybill; one that nobody dropped is a problem. */
    private Map<String, Integer> parcels() {
        Set<String> dropped = new HashSet<>();
        rows.forEach(row -> dropped.add(row.orderId() + " " + row.waybillNo()));
        Map<String, Integer> parcels = new HashMap<>();
        for (RecordedRequest request : simulator.journal().requests("/api/order/ship")) {
            if (Optional.ofNullable(request.rt()).filter(rt -> rt == 0).isPresent()) {
                String parcel = request.param("order_id") + " " + request.param("waybill_no");
                parcels.merge(parcel, 1, Integer::sum);
                if (!dropped.contains(parcel)) {
                    problems.add("order " + parcel + " was shipped, but nobody dropped such a row");
                }
            }
        }
        return parcels;
    }

    private void checkRequests() {
        simulator
                .journal()
                .violations()
                .forEach(request ->
                        problems.add("request " + request.path() + ": " + String.join("; ", request.violations())));
    }

    private String text(Path file) throws IOException {
        byte[] content = Files.readAllBytes(file);
        String text = new String(content, CsvFile.hasBom(content) ? StandardCharsets.UTF_8 : charset);
        return text.startsWith(Csv.BOM) ? text.substring(1) : text;
    }

    private static List<Path> files(Path where, String ending) throws IOException {
        try (Stream<Path> files = Files.list(where)) {
            return files.filter(file -> {
                        String name = file.getFileName().toString();
                        return name.endsWith(ending) && !name.startsWith(".");
                    })
                    .sorted()
                    .toList();
        }
    }
}
