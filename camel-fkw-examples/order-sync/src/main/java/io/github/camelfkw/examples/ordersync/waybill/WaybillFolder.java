// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.examples.ordersync.waybill;

import io.github.camelfkw.examples.ordersync.DataFolder;
import io.github.camelfkw.examples.ordersync.Progress;
import io.github.camelfkw.examples.ordersync.csv.Csv;
import io.github.camelfkw.examples.ordersync.csv.CsvFile;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens waybill files and writes their results. */
public final class WaybillFolder {

    /** Name of the exchange property that tells the route where the file goes. */
    static final String MOVE_TO = "moveTo";

    private static final Logger LOG = LoggerFactory.getLogger(WaybillFolder.class);
    private static final Pattern ENDING = Pattern.compile("([.]failed)?[.]csv$", Pattern.CASE_INSENSITIVE);

    private final DataFolder folder;
    private final Charset charset;
    private final Progress progress;

    public WaybillFolder(DataFolder folder, Charset charset, Progress progress) {
        this.folder = folder;
        this.charset = charset;
        this.progress = progress;
    }

    /** Reads the file. */
    public WaybillFile open(@Header(Exchange.FILE_NAME) String name, @Body byte[] content) {
        return WaybillFile.read(name, content, charset);
    }

    /** The whole file is of no use: it goes to the error folder with the reason. */
    public void reject(@Body WaybillFile file, Exchange exchange) throws IOException {
        String base = freeName(file.name());
        LOG.warn("{} goes to error/{}.csv, nothing of it was shipped: {}", file.name(), base, file.getProblem());
        Files.writeString(folder.errors().resolve(base + ".reason.txt"), file.name() + ": " + file.getProblem() + "\n");
        progress.fileRejected(folder.waybills().resolve(file.name()));
        exchange.setProperty(MOVE_TO, "error/" + base + ".csv");
    }

    /** Each row is decided: writes the result, and the rows that failed as a file that can be dropped again. */
    public void finish(@ExchangeProperty("waybillFile") WaybillFile file, Exchange exchange) throws IOException {
        String base = freeName(file.name());
        List<String> results = new ArrayList<>();
        results.add(Csv.line(List.of("order_id", "waybill_no", "outcome", "reason")));
        List<String> failed = new ArrayList<>();
        failed.add(Csv.line(List.of("order_id", "waybill_no", "logistics_code", "logistics_name", "reason", "line")));
        for (WaybillRow row : file.getRows()) {
            results.add(Csv.line(List.of(row.getOrderId(), row.getWaybillNo(), row.outcome(), row.reason())));
            if (row.outcome() == WaybillRow.Outcome.FAILED) {
                failed.add(Csv.line(List.of(
                        row.getOrderId(),
                        row.getWaybillNo(),
                        row.getLogisticsCode(),
                        row.getLogisticsName(),
                        row.reason(),
                        row.isMalformed() ? row.line() : "")));
            }
        }
        long failures = file.count(WaybillRow.Outcome.FAILED);
        if (failures > 0) {
            CsvFile.write(folder.errors().resolve(base + ".failed.csv"), charset, failed);
            LOG.warn(
                    "{}: {} of {} rows failed, see waybills/error/{}.failed.csv",
                    file.name(),
                    failures,
                    file.getRows().size(),
                    base);
        }
        CsvFile.write(folder.done().resolve(base + ".result.csv"), charset, results);
        progress.fileDone(folder.waybills().resolve(file.name()), failures);
        exchange.setProperty(MOVE_TO, "done/" + base + ".csv");
    }

    /**
     * Some rows are not decided: the file stays.
     *
     * @throws FileWaits always: a file whose exchange fails is what Camel leaves where it is
     */
    public void keepForLater(@ExchangeProperty("waybillFile") WaybillFile file, Exchange exchange) {
        boolean isNews = progress.fileWaits(folder.waybills().resolve(file.name()));
        if (isNews || exchange.getContext().isStopping()) {
            LOG.warn(
                    "{} stays in the folder, {} of {} rows wait for {}",
                    file.name(),
                    file.getOpenRows(),
                    file.getRows().size(),
                    exchange.getContext().isStopping() ? "the next start" : "the platform: " + file.trouble());
        }
        throw new FileWaits(file.name() + " has rows that are not decided");
    }

    /** A name that nothing in done/ and error/ has: a second waybills.csv must not hide the results of the first. */
    private String freeName(String name) {
        String wanted = ENDING.matcher(name).replaceAll("");
        String free = wanted;
        for (int i = 2; isTaken(folder.done(), free) || isTaken(folder.errors(), free); i++) {
            free = wanted + "-" + i;
        }
        return free;
    }

    private static boolean isTaken(Path where, String base) {
        return Stream.of(".csv", ".result.csv", ".failed.csv", ".reason.txt")
                .anyMatch(ending -> Files.exists(where.resolve(base + ending)));
    }
}
