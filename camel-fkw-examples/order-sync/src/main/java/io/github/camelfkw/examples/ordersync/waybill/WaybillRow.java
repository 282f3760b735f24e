// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.examples.ordersync.waybill;

/** A row of a waybill file, and what became of it. */
public final class WaybillRow {

    /** What became of a row. */
    public enum Outcome {
        /** Not yet known. */
        OPEN(""),
        SHIPPED("shipped"),
        ALREADY_SHIPPED("already shipped"),
        FAILED("failed");

        private final String text;

        Outcome(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private final int lineNumber;
    private final String line;
    private final String orderId;
    private final String waybillNo;
    private final String logisticsCode;
    private final String logisticsName;
    private Outcome outcome = Outcome.OPEN;
    private String reason = "";

    WaybillRow(
            int lineNumber, String line, String orderId, String waybillNo, String logisticsCode, String logisticsName) {
        this.lineNumber = lineNumber;
        this.line = line;
        this.orderId = orderId;
        this.waybillNo = waybillNo;
        this.logisticsCode = logisticsCode;
        this.logisticsName = logisticsName;
    }

    void become(Outcome newOutcome) {
        outcome = newOutcome;
        reason = "";
    }

    void fail(String why) {
        outcome = Outcome.FAILED;
        reason = why;
    }

    /** Whether two rows would ship alike. */
    boolean shipsLike(WaybillRow other) {
        return waybillNo.equals(other.waybillNo)
                && logisticsCode.equals(other.logisticsCode)
                && logisticsName.equals(other.logisticsName);
    }

    boolean isOpen() {
        return outcome == Outcome.OPEN;
    }

    /** Whether its cells could not be told apart. */
    boolean isMalformed() {
        return orderId.isEmpty() && waybillNo.isEmpty() && logisticsCode.isEmpty() && logisticsName.isEmpty();
    }

    /** Line of the file, from 1, the header's. */
    int lineNumber() {
        return lineNumber;
    }

    /** The line as it stands in the file. */
    String line() {
        return line;
    }

    public String getOrderId() {
        return orderId;
    }

    public String getWaybillNo() {
        return waybillNo;
    }

    public String getLogisticsCode() {
        return logisticsCode;
    }

    public String getLogisticsName() {
        return logisticsName;
    }

    Outcome outcome() {
        return outcome;
    }

    String reason() {
        return reason;
    }

    @Override
    public String toString() {
        return "line " + lineNumber + ", order " + orderId;
    }
}
