// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.examples.ordersync.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfkw.examples.ordersync.DataFolder;
import io.github.camelfkw.examples.ordersync.csv.Csv;
import io.github.camelfkw.examples.ordersync.csv.CsvFile;
import io.github.camelfkw.simulator.fkw.FkwSimulator;
import io.github.camelfkw.simulator.fkw.FkwSimulatorExtension;
import io.github.camelfkw.simulator.fkw.SimOrder;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A checker that cannot fail is no checker: a good state first, then one thing wrong at a time. */
class DemoCheckTest {

    @RegisterExtension
    final FkwSimulatorExtension platform = new FkwSimulatorExtension();

    @TempDir
    Path data;

    private final List<DemoErp.Row> rows = new ArrayList<>();
    private FkwSimulator simulator;
    private DataFolder folder;
    private SimOrder waiting;
    private SimOrder sent;

    @BeforeEach
    void aGoodState() throws Exception {
        simulator = platform.simulator();
        folder = DataFolder.open(data);
        waiting = simulator.shop().addOrder(spec -> spec.status("wait_seller_ship"));
        sent = simulator.shop().addOrder(spec -> spec.status("wait_seller_ship"));
        List<String> lines = new ArrayList<>(List.of(Csv.line(List.of("order_id", "modified_time"))));
        for (SimOrder order : List.of(waiting, sent)) {
            Files.writeString(file(order), order.json());
            lines.add(Csv.line(List.of(order.id(), modifiedTime(order))));
        }
        CsvFile.write(folder.orders().resolve("orders-1.csv"), StandardCharsets.UTF_8, lines);
        rows.add(new DemoErp.Row(sent.id(), "SF1", "shunfeng", "顺丰速运"));
        ship("SF1");
        result("shipped");
    }

    @AfterEach
    void close() {
        folder.close();
    }

    @Test
    void agreesWithAGoodState() {
        assertThat(check().problems()).isEmpty();
        assertThat(check().report()).contains("The shop and the files agree.");
    }

    @Test
    void missesAFile() throws IOException {
        Files.delete(file(waiting));
        assertThat(check().problems()).singleElement().asString().contains(waiting.id(), "no file");
        assertThat(check().report()).contains("The shop and the files do NOT agree.");
    }

    @Test
    void missesTheFileOfAShippedOrder() throws IOException {
        Files.delete(file(sent));
        assertThat(check().problems()).singleElement().asString().contains(sent.id(), "no file");
    }

    @Test
    void seesAnOldVersion() {
        simulator.shop().touch(waiting.id());
        assertThat(check().problems()).singleElement().asString().contains(waiting.id(), "not as the shop has it");
    }

    @Test
    void seesAChangedCharacter() throws IOException {
        Files.writeString(file(sent), Files.readString(file(sent)).replace("普通订单", "普通订車"));
        assertThat(check().problems()).singleElement().asString().contains(sent.id(), "ever had");
    }

    @Test
    void seesHalfAFile() throws IOException {
        String whole = Files.readString(file(waiting));
        Files.writeString(file(waiting), whole.substring(0, whole.length() / 2));
        assertThat(check().problems()).anyMatch(problem -> problem.contains("not as the shop has it"));
    }

    @Test
    void seesALineTwiceAndALineThatIsMissing() throws IOException {
        Path csv = folder.orders().resolve("orders-1.csv");
        List<String> lines = Files.readAllLines(csv);
        Files.writeString(csv, lines.get(2) + "\r\n", StandardOpenOption.APPEND);
        assertThat(check().problems()).singleElement().asString().contains("twice");

        Files.writeString(csv, lines.get(0) + "\r\n" + lines.get(2) + "\r\n");
        assertThat(check().problems()).singleElement().asString().contains("no line for order " + waiting.id());
    }

    @Test
    void seesAnotherWaybillThanWasDropped() {
        rows.set(0, new DemoErp.Row(sent.id(), "SF2", "shunfeng", "顺丰速运"));
        assertThat(check().problems()).anyMatch(problem -> problem.contains("nobody dropped"));
    }

    @Test
    void seesATamperedResult() throws IOException {
        result("failed");
        assertThat(check().problems()).singleElement().asString().contains("reported as failed");
    }

    @Test
    void seesARowWithoutResultAndOneWithTwo() throws IOException {
        Path file = folder.done().resolve("w.result.csv");
        Files.writeString(file, Files.readAllLines(file).get(1) + "\r\n", StandardOpenOption.APPEND);
        assertThat(check().problems()).singleElement().asString().contains("2 results");
        Files.delete(file);
        assertThat(check().problems()).singleElement().asString().contains("0 results");
    }

    @Test
    void seesAReportedShipmentThatNeverReachedTheShop() throws IOException {
        SimOrder third = simulator.shop().addOrder();
        rows.add(new DemoErp.Row(third.id(), "SF3", "shunfeng", "顺丰速运"));
        CsvFile.write(
                folder.done().resolve("w2.result.csv"),
                StandardCharsets.UTF_8,
                List.of("header\r\n", Csv.line(List.of(third.id(), "SF3", "shipped", ""))));
        assertThat(check().problems()).singleElement().asString().contains("reported as shipped");
    }

    @Test
    void seesARequestThatTheDocumentDoesNotAllow() throws Exception {
        call("/api/order/nonsense?access_token=x");
        assertThat(check().problems()).isNotEmpty().allMatch(problem -> problem.startsWith("request "));
    }

    private DemoCheck check() {
        DemoCheck check = new DemoCheck(simulator, folder, StandardCharsets.UTF_8, rows);
        check.run();
        return check;
    }

    private Path file(SimOrder order) {
        return folder.inbox().resolve(order.id() + ".json");
    }

    private void result(String outcome) throws IOException {
        CsvFile.write(
                folder.done().resolve("w.result.csv"),
                StandardCharsets.UTF_8,
                List.of("header\r\n", Csv.line(List.of(sent.id(), "SF1", outcome, "why"))));
    }

    private static String modifiedTime(SimOrder order) {
        return order.json().replaceAll("(?s).*\"modified_time\"\\s*:\\s*\"([^\"]*)\".*", "$1");
    }

    private void ship(String waybill) throws Exception {
        call("/api/order/ship?format=json&method=shipOrder&timestamp="
                + simulator.clock().millis() + "&access_token="
                + simulator.issueTokens().accessToken() + "&order_id=" + sent.id() + "&waybill_no=" + waybill
                + "&logistics_code=shunfeng&logistics_name=" + URLEncoder.encode("顺丰速运", StandardCharsets.UTF_8));
    }

    private void call(String pathAndQuery) throws Exception {
        HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(simulator.baseUri() + pathAndQuery))
                                .POST(HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
