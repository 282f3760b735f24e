// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.examples.ordersync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelfkw.simulator.Fault;
import io.github.camelfkw.simulator.fkw.FkwSimulator;
import io.github.camelfkw.simulator.fkw.FkwSimulatorExtension;
import io.github.camelfkw.simulator.fkw.SimOrder;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class WaybillsOutTest {

    private static final String HEADER = "order_id,waybill_no,logistics_code,logistics_name";
    private static final Charset GBK = Charset.forName("GBK");

    @RegisterExtension
    final FkwSimulatorExtension platform = new FkwSimulatorExtension();

    @TempDir
    Path data;

    private FkwSimulator simulator;
    private RunningSync sync;

    @BeforeEach
    void start() {
        simulator = platform.simulator();
        sync = new RunningSync(RunningSync.access(simulator), data, StandardCharsets.UTF_8);
    }

    @AfterEach
    void stop() {
        sync.close();
    }

    @Test
    void shipsEachRowAndSaysSo() throws IOException {
        SimOrder one = paid();
        SimOrder two = paid();
        sync.drop("w.csv", HEADER, row(one, "SF1"), "", row(two, "SF2"));

        assertThat(result("w"))
                .containsExactly(
                        "order_id,waybill_no,outcome,reason", one.id() + ",SF1,shipped,", two.id() + ",SF2,shipped,");
        assertThat(one.waybillNo()).isEqualTo("SF1");
        assertThat(two.logisticsName()).isEqualTo("顺丰速运");
        await().atMost(RunningSync.PATIENCE)
                .until(() -> Files.exists(done("w.csv")) && !Files.exists(dropped("w.csv")));
        assertThat(error("w.failed.csv")).doesNotExist();
    }

    @Test
    void readsChineseHeadersInAnyOrderWithABom() throws IOException {
        SimOrder order = paid();
        sync.drop(
                "w.csv",
                "\uFEFF物流公司名称,物流公司编码,备注,运单号,订单编号",
                "顺丰速运,shunfeng,易碎,\"SF 1\",x",
                "\"顺丰速运\",shunfeng,,SF1," + order.id());

        assertThat(result("w")).hasSize(3).last().isEqualTo(order.id() + ",SF1,shipped,");
    }

    @Test
    void readsAndWritesGbkWhereThatWasAgreed() throws IOException {
        sync.close();
        sync = new RunningSync(RunningSync.access(simulator), data, GBK);
        SimOrder order = paid();
        sync.drop("w.csv", ("订单号,物流单号,物流公司编码,物流公司名称\n" + row(order, "SF1") + "\n,SF2,shunfeng,顺丰速运\n").getBytes(GBK));

        List<String> failed = sync.linesOf(error("w.failed.csv"), GBK);
        assertThat(failed.get(0)).startsWith("order_id");
        assertThat(failed.get(1)).startsWith(",SF2,shunfeng,顺丰速运,line 3: order_id is blank");
        await().atMost(RunningSync.PATIENCE).until(() -> order.logisticsName().equals("顺丰速运"));
    }

    @Test
    void eachBadRowFailsWithItsReasonAndTheOthersShip() throws IOException {
        SimOrder good = paid();
        SimOrder unpaid = simulator.shop().addOrder();
        SimOrder canceled = simulator.shop().addOrder(spec -> spec.status("canceled"));
        SimOrder refunded = simulator.shop().addOrder(spec -> spec.status("wait_seller_ship")
                .refundStatus(0, "wait_seller_agree"));
        SimOrder sent = simulator.shop().addOrder(spec -> spec.status("shipped").shippedWith("SF0", "顺丰速运"));
        SimOrder twice = paid();
        sync.drop(
                "w.csv",
                HEADER,
                good.id() + ",\"SF1,shunfeng,顺丰速运",
                good.id() + ",SF1",
                good.id() + ", ,shunfeng,顺丰速运",
                "2.02611E+10,SF1,shunfeng,顺丰速运",
                "../x,SF1,shunfeng,顺丰速运",
                row("99999999999", "SF2"),
                row(unpaid, "SF3"),
                row(canceled, "SF4"),
                row(refunded, "SF5"),
                row(sent, "SF6"),
                row(sent, "SF0"),
                row(twice, "SF7"),
                row(twice, "SF8"),
                row(good, "SF9"),
                row(good, "SF9"));

        List<String> rows = result("w");
        assertThat(rows.get(1)).startsWith(",,failed,line 2: a quote is not closed");
        assertThat(rows.get(2)).contains("failed").contains("line 3: 2 columns");
        assertThat(rows.get(3)).contains("failed,line 4: waybill_no is blank");
        assertThat(rows.get(4)).contains("failed").contains("rounded by Excel");
        assertThat(rows.get(5)).contains("failed").contains("characters other than");
        assertThat(rows.get(6)).contains("failed,the platform refused: 订单不存在");
        assertThat(rows.get(7)).contains("failed,").contains("待发货");
        assertThat(rows.get(8)).contains("failed,the order is canceled");
        assertThat(rows.get(9)).contains("failed,").contains("refund");
        // Two rows for one shipped order contradict each other, whatever the shop has.
        assertThat(rows.get(10)).contains("failed,").contains("lines 11, 12");
        assertThat(rows.get(12)).contains("failed,").contains("lines 13, 14");
        assertThat(rows.get(13)).contains("failed,").contains("lines 13, 14");
        assertThat(rows.get(14)).isEqualTo(good.id() + ",SF9,shipped,");
        assertThat(rows.get(15)).isEqualTo(good.id() + ",SF9,already shipped,");
        assertThat(sync.linesOf(error("w.failed.csv"), StandardCharsets.UTF_8)).hasSize(14);
        assertThat(twice.waybillNo()).isEmpty();
        assertThat(refunded.waybillNo()).isEmpty();
        assertThat(accepted()).isEqualTo(1);
    }

    @Test
    void anOrderThatIsShippedWithAnotherWaybillIsNotTouched() throws IOException {
        SimOrder sent = simulator.shop().addOrder(spec -> spec.status("shipped").shippedWith("SF0", "顺丰速运"));
        SimOrder same =
                simulator.shop().addOrder(spec -> spec.status("finished").shippedWith("SF1", "顺丰速运"));
        sync.drop("w.csv", HEADER, row(sent, "SF6"), row(same, "SF1"));

        assertThat(result("w").get(1))
                .isEqualTo(sent.id() + ",SF6,failed,\"the order is shipped already, with waybill SF0\"");
        assertThat(result("w").get(2)).isEqualTo(same.id() + ",SF1,already shipped,");
        assertThat(sent.waybillNo()).isEqualTo("SF0");
    }

    @Test
    void failedRowsCanBeDroppedAgainAsTheyAre() throws IOException {
        SimOrder order = simulator.shop().addOrder();
        sync.drop("w.csv", HEADER, row(order, "SF1"));
        sync.linesOf(error("w.failed.csv"), StandardCharsets.UTF_8);
        await().atMost(RunningSync.PATIENCE).until(() -> Files.exists(done("w.csv")));
        simulator.shop().pay(order.id());

        Files.move(error("w.failed.csv"), dropped("w.failed.csv"));

        assertThat(result("w-2").get(1)).isEqualTo(order.id() + ",SF1,shipped,");
    }

    @Test
    void aSecondFileOfTheSameNameHidesNothing() throws IOException {
        SimOrder one = paid();
        SimOrder two = paid();
        sync.drop("w.csv", HEADER, row(one, "SF1"));
        await().atMost(RunningSync.PATIENCE).until(() -> Files.exists(done("w.csv")));
        sync.drop("w.csv", HEADER, row(two, "SF2"));

        assertThat(result("w-2").get(1)).startsWith(two.id());
        assertThat(result("w").get(1)).startsWith(one.id());
    }

    @Test
    void aFileInAnotherEncodingGoesAwayAsAWholeAndNothingIsShipped() throws IOException {
        SimOrder order = paid();
        sync.drop("w.csv", (HEADER + "\n" + row(order, "SF1") + "\n").getBytes(GBK));

        assertThat(reason("w")).contains("not UTF-8").contains("--csv-charset GBK");
        await().atMost(RunningSync.PATIENCE)
                .until(() -> Files.exists(error("w.csv")) && !Files.exists(dropped("w.csv")));
        assertThat(order.waybillNo()).isEmpty();
        assertThat(accepted()).isZero();
    }

    @Test
    void emptyAndHeadlessFilesGoAwayWithTheReason() throws IOException {
        SimOrder order = paid();
        sync.drop("empty.csv", new byte[0]);
        sync.drop("bom.csv", "\uFEFF");
        sync.drop("norows.csv", HEADER, "  ,, ");
        sync.drop("nohead.csv", row(order, "SF1"));
        sync.drop("double.csv", HEADER + ",运单号", row(order, "SF1"));

        assertThat(reason("empty")).contains("the file is empty");
        assertThat(reason("bom")).contains("the file is empty");
        assertThat(reason("norows")).contains("no rows");
        assertThat(reason("nohead"))
                .contains("the first line has to name the columns")
                .contains("waybill_no (物流单号)");
        assertThat(reason("double")).contains("twice");
        await().atMost(RunningSync.PATIENCE).until(() -> Files.exists(error("double.csv")));
        assertThat(accepted()).isZero();
    }

    @Test
    void anOutageIsNobodysMistake() throws IOException {
        SimOrder one = paid();
        SimOrder two = paid();
        simulator.faults().rate(1, Fault.status(502));
        sync.drop("w.csv", HEADER, row(one, "SF1"), row(two, "SF2"));

        await().atMost(RunningSync.PATIENCE).until(() -> sync.output().contains("waybill files that wait 1"));
        assertThat(dropped("w.csv")).exists();
        assertThat(error("w.failed.csv")).doesNotExist();
        assertThat(done("w.result.csv")).doesNotExist();

        simulator.faults().clear();
        assertThat(result("w")).hasSize(3).noneMatch(line -> line.contains("failed"));
        assertThat(accepted()).isEqualTo(2);
        await().atMost(RunningSync.PATIENCE)
                .until(() ->
                        !sync.output().lines().reduce((a, b) -> b).orElse("").contains("wait"));
    }

    @Test
    void aFileThatWaitsStaysAsItIsRoundForRoundAndGoesWhenItsRowsAreDecided() throws IOException {
        SimOrder order = paid();
        simulator.faults().rate(1, Fault.status(502));
        sync.drop("w.csv", HEADER, row(order, "SF1"));
        byte[] dropped = Files.readAllBytes(dropped("w.csv"));

        await().atMost(RunningSync.PATIENCE).until(() -> Collections.frequency(sync.failed(), "waybills-out") >= 2);
        assertThat(dropped("w.csv")).hasBinaryContent(dropped);
        assertThat(sync.folder().done()).isEmptyDirectory();
        assertThat(sync.folder().errors()).isEmptyDirectory();

        simulator.faults().clear();
        await().atMost(RunningSync.PATIENCE).until(() -> Files.exists(done("w.csv")));
        assertThat(done("w.csv")).hasBinaryContent(dropped);
        assertThat(dropped("w.csv")).doesNotExist();
        assertThat(result("w").get(1)).isEqualTo(order.id() + ",SF1,shipped,");
    }

    @Test
    void aLostAnswerIsSettledWithoutASecondParcel() throws IOException {
        SimOrder order = paid();
        simulator.faults().next(1, Fault.resetAfterEffect(), "/api/order/ship");
        sync.drop("w.csv", HEADER, row(order, "SF1"));

        assertThat(result("w").get(1)).startsWith(order.id() + ",SF1,already shipped");
        assertThat(accepted()).isEqualTo(1);
    }

    @Test
    void aSecondProgramOnTheSameFolderIsRefused() {
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> DataFolder.open(data))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("--data");
    }

    private SimOrder paid() {
        return simulator.shop().addOrder(spec -> spec.status("wait_seller_ship"));
    }

    private static String row(SimOrder order, String waybill) {
        return row(order.id(), waybill);
    }

    private static String row(String orderId, String waybill) {
        return orderId + "," + waybill + ",shunfeng,顺丰速运";
    }

    private List<String> result(String base) throws IOException {
        List<String> lines = sync.linesOf(done(base + ".result.csv"), StandardCharsets.UTF_8);
        assertThat(lines.get(0)).startsWith("\uFEFF");
        return lines.stream().map(line -> line.replace("\uFEFF", "")).toList();
    }

    private String reason(String base) throws IOException {
        // A file is there a moment before its text is.
        await().atMost(RunningSync.PATIENCE)
                .until(() -> Files.exists(error(base + ".reason.txt")) && Files.size(error(base + ".reason.txt")) > 0);
        return String.join("\n", sync.linesOf(error(base + ".reason.txt"), StandardCharsets.UTF_8));
    }

    private long accepted() {
        return simulator.journal().requests("/api/order/ship").stream()
                .filter(request -> Integer.valueOf(0).equals(request.rt()))
                .count();
    }

    private Path dropped(String name) {
        return sync.folder().waybills().resolve(name);
    }

    private Path done(String name) {
        return sync.folder().done().resolve(name);
    }

    private Path error(String name) {
        return sync.folder().errors().resolve(name);
    }
}
